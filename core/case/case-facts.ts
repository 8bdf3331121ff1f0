import { type HeatStep, heatSteps, type PauseReason, type SlaClock } from '../model/case-words';
import type { CaseState, ClockState, Priority } from '../model/states';

export type { HeatStep, SlaClock };

export type HeatRecord = { done: boolean; note: string | null; at: number };

export type CompensationState = 'granted' | 'requested' | 'approved' | 'declined';

export type Compensation = {
	id: string;
	kind: string;
	amount: number;
	/** ISO 4217. */
	currency: string;
	state: CompensationState;
	/** Id of the person who granted or asked. */
	by: string | null;
	note: string;
	at: number;
	decidedBy: string | null;
	decidedAt: number | null;
};

/** A span in which the case waited for somebody else, epoch ms; the last one may end in the future. */
export type Pause = { from: number; to: number };

/** What a decision needs to know about a case. Times are epoch ms. */
export type CaseFacts = {
	id: string;
	state: CaseState;
	priority: Priority;
	/** 0 = with its owner; n = the n-th rung of the ladder has been reached. */
	rung: number;
	ownerId: string | null;
	team: string | null;
	slaPreset: string | null;
	responseDueAt: number | null;
	responseState: ClockState;
	resolutionDueAt: number | null;
	resolutionState: ClockState;
	openedAt: number;
	/** When the present clocks began: at opening, or at the last reopening. */
	clockStartedAt: number;
	/** Which working time and preset the present due times were reckoned with. */
	clockVersion: string;
	/** Since the present clocks began, in order. */
	pauses: Pause[];
	/** End of the present pause; `null` = none. */
	pausedUntil: number | null;
	pauseReason: PauseReason | null;
	acknowledgedAt: number | null;
	resolvedAt: number | null;
	confirmedAt: number | null;
	closedAt: number | null;
	heat: Record<HeatStep, HeatRecord | null>;
	rootCause: string | null;
	rootCauseNote: string | null;
	promiseAt: number | null;
	promiseText: string | null;
	compensations: Compensation[];
	reopenCount: number;
};

export const noHeat: Readonly<CaseFacts['heat']> = {
	hear: null,
	empathise: null,
	apologise: null,
	act: null,
};

/** The HEAT steps that are not done. */
export function missingHeat(heat: CaseFacts['heat']): HeatStep[] {
	return heatSteps.filter((step) => heat[step]?.done !== true);
}
