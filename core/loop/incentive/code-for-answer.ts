import { openChannel } from '../../model/open-link';
import type { Survey } from '../../model/survey';
import { claimCode, codeOfResponse, hasReceived } from '../../store/repositories/incentive-codes';
import type { InvitationRow } from '../../store/repositories/invitations';
import type { ResponseRow } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import { receiverOf } from '../../survey/incentive';
import type { House } from '../house';

/** The code of an answer, or why it has none. */
export type CodeForAnswer =
	| { kind: 'code'; code: string }
	/** One is given as soon as there are codes. */
	| { kind: 'none_left' }
	/** Whoever uses this address has got one for another answer at an open link. */
	| { kind: 'address_has_one' };

/**
 * Gives an answer its code where it has none yet. Of answers at an open link an address gets one code.
 *
 * @param about.email where the code goes; the invitation is locked by the caller
 */
export async function codeForAnswer(
	tx: Tx,
	house: House,
	about: {
		survey: Pick<Survey, 'key'>;
		response: Pick<ResponseRow, 'response_id'>;
		invitation: Pick<InvitationRow, 'channel'>;
		email: string;
	},
	now: number,
): Promise<CodeForAnswer> {
	const { workspace, store } = house;
	const { response_id: responseId } = about.response;
	const { key: surveyKey } = about.survey;
	const receiver =
		about.invitation.channel === openChannel ? receiverOf(workspace, about.email) : null;
	const claim = { surveyKey, responseId, receiver, at: now };
	await claimCode(tx, store.dialect, workspace, claim);
	const code = await codeOfResponse(tx, workspace, responseId);
	if (code !== null) return { kind: 'code', code };
	const known = receiver !== null && (await hasReceived(tx, workspace, surveyKey, receiver));
	return { kind: known ? 'address_has_one' : 'none_left' };
}
