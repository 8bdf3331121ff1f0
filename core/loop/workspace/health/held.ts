import { personWithin } from '../../../survey/haste';
import { type Look, ok } from './check';

const week = 7 * 86_400_000;

/** Which ratings are told of: those of a week, but for those that a person may still be about to confirm. */
export const heldSince = (now: number) => ({ from: now - week, until: now - personWithin });

/** How many ratings came from programs: nothing is wrong with that, but they are to be seen. */
export const held: Look = ({ held: counts, say }) => {
	const count = Object.values(counts).reduce((sum, n) => sum + n, 0);
	if (count === 0) return ok(say('health.held.none'));
	return ok(say('health.held.some', { count, low: counts.low ?? 0 }));
};
