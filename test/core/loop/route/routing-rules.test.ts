import fc from 'fast-check';

import { answerToRoute } from '../../../../core/loop/route/answer-to-route';
import { readRules, readTeam } from '../../../../core/loop/route/routing-rules';
import { InputError } from '../../../../core/model/errors';

describe('the rows of the Router', () => {
	const row = {
		name: 'VIP',
		conditions: { segment: 'VIP', valueAtLeast: 0 },
		skill: '',
		strategy: 'round_robin',
	};

	it('aim at a person or a team, whatever was typed for the other before', () => {
		const typed = { ...row, person: 'mia', team: 'service' };
		expect(readRules([{ ...typed, assignTo: 'person' }])[0]?.then).toEqual({
			kind: 'person',
			personId: 'mia',
		});
		expect(readRules([{ ...typed, assignTo: 'team' }])[0]?.then).toMatchObject({
			kind: 'team',
			team: 'service',
		});
	});

	it('take a value of 0 as no limit', () => {
		const rules = readRules([
			{ ...row, assignTo: 'team', team: 'a' },
			{ ...row, assignTo: 'team', team: 'a', conditions: { valueAtLeast: 100 } },
		]);
		expect(rules.map(({ when }) => when.valueAtLeast)).toEqual([null, 100]);
	});

	it.each([
		[{ ...row, assignTo: 'team', team: ' ' }, '"rules[1]" (VIP) names no owner'],
		[{ ...row, assignTo: 'person', team: 'service' }, '"rules[1]" (VIP) names no owner'],
		[{ ...row, assignTo: 'team', team: 'a', strategy: 'dice' }, 'rules[1].strategy'],
		['no row', 'rules[1]'],
	])('are refused by their number and name: %j', (wrong, message) => {
		expect(() => readRules([{ ...row, assignTo: 'team', team: 'a' }, wrong])).toThrow(message);
	});

	it('are rules or an error for the admin, whatever they hold', () => {
		fc.assert(
			fc.property(fc.array(fc.anything({ withNullPrototype: true }), { maxLength: 4 }), (rows) => {
				try {
					expect(readRules(rows)).toHaveLength(rows.length);
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
				}
			}),
		);
	});
});

describe('the team of the Router', () => {
	it('is everybody, one after the other, unless one is named', () => {
		expect(readTeam({ team: null, strategy: null, skill: 'left over' })).toEqual({
			kind: 'team',
			team: null,
			strategy: 'round_robin',
			skill: null,
		});
		expect(readTeam({ team: 'a', strategy: 'skill', skill: 'gas' })).toMatchObject({
			skill: 'gas',
		});
		expect(() => readTeam({ team: 'a', strategy: 'dice', skill: null })).toThrow('"strategy"');
	});
});

describe('an item at the Router', () => {
	it('is read whatever it holds', () => {
		const part = fc.dictionary(
			fc.constantFrom(
				'id',
				'value',
				'amount',
				'subject',
				'attributes',
				'comment',
				'language',
				'percent',
			),
			fc.anything(),
		);
		const keys = ['event', 'customer', 'score', 'survey', 'response', 'owner'] as const;
		const item = fc.record(
			Object.fromEntries(keys.map((key) => [key, fc.oneof(part, fc.anything())])),
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(item, (json) => {
				const { facts, percent } = answerToRoute(json, 'low');
				expect(facts.level).toBe('low');
				expect(percent === null || Number.isFinite(percent)).toBe(true);
				expect(facts.value === null || Number.isFinite(facts.value)).toBe(true);
			}),
		);
	});
});
