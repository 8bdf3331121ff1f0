import fc from 'fast-check';
import { InputError } from '../../../core/model/errors';
import { matches } from '../../../core/route/match';
import type { RoutingFacts } from '../../../core/route/match';
import { firstMentioned } from '../../../core/route/mentions';
import { parseRules } from '../../../core/route/rule';

const facts = (more: Partial<RoutingFacts> = {}): RoutingFacts => ({
	level: 'low',
	band: 'detractor',
	metric: 'nps',
	touchpoint: 'purchase',
	segment: 'VIP',
	subjectType: 'ticket',
	eventType: 'ticket.closed',
	source: 'zendesk',
	attributes: {
		product: 'Boiler X2',
		tags: ['gas', 'Urgent'],
		order: { items: [{ sku: 'B-2' }] },
		'a.b': 7,
	},
	comment: 'I want a refund, the heating is unsafe',
	value: 1_200,
	language: 'en',
	crmOwner: null,
	...more,
});

describe('routing rules', () => {
	it('are read from flat rows in which blank means any', () => {
		expect(
			parseRules([
				{
					name: 'Gas',
					level: 'low',
					band: '',
					metric: ['nps', 'csat'],
					touchpoint: ' ',
					attributePath: 'product',
					attributeTest: 'contains',
					attributeValue: 'boiler',
					keywords: 'gas, smell，煤气',
					valueAtLeast: 500,
					team: 'service',
					strategy: 'skill',
					skill: 'gas',
				},
				{ person: 'prs_1' },
			]),
		).toEqual([
			{
				name: 'Gas',
				when: {
					level: ['low'],
					band: [],
					metric: ['nps', 'csat'],
					touchpoint: null,
					segment: null,
					subjectType: null,
					eventType: null,
					attribute: { path: 'product', test: 'contains', value: 'boiler' },
					keywords: ['gas', 'smell', '煤气'],
					valueAtLeast: 500,
				},
				then: { kind: 'team', team: 'service', strategy: 'skill', skill: 'gas' },
			},
			expect.objectContaining({ name: 'rules[1]', then: { kind: 'person', personId: 'prs_1' } }),
		]);
	});

	it.each([undefined, null, '', []])('are none for %j', (input) => {
		expect(parseRules(input)).toEqual([]);
	});

	it('may be JSON', () => {
		expect(parseRules('[{"team":"a"}]')[0]?.then).toEqual({
			kind: 'team',
			team: 'a',
			strategy: 'round_robin',
			skill: null,
		});
	});

	it.each<[unknown, string]>([
		[[{ name: 'Gas', level: 'low' }], '"rules[0]" (Gas) names no owner'],
		[[{ person: 'a' }, { person: 'a', team: 'b' }], '"rules[1]" is {"person":"a","team":"b"}'],
		[[{ person: 'a', level: 'bad' }], '"rules[0].level" is "bad"'],
		[[{ person: 'a', valueAtLeast: '500' }], '"rules[0].valueAtLeast" is "500"'],
		[[{ person: 'a', attributePath: 'x' }], 'says no value'],
		[[{ team: 'a', strategy: 'random' }], '"rules[0].strategy" is "random"'],
		[[{ person: 'a', owner: 'b' }], '"rules[0].owner" is not known'],
		['[', '"rules" is not JSON'],
		[{ person: 'a' }, '"rules" is {"person":"a"}'],
	])('%j are refused', (input, message) => {
		expect(() => parseRules(input)).toThrow(InputError);
		expect(() => parseRules(input)).toThrow(message);
	});

	it('are rules with an owner or an InputError, whatever comes', () => {
		const row = fc.dictionary(
			fc.constantFrom(
				'name',
				'level',
				'keywords',
				'person',
				'team',
				'attributePath',
				'attributeValue',
			),
			fc.oneof(fc.string(), fc.anything({ withBigInt: false }), fc.constant('low')),
		);
		fc.assert(
			fc.property(
				fc.oneof(fc.array(row), fc.anything({ withBigInt: false }), fc.json()),
				(input) => {
					try {
						for (const { then, when } of parseRules(input)) {
							expect(then.kind === 'person' ? then.personId : then.team).not.toBe('');
							expect(when.keywords).not.toContain('');
						}
					} catch (error) {
						expect(error).toBeInstanceOf(InputError);
					}
				},
			),
		);
	});
});

describe('a rule matches', () => {
	it.each<[Record<string, unknown>, boolean]>([
		[{}, true],
		[{ level: 'low' }, true],
		[{ level: ['middle', 'low'] }, true],
		[{ level: 'high' }, false],
		[{ band: 'detractor' }, true],
		[{ metric: 'csat' }, false],
		[{ touchpoint: 'Purchase' }, true],
		[{ segment: 'vip' }, true],
		[{ subjectType: 'order' }, false],
		[{ eventType: 'ticket.closed' }, true],
		[{ attributePath: 'product', attributeValue: 'boiler x2' }, true],
		[{ attributePath: 'product', attributeValue: 'boiler' }, false],
		[{ attributePath: 'product', attributeTest: 'contains', attributeValue: 'boiler' }, true],
		[{ attributePath: 'tags', attributeValue: 'urgent' }, true],
		[{ attributePath: 'order.items.0.sku', attributeValue: 'B-2' }, true],
		[{ attributePath: 'a.b', attributeValue: 7 }, true],
		[{ attributePath: 'order.items.1.sku', attributeValue: 'B-2' }, false],
		[{ attributePath: 'constructor.name', attributeValue: 'Object' }, false],
		[{ keywords: 'lawyer, refund' }, true],
		[{ keywords: 'lawyer' }, false],
		[{ keywords: 'safe' }, false],
		[{ valueAtLeast: 1_200 }, true],
		[{ valueAtLeast: 1_201 }, false],
		[{ level: 'low', segment: 'basic' }, false],
	])('%j: %p', (row, expected) => {
		const [rule] = parseRules([{ ...row, person: 'a' }]);
		expect(rule && matches(rule, facts())).toBe(expected);
	});

	it('never on what is unknown', () => {
		const unknown = facts({ level: null, segment: null, comment: null, value: null });
		for (const row of [
			{ level: 'low' },
			{ segment: 'VIP' },
			{ keywords: 'refund' },
			{ valueAtLeast: 0 },
		]) {
			const [rule] = parseRules([{ ...row, person: 'a' }]);
			expect(rule && matches(rule, unknown)).toBe(false);
		}
	});
});

describe('a text mentions', () => {
	it.each([
		['Refunds take ages', 'refund', true],
		['a flaw', 'law', false],
		['ＲＥＦＵＮＤ！', 'refund', true],
		['我要退款', '退款', true],
		['打12315投诉你们', '12315', true],
		['order 123150', '12315', false],
		['I don’t want it', "don't want", true],
		['money\n back', 'money back', true],
		['anything', '  ', false],
	])('%j, %j: %p', (text, phrase, expected) => {
		expect(firstMentioned(text, ['', 'no such words', phrase])).toBe(expected ? phrase : undefined);
	});
});
