import { sql } from 'kysely';

import { isObject, type Json } from '../../model/json';
import type { Direction } from '../../model/metric';
import { itemSet, storedItems } from '../../model/rated-items';
import type { Survey } from '../../model/survey';
import type { Tx } from '../store';

/** Answers that are read and written at once. */
const atOnce = 1_000;

type AnswerRow = {
	workspace_id: string;
	response_id: string;
	survey_key: string;
	survey_version: string;
	scale_min: number;
	scale_max: number;
	direction: Direction;
	answers: string;
};

/** Takes the ratings of items out of the answers that were stored before they had a place of their own. */
export async function keepItems(tx: Tx): Promise<void> {
	const surveys = await surveysWithItems(tx);
	if (surveys.size === 0) return;
	for (let last: AnswerRow | undefined; ;) {
		const { rows } = await sql<AnswerRow>`
			select workspace_id, response_id, survey_key, survey_version, scale_min, scale_max,
				direction, answers
			from response
			where survey_version is not null
				and (workspace_id, response_id)
					> (${last?.workspace_id ?? ''}, ${last?.response_id ?? ''})
			order by workspace_id, response_id limit ${atOnce}`.execute(tx);
		const kept = rows.flatMap((row) => {
			const survey = surveys.get(nameOf(row.workspace_id, row.survey_key, row.survey_version));
			const scale = { min: row.scale_min, max: row.scale_max, direction: row.direction };
			const { item_set: set, items } = storedItems(survey, listOf(row.answers), scale);
			return set === null ? [] : [sql`(${row.workspace_id}, ${row.response_id}, ${set}, ${items})`];
		});
		if (kept.length > 0) {
			await sql`update response set item_set = known.column3, items = known.column4
				from (values ${sql.join(kept)}) as known
				where response.workspace_id = known.column1
					and response.response_id = known.column2`.execute(tx);
		}
		if (rows.length < atOnce) return;
		last = rows.at(-1);
	}
}

/** Of a workspace, by key and version. */
async function surveysWithItems(tx: Tx): Promise<Map<string, Survey>> {
	const { rows } = await sql<{
		workspace_id: string;
		survey_key: string;
		version: string;
		definition: string;
	}>`select workspace_id, survey_key, version, definition from survey`.execute(tx);
	return new Map(
		rows.flatMap(({ workspace_id, survey_key, version, definition }) => {
			const survey = JSON.parse(definition) as Survey;
			// Definitions of tests and of early packages may lack parts.
			const isWhole = Array.isArray(survey.questions) && Array.isArray(survey.items);
			return isWhole && survey.rating && itemSet(survey) !== null
				? [[nameOf(workspace_id, survey_key, version), survey] as const]
				: [];
		}),
	);
}

const nameOf = (...parts: string[]): string => JSON.stringify(parts);

function listOf(answers: string): Array<{ id: string; value: Json }> {
	const said: unknown = JSON.parse(answers);
	const list: unknown = isObject(said) ? said.list : [];
	return Array.isArray(list)
		? list.flatMap((one: unknown) =>
				isObject(one) && typeof one.id === 'string'
					? [{ id: one.id, value: (one.value ?? null) as Json }]
					: [],
			)
		: [];
}
