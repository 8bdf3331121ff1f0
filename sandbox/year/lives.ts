import type { CustomerTable } from '../../core/store/schema';
import { day, type Life } from './made';
import { randomFrom } from './random';

/** Of a hundred customers so many leave within thirty days, by the place of their segment in the shop's list. */
const leaving = [2.2, 3.4, 0.8];

/**
 * How long everybody stays. Each has numbers of their own, so that one more customer changes nobody else's.
 *
 * @param first of the people in the list, which number they have
 */
export function livesOf(
	people: readonly CustomerTable[],
	segments: readonly string[],
	{ end, first = 0 }: { end: number; first?: number },
): Life[] {
	return people.map(({ segment }, at): Life => {
		const random = randomFrom(40_503 * (first + at + 1));
		random.next();
		const [arrives, comes, stays] = [random.next(), random.next(), random.next()];
		// Nearly half were there before the books begin.
		const began = arrives < 0.45 ? 560 - 30 * comes : 540 * comes + 10;
		const from = Math.round(end - began * day);
		const pace = leaving[segments.indexOf(segment ?? '')] ?? 2;
		return {
			from,
			until: from - (30 / (pace / 100)) * Math.log(1 - stays) * day,
			gap: 21 + 40 * random.next(),
			spends: 30 + 220 * random.next() ** 2,
			random,
		};
	});
}

export const isThere = ({ from, until }: Life, at: number): boolean => from <= at && at <= until;
