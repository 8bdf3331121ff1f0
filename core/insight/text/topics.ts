import type { OwnTopicRow } from '../../model/own-topics';
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
};

type Top = keyof typeof topicTerms;
type Below = { [Key in Top]: keyof (typeof topicTerms)[Key] }[Top];
/** A built-in topic of either level. */
export type BuiltInTopic = Extract<Top | Below, string>;

const listed = (terms: { zh: string; en: string }): string[] => [
	...terms.zh.split(' '),
	...terms.en.split('|'),
];

/** The topics that come with the package: the first level, and what lies below each. */
export const builtInTopics: readonly Topic[] = Object.entries(topicTerms).flatMap(([top, groups]) =>
	Object.entries(groups).map(([key, terms]: [string, { zh: string; en: string }]) => ({
		key,
		parent: key === top ? null : top,
		name: null,
		terms: listed(terms),
	})),
);

const builtInKeys: ReadonlySet<string> = new Set(builtInTopics.map(({ key }) => key));

/** Whether a key is one of a built-in topic. */
export const isBuiltInTopic = (key: string): key is BuiltInTopic => builtInKeys.has(key);

/** Finds the topics of a text: their keys, those of the first level included. */
export type TopicFinder = (text: string) => Set<string>;

type Node = {
	next: Map<string, Node>;
	/** Of terms that end here. */
	ends: Array<{ topic: string; open: boolean }>;
};

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
	const root: Node = { next: new Map(), ends: [] };
	const parents = new Map(topics.map(({ key, parent }) => [key, parent]));
	const own = new Set(topics.flatMap(({ key, name }) => (name === null ? [] : [key])));
	for (const { key, terms } of topics) {
		for (const term of terms) addTerm(root, key, term);
	}
	return (text) => {
		const places: Place[] = [];
		const inside = plain(text);
		for (let at = 0; at < inside.length; at += 1) findAt(root, inside, at, places);
		const found = new Set<string>();
		for (const place of places) {
			// A workspace's topics are of another kind: they take nothing from the built-in ones.
			const isPart = places.some(
				(other) => own.has(place.topic) === own.has(other.topic) && isWithin(place, other),
			);
			if (!isPart) found.add(place.topic);
		}
		for (const key of [...found]) {
			const parent = parents.get(key) ?? null;
			if (parent !== null) found.add(parent);
		}
		return found;
	};
}

/** Where a term of a topic stands. */
type Place = { topic: string; from: number; to: number };

/** The longer term says more: who writes of a billing error writes of no crash. */
const isWithin = (one: Place, other: Place): boolean =>
	one.from >= other.from && one.to <= other.to && one.to - one.from < other.to - other.from;

/** Traditional characters are read as simplified ones. */
function plain(text: string): string {
	const inside = oneForm(text);
	return /\p{Script=Han}/u.test(inside) ? simplified(inside) : inside;
}

function addTerm(root: Node, topic: string, written: string): void {
	const open = written.trim().endsWith('*');
	const term = plain(open ? written.trim().slice(0, -1) : written).trim();
	if (term === '') return;
	let node = root;
	for (const character of term) {
		const next = node.next.get(character) ?? { next: new Map<string, Node>(), ends: [] };
		node.next.set(character, next);
		node = next;
	}
	node.ends.push({ topic, open });
}

function findAt(root: Node, text: string, at: number, found: Place[]): void {
	let node = root.next.get(characterAt(text, at));
	if (!node || joined(text[at - 1], text[at])) return;
	let to = at;
	while (node) {
		to += characterAt(text, to).length;
		for (const { topic, open } of node.ends) {
			if (open || closes(text, at, to)) found.push({ topic, from: at, to });
		}
		node = node.next.get(characterAt(text, to));
	}
}

const characterAt = (text: string, at: number): string => {
	const code = text.codePointAt(at);
	return code === undefined ? '' : String.fromCodePoint(code);
};

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
