import type { Campaign } from '../../care/campaign';
import { firstTimeZone } from '../../calendar/time-zone';
import type { Span } from '../../model/care-audience';
import type { Settings } from '../../model/settings';
import { lookEarlierAt } from '../../store/repositories/care';
import { audienceIds } from '../../store/repositories/care-audience';
import { lockCustomers } from '../../store/repositories/lock';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';
import { overlap } from './candidates';

/**
 * Lets a run look now at occasions of whom an event shows that a step has had its effect: the next one need not wait
 * for its time.
 */
export async function wakeByEffects(
	{ store, workspace }: House,
	{ campaign, settings, now }: { campaign: Campaign; settings: Settings; now: number },
	{ from, until }: Span,
	how: { db: Db | Tx; each: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>; atOnce: number },
): Promise<void> {
	// What the last step has done makes way for nothing.
	const types = [...new Set(campaign.steps.slice(0, -1).flatMap(({ effects }) => effects))];
	if (types.length === 0) return;
	const happened = { from: from - overlap, until };
	const ownZone = firstTimeZone([settings.timeZone]) ?? 'UTC';
	const about = { ownZone, atOnce: how.atOnce };
	const audience = { by: 'events', types, happened } as const;
	for await (const ids of audienceIds(how.db, store.dialect, workspace, audience, about)) {
		await how.each(async (tx) => {
			await lockCustomers(tx, store.dialect, workspace, ids);
			await lookEarlierAt(tx, workspace, { campaign: campaign.key, customerIds: ids, at: now });
		});
	}
}
