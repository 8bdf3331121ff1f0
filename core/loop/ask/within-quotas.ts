import type { Settings } from '../../model/settings';
import { countPlaces, lockQuota } from '../../store/repositories/quotas';
import type { Tx } from '../../store/store';
import { drawsOnBudget, type InvitationDecision, type InvitationFacts } from '../../survey/policy';
import { isFull, quotaPlaces } from '../../survey/quota';
import { suppressionText } from '../../survey/suppression-text';
import type { House } from '../house';

/**
 * The decision, unless a quota of its moment is full; and the keys of the places that it takes. Held
 * until the transaction ends: of two that ask for the last place, one gets it.
 */
export async function withinQuotas(
	tx: Tx,
	house: House,
	settings: Settings,
	facts: InvitationFacts,
	decision: InvitationDecision,
	now: number,
): Promise<{ decision: InvitationDecision; places: string[] }> {
	if (decision.kind === 'suppressed' || !drawsOnBudget(facts)) return { decision, places: [] };
	const dueAt = decision.kind === 'send_now' ? now : decision.dueAt;
	const places = quotaPlaces(facts, settings, dueAt);
	for (const { key, quota } of places) {
		await lockQuota(tx, house.store.dialect, house.workspace, key);
		const count = await countPlaces(tx, house.workspace, key, now);
		if (!isFull(quota, count)) continue;
		const reason = 'quota_reached' as const;
		const { limit, period } = quota;
		const text = suppressionText(reason, { detail: quota.name, limit, period, ...count }, settings);
		return { decision: { kind: 'suppressed', reason, text }, places: [] };
	}
	return { decision, places: places.map(({ key }) => key) };
}
