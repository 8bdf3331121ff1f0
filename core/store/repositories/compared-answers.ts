import { type RawBuilder, sql, type SqlBool } from 'kysely';

import type { ResponsibleScope, SummaryFilters } from './summary-scope';
import { answerCounts, talliesFrom } from './answer-counts';
import { countOffScale, responseRows, type SurveyTally } from './summary';
import type { WorkspaceStore } from '../store';

/** Which answers belong to a group; times in epoch ms, `from` belongs to it, `until` does not. */
export type AnswerGroup = {
	period: { from: number; until: number };
	filters: SummaryFilters;
	responsible: ResponsibleScope;
	/** Of the customer; `null` = any. */
	tag: string | null;
	/** Of the customer; a yes is the number 1. */
	attribute: { name: string; text: string; number: number | null } | null;
};

type Place = { place: WorkspaceStore; now: number };

/** One tally per survey, purpose, metric, scale and cut of the answers of a group. */
export async function talliesOfGroup(at: Place, group: AnswerGroup): Promise<SurveyTally[]> {
	const counts = await answerCounts(at.place.store, inGroup(at, group));
	return talliesFrom(counts, (cell) => cell);
}

/** How many answers of a group are left out because their value does not lie on their scale. */
export async function countOffScaleIn(at: Place, group: AnswerGroup): Promise<number> {
	return await countOffScale({ ...at, ...group }, (rows) => withTraits(at, rows, group));
}

/** How many answers are in both groups, and how many customers have answers in both. */
export async function countInBoth(
	at: Place,
	a: AnswerGroup,
	b: AnswerGroup,
): Promise<{ answers: number; customers: number }> {
	const span = {
		from: Math.max(a.period.from, b.period.from),
		until: Math.min(a.period.until, b.period.until),
	};
	let answers = 0;
	if (span.from < span.until) {
		const [row] = await at.place.store.analyse(
			conditionsOf(at, inGroup(at, { ...a, period: span }), { ...b, period: span }).select(
				({ fn }) => fn.countAll<number>().as('n'),
			),
		);
		answers = Number(row?.n ?? 0);
	}
	const people = (group: AnswerGroup) =>
		inGroup(at, group).select('customer_id').where('customer_id', 'is not', null).distinct();
	const both = at.place.store.db
		.selectFrom(people(a).intersect(people(b)).as('both'))
		.select(({ fn }) => fn.countAll<number>().as('n'));
	const [row] = await at.place.store.analyse(both);
	return { answers, customers: Number(row?.n ?? 0) };
}

const inGroup = (at: Place, group: AnswerGroup) =>
	withTraits(at, responseRows({ ...at, ...group }), group);

type Rows = ReturnType<typeof responseRows>;

/** The conditions of a second group on the rows of a first. */
function conditionsOf(at: Place, rows: Rows, group: AnswerGroup): Rows {
	const others = inGroup(at, group).select('response_id');
	return rows.where('response_id', 'in', others);
}

function withTraits({ place }: Place, rows: Rows, { tag, attribute }: AnswerGroup): Rows {
	const ofCustomer = (table: string, where: RawBuilder<SqlBool>) => sql<SqlBool>`exists (select 1
		from ${sql.ref(table)} where ${sql.ref(table)}.workspace_id = ${place.workspace}
		and ${sql.ref(table)}.customer_id = response.customer_id and ${where})`;
	let found = rows;
	if (tag !== null) found = found.where(ofCustomer('customer_tag', sql`tag = ${tag}`));
	if (attribute !== null) {
		const { name, text, number } = attribute;
		const value =
			number === null
				? sql<SqlBool>`text = ${text}`
				: sql<SqlBool>`(text = ${text} or number = ${number})`;
		found = found.where(ofCustomer('customer_attribute', sql`name = ${name} and ${value}`));
	}
	return found;
}
