import type { VNode } from 'preact';

import { cleanText } from '../language/plain-text';
import { sentenceLanguage } from '../language/say';
import { dateInWords } from '../language/time-words';
import type { Voice } from './page-base';

export type MailedWhen = 'now' | 'later';

/** What is said of a code that comes to the address that was left, once to each. */
export const mailedText = { now: 'incentive.byMail', later: 'incentive.byMailLater' } as const;

/** What somebody gets for an answer, as a page says it. */
export type IncentiveView = {
	/** In the page's language. */
	what: string;
	/** `YYYY-MM-DD`. */
	validUntil: string | null;
	code:
		| { kind: 'shown'; code: string; mailed: boolean }
		/** It comes to the address that was left; `later` = none is left, it comes when there are new ones. */
		| { kind: 'mailed'; when: MailedWhen }
		/** None is left; it is mailed when there are new ones. */
		| { kind: 'later' }
		/** None is left, and there is nowhere to send one. */
		| { kind: 'none' };
};

/** The code for an answer, or the honest word about it. */
export function IncentivePart(props: { incentive: IncentiveView; voice: Voice }): VNode {
	const { incentive, voice } = props;
	const { say, ours, language } = voice;
	const { code, validUntil } = incentive;
	return (
		<section aria-labelledby="gift">
			<h2 id="gift" {...ours}>
				{say(code.kind === 'shown' ? 'incentive.code' : 'incentive.title')}
			</h2>
			<p class="pre" dir="auto">
				{cleanText(incentive.what)}
			</p>
			{code.kind === 'shown' && (
				<code class="code" dir="ltr">
					{code.code}
				</code>
			)}
			{validUntil !== null && code.kind !== 'none' && (
				<p {...ours}>
					{say('incentive.until', { day: dateInWords(validUntil, sentenceLanguage(language)) })}
				</p>
			)}
			{code.kind === 'shown' && code.mailed && <p {...ours}>{say('incentive.mailed')}</p>}
			{code.kind === 'mailed' && <p {...ours}>{say(mailedText[code.when])}</p>}
			{code.kind === 'later' && <p {...ours}>{say('incentive.later')}</p>}
			{code.kind === 'none' && <p {...ours}>{say('incentive.none')}</p>}
		</section>
	);
}
