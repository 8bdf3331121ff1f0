import { DateTime } from 'luxon';

import { conditionValue } from '../model/event-condition';
import type { Quota, Settings } from '../model/settings';
import type { InvitationFacts } from './policy';

/** A quota as it stands for one invitation: its answers are counted under the key. */
export type QuotaPlace = { key: string; quota: Quota };

/** What counts against a quota: who has answered, and who is asked or will be and still may. */
export type QuotaCount = { answered: number; open: number };

/**
 * The quotas that an invitation takes a place of. It counts in the period in which it is sent, in the
 * workspace's zone, whenever it is answered; each value of the quota's field counts by itself.
 *
 * @param dueAt when it is sent, epoch ms
 * @returns in the order of their keys, so that all lock them in the same order
 */
export function quotaPlaces(
	{ survey, about }: Pick<InvitationFacts, 'survey' | 'about'>,
	{ policy, timeZone }: Pick<Settings, 'policy' | 'timeZone'>,
	dueAt: number,
): QuotaPlace[] {
	return policy.quotas
		.filter((quota) => quota.survey === null || quota.survey === survey.key)
		.map((quota) => {
			const { per, period } = quota;
			const value = per && conditionValue(per, about);
			const group = [quota.survey, per?.field ?? null, per?.path ?? null, value];
			return { key: JSON.stringify([...group, periodKey(period, timeZone, dueAt)]), quota };
		})
		.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/**
 * Whether nobody more is to be asked. Whoever may still answer counts as the expected share of an answer:
 * at 100 percent as a whole one, so that a quota is never passed; at 20 percent five are asked for each
 * open place, and it may be passed by a few.
 */
export function isFull(
	{ limit, responseRate }: Pick<Quota, 'limit' | 'responseRate'>,
	{ answered, open }: QuotaCount,
): boolean {
	return answered * 100 + open * responseRate >= limit * 100;
}

function periodKey(period: Quota['period'], timeZone: string, at: number): string {
	const local = DateTime.fromMillis(at, { zone: timeZone });
	switch (period) {
		case 'day':
			return local.toFormat('yyyy-MM-dd');
		case 'week':
			return local.toFormat("kkkk-'W'WW");
		case 'month':
			return local.toFormat('yyyy-MM');
		case 'quarter':
			return local.toFormat("yyyy-'Q'q");
	}
}
