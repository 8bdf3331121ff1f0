import type { InvitationState, ResponseState } from '../model/states';
import type { Survey } from '../model/survey';

/** Why an invitation takes no answer, or none any more. */
export type NoAnswer =
	/** It was never sent, or taken back. */
	| 'withdrawn'
	/** The link has expired. */
	| 'expired'
	/** The survey takes no answers any more, or the answers are gone. */
	| 'closed'
	/** The time in which an answer may be changed is over. */
	| 'window_passed';

/** What decides whether an invitation may be answered; times are epoch ms. */
export type AnswerableFacts = {
	/** Of the newest version: a link to an older one obeys the newest word. */
	survey: Pick<Survey, 'acceptAnswers' | 'changeWindow'>;
	invitation: { state: InvitationState; expiresAt: number | null };
	previous: { state: ResponseState; answeredAt: number; completedAt: number | null } | null;
};

/**
 * Whether an invitation may be answered: asked before a page is shown and before anything is stored.
 *
 * The link's expiry bounds the first answer; after it the survey's change window counts, and who has
 * begun may finish although the survey has been closed.
 *
 * @param now epoch ms
 * @returns `null` = it may; else why not
 */
export function whyNoAnswer(facts: AnswerableFacts, now: number): NoAnswer | null {
	const { survey, invitation, previous } = facts;
	const { state, expiresAt } = invitation;
	if (state === 'suppressed' || state === 'cancelled') return 'withdrawn';
	if (previous === null) {
		if (state === 'completed') return 'closed';
		if (state === 'expired') return 'expired';
		if (expiresAt !== null && now > expiresAt) return 'expired';
		return survey.acceptAnswers ? null : 'closed';
	}
	if (previous.state === 'completed') {
		const since = previous.completedAt ?? previous.answeredAt;
		return now > since + survey.changeWindow ? 'window_passed' : null;
	}
	// Half an answer may be finished while its link lives, and at least as long as it may be changed.
	const until = Math.max(
		expiresAt ?? Number.POSITIVE_INFINITY,
		previous.answeredAt + survey.changeWindow,
	);
	return now > until ? 'expired' : null;
}
