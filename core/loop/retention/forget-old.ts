import { DateTime } from 'luxon';

import { longestLimit } from '../../care/budget';
import type { RetentionSettings } from '../../model/retention';
import type { Settings } from '../../model/settings';
import {
	forgetOldest,
	forgetRows,
	lastRuns,
	noteForgotten,
} from '../../store/repositories/retention';
import { loadSettings } from '../../store/repositories/workspaces';
import { unreadKept } from '../../store/repositories/unread-pushes';
import { writeBacksKept } from '../../store/repositories/write-backs';
import { retainedKinds } from '../../store/retention';
import type { RetainedKind } from '../../store/retention/retained';
import type { Tx } from '../../store/store';
import { noteDeed } from '../audit/deed';
import { thePackage } from '../audit/doer';
import type { House } from '../house';

/** Rows that end in one step: some milliseconds' work, so that pages have their turn between two. */
export const rowsAStep = 500;

/** A contact is kept that much longer than the longest limit looks back, days: a limit may be made longer. */
const spareDays = 31;
/** So long a change of an attribute is kept, days: what a campaign has to do with it lies within a year. */
const changesDays = 400;

/** From before when the rows of a kind go, epoch ms; `null` = never. */
export function endOfKeeping(
	{ key, leastMonths = 1 }: Pick<RetainedKind, 'key' | 'leastMonths'>,
	retention: RetentionSettings,
	{ timeZone }: Pick<Settings, 'timeZone'>,
	now: number,
): number | null {
	const set = retention[key];
	if (set === null) return null;
	const months = Math.max(set, leastMonths);
	return DateTime.fromMillis(now, { zone: timeZone }).minus({ months }).toMillis();
}

/**
 * One step of forgetting, inside the transaction that has claimed it: the oldest rows of the first kind that
 * has some. A crash between two steps loses nothing and repeats nothing.
 *
 * @param run names the night, so that what it forgets is told as one
 * @returns whether there may be more
 */
export async function forgetStep(
	tx: Tx,
	house: House,
	now: number,
	{ run }: { run: string },
): Promise<boolean> {
	const { workspace } = house;
	const settings = await loadSettings(tx, workspace);
	const { retention, timeZone } = settings;
	const forgetting = { workspace, retention, timeZone };
	for (const kind of retainedKinds) {
		const before = endOfKeeping(kind, retention, settings, now);
		if (before === null) continue;
		const rows = await forgetRows(tx, kind, forgetting, { before, most: rowsAStep });
		await noteForgotten(tx, { workspace_id: workspace, kind: kind.key, run, at: now, rows });
		if (rows > 0) return true;
	}
	const { policy, care } = settings;
	const counted = (longestLimit({ ...policy, ...care }) + spareDays) * day;
	const contacts = await forgetOldest(tx, workspace, 'contact', {
		before: now - counted,
		most: rowsAStep,
	});
	if (contacts > 0) return true;
	const changed = { before: now - changesDays * day, most: rowsAStep };
	if ((await forgetOldest(tx, workspace, 'attribute_change', changed)) > 0) return true;
	const written = { before: now - writeBacksKept, most: rowsAStep };
	if ((await forgetOldest(tx, workspace, 'write_back', written)) > 0) return true;
	const unread = { before: now - unreadKept, most: rowsAStep };
	if ((await forgetOldest(tx, workspace, 'unread_push', unread)) > 0) return true;
	await noteRun(tx, house, now, { run, settings });
	return false;
}

const day = 86_400_000;

/** What a night has forgotten, kind by kind, in the audit trail. */
async function noteRun(
	tx: Tx,
	house: House,
	now: number,
	{ run, settings }: { run: string; settings: Settings },
): Promise<void> {
	const runs = await lastRuns(tx, house.workspace);
	for (const kind of retainedKinds) {
		const before = endOfKeeping(kind, settings.retention, settings, now);
		const last = runs.get(kind.key);
		if (before === null || last?.run !== run || last.rows === 0) continue;
		await noteDeed(tx, house, now, {
			action: 'rows_forgotten',
			doer: thePackage,
			target: { kind: 'workspace', id: house.workspace },
			details: {
				kind: kind.key,
				count: Number(last.rows),
				before: new Date(before).toISOString(),
			},
			key: `${run}:${kind.key}`,
		});
	}
}
