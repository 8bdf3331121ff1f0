import { noteTaken } from '../../store/repositories/problems-told';
import type { Whom } from './own-reader';
import type { Sending, SentMessage } from './sending';
import { tellingIn } from './telling-in';

/**
 * Notes of a message to somebody who is told of a problem that it was taken over: it has left, will by the clock, or
 * is not to. Until then the same person is given again.
 */
export async function noteTakenOver(
	{ house, clock, trial, attachments = [] }: Sending,
	item: Record<string, unknown>,
	whom: Whom,
	{ retry }: Pick<SentMessage, 'retry'>,
): Promise<void> {
	const id = tellingIn(item);
	if (id === null || trial || whom.kind === 'owner' || whom.kind === 'group') return;
	// The clock brings no message that has files.
	if (retry !== null && attachments.length > 0) return;
	await noteTaken(house.store.db, house.workspace, id, clock());
}
