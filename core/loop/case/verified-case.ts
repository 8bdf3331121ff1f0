import { type CaseRow, caseOfResponse, findCase } from '../../store/repositories/cases';
import { findInvitation, type InvitationRow } from '../../store/repositories/invitations';
import type { ResponseRow } from '../../store/repositories/responses';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';

/** The case whose solution an answer is about; none where it answers another survey. */
export async function verifiedCase(
	house: House,
	response: ResponseRow,
): Promise<CaseRow | undefined> {
	if (response.purpose !== 'verification' || response.invitation_id === null) return undefined;
	const { db } = house.store;
	const invitation = await findInvitation(db, house.workspace, response.invitation_id);
	return invitation?.case_id ? await findCase(db, house.workspace, invitation.case_id) : undefined;
}

/**
 * The case that an answer has: the one it opened, or the one that it says is solved or not.
 *
 * @param invitation what it answers, where it answers one
 */
export async function caseAbout(
	db: Db | Tx,
	{ workspace }: House,
	response: ResponseRow,
	invitation: Pick<InvitationRow, 'case_id'> | null,
): Promise<CaseRow | undefined> {
	if (invitation?.case_id) return await findCase(db, workspace, invitation.case_id);
	return await caseOfResponse(db, workspace, response.response_id);
}
