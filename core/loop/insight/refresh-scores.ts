import { freshRollUp } from '../../store/repositories/fresh-days';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';

/** Counts the days again on which an answer has come, gone or changed, so that whoever looks need not wait. */
export async function refreshScores(house: House): Promise<void> {
	const { timeZone } = await loadSettings(house.store.db, house.workspace);
	await freshRollUp(house, timeZone);
}

/** Begins it and does not wait: it is long work, and no transaction may be open meanwhile. */
export function beginRefreshing(house: House): void {
	// What fails is left marked: whoever looks counts it, and so does the next night.
	void refreshScores(house).catch(() => {});
}
