import { dateOf, dayAt, momentsOf } from '../../calendar/wall-time';
import { planDue } from '../../store/repositories/due';
import { markCleaned, uncleanedErasures } from '../../store/repositories/erasures';
import type { Store, Tx } from '../../store/store';
import { noteDeed } from '../audit/deed';
import { thePackage } from '../audit/doer';
import type { House } from '../house';

/** Half past three at night, minutes after midnight: least is waited for then. */
const atNight = 210;

/**
 * Plans that the file is cleaned in the coming night, once for all who are erased until then.
 *
 * @returns when, epoch ms
 */
export async function planCleaning(
	tx: Tx,
	{ workspace }: House,
	now: number,
	timeZone: string,
): Promise<number> {
	const today = dayAt(timeZone, now);
	const nights = [today, today + 1].flatMap((day) => momentsOf(timeZone, day, [atNight]));
	const dueAt = nights.find((at) => at > now) ?? now;
	const key = dateOf(dayAt(timeZone, dueAt));
	const due = { kind: 'clean_store' as const, key, refId: key, dueAt, test: false };
	await planDue(tx, workspace, [due], now);
	return dueAt;
}

/**
 * Takes the last traces of what was removed out of the file, in a thread of its own: what is deleted stays
 * in free places of a file until these are written over. Whoever writes meanwhile waits, pages that read do
 * not. The trail of each workspace says after how many erasures.
 *
 * @returns how many erasures are clean now
 */
export async function cleanStore(house: House, now: number): Promise<number> {
	const { store } = house;
	const erasures = await uncleanedErasures(store.db);
	if (erasures.length === 0) return 0;
	await store.clean();
	await store.transaction(async (tx) => {
		await markCleaned(tx, erasures, now);
		for (const [workspace, count] of byWorkspace(erasures)) {
			await noteDeed(tx, { ...house, workspace }, now, {
				action: 'files_cleaned',
				doer: thePackage,
				target: { kind: 'workspace', id: workspace },
				details: { count },
			});
		}
	});
	return erasures.length;
}

function byWorkspace(erasures: Awaited<ReturnType<typeof uncleanedErasures>>): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { workspace_id: workspace } of erasures) {
		counts.set(workspace, (counts.get(workspace) ?? 0) + 1);
	}
	return counts;
}

const underWay = new WeakSet<Store>();

/** Begins the cleaning unless it is under way; whether it went well shows on the receipts. */
export function beginCleaning(house: House, now: number): void {
	const { store } = house;
	if (underWay.has(store)) return;
	underWay.add(store);
	void cleanStore(house, now)
		// Planned work comes again and tries it anew.
		.catch(() => {})
		.finally(() => underWay.delete(store));
}
