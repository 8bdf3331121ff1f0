import { wordsInARow } from '../../../language/in-a-row';
import { attention, type HealthFacts, type Look, ok } from './check';

/** So few codes are few, whatever the list has had. */
const few = 20;
/** This part of a list is few. */
const fewOf = 0.1;

/** Whether the surveys that give codes have enough of them. */
export const incentiveCodes: Look = (facts) => {
	const { incentives, say } = facts;
	if (incentives.length === 0) return ok(say('health.incentives.none'));
	const short = incentives.filter(({ left, all }) => left < few || left < all * fewOf);
	if (short.length === 0)
		return ok(say('health.incentives.ok', { lists: inWords(facts, incentives) }));
	return attention(
		say('health.incentives.few', { lists: inWords(facts, short) }),
		say('health.incentives.hint'),
	);
};

function inWords({ say }: HealthFacts, lists: HealthFacts['incentives']): string {
	const words = lists.map(({ surveyKey: key, left, all, waiting }) => {
		if (waiting === 0) return say('health.incentives.list', { key, left, all });
		if (waiting === 1) return say('health.incentives.waitingOne', { key, left, all });
		return say('health.incentives.waiting', { key, left, all, waiting });
	});
	return wordsInARow(words, say);
}
