import fc from 'fast-check';

import {
	countReasons,
	fitPoints,
	isHeldOut,
	type ReasonCounts,
} from '../../../../core/insight/value/points-fit';
import { defaultHealthPoints, type HealthReason } from '../../../../core/model/health-points';

const { weights } = defaultHealthPoints();

/** Of `n` customers with the same reasons the first `lost` left. */
function crowd(
	groups: ReadonlyArray<{ reasons: readonly HealthReason[]; n: number; lost: number }>,
): ReasonCounts {
	const counts: ReasonCounts = new Map();
	groups.forEach(({ reasons, n, lost }, group) => {
		for (let at = 0; at < n; at += 1) {
			// Which ones leave goes through all of them evenly, so that those held out are no others.
			const isLost = Math.floor(((at + 1) * lost) / n) > Math.floor((at * lost) / n);
			countReasons(counts, { id: `cus_${group}_${at}`, reasons, isLost });
		}
	});
	return counts;
}

const proposed = (counts: ReasonCounts, of = weights) =>
	new Map(fitPoints(counts, of).points.map((point) => [point.reason, point.proposed]));

const telling = [
	{ reasons: [], n: 4_000, lost: 400 },
	{ reasons: ['lowScore'], n: 800, lost: 400 },
	{ reasons: ['unanswered'], n: 800, lost: 200 },
	{ reasons: ['lowScore', 'unanswered'], n: 400, lost: 300 },
] satisfies Parameters<typeof crowd>[0];

describe('health points fitted to who left', () => {
	it('cost as much as in use together, each by how much likelier it makes leaving', () => {
		const counts = crowd(telling);
		const fit = fitPoints(counts, weights);
		expect(fit.state).toBe('fitted');
		expect(fit.all).toEqual({ x: 1_300, n: 6_000 });
		// Odds 1 to 9, 1 to 1, 1 to 3, 3 to 1: a low score makes them nine times, silence three times as large.
		const points = proposed(counts);
		expect(points.get('lowScore')).toBeCloseTo((40 * Math.log(9)) / Math.log(27), -0.5);
		expect((points.get('lowScore') ?? 0) + (points.get('unanswered') ?? 0)).toBe(40);
		expect(fit.points.find(({ reason }) => reason === 'lowScore')).toMatchObject({
			inUse: 25,
			had: { x: 700, n: 1_200 },
		});
		// What nobody had says nothing, and a renewal is known as it stands now alone.
		for (const reason of ['brokenPromise', 'noOrder', 'renewalNear'] as const) {
			expect(points.get(reason)).toBeNull();
		}
	});

	it('are judged by customers who were not learned from', () => {
		const { heldOut, apart, calibration, all } = fitPoints(crowd(telling), weights);
		expect(heldOut.n / all.n).toBeGreaterThan(0.22);
		expect(heldOut.n / all.n).toBeLessThan(0.28);
		expect(calibration.reduce((sum, { n }) => sum + n, 0)).toBe(heldOut.n);
		for (const { predicted, interval } of calibration) {
			expect(predicted).toBeGreaterThan(interval.low - 0.05);
			expect(predicted).toBeLessThan(interval.high + 0.05);
		}
		expect(apart?.proposed.low).toBeGreaterThan(0.6);
		// Learned from nobody who is held out: what happens to those alone changes no point.
		const counts = crowd(telling);
		for (const group of counts.values()) {
			if (group.isHeldOut) group.share.x = group.share.n - group.share.x;
		}
		const turned = fitPoints(counts, weights);
		expect(turned).toMatchObject({ state: 'nothing_tells' });
		expect(turned.apart?.proposed.area).toBeCloseTo(1 - (apart?.proposed.area ?? 0), 9);
		expect(turned.points.every((point) => point.proposed === null)).toBe(true);
	});

	it('cost nothing for what goes with staying', () => {
		const points = proposed(crowd([...telling, { reasons: ['openPromise'], n: 1_000, lost: 20 }]));
		expect(points.get('openPromise')).toBe(0);
		expect(points.get('lowScore')).toBeGreaterThan(points.get('unanswered') ?? 0);
	});

	it('stay as they are below two hundred who left, or who stayed', () => {
		const few = [
			{ reasons: [], n: 3_000, lost: 99 },
			{ reasons: ['lowScore'], n: 500, lost: 100 },
		] satisfies Parameters<typeof crowd>[0];
		expect(fitPoints(crowd(few), weights)).toMatchObject({ state: 'too_few', apart: null });
		const enough = few.map((one, at) => (at === 0 ? { ...one, lost: 100 } : one));
		expect(fitPoints(crowd(enough), weights).state).toBe('fitted');
		const gone = few.map(({ reasons, n }) => ({ reasons, n, lost: n - 90 }));
		expect(fitPoints(crowd(gone), weights).state).toBe('too_few');
		expect(fitPoints(new Map(), weights)).toMatchObject({ state: 'too_few', all: { x: 0, n: 0 } });
	});

	it('stay as they are where no reason tells anything', () => {
		const same = crowd([
			{ reasons: [], n: 1_000, lost: 300 },
			{ reasons: ['lowScore'], n: 1_000, lost: 300 },
		]);
		expect(fitPoints(same, weights).state).toBe('nothing_tells');
	});

	it('come out whole, between 0 and 100, whatever customers do and points are in use', () => {
		const reasons: HealthReason[] = ['lowScore', 'unanswered', 'noOrder'];
		const group = fc.record({
			reasons: fc.subarray(reasons),
			n: fc.integer({ min: 0, max: 400 }),
			share: fc.double({ min: 0, max: 1, noNaN: true }),
		});
		const inUse = fc.record({
			lowScore: fc.double({ min: 0, max: 100, noNaN: true }),
			unanswered: fc.integer({ min: 0, max: 100 }),
			noOrder: fc.integer({ min: 0, max: 100 }),
		});
		fc.assert(
			fc.property(fc.array(group, { maxLength: 8 }), inUse, (groups, set) => {
				const counts = crowd(
					groups.map(({ share, ...one }) => ({ ...one, lost: Math.floor(share * one.n) })),
				);
				for (const { proposed: points } of fitPoints(counts, { ...weights, ...set }).points) {
					if (points === null) continue;
					expect(Number.isInteger(points)).toBe(true);
					expect(points).toBeGreaterThanOrEqual(0);
					expect(points).toBeLessThanOrEqual(100);
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('hold out the same customers each time', () => {
		const ids = Array.from({ length: 400 }, (_, at) => `cus_${at}`);
		expect(ids.map(isHeldOut)).toEqual(ids.map(isHeldOut));
		expect(ids.filter(isHeldOut).length).toBeGreaterThan(60);
		expect(ids.filter(isHeldOut).length).toBeLessThan(140);
	});
});
