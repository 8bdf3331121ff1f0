import type { WeighedDriver } from '../../../../core/insight/drivers/findings';
import { driverText } from '../../../../core/insight/drivers/words';

const weight = { raw: 0.16, percent: 41, interval: { low: 0.4, high: 90 } };
const driver: WeighedDriver = {
	driver: 'price',
	label: 'Clear prices',
	rank: 1,
	ranks: { low: 1, high: 4 },
	weight,
	lmg: { ...weight, rank: 1 },
	sign: -1,
	correlation: -0.02,
	p: 0.8,
	scale: { min: 1, max: 5, direction: 'higher_is_better' },
	rated: 180,
	mean: 3.6,
	meanInterval: { low: 3.4, high: 3.8 },
	performance: 65,
	quadrant: 'concentrate',
	gap: null,
	influence: 12,
	volume: 1,
	difficulty: { level: null, from: null, days: null, n: 0 },
	horizon: '90_days',
	n: 180,
	interval: null,
	verdict: 'could_be_chance',
	method: 'relative_weights',
};
const about = { cross: { at: 'mean' as const, importance: 20, performance: 70 } };
const said = (one: WeighedDriver, language = 'en') =>
	driverText(one, { agree: true }, { ...about, drivers: [one, { ...one, rank: 2 }] }, language);

it('gives no advice on what may go with the score by chance alone', () => {
	const text = said(driver);
	expect(text).toContain('That it goes with the score at all could be chance.');
	for (const advice of ['matters most', 'fix this first', 'Careful', '90 days']) {
		expect(text).not.toContain(advice);
	}
	expect(said(driver, 'zh-CN')).not.toMatch(/最先改进|注意|90 天/);
});

it('says what is to be done first, and what the percent are of', () => {
	const text = said({ ...driver, sign: 1, verdict: 'unlikely_chance' });
	expect(text).toContain('matters most (41\u00a0% of what the items explain, 0–90)');
	expect(text).toContain('fix this first');
	expect(text).toContain('Worth doing within 90 days');
});
