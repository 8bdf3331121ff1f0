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
	/** The time in which an answer may be changed is over, or it was changed too often. */
	| 'window_passed';

/** So often a workflow is given one answer, whatever its customer does; then the answer stands. */
export const mostHandOvers = 10;

/** What decides whether an invitation may be answered; times are epoch ms. */
export type AnswerableFacts = {
	/** Of the newest version: a link to an older one obeys the newest word. */
	survey: Pick<Survey, 'acceptAnswers' | 'changeWindow'>;
	invitation: { state: InvitationState; expiresAt: number | null };
	previous: {
		state: ResponseState;
		answeredAt: number;
		completedAt: number | null;
		/** How often a workflow has been given it. */
		handedOver: number;
	} | null;
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
	if (previous.handedOver >= mostHandOvers) return 'window_passed';
	const until = standsAfter(facts);
	if (until === null || now <= until) return null;
	return previous.state === 'completed' ? 'window_passed' : 'expired';
}

/**
 * The last moment in which an answer may be changed, epoch ms. Half an answer may be finished while its
 * link lives, and at least as long as it may be changed.
 *
 * @returns `null` for half an answer whose link never expires
 */
export function standsAfter({
	survey: { changeWindow },
	invitation: { expiresAt },
	previous,
}: AnswerableFacts): number | null {
	if (previous?.state === 'completed') {
		return (previous.completedAt ?? previous.answeredAt) + changeWindow;
	}
	if (expiresAt === null || previous === null) return null;
	return Math.max(expiresAt, previous.answeredAt + changeWindow);
}
