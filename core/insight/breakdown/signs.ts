import { shareTails } from '../difference';
import { corrected } from '../stats/multiplicity';

/** Signs that a figure may say more about how answers were gathered than about the service. */
export const signCodes = [
	'cancelled_by_hand',
	'end_of_period',
	'not_asked_after_case',
	'one_customer',
	'recorded',
] as const;
export type SignCode = (typeof signCodes)[number];

/** So many of how many, for each sign that there is anything to count for. */
export type SignCounts = Partial<Record<SignCode, { count: number; of: number }>>;

export type Sign = { code: SignCode; count: number; of: number };

/** Fewer are no sign of anything. */
const least = 3;

/** Answers of one customer that are a sign where they are this share of all, too. */
const fromOne = { count: 5, share: 0.25 };

/**
 * What is worth a look: where somebody's share is above that of all others beyond chance (`shareTails`, corrected
 * for everybody and every sign together), and at least three; of answers by one customer at least five, and a
 * quarter. It is a reason to ask, and proves nothing.
 *
 * @param counts in an order of the caller's
 * @returns the signs of each, in the same order
 */
export function signsOf(counts: readonly SignCounts[]): Sign[][] {
	const found = counts.map((): Sign[] => []);
	const tests = signCodes.flatMap((code) => {
		if (code === 'one_customer') return [];
		const sum = counts.reduce(
			({ count, of }, one) => ({
				count: count + (one[code]?.count ?? 0),
				of: of + (one[code]?.of ?? 0),
			}),
			{ count: 0, of: 0 },
		);
		return counts.flatMap((one, at) => {
			const own = one[code];
			if (!own || own.of === 0 || sum.of === own.of) return [];
			const rest = { x: sum.count - own.count, n: sum.of - own.of };
			const isAbove = own.count * rest.n > rest.x * own.of;
			const p = shareTails({ x: own.count, n: own.of }, rest) ?? 1;
			return [{ at, code, own, isAbove, p }];
		});
	});
	const { values } = corrected(tests.map(({ p }) => p));
	tests.forEach(({ at, code, own, isAbove }, place) => {
		if (isAbove && own.count >= least && (values[place] ?? 1) < 0.05) {
			found[at]?.push({ code, ...own });
		}
	});
	counts.forEach(({ one_customer: one }, at) => {
		if (!one || one.count < fromOne.count || one.count < fromOne.share * one.of) return;
		found[at]?.push({ code: 'one_customer', ...one });
	});
	return found;
}
