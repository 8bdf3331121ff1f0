import type { Say } from '../../language/say';
import { fillItem, isoTime, type SatisfactionItem } from '../../model/item';
import type { ActivityRow } from '../../store/repositories/activities';
import { findCase } from '../../store/repositories/cases';
import { findCustomer } from '../../store/repositories/customers';
import { findInvitation } from '../../store/repositories/invitations';
import { findResponse } from '../../store/repositories/responses';
import { responseItem } from '../answer/response-item';
import { caseBackground } from '../../store/repositories/case-background';
import { caseItem } from '../case/case-item';
import { findProblem } from '../../store/repositories/problems';
import {
	isHandedTo,
	type ItemProblem,
	problemOfActivity,
	problemPart,
} from '../problem/problem-part';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { customerPart } from '../item/item-parts';
import { toldOf } from '../item/told';
import { sayOf } from '../workspace/spoken';

type Parts = Partial<SatisfactionItem> & { problem?: ItemProblem };

/** What happened, in one sentence: who, which score, about what, and who has it. */
function said(row: ActivityRow, item: Parts, say: Say): string {
	const { problem } = item;
	const told = toldOf(item, say);
	switch (row.kind) {
		case 'answered':
			return say('told.completed', told);
		case 'changed':
			return say('told.changed', told);
		case 'case_breached':
			// Which clock it was stands at the end of what names it.
			return row.activity_id.endsWith(':response')
				? say('told.case_breached.response', told)
				: say('told.case_breached.resolution', told);
		case 'problem_done':
			return say('told.problem_done', {
				title: problem?.title ?? '',
				remedy: problem?.remedy ?? '',
			});
		case 'problem_handed_over':
			return say('told.problem_handed_over', {
				title: problem?.title ?? '',
				owner: item.owner?.name ?? item.owner?.id ?? '',
			});
		case 'case_escalated':
			return say('told.case_escalated', { ...told, rung: item.case?.rung ?? '' });
		default:
			return say(`told.${row.kind}`, told);
	}
}

/**
 * What happened as an item, with everything as it is now.
 *
 * @returns `null` if what it was about has been erased, or was handed on since
 */
export async function activityItem(
	house: House,
	row: ActivityRow,
	db: Db | Tx = house.store.db,
): Promise<(SatisfactionItem & Record<string, unknown>) | null> {
	const parts = await partsOf(house, row, db);
	if (!parts) return null;
	return fillItem(
		{},
		{
			...parts,
			outcome: { code: row.kind, text: said(row, parts, sayOf(house)) },
			activity: { id: row.activity_id, kind: row.kind, at: isoTime(row.at) ?? '' },
		},
	);
}

async function partsOf(house: House, row: ActivityRow, db: Db | Tx): Promise<Parts | null> {
	if (row.kind === 'problem_done' || row.kind === 'problem_handed_over')
		return await ofProblem(house, row, db);
	if (row.case_id !== null) return await ofCase(house, row, db);
	return row.response_id === null
		? await ofCustomer(house, row, db)
		: await ofAnswer(house, row, db);
}

async function ofProblem(house: House, row: ActivityRow, db: Db | Tx): Promise<Parts | null> {
	const id = problemOfActivity(row.activity_id);
	const found = await findProblem(db, house.workspace, id);
	if (!found) return null;
	if (row.kind === 'problem_handed_over' && !isHandedTo(row.activity_id, found.owner_id))
		return null;
	const problem = await problemPart(house, null, found, db);
	return { test: row.test === 1, owner: problem.ownerPart, problem: problem.problem };
}

async function ofCustomer(
	{ workspace }: House,
	row: ActivityRow,
	db: Db | Tx,
): Promise<Partial<SatisfactionItem> | null> {
	const customer = await findCustomer(db, workspace, row.customer_id ?? '');
	return customer ? { test: row.test === 1, customer: customerPart(customer) } : null;
}

async function ofAnswer(house: House, row: ActivityRow, db: Db | Tx) {
	const response = await findResponse(db, house.workspace, row.response_id ?? '');
	if (!response) return null;
	const invitation = response.invitation_id
		? ((await findInvitation(db, house.workspace, response.invitation_id)) ?? null)
		: null;
	const handOver = row.kind === 'changed' ? ('changed' as const) : ('completed' as const);
	return await responseItem(house, { response, invitation, handOver }, db);
}

async function ofCase(house: House, row: ActivityRow, db: Db | Tx) {
	const found = await findCase(db, house.workspace, row.case_id ?? '');
	// A person's link lets them act: it is for their own mail alone. A group gets one that reads.
	return found ? caseItem(house, found, await caseBackground(house, found, db), null) : null;
}
