import type { ProblemList, ProblemState } from '../model/problem';
import type { PageBase } from './page-base';
import type { ProblemFault, TypedProblem, WrittenText } from './problem-form';

/** A problem as its owner sees it. */
export type ProblemCard = {
	id: string;
	title: string;
	state: ProblemState;
	/** Where it may go from there by hand. */
	next: readonly ProblemState[];
	list: ProblemList;
	/** The day by which it is to be done, `2026-03-31` and in words. */
	due: { day: string; words: string; isOver: boolean } | null;
	remedy: string | null;
	/** `null` = nobody. */
	ownerName: string | null;
	texts: readonly WrittenText[];
	cases: number;
	/** Points that the score is expected to gain, in words. */
	points: string | null;
	/** Marks of what is shown, see `seenOfProblem`. */
	seen: string;
};

/** A form that was not taken as it was. */
export type FailedProblem = {
	id: string;
	typed: TypedProblem;
	faults: readonly ProblemFault[];
	/** What somebody else has changed meanwhile. */
	conflict: {
		by: string | null;
		changed: ReadonlyArray<'state' | 'due' | 'remedy' | 'texts' | 'owner'>;
	} | null;
};

export type ProblemPageView = PageBase & {
	viewer: string;
	/** Whoever leads sees the problems of everybody. */
	ofEverybody: boolean;
	problems: readonly ProblemCard[];
	/** Those that are done, newest first. */
	done: readonly ProblemCard[];
	/** There are more than are shown. */
	more: boolean;
	flash: string | null;
	/** Why nothing was done, where no form is left to say it beside. */
	fault: string | null;
	failed: FailedProblem | null;
	/** Whom a problem may be handed over to; `named` is what says who is meant. */
	people: ReadonlyArray<{ named: string; about: string | null }>;
	formAction: string;
	token: string;
	formToken: string;
	/** The reader's own link to the open cases; `null` for who leads nothing. */
	teamLink: string | null;
};

/** The name of a problem's card within the page. */
export const problemAnchor = (id: string): string => `p-${id.replace(/[^\w-]/g, '-')}`;
