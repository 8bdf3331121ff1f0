import { apart, type Emerging, emergingInSteps } from '../../../insight/text/emerging';
import { gramsOf } from '../../../insight/text/grams';
import { nameSieve } from '../../../insight/text/name-sieve';
import { exactCounter, roughCounter } from '../../../insight/text/term-counter';
import { termsIn } from '../../../insight/text/terms-in';
import type { TopicFinder } from '../../../insight/text/topics';
import { termGrower } from '../../../insight/text/whole-terms';
import {
	type CommentPlace,
	commentTexts,
	customerNames,
} from '../../../store/repositories/comments';
import { listPeople } from '../../../store/repositories/people';
import { breather } from '../../breathe';
import type { InsightScope } from '../insight-scope';
import { eachComment, type Reading } from './comment-pages';

type Span = { from: number; until: number };

/** What was read of the time before. */
export type Before = {
	/** Comments of all of it that were read, and of the part that the period is compared with. */
	read: number;
	compared: number;
	/** Comments of that part by topic. */
	byTopic: Map<string, number>;
	/** Terms that emerge, names left out. */
	terms: Emerging[];
};

/**
 * Reads the time before: how often the topics were then, and which terms are new since.
 *
 * @param before all that is looked at, up to the beginning of the period
 * @param compared the part of it that is as long as the period
 */
export async function readBefore(
	scope: InsightScope,
	{ before, compared }: { before: Span; compared: Span },
	find: TopicFinder,
	reading: Reading,
): Promise<Before> {
	const rough = roughCounter();
	const ofPeriod = textsOf(scope, scope.period);
	let read = await eachComment(ofPeriod, reading, ({ comment }) => rough.add(gramsOf(comment)));
	const now = read;
	const exact = exactCounter(rough.mayBe);
	await eachComment(ofPeriod, reading, ({ comment, writer }) =>
		exact.add(gramsOf(comment), writer),
	);
	const byTopic = new Map<string, number>();
	let comparedRead = 0;
	read = await eachComment(textsOf(scope, before), reading, ({ comment, at }) => {
		exact.addBefore(gramsOf(comment));
		if (at < compared.from || at >= compared.until) return;
		comparedRead += 1;
		for (const key of find(comment)) byTopic.set(key, (byTopic.get(key) ?? 0) + 1);
	});
	const { minimumN } = scope.settings;
	const isEnough = Math.min(now, read) >= Math.max(1, minimumN);
	const terms = isEnough
		? await inSteps(emergingInSteps(exact.counts(), { now, before: read }))
		: [];
	const told = await withoutNames(scope, terms);
	const whole = await wholeTerms(scope, before, told, reading);
	return { read, compared: comparedRead, byTopic, terms: whole };
}

/** Terms of the longest length that is counted are often pieces of longer ones. */
async function wholeTerms(
	scope: InsightScope,
	before: Span,
	terms: readonly Emerging[],
	reading: Reading,
): Promise<Emerging[]> {
	if (terms.length === 0) return [];
	const grower = termGrower(terms);
	await eachComment(textsOf(scope, scope.period), reading, ({ comment, writer }) =>
		grower.add(comment, writer),
	);
	const known = new Set(terms.map(({ term }) => term));
	const found = grower.grown();
	const longer = found.flatMap(({ piece, whole }) => (whole.term === piece.term ? [] : [whole]));
	if (longer.length === 0) return [...terms];
	// A term may have grown around a name: then its piece stands.
	const nameless = new Set((await withoutNames(scope, longer)).map(({ term }) => term));
	const grown = apart(found.map(({ piece, whole }) => (nameless.has(whole.term) ? whole : piece)));
	// What no comment had before has no longer one either.
	const counted = new Map(
		grown.filter((one) => one.before > 0 && !known.has(one.term)).map((one) => [one.term, 0]),
	);
	if (counted.size > 0) {
		await eachComment(textsOf(scope, before), reading, ({ comment }) => {
			for (const term of termsIn(comment, counted.keys())) {
				counted.set(term, (counted.get(term) ?? 0) + 1);
			}
		});
	}
	return grown.map((one) => ({ ...one, before: counted.get(one.term) ?? one.before }));
}

const textsOf =
	(scope: InsightScope, { from, until }: Span) =>
	async (behind: CommentPlace | null, most: number) =>
		await commentTexts({ ...scope, period: { from, until } }, behind, most);

/** Lets others in between the steps of long work. */
async function inSteps<Result>(steps: Generator<void, Result>): Promise<Result> {
	const breathe = breather();
	for (;;) {
		const { done, value } = steps.next();
		if (done === true) return value;
		await breathe();
	}
}

const namesAtOnce = 2_000;

/** A term that is the name of a customer or of somebody of the team tells of a person. */
async function withoutNames(scope: InsightScope, terms: Emerging[]): Promise<Emerging[]> {
	if (terms.length === 0) return [];
	const sieve = nameSieve(terms.map(({ term }) => term));
	const people = await listPeople(scope.place.store.db, scope.place.workspace);
	for (const { name } of people) sieve.look(name);
	const breathe = breather();
	let behind = '';
	for (;;) {
		const names = await customerNames(scope.place, behind, namesAtOnce);
		for (const { name } of names) {
			sieve.look(name);
			await breathe();
		}
		behind = names.at(-1)?.id ?? behind;
		if (names.length < namesAtOnce) break;
	}
	return terms.filter(({ term }) => !sieve.isName(term));
}
