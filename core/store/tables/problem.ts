import type { Difficulty, ProblemLink, ProblemOrigin, ProblemState } from '../../model/problem';

/** What many cases, topics and alarms have in common, and what is done about it. */
export type ProblemTable = {
	workspace_id: string;
	problem_id: string;
	title: string;
	/** What it was recognised by; unique together with what it names, so that it is made once. */
	origin: ProblemOrigin;
	origin_ref: string;
	state: ProblemState;
	owner_id: string | null;
	/** What will be done. */
	remedy: string | null;
	difficulty: Difficulty | null;
	/** How much is expected of it, in points of the score; the larger, the sooner. */
	influence: number | null;
	due_at: number | null;
	/** Why it was given up. */
	reason: string | null;
	/** The survey whose answers show whether it worked; `null` = all of them. */
	survey_key: string | null;
	created_at: number;
	updated_at: number;
	/** When the work on it began and ended last. */
	started_at: number | null;
	done_at: number | null;
	test: number;
	/** What everybody may read of it, by language, as JSON (see `PublicTexts`); `null` = nothing. */
	public_texts: string | null;
};

export type ProblemLinkTable = {
	workspace_id: string;
	problem_id: string;
	kind: ProblemLink;
	ref: string;
	at: number;
	/** Of a case: when its customer was told that it is done. */
	told_at: number | null;
};

/** As what somebody is told that a problem is done: as one whose case hangs on it, or who answered before. */
export type ToldAs = 'reported' | 'answered';

/** Who was told that a problem is done, so that nobody hears of it twice. */
export type ProblemToldTable = {
	workspace_id: string;
	/** Made of the two that follow as they were then: a merge moves the customer. */
	told_id: string;
	problem_id: string;
	customer_id: string;
	told_at: number;
	told_as: ToldAs;
	/** The activity that told them, as an Activity Trigger gives it; `null` in what is older than this column. */
	told_by: string | null;
	/** When a message to them was taken over, after which it cannot be lost any more; `null` = nothing shows that. */
	taken_at: number | null;
};

/** The links to a page for everybody ("You said, we did") that were ended. */
export type SaidSeriesTable = {
	workspace_id: string;
	/** Empty = the page of all surveys. */
	survey_key: string;
	/** How often a new link was made after one had ended: all before it have. */
	series: number;
	/** When the link of this series was ended; `null` = it has not been. */
	ended_at: number | null;
};
