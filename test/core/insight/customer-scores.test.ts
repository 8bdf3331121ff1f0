import { customerScores, type GivenScore } from '../../../core/insight/customer-scores';

const csat = (value: number, at: number): GivenScore => ({
	metric: 'csat',
	min: 1,
	max: 5,
	direction: 'higher_is_better',
	value,
	percent: ((value - 1) / 4) * 100,
	band: value >= 4 ? 'satisfied' : 'dissatisfied',
	level: value >= 4 ? 'high' : 'low',
	at,
});

describe('the scores of one customer', () => {
	it('stand apart by metric and scale, each with its n, and are never averaged over them', () => {
		const ten: GivenScore = { ...csat(8, 5), max: 10, percent: 77 };
		const ces: GivenScore = { ...csat(6, 1), metric: 'ces', max: 7, direction: 'lower_is_better' };
		const scores = customerScores([csat(2, 9), ten, csat(4, 4), csat(3, 3), ces], 10);
		expect(scores.map(({ metric, scale, n }) => [metric, scale.max, n])).toEqual([
			['csat', 5, 3],
			['csat', 10, 1],
			['ces', 7, 1],
		]);
		expect(scores[0]).toMatchObject({
			last: { value: 2, level: 'low', at: 9 },
			values: [3, 4, 2],
			trend: 'worse',
			mean: { value: 3 },
			verdict: 'too_few',
		});
		// Of one answer nothing is known but itself.
		expect(scores[1]).toMatchObject({ trend: null, mean: { value: 8, low: 1, high: 10 } });
	});

	it('turn by the good end of the scale', () => {
		const easy = (percent: number, value: number): GivenScore => ({
			...csat(value, 1),
			metric: 'ces',
			direction: 'lower_is_better',
			percent,
		});
		expect(customerScores([easy(75, 2), easy(25, 4)], 2)[0]).toMatchObject({
			trend: 'better',
			verdict: 'ok',
		});
	});
});
