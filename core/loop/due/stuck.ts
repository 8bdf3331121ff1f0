import type { SatisfactionItem } from '../../model/item';
import type { DueRow } from '../../store/repositories/due';
import { markDueTold, stuckDueRows, waitingDueRows } from '../../store/repositories/due-stuck';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { dueItem } from './due-kind';

/** Work that waits longer than this for a workflow that is not published is told of, ms. */
const patience = 10 * 60_000;

export type StuckWork = { row: DueRow; item: SatisfactionItem & Record<string, unknown> };

/**
 * What needs a person and has not been told yet: work that was given up, and work whose workflow is not
 * published, by the name of that workflow. It goes on waiting there.
 */
export async function findStuck(house: House, now: number, limit: number): Promise<StuckWork[]> {
	const { store, workspace } = house;
	const say = sayOf(house);
	const stuck = await stuckDueRows(store.db, workspace, limit);
	const waiting = await waitingDueRows(store.db, workspace, now - patience, limit);
	return [
		...stuck.map((row) => {
			const error = row.last_error ?? '?';
			const text = say('due.stuck', { attempts: row.attempt, error });
			return { row, item: dueItem(row, { outcome: { code: 'stuck', text } }) };
		}),
		...waiting.map(({ row, workflow }) => {
			const text = say('due.unpublished', { workflow: workflow ?? row.scope ?? '?' });
			return { row, item: dueItem(row, { outcome: { code: 'unpublished', text } }) };
		}),
	];
}

/** They have been told. */
export async function toldStuck(house: House, stuck: readonly StuckWork[]): Promise<void> {
	const ids = stuck.map(({ row }) => row.due_id);
	await markDueTold(house.store.db, house.workspace, ids);
}
