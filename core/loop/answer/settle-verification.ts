import { dropDue } from '../../store/repositories/due';
import { lockCase } from '../../store/repositories/cases';
import type { InvitationRow } from '../../store/repositories/invitations';
import type { ResponseRow } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import { actWithin } from '../case/act-on-case';
import type { House } from '../house';

/**
 * The customer's word on a fix: a low rating reopens the case one rung higher, any other confirms
 * it. An answer about an earlier resolution changes nothing: the case is being worked on again.
 */
export async function settleVerification(
	tx: Tx,
	house: House,
	invitation: InvitationRow,
	response: ResponseRow,
	now: number,
): Promise<void> {
	if (invitation.case_id === null) return;
	const about = await lockCase(tx, house.store.dialect, house.workspace, invitation.case_id);
	if (about?.verification_id !== invitation.invitation_id) return;
	const actor = { kind: 'customer' as const, id: response.customer_id, name: null };
	const reason = response.comment ?? 'The customer says that it is not solved.';
	await actWithin(tx, house, now, {
		caseId: invitation.case_id,
		actor,
		action: response.level === 'low' ? { kind: 'reopen', reason } : { kind: 'confirm' },
		stepKey: `verification:${invitation.invitation_id}:${response.level === 'low' ? 'low' : 'good'}`,
	});
	await dropDue(tx, house.workspace, invitation.case_id, ['verification_silent']);
}
