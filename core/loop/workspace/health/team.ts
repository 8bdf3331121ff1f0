import { wordsInARow } from '../../../language/in-a-row';
import { attention, type Look, ok } from './check';

/** Whether anybody can own a case. */
export const people: Look = (facts) => {
	const count = facts.people.filter(({ active }) => active).length;
	return count > 0
		? ok(facts.say('health.people.ok', { count }))
		: attention(facts.say('health.people.none'), facts.say('health.people.none.hint'));
};

/** Whether open cases belong to people who have left. */
export const leavers: Look = (facts) => {
	const { say } = facts;
	if (facts.leavers.length === 0) return ok(say('health.leavers.ok'));
	const names = facts.leavers.map(({ name, cases }) =>
		say('health.leavers.person', { name, count: cases }),
	);
	return attention(
		say('health.leavers.some', { people: wordsInARow(names, say) }),
		say('health.leavers.hint'),
	);
};
