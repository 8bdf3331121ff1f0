import { breakdownTables } from '../../../core/insight/breakdown/table';
import { placesOf } from '../../../core/insight/breakdown/leaderboard';
import { bucketsOver } from '../../../core/calendar/bucket';
import { controlChart } from '../../../core/insight/chart/control-chart';
import type { ChartKind } from '../../../core/insight/chart/control-limits';
import { compareGroups, type Pair } from '../../../core/insight/compare-groups';
import { sizeOf, type Tally } from '../../../core/insight/tally';

/**
 * Worlds in which nothing differs and nothing changes, made up by lot: how often something is called unlikely to be
 * chance all the same. Nothing else than a count says whether a test keeps what its name promises.
 */
function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** What customers of one mind say: values, and how many of all give them. */
type Mind = Pick<Tally, 'metric' | 'highFrom'> & {
	max: number;
	lowBelow: number;
	values: ReadonlyArray<[value: number, share: number]>;
};

const nearlyAllSatisfied: Mind = {
	...{ metric: 'csat', max: 5, highFrom: 4, lowBelow: 3 },
	values: [
		[5, 0.75],
		[4, 0.2],
		[3, 0.02],
		[1, 0.03],
	],
};
const nearlyAllPromote: Mind = {
	...{ metric: 'nps', max: 10, highFrom: 9, lowBelow: 7 },
	values: [
		[10, 0.87],
		[8, 0.11],
		[3, 0.02],
	],
};
const nearlyAllAtTheTop: Mind = {
	...{ metric: 'csi', max: 100, highFrom: 80, lowBelow: 50 },
	values: [
		[100, 0.8],
		[75, 0.2],
	],
};
const ofTwoMinds: Mind = {
	...nearlyAllPromote,
	values: [
		[10, 0.45],
		[8, 0.3],
		[3, 0.25],
	],
};
const minds = { nearlyAllSatisfied, nearlyAllPromote, nearlyAllAtTheTop, ofTwoMinds };

function said({ metric, max, highFrom, lowBelow, values }: Mind, n: number, random: () => number) {
	const tally: Tally = {
		...{ metric, highFrom, low: 0, middle: 0, high: 0, sum: 0, sumSquares: 0, values: null },
		scale: { min: 0, max, direction: 'higher_is_better' },
	};
	for (let at = 0; at < n; at += 1) {
		let left = random();
		const [value = 0] = values.find(([, share]) => (left -= share) < 0) ?? values[0] ?? [];
		tally[value >= highFrom ? 'high' : value < lowBelow ? 'low' : 'middle'] += 1;
		tally.sum += value;
		tally.sumSquares += value * value;
	}
	return tally;
}

/** In how many of a hundred made-up worlds something is found. */
function perHundred(worlds: number, isFound: (random: () => number) => boolean): number {
	let found = 0;
	for (let world = 0; world < worlds; world += 1)
		if (isFound(randomFrom(7_919 * world + 13))) found += 1;
	return (100 * found) / worlds;
}

const limits = { minimumCell: 10, minimumN: 10 };

describe('where nothing differs', () => {
	it.each(Object.entries(minds))(
		'a breakdown by fifty small groups beside a large one finds something in one world of twenty at most: %s',
		(_, mind) => {
			const found = perHundred(100, (random) => {
				const cells = Array.from({ length: 50 }, (_, at) => ({
					values: [`g${at}`],
					tally: said(mind, at === 0 ? 800 : 10 + Math.floor(random() * 30), random),
				}));
				const [table] = breakdownTables([cells], limits).tables;
				return table?.groups.some(({ verdict }) => verdict === 'unlikely_chance') === true;
			});
			// Two standard errors of 100 worlds are 4.
			expect(found).toBeLessThanOrEqual(9);
		},
	);

	it.each(Object.entries(minds))('a board of twelve has no places: %s', (_, mind) => {
		const found = perHundred(100, (random) => {
			const board = Array.from({ length: 12 }, () =>
				said(mind, 10 + Math.floor(random() * 60), random),
			);
			return placesOf(board).places.some(({ from, to }) => from !== 1 || to !== 12);
		});
		expect(found).toBeLessThanOrEqual(8);
	});

	it.each(
		Object.entries(minds).flatMap(([name, mind]) =>
			[
				[12, 400],
				[40, 40],
				[40, 1_000],
			].map(([few = 0, many = 0]) => ({ name, mind, few, many })),
		),
	)('two groups of $few and $many are told apart seldom: $name', ({ mind, few, many }) => {
		const found = perHundred(300, (random) => {
			const [a, b] = [said(mind, few, random), said(mind, many, random)];
			const sums = (tally: Tally) => ({ ...tally, n: sizeOf(tally) });
			const pairs: Pair[] = [{ figure: 'mean', a: sums(a), b: sums(b) }];
			if (mind.metric === 'csat') {
				const share = (tally: Tally) => ({ x: tally.high, n: sizeOf(tally) });
				pairs.push({ figure: 'share', a: share(a), b: share(b) });
			}
			if (mind.metric === 'nps') {
				const counts = ({ high, middle, low }: Tally) => ({
					...{ promoters: high, passives: middle, detractors: low },
				});
				pairs.push({ figure: 'nps', a: counts(a), b: counts(b) });
			}
			return compareGroups(pairs, 10).some(({ verdict }) => verdict === 'unlikely_chance');
		});
		// Three standard errors of 300 worlds are 4.
		expect(found).toBeLessThanOrEqual(9);
	});
});

describe('where nothing changes', () => {
	const most = { p: 40, u: 40, c: 40, xmr: 30 };

	/** A year and a half of weeks: what is counted in each, or the mean of what customers say. */
	function weeks(kind: ChartKind, random: () => number, share: number) {
		return bucketsOver('week', { first: 4, last: 4 + 7 * 76 }).map((bucket) => {
			const n = Math.round(most[kind] * (0.7 + 0.6 * random()));
			const tally = said({ ...nearlyAllSatisfied, values: mindOf(share) }, n, random);
			const x = kind === 'xmr' ? tally.sum / n : tally.low;
			return { bucket, isUnfinished: false, x, n: kind === 'c' ? 1 : n };
		});
	}
	const mindOf = (share: number): Mind['values'] => [
		[1, share],
		[4, 0.3],
		[5, 1],
	];

	// Measured in many more worlds: any signal every 85 to 140 weeks, bad news every 190 to 330, of an index every 210.
	it.each<[ChartKind, number, 'above' | 'below']>([
		['p', 0.1, 'above'],
		['p', 0.03, 'above'],
		['u', 0.1, 'above'],
		['c', 0.05, 'above'],
		['xmr', 0.1, 'below'],
	])('a %s chart at %f gives no more false alarms than the docs say', (kind, share, worse) => {
		let [signals, bad, judged] = [0, 0, 0];
		for (let world = 0; world < 120; world += 1) {
			const all = weeks(kind, randomFrom(53 * world + 11), share);
			const found = controlChart(kind, all, { minimumN: 0, kept: null, since: null });
			const later = found.signals.filter(({ at }) => at >= 25);
			signals += later.length;
			bad += later.filter(({ side }) => side === worse).length;
			judged += all.length - 25;
		}
		expect(judged / signals).toBeGreaterThan(80);
		expect(judged / bad).toBeGreaterThan(140);
	});
});
