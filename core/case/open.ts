import type { Priority } from '../model/states';
import type { CaseActor, CaseHistoryEntry } from './action';
import { noHeat } from './case-facts';
import type { CaseFacts } from './case-facts';
import { clocksStarted } from './closing-actions';
import type { CaseContext, CaseEffect } from './decision';

export type NewCase = {
	id: string;
	priority: Priority;
	ownerId: string | null;
	team: string | null;
	slaPreset: string | null;
};

/** A new case, its clocks running, with its first line of history and what is to come due. */
export function openCase(
	input: NewCase,
	actor: CaseActor,
	context: Pick<CaseContext, 'basis' | 'ladder'>,
	now: number,
): { facts: CaseFacts; history: CaseHistoryEntry; effects: CaseEffect[] } {
	const clocks = clocksStarted(context, now, 0);
	const { priority, ownerId, slaPreset } = input;
	return {
		facts: {
			...input,
			state: 'open',
			rung: 0,
			responseDueAt: null,
			responseState: 'none',
			resolutionDueAt: null,
			resolutionState: 'none',
			openedAt: now,
			clockStartedAt: now,
			clockVersion: '',
			pauses: [],
			pausedUntil: null,
			pauseReason: null,
			acknowledgedAt: null,
			resolvedAt: null,
			confirmedAt: null,
			closedAt: null,
			heat: { ...noHeat },
			rootCause: null,
			rootCauseNote: null,
			promiseAt: null,
			promiseText: null,
			compensations: [],
			reopenCount: 0,
			...clocks.changes,
		},
		history: { kind: 'opened', at: now, actor, data: { priority, ownerId, slaPreset } },
		effects: clocks.effects,
	};
}
