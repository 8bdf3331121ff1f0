import type { SatisfactionItem } from '../../model/item';
import { NotFoundError } from '../../model/errors';
import { type CaseFilter, findCases } from '../../store/repositories/case-list';
import {
	type CaseRow,
	caseOfResponse,
	findCase,
	listCompensations,
	listSteps,
} from '../../store/repositories/cases';
import { openingsOf, type ToldOpening } from '../audit/link-openings';
import type { House } from '../house';
import { spokenIn } from '../workspace/spoken';
import { caseBackground } from '../../store/repositories/case-background';
import { caseItem } from './case-item';
import { linkOfOwner } from './case-notices';
import { historyOf, type HistoryLine } from './case-history';

/** Cases as items, each with its owner's link. */
export async function listCaseItems(
	house: House,
	now: number,
	filter: CaseFilter,
): Promise<Array<Partial<SatisfactionItem>>> {
	const items: Array<Partial<SatisfactionItem>> = [];
	for (const row of await findCases(house.store.db, house.workspace, filter, now)) {
		const background = await caseBackground(house, row);
		items.push(caseItem(house, row, background, linkOfOwner(house, row, background).link));
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
	/** Who followed its links, newest first. */
	openings: ToldOpening[];
};

/**
 * One case with its history, by its own id or that of the answer it is about.
 *
 * @throws NotFoundError if there is none
 */
export async function getCase(
	house: House,
	by: { caseId: string | null; responseId: string | null },
	language = spokenIn(house),
): Promise<CaseInFull> {
	const row = await caseBy(house, by);
	const background = await caseBackground(house, row);
	const { db } = house.store;
	const given = await listCompensations(db, house.workspace, row.case_id);
	return {
		row,
		item: caseItem(house, row, background, linkOfOwner(house, row, background).link),
		history: await historyOf(house, await listSteps(db, house.workspace, row.case_id), language),
		compensations: given.map(({ compensation_id: id, kind, amount, currency, state }) => ({
			id,
			kind,
			amount,
			currency,
			state,
		})),
		openings: await openingsOf(house, row.case_id),
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
