import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';

import type { SatisfactionItem } from '../../model/item';
import { NotFoundError } from '../../model/errors';
import type { CaseState } from '../../model/states';
import { workingCaseStates } from '../../model/states';
import {
	type CaseRow,
	caseOfResponse,
	findCase,
	listCompensations,
	listSteps,
} from '../../store/repositories/cases';
import type { Schema } from '../../store/schema';
import type { Db } from '../../store/store';
import type { House } from '../house';
import { caseBackground } from './case-background';
import { caseItem } from './case-item';
import { linkOfOwner } from './case-notices';
import { historyOf, type HistoryLine } from './case-history';

export type CaseFilter = {
	/** `null` = every state. */
	states: readonly CaseState[] | null;
	team: string | null;
	/** Id of a person. */
	ownerId: string | null;
	customerId: string | null;
	/** Only cases with a clock that has run out. */
	overdueOnly: boolean;
	/** Test cases instead of real ones. */
	test: boolean;
	/** `null` = all. */
	limit: number | null;
};

/** Cases that fit a filter, what is due next first. */
export async function findCases(db: Db, workspace: string, filter: CaseFilter, now: number) {
	let query = db
		.selectFrom('case_file')
		.selectAll()
		.where('workspace_id', '=', workspace)
		.where('test', '=', filter.test ? 1 : 0);
	if (filter.states) query = query.where('state', 'in', [...filter.states]);
	if (filter.team !== null) {
		const team = filter.team.trim().toLowerCase();
		query = query.where((eb) => eb(eb.fn<string>('lower', ['team']), '=', team));
	}
	if (filter.ownerId !== null) query = query.where('owner_id', '=', filter.ownerId);
	if (filter.customerId !== null) query = query.where('customer_id', '=', filter.customerId);
	if (filter.overdueOnly) {
		query = query
			.where('state', 'in', [...workingCaseStates])
			.where((eb) => eb.or([...late(eb, 'response', now), ...late(eb, 'resolution', now)]));
	}
	// SQLite puts nulls first and PostgreSQL last: cases without a clock come last on both.
	query = query
		.orderBy((eb) => eb.case().when('resolution_due_at', 'is', null).then(1).else(0).end())
		.orderBy('resolution_due_at')
		.orderBy('case_id');
	if (filter.limit !== null) query = query.limit(filter.limit);
	return (await query.execute()) as CaseRow[];
}

function late(
	eb: ExpressionBuilder<Schema, 'case_file'>,
	clock: 'response' | 'resolution',
	now: number,
): Array<Expression<SqlBool>> {
	return [
		eb(`${clock}_state`, '=', 'breached'),
		eb.and([eb(`${clock}_state`, '=', 'running'), eb(`${clock}_due_at`, '<', now)]),
	];
}

/** Cases as items, each with its owner's link. */
export async function listCaseItems(
	house: House,
	now: number,
	filter: CaseFilter,
): Promise<Array<Partial<SatisfactionItem>>> {
	const items: Array<Partial<SatisfactionItem>> = [];
	for (const row of await findCases(house.store.db, house.workspace, filter, now)) {
		const background = await caseBackground(house, row);
		items.push(caseItem(row, background, linkOfOwner(house, row, background).link));
	}
	return items;
}

export type CaseInFull = {
	row: CaseRow;
	item: Partial<SatisfactionItem>;
	history: HistoryLine[];
	compensations: Array<{
		id: string;
		kind: string;
		amount: number;
		currency: string;
		state: string;
	}>;
};

/**
 * One case with its history, by its own id or that of the answer it is about.
 *
 * @throws NotFoundError if there is none
 */
export async function getCase(
	house: House,
	by: { caseId: string | null; responseId: string | null },
	language = 'en',
): Promise<CaseInFull> {
	const row = await caseBy(house, by);
	const background = await caseBackground(house, row);
	const { db } = house.store;
	const given = await listCompensations(db, house.workspace, row.case_id);
	return {
		row,
		item: caseItem(row, background, linkOfOwner(house, row, background).link),
		history: await historyOf(house, await listSteps(db, house.workspace, row.case_id), language),
		compensations: given.map(({ compensation_id: id, kind, amount, currency, state }) => ({
			id,
			kind,
			amount,
			currency,
			state,
		})),
	};
}

/**
 * The case an item means: by its own id, else by the answer it is about.
 *
 * @throws NotFoundError if there is none
 */
export async function caseBy(
	house: House,
	by: { caseId: string | null; responseId: string | null },
): Promise<CaseRow> {
	const { db } = house.store;
	const row =
		by.caseId !== null
			? await findCase(db, house.workspace, by.caseId)
			: by.responseId !== null
				? await caseOfResponse(db, house.workspace, by.responseId)
				: undefined;
	if (row) return row;
	const what =
		by.caseId !== null
			? `There is no case "${by.caseId}"`
			: by.responseId !== null
				? `There is no case about the response "${by.responseId}"`
				: 'The item names no case and no response';
	throw new NotFoundError(
		`${what} in the workspace "${house.workspace}".`,
		'Use an item of the operation Open or of a Satisfaction Case Trigger, or give the case ID.',
	);
}
