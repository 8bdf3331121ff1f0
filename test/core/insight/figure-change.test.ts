import { changeVerdict, figureChange } from '../../../core/insight/figure-change';
import type { Tally } from '../../../core/model/tally';

const higher = { direction: 'higher_is_better' } as const;
const tally = (given: Partial<Tally>): Tally => ({
	metric: 'csat',
	scale: { min: 1, max: 5, ...higher },
	highFrom: 4,
	low: 0,
	middle: 0,
	high: 0,
	sum: 0,
	sumSquares: 0,
	values: null,
	...given,
});

describe('the change of a headline figure', () => {
	it('is that of two shares for CSAT', () => {
		// Newcombe 1998, method 10: 56 of 70 against 48 of 80; pooled z 2.6502.
		const found = figureChange(tally({ high: 56, low: 14 }), tally({ high: 48, low: 32 }));
		expect(found?.change).toBeCloseTo(20, 10);
		expect(found?.interval.low).toBeCloseTo(5.24, 2);
		expect(found?.interval.high).toBeCloseTo(33.39, 2);
		expect(found?.p).toBeCloseTo(0.00805, 5);
	});

	it('turns round on a scale on which less is better', () => {
		const scale = { min: 0, max: 10, direction: 'lower_is_better' } as const;
		const one = tally({ metric: 'csi', scale, low: 4, sum: 8, sumSquares: 18 });
		const other = tally({ metric: 'csi', scale, low: 4, sum: 16, sumSquares: 66 });
		expect(figureChange(one, other)?.change).toBeCloseTo(20, 10);
		expect(figureChange(other, one)?.change).toBeCloseTo(-20, 10);
	});

	it('cannot be tested where all answers are alike, and is no finding then', () => {
		const found = figureChange(tally({ high: 20 }), tally({ high: 30 }));
		expect(found).toMatchObject({ change: 0, p: null });
		expect(changeVerdict(found ?? { change: 0 }, null, true)).toBe('no_change');
	});

	it('is none where it is said as 0 points, though 600,000 answers prove that it is not exactly 0', () => {
		const [now, before] = [
			tally({ high: 222_000, low: 78_000 }),
			tally({ high: 223_200, low: 76_800 }),
		];
		const found = figureChange(now, before);
		expect(found?.p).toBeLessThan(0.001);
		expect(changeVerdict(found ?? { change: 1 }, found?.p ?? null, true)).toBe('no_change');
		expect(changeVerdict({ change: -0.5001 }, 0.001, true)).toBe('unlikely_chance');
	});

	it('says nothing where nobody answered', () => {
		expect(figureChange(tally({}), tally({ high: 30 }))).toBeNull();
	});
});
