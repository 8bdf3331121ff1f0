import { sentencesInARow } from '../../language/in-a-row';
import { type Say, sayIn } from '../../language/say';
import type { Level } from '../../model/metric';
import type { Finding } from '../finding';
import { maskPersonal, type Masking, personalIn } from './mask';
import type { Opinion } from './second-opinion';
import { longestText, readSentiment, type Sentiment } from './sentiment';
import { builtInTopics, type TopicFinder, topicFinder } from './topics';

/** What is known of a comment beside its words. */
export type LabelGround = {
	/** Of the score that was given with it; `null` = none is known. */
	level: Level | null;
	/** Name of the customer, which is masked. */
	name: string | null;
	/** BCP 47 tag of the sentence and of what stands for masked parts. */
	language: string;
	/** ISO 3166-1, for telephone numbers without a country. */
	country: string | null;
	/** Finds its topics; those that are built in unless given. */
	topicsOf?: TopicFinder;
};

/** A comment with what it says; `n` is 1, or 0 where it says nothing that is understood. */
export type Label = Finding &
	Sentiment & {
		/** A high score with a complaint, or a low one with praise; `null` where one of both is unknown. */
		contradiction: boolean | null;
		/** The comment without what says who somebody is; `null` = there is none. */
		masked: string | null;
		/** Keys of its topics, those of the first level included. */
		topics: string[];
		/** What a chat model says; `null` = none was asked. */
		model: Opinion | null;
	};

/** A reading of a text and how it came about. */
export type Reader = (text: string) => { read: Sentiment; method: 'lexicon' | 'model' };

/** By the word lists alone. */
export const lexiconReader: Reader = (text) => ({ read: readSentiment(text), method: 'lexicon' });

/** From here on a text is clear enough to contradict a score. */
const clear = 0.5;

/** Reads one comment. */
export function labelComment(
	comment: string | null,
	ground: LabelGround,
	reader: Reader = lexiconReader,
): Label {
	const text = comment?.trim() ?? '';
	const { read, method } = reader(text);
	const contradiction = contradicts(read, ground.level);
	const isKnown = read.sentiment !== null;
	const { language, country, name } = ground;
	const masking = { language, country, names: name === null ? [] : [name] };
	const begin = beginOf(text, masking);
	return {
		...read,
		contradiction,
		masked: text === '' ? null : maskPersonal(begin, masking),
		topics: text === '' ? [] : [...(ground.topicsOf ?? builtIn())(begin)].sort(),
		model: null,
		text:
			text === ''
				? sayIn(ground.language)('label.empty')
				: inWords(read, contradiction === true, sayIn(ground.language)),
		n: isKnown ? 1 : 0,
		interval: null,
		verdict: isKnown ? 'ok' : 'too_few',
		method,
	};
}

/** Characters of the longest address or name. */
const longestPersonal = 400;

/** As much as is read; an address or a number that goes on behind it would not be known by its first half. */
function beginOf(text: string, masking: Masking): string {
	if (text.length <= longestText) return text;
	const halved = personalIn(text.slice(0, longestText + longestPersonal), masking).find(
		({ from, to }) => from < longestText && to > longestText,
	);
	return text.slice(0, halved?.from ?? longestText).replace(/[\uD800-\uDBFF]$/u, '');
}

function contradicts({ strength }: Sentiment, level: Level | null): boolean | null {
	if (strength === null || level === null) return null;
	if (level === 'high') return strength <= -clear;
	return level === 'low' && strength >= clear;
}

function inWords({ sentiment, strength, cut }: Sentiment, isAgainst: boolean, say: Say): string {
	if (sentiment === null || strength === null) return say('label.unknown');
	const shown = strength.toFixed(1).replace('-0.0', '0.0').replace('-', '\u2212');
	return sentencesInARow(
		[
			say(`label.${sentiment}`, { strength: shown }),
			isAgainst
				? say(strength < 0 ? 'label.complaintWithHighScore' : 'label.praiseWithLowScore')
				: '',
			cut ? say('label.cut', { most: longestText }) : '',
		],
		say,
	);
}

let finder: ReturnType<typeof topicFinder> | undefined;
/** Built with the first comment: most workflows have none. */
const builtIn = () => (finder ??= topicFinder(builtInTopics));
