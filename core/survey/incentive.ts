import { createHash } from 'node:crypto';

import { momentOf } from '../calendar/moment';
import { mailboxOf } from '../model/mailbox';
import type { ResponseState } from '../model/states';
import type { Incentive, Survey } from '../model/survey';

/** What a test and a preview show in place of a code. */
export const exampleCode = 'EXAMPLE-0000';

/** All that decides about a code. What was answered is no part of it. */
export type IncentiveFacts = {
	survey: Pick<Survey, 'incentive'>;
	state: ResponseState;
	test: boolean;
	/** It came by an open link: who answered is not known, and may come again as somebody else. */
	open: boolean;
	/** Whether there is somebody to write to, at an address that takes mail. */
	mailable: boolean;
	/** Of the workspace; a day ends there. */
	timeZone: string;
};

export type IncentivePlan = {
	/** A code is given with the answer, to be shown at once. */
	claims: boolean;
	/**
	 * What the clock does about it: mails the code of an answer that is complete, or sees to one that was left
	 * unfinished; `null` = nothing.
	 */
	mails: 'completed' | 'partial' | null;
};

/** What is given for an answer now, to whoever has nothing yet; `null` where nothing is. */
export function givenNow(
	{ incentive }: Pick<Survey, 'incentive'>,
	timeZone: string,
	now: number,
): Incentive | null {
	if (!incentive) return null;
	const { validUntil } = incentive;
	const end = validUntil === null ? null : momentOf(validUntil, timeZone, true);
	return end === null || now < end ? incentive : null;
}

/** Whether a code that was shown is mailed as well; at an open link it is mailed alone. */
export const isMailed = (incentive: Incentive, { open }: { open: boolean }): boolean =>
	incentive.byMail || open;

/**
 * What a stored answer brings about. A complete one gets its code at once, but for an open link's, which
 * is given by mail alone: an address is what tells two visitors apart. One that was left unfinished gets
 * it by mail when it would be closed, whatever its rating. A test uses none up.
 *
 * @param now epoch ms
 */
export function planIncentive(facts: IncentiveFacts, now: number): IncentivePlan {
	const { survey, state, test, open, mailable, timeZone } = facts;
	const incentive = givenNow(survey, timeZone, now);
	if (incentive === null) return { claims: false, mails: null };
	if (state === 'completed') {
		return { claims: !test && !open, mails: mailable ? 'completed' : null };
	}
	return { claims: false, mails: mailable && isMailed(incentive, { open }) ? 'partial' : null };
}

/** What stands for a mailbox beside a code: it tells nothing to whoever does not know the address. */
export function receiverOf(workspace: string, email: string): string {
	const text = `${workspace}:${mailboxOf(email) ?? email}`;
	return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
