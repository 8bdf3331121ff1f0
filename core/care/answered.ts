import type { Level, Metric } from '../model/metric';
import type { CareFacts, Occasion, Window } from './occasion';
import type { OverReason } from '../model/care-words';

type Answered = { metric: Metric; level: Level };

const keyOf = (id: string): string => `answer:${id}`;

/** Answers of a level that were given to the end, with no low one of any metric since. */
export function answerOccasions(
	{ answers }: Pick<CareFacts, 'answers'>,
	{ metric, level }: Answered,
	{ from, until }: Window,
): Occasion[] {
	return answers
		.filter(
			(one) =>
				one.metric === metric &&
				one.level === level &&
				one.completed &&
				one.at > from &&
				one.at <= until &&
				!hasLowSince(answers, one.at),
		)
		.map(({ id, at }) => ({
			key: keyOf(id),
			mailboxKey: keyOf(id),
			anchor: { kind: 'moment', at },
			values: {},
		}));
}

/** Somebody has changed their mind: in that answer, or in a later one. */
export function lowSince(
	{ answers }: Pick<CareFacts, 'answers'>,
	{ key, anchor }: Occasion,
	{ level }: Answered,
): OverReason | null {
	if (anchor.kind !== 'moment') return null;
	const own = answers.find(({ id }) => keyOf(id) === key);
	const stands = own !== undefined && own.level === level;
	return stands && !hasLowSince(answers, anchor.at) ? null : 'low_since';
}

const hasLowSince = (answers: CareFacts['answers'], since: number): boolean =>
	answers.some(({ level, at }) => level === 'low' && at > since);
