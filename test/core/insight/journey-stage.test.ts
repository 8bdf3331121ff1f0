import fc from 'fast-check';

import { inJourneyOrder, stageOf, stagesOver } from '../../../core/insight/journey-stage';
import { touchpoints } from '../../../core/model/event';
import { shops } from '../../../sandbox/year/shop';

const order = (names: readonly string[]) => inJourneyOrder(names, (name) => name);

describe('the stage of a touchpoint', () => {
	it.each([
		['awareness', 'before'],
		['purchase', 'getting'],
		['use', 'using'],
		['renewal', 'staying'],
		['critical_moment', null],
		['3. Delivery', 'getting'],
		['Customer Support', 'using'],
		['售前咨询', 'before'],
		['售后维修', 'using'],
		// Says two things, or nothing, or only a part of a word.
		['Order support', null],
		['Store 12', null],
		['Reordering', null],
	])('of "%s" is %s', (name, stage) => {
		expect(stageOf(name)?.stage ?? null).toBe(stage);
	});
});

describe('touchpoints in the order of a journey', () => {
	it('are our own as they follow one another', () => {
		expect(order([...touchpoints].reverse())).toEqual([...touchpoints]);
	});

	it.each(['en', 'zh-CN'] as const)(
		'are those of a shop, as its customers live them, in %s',
		(language) => {
			const lived = shops[language].touchpoints.map(({ name }) => name);
			expect(order([...lived].sort())).toEqual(lived);
			expect(stagesOver(lived)).toEqual([
				{ stage: 'before', stops: 1 },
				{ stage: 'getting', stops: 2 },
				{ stage: 'using', stops: 3 },
				{ stage: 'staying', stops: 1 },
			]);
		},
	);

	it('are by number where all have one, whatever they are called', () => {
		expect(order(['10 Renewal', '2 Delivery', '1 Support'])).toEqual([
			'1 Support',
			'2 Delivery',
			'10 Renewal',
		]);
	});

	it('have those last that nothing is known of', () => {
		expect(order(['Branch', 'Renewal', 'Advice'])).toEqual(['Advice', 'Renewal', 'Branch']);
		expect(stagesOver(['Advice', 'Renewal', 'Branch', 'Other'])).toEqual([
			{ stage: 'before', stops: 1 },
			{ stage: 'staying', stops: 1 },
			{ stage: null, stops: 2 },
		]);
	});

	it('have no stages where only one is known, or one would come twice', () => {
		expect(stagesOver(['Advice', 'Branch'])).toEqual([]);
		expect(stagesOver(['1 Advice', '2 Order', '3 Advice again'])).toEqual([]);
	});

	it('are all there, once each, whatever they are called', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'grapheme' })), (names) => {
				const found = order(names);
				expect([...found].sort()).toEqual([...names].sort());
				const bands = stagesOver(found);
				const stops = bands.reduce((sum, one) => sum + one.stops, 0);
				expect([0, names.length]).toContain(stops);
			}),
			{ numRuns: 50 },
		);
	});
});
