import { forgetStep } from '../retention/forget-old';
import { done, type DueKindOf } from './due-kind';

/** The night's forgetting, a step at a time; what is left has its turn with the next look. */
export const retentionDue: DueKindOf<'retention'> = {
	key: 'retention',
	takers: ['effect'],
	prepare: async (tx, house, row, now) =>
		(await forgetStep(tx, house, now, { run: row.ref_key })) ? { kind: 'later', dueAt: now } : done,
};
