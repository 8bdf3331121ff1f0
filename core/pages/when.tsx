import type { VNode } from 'preact';

import { momentInWords, relativeInWords } from '../language/time-words';
import type { Voice } from './page-base';

const minute = 60_000;

/** A moment in the past as people say it, with its date and time behind it. */
export function When(props: {
	/** Epoch ms. */
	at: number;
	now: number;
	timeZone: string;
	voice: Voice;
	/** The sentence around the words; they alone by default. */
	sentence?: (time: string) => string;
}): VNode {
	const { at, now, timeZone, voice, sentence = (time: string) => time } = props;
	const words =
		now - at < minute ? voice.say('status.justNow') : relativeInWords(at, now, voice.language);
	return (
		<details class="when" {...voice.ours}>
			<summary class="soft s">{sentence(words)}</summary>
			<time class="s" datetime={new Date(at).toISOString()}>
				{momentInWords(at, timeZone, voice.language)}
			</time>
		</details>
	);
}
