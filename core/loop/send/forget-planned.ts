import { dropDueKey } from '../../store/repositories/due';
import type { Tx } from '../../store/store';
import type { House } from '../house';

/**
 * Takes a message out of the outbox, in the transaction that settles it: whoever comes first sends it,
 * and the clock does not bring it again. An invitation's first message is planned under the
 * invitation's own id, and goes with its state.
 */
export async function forgetPlanned(tx: Tx, house: House, messageKey: string): Promise<void> {
	await dropDueKey(tx, house.workspace, messageKey, ['notice', 'message', 'reminder', 'care']);
}
