import fc from 'fast-check';

import { saidBy } from '../../../core/case/problem/said-by';

describe('how many said so, as everybody may know it', () => {
	it.each([
		[0, 10, null],
		[1, 10, null],
		[2, 10, { kind: 'several' }],
		[9, 10, { kind: 'several' }],
		[10, 10, { kind: 'many', least: 10 }],
		[14, 10, { kind: 'many', least: 10 }],
		[19, 10, { kind: 'many', least: 15 }],
		[27, 25, { kind: 'many', least: 25 }],
		[47, 10, { kind: 'many', least: 40 }],
		[149, 10, { kind: 'many', least: 100 }],
		[1_264, 10, { kind: 'many', least: 1_000 }],
		// A workspace that sets one: a handful is no number all the same.
		[4, 1, { kind: 'several' }],
	])('of %i, with a minimum of %i', (n, minimumN, said) => {
		expect(saidBy(n, minimumN)).toEqual(said);
	});

	it('is never more than there were, never less than the minimum, and the same for neighbours', () => {
		fc.assert(
			fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 500 }), (n, minimumN) => {
				const said = saidBy(n, minimumN);
				if (said?.kind !== 'many') return;
				expect(said.least).toBeLessThanOrEqual(n);
				expect(said.least).toBeGreaterThanOrEqual(minimumN);
				expect(said.least).toBeGreaterThanOrEqual(n / 2);
			}),
		);
	});
});
