import { findInvitation } from '../../store/repositories/invitations';
import type { ResponseRow } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import { responseItem } from '../answer/response-item';
import type { House } from '../house';
import type { Prepared } from './due-kind';

/** A stored answer in the very shape in which the Response Trigger emits it. */
export async function answerAgain(
	tx: Tx,
	house: House,
	response: ResponseRow,
	text: string,
): Promise<Prepared> {
	const invitation = response.invitation_id
		? await findInvitation(tx, house.workspace, response.invitation_id)
		: undefined;
	const facts = { response, invitation: invitation ?? null, handOver: 'completed' as const };
	const parts = await responseItem(house, facts, tx);
	const outcome = { code: parts.outcome?.code ?? 'completed', text };
	return { kind: 'give', items: [{ ...parts, outcome }] };
}
