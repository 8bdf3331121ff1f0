import { atOnce, type InSteps } from '../../../../core/insight/stats/in-steps';
import { descent, nelderMead } from '../../../../core/insight/stats/nelder-mead';
import {
	fitShiftedBetaGeometric,
	shiftedBetaGeometricInSteps,
} from '../../../../core/insight/stats/shifted-beta-geometric';
import { retentionInSteps } from '../../../../core/insight/value/retention';
import { houseGapInSteps } from '../../../../core/insight/value/standing';
import { fitWorth, worthInSteps } from '../../../../core/insight/value/worth';
import { inBreaths } from '../../../../core/loop/breathe';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 5);

function counted<Result>(work: InSteps<Result>): { steps: number; result: Result } {
	let steps = 0;
	for (;;) {
		const step = work.next();
		if (step.done === true) return { steps, result: step.value };
		steps += 1;
	}
}

const lives = Array.from({ length: 60 }, (_, at) => ({
	purchases: (at % 3 === 0 ? [200] : [200, 150 - at, 60, 20 + (at % 7)]).map((ago) => ({
		at: now - ago * day,
		amount: 20 + (at % 5),
		categories: [],
	})),
	contractEnd: null,
	renewals: [],
	verified: { x: 0, n: 0 },
	firstContact: { x: 0, n: 0 },
}));

describe('long work in steps', () => {
	it('looks at its function once between two steps of a descent', () => {
		let looks = 0;
		const valley = ([x = 0, y = 0]: readonly number[]) => {
			looks += 1;
			return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
		};
		const work = descent(valley, [-1.2, 1]);
		for (let steps = 1; ; steps += 1) {
			const { done } = work.next();
			if (done === true) break;
			expect(looks).toBe(steps);
		}
		expect(looks).toBeGreaterThan(50);
		expect(atOnce(descent(valley, [-1.2, 1]))).toEqual(nelderMead(valley, [-1.2, 1]));
	});

	it('fits what customers are worth in hundreds of steps, to the same model', () => {
		const { steps, result } = counted(worthInSteps(lives, now));
		expect(steps).toBeGreaterThan(200);
		expect(result).toEqual(fitWorth(lives, now));
		expect(result.orders).not.toBeNull();
	});

	it('fits how long customers stay in as many steps as it looks, to the same model', () => {
		// Fader & Hardie 2007, the regular customers: of a thousand, after each year.
		const lifetimes = { lost: [369, 163, 86, 56, 37, 27, 21], still: [0, 0, 0, 0, 0, 0, 0, 241] };
		const { steps, result } = counted(shiftedBetaGeometricInSteps(lifetimes));
		expect(steps).toBeGreaterThan(50);
		expect(result).toEqual(fitShiftedBetaGeometric(lifetimes));
	});

	it('takes a step for each customer where all of them are gone through', () => {
		expect(counted(houseGapInSteps(lives, now)).steps).toBe(lives.length);
		const period = { from: now - 90 * day, until: now };
		const rule = { by: 'orders', gaps: 3, houseGap: 30 * day } as const;
		expect(counted(retentionInSteps(lives, period, rule)).steps).toBe(lives.length);
	});

	it('breathes after each step', async () => {
		let breaths = 0;
		const { steps, result } = counted(worthInSteps(lives, now));
		const same = await inBreaths(worthInSteps(lives, now), async () => {
			breaths += 1;
			await Promise.resolve();
		});
		expect(breaths).toBe(steps);
		expect(same).toEqual(result);
	});
});
