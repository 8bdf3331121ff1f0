import { dropDue } from '../../store/repositories/due';
import { lockCase } from '../../store/repositories/cases';
import type { InvitationRow } from '../../store/repositories/invitations';
import type { ResponseRow } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import type { CaseAction } from '../../case/action';
import { workingCaseStates } from '../../model/states';
import { addCustomersWord } from '../case/customers-word';
import { actWithin } from '../case/act-on-case';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';

/**
 * The customer's word on a fix: a low rating reopens the case one rung higher, any other confirms
 * it, also after a low one a minute before. An answer about an earlier resolution changes nothing: the case is being worked on again.
 *
 * @param collected the word is heard with what may follow it in the next seconds; until then no more than
 *   the history of a case that is being worked on tells it
 */
export async function settleVerification(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	response: ResponseRow,
	now: number,
	{ collected = false }: { collected?: boolean } = {},
): Promise<void> {
	if (invitation.case_id === null) return;
	const about = await lockCase(tx, house.store.dialect, house.workspace, invitation.case_id);
	if (about?.verification_id !== invitation.invitation_id) return;
	const working = workingCaseStates.includes(about.state);
	if (response.level === 'low' && working) {
		const told = response.handed_over + (collected ? 1 : 0);
		await addCustomersWord(tx, house, about.case_id, { response, told });
		return;
	}
	if (collected) return;
	const actor = { kind: 'customer' as const, id: response.customer_id, name: null };
	const reason = response.comment ?? sayOf(house)('case.not_solved');
	const confirmed: CaseAction = working
		? { kind: 'confirm', takenBack: response.comment }
		: { kind: 'confirm' };
	await actWithin(tx, house, now, {
		caseId: invitation.case_id,
		actor,
		action: response.level === 'low' ? { kind: 'reopen', reason } : confirmed,
		stepKey: `verification:${invitation.invitation_id}:${response.level === 'low' ? 'low' : 'good'}`,
	});
	await dropDue(tx, house.workspace, invitation.case_id, ['verification_silent']);
}
