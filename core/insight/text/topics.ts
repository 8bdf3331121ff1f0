import type { OwnTopicRow } from '../../model/own-topics';
import { formsOf, inOneSpelling } from './english-forms';
import { isHan, isWordSign, oneForm } from './one-form';
import { simplified } from './simplified';
import { topicTerms } from './words/topics';

/** What comments are sorted by: a built-in group of terms, or one of the workspace's own. */
export type Topic = {
	/** Stays the same from one day to the next: other things are tied to it. */
	key: string;
	/** Of the topic that this one belongs to; two levels. */
	parent: string | null;
	/** `null` = built in, named by `topic.<key>` of our texts. */
	name: string | null;
	/** As people write them; a star at the end takes any ending. */
	terms: readonly string[];
	/** What is said of anything, and counts only where nothing else is named. */
	besides?: readonly string[];
};

type Top = keyof typeof topicTerms;
type Below = { [Key in Top]: keyof (typeof topicTerms)[Key] }[Top];
/** A built-in topic of either level. */
export type BuiltInTopic = Extract<Top | Below, string>;

/** A term behind a tilde counts only where nothing else is named. */
function listed({ zh, en }: { zh: string; en: string }): Pick<Topic, 'terms' | 'besides'> {
	const english = en.trim().split(/\s*[|\n]\s*/u);
	const isWeak = (term: string) => term.startsWith('~');
	return {
		terms: [...zh.split(' '), ...english.filter((term) => !isWeak(term)).flatMap(alternativesOf)],
		besides: english.filter(isWeak).flatMap((term) => alternativesOf(term.slice(1))),
	};
}

/** `send/sent it back` is `send it back` and `sent it back`; what has spaces stands in brackets. */
function alternativesOf(written: string): string[] {
	let found = [''];
	for (const [word, bracketed] of written.matchAll(/\(([^)]+)\)|\S+/gu)) {
		const all = (bracketed ?? word).split('/');
		found = found.flatMap((begin) => all.map((one) => `${begin} ${one}`.trim()));
	}
	return found;
}

/** The topics that come with the package: the first level, and what lies below each. */
export const builtInTopics: readonly Topic[] = Object.entries(topicTerms).flatMap(([top, groups]) =>
	Object.entries(groups).map(([key, terms]: [string, { zh: string; en: string }]) => ({
		key,
		parent: key === top ? null : top,
		name: null,
		...listed(terms),
	})),
);

const builtInKeys: ReadonlySet<string> = new Set(builtInTopics.map(({ key }) => key));

/** Whether a key is one of a built-in topic. */
export const isBuiltInTopic = (key: string): key is BuiltInTopic => builtInKeys.has(key);

/** Finds the topics of a text: their keys, those of the first level included. */
export type TopicFinder = (text: string) => Set<string>;

type Term = { written: string; topic: string; open: boolean; weak: boolean };
/** Terms by their first few characters, or by all that they have. */
type Terms = Map<string, Term[]>;
const longestKey = 4;

/** The endings of an English word that leave it the same word. */
const ending = /^(?:s|'s|es|d|ed|ing)(?![\p{L}\p{M}\p{N}])/u;
/** A shorter word takes only the first two: `app` is not in `apply`, `aped` would be none. */
const shortestWithEnding = 4;
const longestEnding = 4;

/**
 * Looks for all terms at once, however many there are. The letter case and the width of characters do not
 * matter. A term in an alphabet is a word with its usual endings, Chinese counts wherever it stands; what is part of
 * a longer term of another topic does not count.
 */
export function topicFinder(topics: readonly Topic[]): TopicFinder {
	const all: Terms = new Map();
	const parents = new Map(topics.map(({ key, parent }) => [key, parent]));
	const own = new Set(topics.flatMap(({ key, name }) => (name === null ? [] : [key])));
	for (const { key, terms, besides = [] } of topics) {
		for (const term of terms) addTerm(all, key, term, false);
		for (const term of besides) addTerm(all, key, term, true);
	}
	return (text) => {
		const places: Place[] = [];
		const inside = plain(text);
		for (let at = 0; at < inside.length; at += 1) findAt(all, inside, at, places);
		// A workspace's topics are of another kind: they take nothing from the built-in ones.
		const whole = places.filter(
			(place) =>
				!places.some(
					(other) => own.has(place.topic) === own.has(other.topic) && isWithin(place, other),
				),
		);
		const isNamed = whole.some(({ topic, weak }) => !weak && !own.has(topic));
		const found = new Set(whole.flatMap(({ topic, weak }) => (weak && isNamed ? [] : [topic])));
		for (const key of [...found]) {
			const parent = parents.get(key) ?? null;
			if (parent !== null) found.add(parent);
		}
		return found;
	};
}

/** Where a term of a topic stands. */
type Place = { topic: string; from: number; to: number; weak: boolean };

/** The longer term says more: who writes of a billing error writes of no crash. */
const isWithin = (one: Place, other: Place): boolean =>
	one.from >= other.from && one.to <= other.to && one.to - one.from < other.to - other.from;

/** Traditional characters are read as simplified ones, English words in one spelling. */
function plain(text: string): string {
	const inside = inOneSpelling(oneForm(text));
	return /\p{Script=Han}/u.test(inside) ? simplified(inside) : inside;
}

function addTerm(all: Terms, topic: string, term: string, weak: boolean): void {
	const open = term.trim().endsWith('*');
	const one = plain(open ? term.trim().slice(0, -1) : term).trim();
	if (one === '') return;
	for (const written of open ? [one] : formsOf(one)) {
		const key = written.slice(0, longestKey);
		const known = all.get(key);
		if (known) known.push({ written, topic, open, weak });
		else all.set(key, [{ written, topic, open, weak }]);
	}
}

function findAt(all: Terms, text: string, at: number, found: Place[]): void {
	if (joined(text[at - 1], text[at])) return;
	for (let length = 1; length <= longestKey; length += 1) {
		for (const { written, topic, open, weak } of all.get(text.slice(at, at + length)) ?? []) {
			const to = at + written.length;
			if (text.startsWith(written, at) && (open || closes(text, at, to))) {
				found.push({ topic, from: at, to, weak });
			}
		}
	}
}

function closes(text: string, from: number, to: number): boolean {
	if (!joined(text[to - 1], text[to])) return true;
	const rest = text.slice(to, to + longestEnding);
	return to - from >= shortestWithEnding
		? ending.test(rest)
		: /^'?s(?![\p{L}\p{M}\p{N}])/u.test(rest);
}

const joined = (one: string | undefined, other: string | undefined): boolean =>
	isLetter(one) && isLetter(other);

const isLetter = (character: string | undefined): boolean =>
	character !== undefined && isWordSign(character) && !isHan(character);

/** So many own topics, and terms of each, are read. */
const mostOwn = 200;
const mostTerms = 200;
const longestName = 60;

/**
 * The workspace's own topics: a name, `>` for what lies below another, and terms between commas, semicolons or
 * lines. Rows of one name are added up; a row without a name or a term is none.
 */
export function ownTopics(rows: readonly OwnTopicRow[]): Topic[] {
	const found = new Map<string, Topic>();
	const put = (name: string, parent: string | null, terms: readonly string[]): string => {
		const key = `own:${parent === null ? '' : `${parent.slice('own:'.length)}>`}${oneForm(name)}`;
		const known = found.get(key);
		const all = [...new Set([...(known?.terms ?? []), ...terms])].slice(0, mostTerms);
		found.set(key, { key, parent, name, terms: all });
		return key;
	};
	for (const { topic, terms } of rows.slice(0, mostOwn)) {
		const names = topic.split(/[>＞]/u).map((name) => name.trim().slice(0, longestName));
		const [top = '', below = ''] = names.filter((name) => name !== '');
		const words = terms
			.split(/[,;，；、\n]/u)
			.map((term) => term.trim())
			.filter((term) => oneForm(term.replace(/\*$/u, '')).trim() !== '');
		if (top === '' || words.length === 0) continue;
		if (below === '') put(top, null, words);
		else put(below, put(top, null, []), words);
	}
	return [...found.values()];
}
