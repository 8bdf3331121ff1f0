import { type Expression, sql } from 'kysely';

import type { Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import type { CaseRow } from '../../store/repositories/cases';
import { type Customer, customerFound, customerReads } from '../../store/repositories/customers';
import { type Endpoint, endpointOf } from '../../store/repositories/endpoints';
import type { EventRow } from '../../store/repositories/events';
import { personFrom, personOf } from '../../store/repositories/people';
import type { ResponseRow } from '../../store/repositories/responses';
import { parsedSettings, settingsOf } from '../../store/repositories/workspaces';
import type { Db, Tx } from '../../store/store';
import { readTogether } from '../../store/together';
import type { House } from '../house';

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

/** Reads what a case stands on. */
export async function caseBackground(
	house: House,
	row: CaseRow,
	db: Db | Tx = house.store.db,
): Promise<CaseBackground> {
	const response = responseOf(house, db, row.response_id);
	const { background } = await readBackground(house, db, {
		caseId: row.case_id,
		responseId: row.response_id,
		eventId: sql`${response.select('event_id')}`,
		customerId: row.customer_id ?? '',
		ownerId: row.owner_id,
	});
	return background;
}

/**
 * Reads what a case would stand on that is about to be opened, and the case itself where there is one
 * already. What the answer says goes before what the event says, and that before what is given.
 */
export async function backgroundToBe(
	house: House,
	db: Db | Tx,
	given: {
		caseId: string;
		responseId: string | null;
		eventId: string | null;
		customerId: string | null;
		ownerId: string | null;
	},
): Promise<{ background: CaseBackground; known: CaseRow | undefined }> {
	const response = responseOf(house, db, given.responseId);
	const eventId = sql<string>`coalesce(${response.select('event_id')}, ${given.eventId})`;
	const event = db
		.selectFrom('event')
		.select('customer_id')
		.where('workspace_id', '=', house.workspace)
		.where('event_id', '=', eventId);
	const customerId = sql<string>`coalesce(${response.select('customer_id')}, ${event}, ${given.customerId})`;
	return await readBackground(house, db, { ...given, eventId, customerId });
}

/** The question for an answer. Ids are never empty. */
const responseOf = (house: House, db: Db | Tx, responseId: string | null) =>
	db
		.selectFrom('response')
		.where('workspace_id', '=', house.workspace)
		.where('response_id', '=', responseId ?? '');

async function readBackground(
	house: House,
	db: Db | Tx,
	ids: {
		caseId: string;
		responseId: string | null;
		eventId: Expression<string>;
		customerId: string | Expression<string>;
		ownerId: string | null;
	},
): Promise<{ background: CaseBackground; known: CaseRow | undefined }> {
	const { workspace } = house;
	const found = await readTogether(house.store, db, {
		settings: settingsOf(db, workspace),
		page: endpointOf(db, workspace, 'case', ''),
		response: responseOf(house, db, ids.responseId).selectAll(),
		event: db
			.selectFrom('event')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.where('event_id', '=', ids.eventId),
		...customerReads(db, workspace, ids.customerId),
		owner: personOf(db, workspace, ids.ownerId ?? ''),
		known: db
			.selectFrom('case_file')
			.selectAll()
			.where('workspace_id', '=', workspace)
			.where('case_id', '=', ids.caseId),
	});
	const [owner] = found.owner;
	return {
		background: {
			settings: parsedSettings(found.settings[0]?.settings ?? '{}'),
			page: found.page[0],
			response: found.response[0] as ResponseRow | undefined,
			event: found.event[0],
			customer: customerFound(found),
			owner: owner && personFrom(owner),
		},
		known: found.known[0] as CaseRow | undefined,
	};
}
