import { echoCounter, type EchoCounter } from './echoes';
import { fieldCounter } from './mostly';
import { oneForm } from './one-form';
import { type Quotable, quoteCollector } from './quotes';
import { readSentiment } from './sentiment';
import type { SentimentCounts } from './topic-finding';
import { termsIn } from './terms-in';
import { addCounted, type Counted, type ScaleTallies } from './topic-score';
import type { TopicFinder } from './topics';

/** A comment as it is counted. */
export type Said = Quotable & {
	/** The answer's own score; `n` is 1. */
	score: Counted;
	/** Keys of topics that it has by other means than its words. */
	keys: readonly string[];
	/** What is told of it, by field. */
	fields: ReadonlyArray<readonly [field: string, value: string]>;
};

/** What was counted of one topic, or of all comments. */
export type Tallied = {
	n: number;
	scores: ScaleTallies;
	sentiment: SentimentCounts;
	quotes: ReturnType<typeof quoteCollector>;
	fields: ReturnType<typeof fieldCounter>;
};

const fresh = (): Tallied => ({
	n: 0,
	scores: new Map(),
	sentiment: { positive: 0, neutral: 0, negative: 0, unknown: 0 },
	quotes: quoteCollector(),
	fields: fieldCounter(),
});

/** The key of a term that emerges. */
export const emergingKey = (term: string): string => `emerging:${term}`;

/** The term of such a key; `null` for another key. */
export const emergingTermOf = (key: string): string | null =>
	key.startsWith('emerging:') ? key.slice('emerging:'.length) : null;

/** Counts comments by topic and by the terms that emerge. */
export function topicTally(
	find: TopicFinder,
	terms: ReadonlySet<string>,
): { add(said: Said): void; all: Tallied; byTopic: Map<string, Tallied>; echoes: EchoCounter } {
	const all = fresh();
	const byTopic = new Map<string, Tallied>();
	const echoes = echoCounter();
	return {
		all,
		byTopic,
		echoes,
		add(said) {
			const found = termsIn(said.comment, terms);
			if (found.length > 0) echoes.add(oneForm(said.comment), found);
			const feeling = readSentiment(said.comment).sentiment ?? 'unknown';
			const count = (into: Tallied, withFields: boolean) => {
				into.n += 1;
				into.sentiment[feeling] += 1;
				addCounted(into.scores, said.score);
				into.quotes.add(said);
				if (!withFields) return;
				for (const [field, value] of said.fields) into.fields.add(field, value, said.writer);
			};
			count(all, terms.size > 0);
			for (const key of [...find(said.comment), ...said.keys]) count(of(byTopic, key), false);
			for (const term of found) count(of(byTopic, emergingKey(term)), true);
		},
	};
}

function of(byTopic: Map<string, Tallied>, key: string): Tallied {
	const known = byTopic.get(key) ?? fresh();
	byTopic.set(key, known);
	return known;
}
