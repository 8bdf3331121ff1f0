import { type RawBuilder, sql } from 'kysely';

import type { DueKind } from '../../model/states';
import type { CaseStepTable } from '../tables/cases';
import type { Db, DialectName, Tx } from '../store';
import { type Write, writeTogether } from '../together';
import { type NewActivity, noteActivityQuery } from './activities';
import { type CaseRow, insertStepQuery, openCaseQuery } from './cases';
import type { AnswerFacts } from './case-background';
import { customerQueries } from './customers';
import { dropDueQuery, planDueQuery, type PlannedRow } from './due';
import { eventQuery } from './events';
import { isHeld } from './lock';
import type { ResponseRow } from './responses';

/** What opens a case for an answer should nobody else do so. */
export const caseNet: DueKind = 'low_score_without_case';

/** What opening a case writes. */
export type CaseWrites = {
	workspace: string;
	row: CaseRow;
	step: CaseStepTable;
	planned: PlannedRow[];
	activities: NewActivity[];
	/** Of the answer that needs its net no more; empty without one. */
	responseId: string;
	/** The answer whose case was decided on what it was stored with; empty where all was read. */
	asStored: AsStored[];
	/** What it is about, as it was read; empty what there is not. */
	about: CaseStands;
};

/** What a case stands on, of which each belongs to whom it belonged to. */
export type CaseStands = {
	customers: string[];
	responses: Array<{ responseId: string; customers: string[] }>;
	events: Array<{ eventId: string; customers: string[] }>;
};

/** An answer as it was stored, and whom and what it was about. */
type AsStored = {
	responseId: string;
	state: ResponseRow['state'];
	updatedAt: number;
	eventIds: string[];
	customers: Array<{ customerId: string; updatedAt: number }>;
};

/** What has to be so still for a case to stand on what its answer was stored with. */
export function asStored({ response, event, customer }: AnswerFacts): AsStored {
	return {
		responseId: response.response_id,
		state: response.state,
		updatedAt: response.updated_at,
		eventIds: event ? [event.event_id] : [],
		customers: customer
			? [{ customerId: customer.customer_id, updatedAt: customer.updated_at }]
			: [],
	};
}

const caseWrites = (db: Db | Tx, values: CaseWrites, dialect: DialectName) => {
	const { workspace, row, step, planned, activities, responseId } = values;
	const writes: Write[] = [
		openCaseQuery(db, row),
		insertStepQuery(db, step),
		...activities.map((activity) => noteActivityQuery(db, activity)),
		dropDueQuery(db, workspace, responseId, [caseNet]),
	];
	if (planned.length > 0) writes.push(planDueQuery(db, planned));
	const [answer] = values.asStored;
	const stands = standing(db, values, dialect);
	const still = answer
		? stillStored(db, workspace, answer).where(stands)
		: db
				.selectFrom(sql`(select 1 as there)`.as('one'))
				.select(sql.lit(1).as('still'))
				.where(stands);
	return { writes, guard: still };
};

/** Whether what a case stands on is there, and its customer stays so, see `holdCustomer`. */
function standing(
	db: Db | Tx,
	{ workspace, about }: CaseWrites,
	dialect: DialectName,
): RawBuilder<boolean> {
	const there: Array<RawBuilder<unknown>> = [sql`1 = 1`];
	const its = (table: 'response' | 'event', customers: readonly string[]) => {
		let row = db.selectFrom(table).select('customer_id').where('workspace_id', '=', workspace);
		for (const id of customers) row = row.where('customer_id', '=', id);
		return row;
	};
	for (const { responseId, customers } of about.responses) {
		const row = its('response', customers).where('response_id' as never, '=', responseId as never);
		there.push(sql`exists ${row}`);
	}
	for (const { eventId, customers } of about.events) {
		const row = its('event', customers).where('event_id' as never, '=', eventId as never);
		there.push(sql`exists ${row}`);
	}
	for (const id of about.customers) there.push(isHeld(dialect, workspace, id));
	return sql<boolean>`${sql.join(there, sql` and `)}`;
}

/** Finds the answer if it is still as it was stored, about the same event and customer. */
function stillStored(db: Db | Tx, workspace: string, answer: AsStored) {
	let found = db
		.selectFrom('response')
		.select('response_id')
		.where('workspace_id', '=', workspace)
		.where('response_id', '=', answer.responseId)
		.where('state', '=', answer.state)
		.where('updated_at', '=', answer.updatedAt);
	for (const eventId of answer.eventIds) {
		found = found.where('event_id', '=', eventQuery(db, workspace, eventId).select('event_id'));
	}
	for (const { customerId, updatedAt } of answer.customers) {
		const same = customerQueries(db, workspace, customerId)
			.customer.clearSelect()
			.select('customer_id')
			.where('updated_at', '=', updatedAt);
		found = found.where('customer_id', '=', same);
	}
	return found;
}

/** Stores a case that is opened; a duplicate where there is one. */
export const writeCase = writeTogether(caseWrites);
/** The answer is on the disk, with a net that opens its case anew; the same case, by its id. */
export const writeCaseOfLow = writeTogether(caseWrites, { repeatable: true });
