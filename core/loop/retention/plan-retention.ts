import { DateTime } from 'luxon';

import { planDue } from '../../store/repositories/due';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';

/** When old data is forgotten, hours after midnight in the workspace's zone: nobody writes much then. */
const atNight = 3;

/** The next night in which old data is forgotten, epoch ms. */
export function nextNight(timeZone: string, now: number): number {
	const local = DateTime.fromMillis(now, { zone: timeZone });
	const tonight = local.startOf('day').plus({ hours: atNight });
	const next = tonight.toMillis() > now ? tonight : tonight.plus({ days: 1 });
	return next.toMillis();
}

/** When the night of a day is, `YYYY-MM-DD`; `null` for what is no day. */
export function nightOf(timeZone: string, day: string): number | null {
	const local = DateTime.fromISO(day, { zone: timeZone });
	return local.isValid ? local.startOf('day').plus({ hours: atNight }).toMillis() : null;
}

/** Plans the forgetting of the next night, once; called by the clock about once a minute. */
export async function planRetention(house: House, now: number): Promise<void> {
	const { store, workspace } = house;
	const { timeZone } = await loadSettings(store.db, workspace);
	const dueAt = nextNight(timeZone, now);
	const key = DateTime.fromMillis(dueAt, { zone: timeZone }).toISODate() ?? String(dueAt);
	const planned = { kind: 'retention' as const, key, refId: 'retention', dueAt, test: false };
	await store.transaction(async (tx) => await planDue(tx, workspace, [planned], now));
}
