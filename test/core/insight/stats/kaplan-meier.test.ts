import fc from 'fast-check';

import { kaplanMeier } from '../../../../core/insight/stats/kaplan-meier';

const countsOf = (times: readonly number[], length: number) =>
	Array.from({ length }, (_, at) => times.filter((time) => time === at).length);

describe('who is still there, by Kaplan and Meier', () => {
	it('gives the published steps of the 21 patients on 6-mercaptopurine (Freireich 1963)', () => {
		const relapsed = [6, 6, 6, 7, 10, 13, 16, 22, 23];
		const censored = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35];
		const steps = kaplanMeier({
			lost: countsOf(relapsed, 36).slice(1),
			still: countsOf(censored, 36),
		});
		const at = (time: number) => steps.find((step) => step.at === time);
		expect([6, 7, 10, 13, 16, 22, 23].map((time) => Number(at(time)?.share.toFixed(3)))).toEqual([
			0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448,
		]);
		expect(steps[0]).toMatchObject({ at: 0, share: 1, atRisk: 21 });
		expect([5, 6, 9, 22].map((time) => at(time)?.atRisk)).toEqual([21, 17, 15, 6]);
		// Greenwood on the log-log scale, by hand: 0.857 with variance 3 / (21 × 18).
		expect(at(6)?.low).toBeCloseTo(0.6197, 3);
		expect(at(6)?.high).toBeCloseTo(0.9516, 3);
	});

	it('never rises, and lies within its interval', () => {
		const counts = fc.array(fc.nat(50), { maxLength: 20 });
		fc.assert(
			fc.property(counts, counts, (lost, still) => {
				let before = 1;
				for (const { share, low, high } of kaplanMeier({ lost, still })) {
					expect(share).toBeLessThanOrEqual(before);
					expect(low).toBeLessThanOrEqual(share);
					expect(high).toBeGreaterThanOrEqual(share);
					expect(low).toBeGreaterThanOrEqual(0);
					expect(high).toBeLessThanOrEqual(1);
					before = share;
				}
			}),
		);
	});
});
