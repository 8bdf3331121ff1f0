import { keepWriteBack, type WrittenRecord } from '../../store/repositories/write-backs';
import type { House } from '../house';

/**
 * Notes that a record of another system is written by us, so that its echo is not taken for something
 * that happened there (see `ownWriteBack`). To be called just before the write: many systems tell of a
 * change before they answer who made it. A write that fails after all does no harm.
 *
 * @param record.system key of the system, as events from there name their source
 * @param record.object kind of record, as the system names it
 * @param record.id its id there
 */
export async function noteWriteBack(
	{ store, workspace }: House,
	now: number,
	record: WrittenRecord,
): Promise<void> {
	await keepWriteBack(store.db, workspace, record, now);
}
