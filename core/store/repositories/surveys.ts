import type { Expression } from 'kysely';

import { keep } from '../../model/remembered';
import type { Survey } from '../../model/survey';
import type { Db, Store, Tx } from '../store';

/** Versions that were stored before mails had texts of their own have none. */
export function readDefinition(definition: string): Survey {
	const stored = JSON.parse(definition) as Omit<Survey, LaterPart> & Partial<Survey>;
	return {
		...stored,
		mailSubject: stored.mailSubject ?? null,
		mailIntro: stored.mailIntro ?? null,
	};
}

type LaterPart = 'mailSubject' | 'mailIntro';

/** Stores a version once; activating an old version again makes it the current one. */
export async function saveSurvey(
	tx: Tx,
	workspace: string,
	survey: Survey,
	now: number,
): Promise<void> {
	await saveVersion(tx, workspace, survey, {
		fresh: { created_at: now, activated_at: now },
		again: { activated_at: now },
	});
}

/**
 * Stores a version that is only tried out: it never becomes the current one by that. What is tried
 * again is the one tried last.
 */
export async function saveTriedSurvey(
	tx: Tx,
	workspace: string,
	survey: Survey,
	now: number,
): Promise<void> {
	await saveVersion(tx, workspace, survey, {
		fresh: { created_at: now, activated_at: 0 },
		again: { created_at: now },
	});
}

type Moments = { created_at: number; activated_at: number };

/** A version is stored once; stored again, only its moments change. */
async function saveVersion(
	tx: Tx,
	workspace: string,
	survey: Survey,
	{ fresh, again }: { fresh: Moments; again: Partial<Moments> },
): Promise<void> {
	await tx
		.insertInto('survey')
		.values({
			workspace_id: workspace,
			survey_key: survey.key,
			version: survey.version,
			definition: JSON.stringify(survey),
			...fresh,
		})
		.onConflict((c) => c.columns(['workspace_id', 'survey_key', 'version']).doUpdateSet(again))
		.execute();
}

/** The version that was tried out or first published last: the one on somebody's canvas. */
export async function triedSurvey(
	db: Db | Tx,
	workspace: string,
	key: string,
): Promise<Survey | undefined> {
	const row = await db
		.selectFrom('survey')
		.select('definition')
		.where('workspace_id', '=', workspace)
		.where('survey_key', '=', key)
		.orderBy('created_at', 'desc')
		.orderBy('activated_at', 'asc')
		.limit(1)
		.executeTakeFirst();
	return row && readDefinition(row.definition);
}

/** The question for the version that was activated last; one that was only tried out never was. */
export function newestVersionQuery(
	db: Db | Tx,
	workspace: string,
	key: string | Expression<string>,
) {
	return db
		.selectFrom('survey')
		.where('workspace_id', '=', workspace)
		.where('survey_key', '=', key)
		.where('activated_at', '>', 0)
		.orderBy('activated_at', 'desc')
		.limit(1);
}

export async function currentSurvey(
	db: Db | Tx,
	workspace: string,
	key: string,
): Promise<Survey | undefined> {
	const row = await newestVersionQuery(db, workspace, key).select('definition').executeTakeFirst();
	return row && readDefinition(row.definition);
}

export async function surveyVersion(
	db: Db | Tx,
	workspace: string,
	key: string,
	version: string,
): Promise<Survey | undefined> {
	const row = await db
		.selectFrom('survey')
		.select('definition')
		.where('workspace_id', '=', workspace)
		.where('survey_key', '=', key)
		.where('version', '=', version)
		.executeTakeFirst();
	return row && readDefinition(row.definition);
}

const mostKept = 200;

/** Versions never change, so they are read once. Keyed by store, since tests use several. */
const versions = new WeakMap<object, Map<string, Survey>>();

/** The same, remembered. */
export async function keptSurvey(
	store: Store,
	workspace: string,
	{ key, version }: { key: string; version: string },
	db: Db | Tx = store.db,
): Promise<Survey | undefined> {
	const own = versions.get(store) ?? new Map<string, Survey>();
	versions.set(store, own);
	// Neither the first nor the last can hold a space.
	const name = `${workspace} ${key} ${version}`;
	const known = own.get(name);
	if (known) return known;
	const survey = await surveyVersion(db, workspace, key, version);
	if (!survey) return undefined;
	keep(own, mostKept, name, survey);
	return survey;
}

export async function surveyKeys(db: Db | Tx, workspace: string): Promise<string[]> {
	const rows = await db
		.selectFrom('survey')
		.select('survey_key')
		.distinct()
		.where('workspace_id', '=', workspace)
		.where('activated_at', '>', 0)
		.orderBy('survey_key')
		.execute();
	return rows.map((row) => row.survey_key);
}

/** More surveys nobody chooses from. */
const mostAnswered = 500;

/** The surveys that somebody has answered, also those that came from elsewhere and were never published here. */
export async function answeredSurveyKeys(db: Db | Tx, workspace: string): Promise<string[]> {
	const keys: string[] = [];
	// From key to key by the index: a distinct one would read every answer.
	while (keys.length < mostAnswered) {
		const row = await db
			.selectFrom('response')
			.select('survey_key')
			.where('workspace_id', '=', workspace)
			.where('survey_key', '>', keys.at(-1) ?? '')
			.where('test', '=', 0)
			.orderBy('survey_key')
			.limit(1)
			.executeTakeFirst();
		if (!row) break;
		keys.push(row.survey_key);
	}
	return keys;
}

/** Whether anybody has answered a survey. */
export async function isAnswered(db: Db | Tx, workspace: string, key: string): Promise<boolean> {
	const row = await db
		.selectFrom('response')
		.select('survey_key')
		.where('workspace_id', '=', workspace)
		.where('survey_key', '=', key)
		.where('test', '=', 0)
		.limit(1)
		.executeTakeFirst();
	return row !== undefined;
}

/** The version that new invitations get; `undefined` if the survey was never published. */
export async function currentVersion(
	db: Db | Tx,
	workspace: string,
	key: string,
): Promise<string | undefined> {
	const row = await newestVersionQuery(db, workspace, key).select('version').executeTakeFirst();
	return row?.version;
}
