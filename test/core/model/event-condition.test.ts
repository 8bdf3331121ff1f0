import {
	type ConditionFacts,
	conditionText,
	holds,
	readCondition,
} from '../../../core/model/event-condition';

const facts: ConditionFacts = {
	type: 'ticket.closed',
	touchpoint: 'use',
	subjectType: 'ticket',
	segment: 'VIP',
	attributes: {
		tags: ['Spam', 'reisezeit 2026'],
		region: '华东',
		order: { channel: 'Online Shop', items: 3 },
		express: true,
	},
};

describe('a condition', () => {
	it.each<[object, boolean]>([
		[{ field: 'tag', test: 'is', value: 'spam' }, true],
		[{ field: 'tag', test: 'is', value: 'spa' }, false],
		[{ field: 'tag', test: 'contains', value: 'reise' }, true],
		[{ field: 'tag', test: 'is_not', value: 'SPAM' }, false],
		[{ field: 'tag', test: 'is_not', value: 'test' }, true],
		[{ field: 'tag', test: 'is_one_of', value: 'test, spam' }, true],
		[{ field: 'tag', test: 'is_one_of', value: '测试、垃圾' }, false],
		[{ field: 'attribute', path: 'region', test: 'is', value: '华东' }, true],
		[{ field: 'attribute', path: 'region', test: 'is_one_of', value: '华北，华东' }, true],
		[{ field: 'attribute', path: 'order.channel', test: 'contains', value: 'shop' }, true],
		[{ field: 'attribute', path: 'order.items', test: 'is', value: 3 }, true],
		[{ field: 'attribute', path: 'express', test: 'is', value: 'true' }, true],
		[{ field: 'attribute', path: 'nowhere', test: 'is', value: 'x' }, false],
		[{ field: 'attribute', path: 'nowhere', test: 'is_not', value: 'x' }, true],
		[{ field: 'segment', test: 'is', value: 'vip' }, true],
		[{ field: 'event_type', test: 'is', value: 'ticket.*' }, true],
		[{ field: 'event_type', test: 'is_one_of', value: 'deal.won, ticket.closed' }, true],
		[{ field: 'subject_type', test: 'is_not', value: 'order' }, true],
		[{ field: 'touchpoint', test: 'is', value: 'purchase' }, false],
	])('%j is met: %s', (row, expected) => {
		expect(holds(readCondition(row, 'row'), facts)).toBe(expected);
	});

	it('finds tags that are one text, and labels', () => {
		const met = (attributes: ConditionFacts['attributes']) =>
			holds(readCondition({ field: 'tag', value: 'spam' }, 'row'), { ...facts, attributes });
		expect(met({ tags: 'vip spam' })).toBe(true);
		expect(met({ tags: 'late order, spam' })).toBe(true);
		expect(met({ tags: 'spam order, vip' })).toBe(false);
		expect(met({ labels: ['spam'] })).toBe(true);
	});

	it('reads what it was read as, and says it in words', () => {
		const read = readCondition(
			{ field: 'attribute', path: 'region', test: 'is_one_of', value: 'A, B' },
			'row',
		);
		expect(readCondition(read, 'row')).toEqual(read);
		expect(conditionText(read)).toBe('region is one of A, B');
		expect(conditionText(readCondition({ field: 'tag', value: 'spam' }, 'row'))).toBe(
			'tag is spam',
		);
	});

	it.each([
		[{ field: 'tag', value: ' ' }, /"row.value" is empty/],
		[{ field: 'attribute', value: 'x' }, /does not say at which/],
		[{ field: 'colour', value: 'x' }, /"row.field" is "colour"/],
		[{ field: 'tag', test: 'like', value: 'x' }, /"row.test" is "like"/],
	])('%j is refused', (row, fault) => {
		expect(() => readCondition(row, 'row')).toThrow(fault);
	});
});
