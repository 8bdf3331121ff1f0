import type { PageActionKind } from '../model/case-action';
import {
	type CompensationKind,
	type HeatStep,
	heatSteps,
	type PauseReason,
} from '../model/case-words';
import type { ContactChannel } from '../model/consent';
import type { Band, Direction, Metric } from '../model/metric';
import type { CaseState, ClockState, Priority } from '../model/states';
import type { FieldError } from './field-error';
import type { PageBase } from './page-base';

export type OwnerClock = {
	/** Epoch ms; `null` = no such clock. */
	dueAt: number | null;
	state: ClockState;
};

/** Until when a case waits, epoch ms, and for what. */
export type CasePause = { until: number; reason: PauseReason };

export type OwnerCompensation = {
	id: string;
	kind: CompensationKind;
	amount: number;
	currency: string;
	state: 'granted' | 'requested' | 'declined';
	note: string | null;
	/** Who asked, ready to show. */
	askedBy: string;
};

/**
 * What the owner's page shows. Names, comments and notes are outside text, escaped here; times are
 * epoch ms and shown in `timeZone`.
 */
export type OwnerPageView = PageBase & {
	now: number;
	/** IANA name: the workspace's. */
	timeZone: string;
	/**
	 * `owner` works the case, `approver` decides on `approvalOf`, `reader` (a lead, or the owner after
	 * handing over) only reads. When the case is over nobody can change it.
	 */
	role: 'owner' | 'approver' | 'reader';
	/** Who the link was made for. */
	viewer: string;
	case: {
		id: string;
		state: CaseState;
		priority: Priority;
		/** 0 = not escalated. */
		rung: number;
		/** As the settings name it; `null` = no rung, or one that was taken out since. */
		rungName: string | null;
		ownerName: string | null;
		/** The case waits for somebody else, and its clock stands. */
		pause: CasePause | null;
	};
	customer: {
		name: string | null;
		segment: string | null;
		email: string | null;
		phone: string | null;
		/** Whether anybody can get back to them. */
		reachable: boolean;
	};
	subject: { title: string | null; id: string; url: string | null } | null;
	answer: {
		value: number;
		min: number;
		max: number;
		direction: Direction;
		band: Band;
		comment: string | null;
		/** Labels in the page's language. */
		reasons: string[];
		/** What else was asked and answered, in the page's language where the survey has it. */
		answers: ReadonlyArray<{ question: string; answer: string }>;
		answeredAt: number;
		/** The same customer's answers before on the same scale, oldest first. */
		earlier: readonly number[];
	} | null;
	/** What the owner should know of the customer beside the case. */
	beside: {
		/** How they are addressed, e.g. `Dr`. */
		title: string | null;
		/** What they are worth a year. */
		value: { amount: number; currency: string | null } | null;
		tags: readonly string[];
		/** Points of a hundred and what took some away; `null`: too little is known to say anything. */
		health: { points: number | null; reasons: readonly string[] } | null;
		/** What the customer has said about how to reach them. */
		wishes: {
			language: string | null;
			channel: ContactChannel | null;
			pausedUntil: number | null;
			less: boolean;
			refused: ReadonlyArray<'service' | 'survey'>;
		};
		/** In other cases, not kept or still to be kept. */
		promised: ReadonlyArray<{ text: string; until: number; state: 'open' | 'broken' }>;
		/** Others that are not over. */
		cases: ReadonlyArray<{
			title: string;
			state: CaseState;
			ownerName: string | null;
			openedAt: number;
		}>;
		/** The last answer to each metric on each scale, and of how many lately. */
		scores: Array<{
			metric: Metric;
			value: number;
			max: number;
			band: Band;
			at: number;
			n: number;
		}>;
	};
	clocks: { response: OwnerClock; resolution: OwnerClock; promise: OwnerClock };
	/** Since when the clocks of response and resolution run. */
	clockStartedAt: number;
	/** `YYYY-MM-DD`: a clock is due behind the last day whose public days are known. */
	calendarEndsOn: string | null;
	promise: { text: string; at: number } | null;
	heat: Record<HeatStep, { done: boolean; note: string | null }>;
	/** What the checklist shows, named: a form that was drawn before a change is noticed by it. */
	seen: string;
	rootCause: { code: string; note: string | null } | null;
	/** Codes on offer; `label: null` = the built-in name of the code. */
	rootCauses: ReadonlyArray<{ code: string; label: string | null }>;
	compensation: {
		currency: string;
		/** What the viewer may grant alone; 0 = nothing. */
		limit: number;
		entries: readonly OwnerCompensation[];
	};
	/** The compensation an approver decides on. */
	approvalOf: string | null;
	/** Whom the case can be handed to. */
	people: ReadonlyArray<{ id: string; name: string; team: string | null }>;
	/** Oldest first; `text` in the page's language. */
	history: ReadonlyArray<{ at: number; kind: string; who: string; text: string }>;
	/** The reader's list of open cases, where they lead. */
	teamLink: string | null;
	/** The reader's problems, where they own any. */
	problemsLink: string | null;
	formAction: string;
	token: string;
	formToken: string;
	errors: readonly FieldError[];
	/** The form that had the errors, and what was typed into it. */
	failed: { action: PageActionKind; typed: Readonly<Record<string, string>> } | null;
	/** What has just happened, in the page's language; `null` = nothing. */
	flash: string | null;
};

/** What still stands between a case and `resolved`. */
export type MissingForResolve = HeatStep | 'rootCause' | 'approval';

/** Empty when the case may be resolved. */
export function missingForResolve(
	view: Pick<OwnerPageView, 'heat' | 'rootCause' | 'compensation'>,
): MissingForResolve[] {
	const missing: MissingForResolve[] = heatSteps.filter((step) => !view.heat[step].done);
	if (view.rootCause === null) missing.push('rootCause');
	if (view.compensation.entries.some((entry) => entry.state === 'requested')) {
		missing.push('approval');
	}
	return missing;
}
