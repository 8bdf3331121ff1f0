import { type CaseRow, findCase, listCompensations } from '../../store/repositories/cases';
import { findPerson } from '../../store/repositories/people';
import type { Tx } from '../../store/store';
import type { ItemOwner } from '../../model/item';
import { workingCaseStates } from '../../model/states';
import { told } from '../case/told-owner';
import { type Notice, noticeText } from '../case/notices';
import type { House } from '../house';
import { ownerOfPerson } from '../item/item-parts';
import { sayOf } from '../workspace/spoken';
import { done, type DueKindOf, dueData } from './due-kind';
import { isOvertaken } from './newest-news';

/** Somebody is to be told about a case, as it was decided when the work was planned. */
export const noticeDue: DueKindOf<'notice'> = {
	key: 'notice',
	takers: ['message'],
	prepare: async (tx, house, row, now) => {
		const about = await findCase(tx, house.workspace, row.ref_id);
		const notice = dueData<Notice>(row) as Notice;
		if (!about || !(await stillMatters(tx, house, about, notice))) return done;
		if (await isOvertaken(tx, house, row, notice.recipient, now)) return done;
		const outcome = { code: notice.code, text: noticeText(notice, about, sayOf(house)) };
		const recipient = await asTheyAreNow(tx, house, notice.recipient);
		const letter = { ...notice, recipient, key: row.ref_key };
		return { kind: 'give', items: [await told(tx, house, about, letter, outcome, now)] };
	},
};

/** An address that was corrected since counts. */
async function asTheyAreNow(tx: Tx, house: House, recipient: ItemOwner): Promise<ItemOwner> {
	const { id } = recipient;
	const person = id === null ? undefined : await findPerson(tx, house.workspace, id);
	return person ? ownerOfPerson(person) : recipient;
}

/** What has been overtaken meanwhile is not told any more. */
async function stillMatters(
	tx: Tx,
	house: House,
	row: CaseRow,
	{ kind, recipient, compensationId }: Notice,
): Promise<boolean> {
	const working = workingCaseStates.includes(row.state);
	const isOwner = row.owner_id === (recipient.id ?? recipient.email);
	switch (kind) {
		case 'new_case':
			return row.state === 'open' && isOwner;
		case 'reassigned':
			return working && isOwner;
		case 'approval_requested': {
			const all = await listCompensations(tx, house.workspace, row.case_id);
			return all.some((one) => one.compensation_id === compensationId && one.state === 'requested');
		}
		case 'approved':
		case 'declined':
		case 'unconfirmed':
		case 'confirmed':
			return true;
		default:
			return working;
	}
}
