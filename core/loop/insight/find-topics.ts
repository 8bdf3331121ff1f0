import { mostlyOf } from '../../insight/text/mostly';
import { quoteOf } from '../../insight/text/quotes';
import {
	type ShownTopic,
	type TopicCount,
	type TopicFinding,
	topicFindings,
} from '../../insight/text/topic-finding';
import { emergingKey, type Tallied, topicTally } from '../../insight/text/topic-tally';
import { nothingText, type Told, topicText } from '../../insight/text/topic-words';
import {
	builtInTopics,
	isBuiltInTopic,
	ownTopics,
	type Topic,
	topicFinder,
} from '../../insight/text/topics';
import { termsIn } from '../../insight/text/terms-in';
import { sayIn } from '../../language/say';
import type { OwnTopicRow } from '../../model/own-topics';
import {
	type AttributeOf,
	attributesOf,
	commentsOf,
	countComments,
} from '../../store/repositories/comments';
import type { House } from '../house';
import { nameMask } from '../problem/masked-titles';
import { dayCount, type InsightInput, insightScope, type InsightScope } from './insight-scope';
import { withNotes } from './nobody-fits';
import { comparedWith, type Period } from './period';
import { eachComment, type Reading, usualReading } from './topics/comment-pages';
import { type Before, readBefore } from './topics/find-terms';
import { reasonTopics } from './topics/reasons';
import { saidOf } from './topics/said-of';

export type FindTopicsInput = InsightInput & {
	/** Topics beside those of the settings. */
	own: readonly OwnTopicRow[];
	/** Whether the topics that come with the package are looked for as well. */
	builtIn: boolean;
	/** Topics that are given, those with most comments first. */
	most: number;
};

type Span = { from: string; until: string };

/** One topic of the comments of a period; `topic` is `null` in the one item that says there is none. */
export type TopicItem = Omit<TopicFinding, 'topic'> & {
	text: string;
	topic: ShownTopic | null;
	period: Span & { timeZone: string };
	comparedWith: Span;
	/** How many comments there are, and how many of them were read: the newest. */
	comments: { all: number; read: number };
};

/** New terms are looked for against a time so many times as long. */
const timesBefore = 4;
/** Terms that are given. */
const mostTerms = 10;

/**
 * What customers write about: a finding for each topic, the terms that emerge first, then the topics with most
 * comments. At most the 50,000 newest comments of the period, and of the time before, are read; a page at a time,
 * so that memory and event loop stay free. Test rows are left out, quotes are masked.
 *
 * @returns at least one item; where nothing is found it says so
 * @throws InputError for a period that is none; NotFoundError for an owner who is not in the team
 */
export async function findTopics(
	house: House,
	now: number,
	input: FindTopicsInput,
	reading: Reading = usualReading,
): Promise<TopicItem[]> {
	const scope = await insightScope(house, now, input);
	const compared = comparedWith(scope.period, 'before');
	const before = { from: earlierBy(scope.period, timesBefore), until: scope.period.from };
	const topics = [
		...(input.builtIn ? builtInTopics : []),
		...ownTopics([...scope.settings.topics, ...input.own]),
	];
	const find = topicFinder(topics);
	const all = await countComments(scope);
	const earlier = await readBefore(scope, { before, compared }, find, reading);
	const terms = new Set(earlier.terms.map(({ term }) => term));
	const tally = topicTally(find, terms);
	const read = await readPeriod(scope, tally, terms.size > 0, reading);
	const quoted = (key: string, tallied: Tallied | undefined) =>
		quotesOf(scope, tallied, (text) => find(text).has(key));
	const shown = shownTopics(topics, scope.language);
	const counts: TopicCount[] = [...shown].flatMap(([key, topic]) => {
		const tallied = tally.byTopic.get(key);
		if (!tallied) return [];
		const then = { x: earlier.byTopic.get(key) ?? 0, n: earlier.compared };
		return [
			{
				topic,
				share: { x: tallied.n, n: read },
				before: then.n === 0 ? null : then,
				scores: tallied.scores,
				all: tally.all.scores,
				sentiment: tallied.sentiment,
				quotes: quoted(key, tallied),
				emerging: null,
			},
		];
	});
	const reasons = await reasonTopics(scope, compared, (key) => {
		const tallied = tally.byTopic.get(key);
		return {
			sentiment: tallied?.sentiment ?? null,
			quotes: quotesOf(scope, tallied, () => true),
		};
	});
	const emerging = emergingCounts(scope, earlier, tally, read);
	const byCount = [...counts, ...reasons].sort((a, b) => b.share.x - a.share.x);
	const found = await namingNobody(
		scope,
		topicFindings([...emerging, ...byCount].slice(0, input.most), scope.settings.minimumN),
	);
	const told = toldOf(scope.period, compared, before, { all, earlier, reading });
	return await withNotes(scope, itemsOf(found, scope, { told, compared, read }));
}

const iso = (at: number): string => new Date(at).toISOString();

function itemsOf(
	found: readonly TopicFinding[],
	{ period, language }: InsightScope,
	{ told, compared, read }: { told: Told; compared: Period; read: number },
): TopicItem[] {
	const common = {
		period: { from: iso(period.from), until: iso(period.until), timeZone: period.timeZone },
		comparedWith: { from: iso(compared.from), until: iso(compared.until) },
		comments: { all: told.all, read },
	};
	if (found.length > 0) {
		return found.map((one) => ({ text: topicText(one, told, language), ...one, ...common }));
	}
	const nothing: Omit<TopicFinding, 'topic'> = {
		n: 0,
		of: read,
		percent: null,
		interval: null,
		verdict: 'too_few',
		method: 'wilson',
		change: null,
		scores: [],
		sentiment: null,
		quotes: [],
		emerging: null,
		correction: { method: 'holm', tests: 0 },
	};
	return [{ text: nothingText(told, read, language), topic: null, ...nothing, ...common }];
}

/** When a time began that is as many times as long as the period, and ends where it begins. */
function earlierBy(period: Period, times: number): number {
	let earliest = period;
	for (let time = 0; time < times; time += 1) earliest = comparedWith(earliest, 'before');
	return earliest.from;
}

/** A quote may name somebody else than who wrote it. */
async function namingNobody(
	{ place, language }: InsightScope,
	found: readonly TopicFinding[],
): Promise<TopicFinding[]> {
	const all = found.flatMap(({ quotes }) => quotes);
	const withoutNames = await nameMask(place, all, language);
	return found.map((one) => ({ ...one, quotes: one.quotes.map(withoutNames) }));
}

type Tally = ReturnType<typeof topicTally>;

async function readPeriod(
	scope: InsightScope,
	tally: Tally,
	withAttributes: boolean,
	reading: Reading,
): Promise<number> {
	let attributes = new Map<string, AttributeOf[]>();
	return await eachComment(
		async (behind, most) => await commentsOf(scope, behind, most),
		reading,
		(row) => tally.add(saidOf(row, attributes.get(row.customerId ?? '') ?? [])),
		async (rows) => {
			if (!withAttributes) return;
			const customers = new Set(rows.flatMap(({ customerId }) => customerId ?? []));
			attributes = new Map();
			for (const one of await attributesOf(scope.place, [...customers])) {
				const known = attributes.get(one.customerId);
				if (known) known.push(one);
				else attributes.set(one.customerId, [one]);
			}
		},
	);
}

function shownTopics(topics: readonly Topic[], language: string): Map<string, ShownTopic> {
	const say = sayIn(language);
	return new Map(
		topics.map(({ key, parent, name }) => [
			key,
			{
				key,
				kind: name === null ? 'built_in' : 'own',
				name: name ?? (isBuiltInTopic(key) ? say(`topic.${key}`) : key),
				parent,
			},
		]),
	);
}

function quotesOf(
	{ language, settings }: InsightScope,
	tallied: Tallied | undefined,
	isAbout: (text: string) => boolean,
): string[] {
	// Of fewer than the minimum nobody is quoted.
	if (!tallied || tallied.n < settings.minimumN) return [];
	const masking = { language, country: settings.defaultCountry };
	return tallied.quotes.kept().map((one) => quoteOf(one, masking, isAbout));
}

function emergingCounts(
	scope: InsightScope,
	{ terms, read: readBefore }: Before,
	tally: Tally,
	read: number,
): TopicCount[] {
	return tally.echoes
		.apart(terms)
		.slice(0, mostTerms)
		.flatMap((term): TopicCount[] => {
			const key = emergingKey(term.term);
			const tallied = tally.byTopic.get(key);
			if (!tallied) return [];
			const mostly = mostlyOf(tallied.fields.fields, tally.all.fields.fields);
			return [
				{
					topic: { key, kind: 'emerging', name: term.term, parent: null },
					share: { x: tallied.n, n: read },
					before: { x: term.before, n: readBefore },
					scores: tallied.scores,
					all: tally.all.scores,
					sentiment: tallied.sentiment,
					quotes: quotesOf(scope, tallied, (text) => termsIn(text, [term.term]).length > 0),
					emerging: { ...term, mostly },
				},
			];
		});
}

function toldOf(
	period: Period,
	compared: Period,
	before: { from: number; until: number },
	{ all, earlier, reading }: { all: number; earlier: Before; reading: Reading },
): Told {
	return {
		days: dayCount(period),
		daysBefore: dayCount(compared),
		span: dayCount({ ...period, ...before }),
		all,
		most: reading.most,
		cutBefore: earlier.read >= reading.most,
	};
}
