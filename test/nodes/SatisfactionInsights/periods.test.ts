import { periodNames } from '../../../core/loop/insight/period';
import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';

const { properties } = new SatisfactionInsights().description;
const fields = properties.filter(({ name }) => name === 'period');
const operations = new Set(
	fields.flatMap(({ displayOptions: { show = {} } = {} }) => [
		...(show.operation ?? []),
		...(show['/operation'] ?? []),
	]),
);

describe('the period of an operation of Satisfaction Insights', () => {
	it('is one of those that every other one offers, since it stays chosen when the operation is changed', () => {
		expect([...operations]).toEqual(expect.arrayContaining(['summary', 'trend', 'breakdown']));
		for (const { options = [] } of fields) {
			const offered = options.map((option) => ('value' in option ? option.value : null));
			expect(offered.sort()).toEqual([...periodNames].sort());
		}
	});

	it('is told to a model by the same words', () => {
		const told = fields.flatMap(({ default: value }) =>
			typeof value === 'string' && value.startsWith('=') ? [value] : [],
		);
		expect(told.length).toBe(operations.size);
		for (const text of told) {
			expect(periodNames.filter((name) => !text.includes(name))).toEqual([]);
		}
	});
});
