import { type Expression, sql } from 'kysely';

import type { Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import type { CaseRow } from './cases';
import { type Customer, customerFound, customerQueries } from './customers';
import { type Endpoint, endpointQuery } from './endpoints';
import { eventQuery, type EventRow } from './events';
import { personFrom, personQuery } from './people';
import type { ResponseRow } from './responses';
import { parsedSettings, settingsQuery } from './workspaces';
import type { Db, Tx, WorkspaceStore } from '../store';
import { readTogether } from '../together';

/** What a case stands on; what is missing was erased or never there. */
export type CaseBackground = {
	settings: Settings;
	/** Where the page of cases is served. */
	page: Endpoint | undefined;
	response: ResponseRow | undefined;
	event: EventRow | undefined;
	customer: Customer | undefined;
	owner: Person | undefined;
};

/** What an answer was stored with. */
export type AnswerFacts = {
	response: ResponseRow;
	event: EventRow | undefined;
	customer: Customer | undefined;
};

/** What a case would be about, by ids. They are never empty, so an empty one finds nothing. */
export type CaseAbout = { responseId: string; eventId: string; customerId: string };

type Ids = CaseAbout & { workspace: string; caseId: string; ownerId: string };

const responseOf = (db: Db | Tx, workspace: string, responseId: string) =>
	db
		.selectFrom('response')
		.where('workspace_id', '=', workspace)
		.where('response_id', '=', responseId);

/** The questions for everything but the owner, by expressions for the two ids that others lead to. */
function everything(
	db: Db | Tx,
	{ workspace, responseId }: Pick<Ids, 'workspace' | 'responseId'>,
	{ eventId, customerId }: Record<'eventId' | 'customerId', Expression<string>>,
) {
	return {
		settings: settingsQuery(db, workspace),
		page: endpointQuery(db, workspace, 'case', ''),
		response: responseOf(db, workspace, responseId).selectAll(),
		event: eventQuery(db, workspace, eventId).selectAll(),
		...customerQueries(db, workspace, customerId),
	};
}

const readBackground = readTogether((db, ids: Ids) => {
	const { workspace, responseId } = ids;
	const eventId = sql<string>`${responseOf(db, workspace, responseId).select('event_id')}`;
	return {
		...everything(db, ids, { eventId, customerId: sql<string>`${ids.customerId}` }),
		owner: personQuery(db, workspace, ids.ownerId),
	};
});

/**
 * The questions for what a case would stand on, but for its owner. What the answer says goes before
 * what the event says, and that before what is given.
 */
function backgroundReads(db: Db | Tx, about: CaseAbout & { workspace: string }) {
	const { workspace, responseId } = about;
	const response = responseOf(db, workspace, responseId);
	const eventId = sql<string>`coalesce(${response.select('event_id')}, ${about.eventId})`;
	const ofEvent = eventQuery(db, workspace, eventId).select('customer_id');
	const ofResponse = response.select('customer_id');
	const customerId = sql<string>`coalesce(${ofResponse}, ${ofEvent}, ${about.customerId})`;
	return everything(db, about, { eventId, customerId });
}

const readBackgroundToBe = readTogether((db, ids: Ids) => ({
	...backgroundReads(db, ids),
	owner: personQuery(db, ids.workspace, ids.ownerId),
	known: db
		.selectFrom('case_file')
		.selectAll()
		.where('workspace_id', '=', ids.workspace)
		.where('case_id', '=', ids.caseId),
}));

/** Reads what a case stands on. */
export async function caseBackground(
	{ store, workspace }: WorkspaceStore,
	row: CaseRow,
	db: Db | Tx = store.db,
): Promise<CaseBackground> {
	const found = await readBackground(store, db, {
		workspace,
		caseId: row.case_id,
		responseId: row.response_id ?? '',
		eventId: '',
		customerId: row.customer_id ?? '',
		ownerId: row.owner_id ?? '',
	});
	return backgroundFrom(found);
}

/**
 * Reads what a case would stand on that is about to be opened, and the case itself where there is one
 * already.
 */
export async function backgroundToBe(
	{ store, workspace }: WorkspaceStore,
	about: CaseAbout,
	ids: { caseId: string; ownerId: string },
): Promise<{ background: CaseBackground; known: CaseRow | undefined }> {
	const found = await readBackgroundToBe(store, store.db, { workspace, ...about, ...ids });
	return { background: backgroundFrom(found), known: found.known[0] };
}

type Found = Awaited<ReturnType<typeof readBackground>>;

function backgroundFrom(found: Found): CaseBackground {
	const [owner] = found.owner;
	return {
		owner: owner && personFrom(owner),
		settings: parsedSettings(found.settings[0]?.settings ?? '{}'),
		page: found.page[0],
		response: found.response[0],
		event: found.event[0],
		customer: customerFound(found),
	};
}
