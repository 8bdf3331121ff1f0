import { loadSettings } from '../../store/repositories/workspaces';
import { beginRefreshing } from '../insight/refresh-scores';
import { forgetStep } from '../retention/forget-old';
import { nightOf } from '../retention/plan-retention';
import { done, type DueKindOf } from './due-kind';

/**
 * The night's forgetting, a step at a time; what is left has its turn with the next look. Ages count from the
 * planned night: a clock that jumps ahead does not make everything old. Then the scores are counted by day, without
 * what was forgotten.
 */
export const retentionDue: DueKindOf<'retention'> = {
	key: 'retention',
	takers: ['effect'],
	prepare: async (tx, house, row, now) => {
		const { timeZone } = await loadSettings(tx, house.workspace);
		const at = Math.min(now, nightOf(timeZone, row.ref_key) ?? now);
		const more = await forgetStep(tx, house, at, { run: row.ref_key });
		if (more) return { kind: 'later', dueAt: now };
		beginRefreshing(house);
		return done;
	},
};
