import type { Compensation } from '../../../core/case/case-facts';
import { compensationLimit, mayDecide, mayGrant } from '../../../core/case/compensation';
import { defaultSettings } from '../../../core/model/default-settings';
import type { Person } from '../../../core/model/people';

const { compensation: settings } = defaultSettings();

const person = (id: string, role: string, own: number | null = null): Person => ({
	id,
	name: id,
	email: null,
	team: null,
	role,
	skills: [],
	languages: [],
	channels: {},
	compensationLimit: own,
	deputyId: null,
	maxOpenCases: null,
	active: true,
	externalIds: {},
});

const given = (amount: number, more: Partial<Compensation> = {}): Compensation => ({
	id: 'stp_1',
	kind: 'refund',
	amount,
	currency: 'USD',
	state: 'granted',
	by: 'a',
	note: '',
	at: 0,
	decidedBy: null,
	decidedAt: null,
	...more,
});

describe('the limit of a person', () => {
	it.each<[string, Person | null, number]>([
		['nobody', null, 0],
		['an agent', person('a', 'agent'), 50],
		['a team lead', person('a', 'team_lead'), 200],
		['a manager', person('a', 'manager'), 1_000],
		['an agent with an own limit', person('a', 'agent', 80), 80],
		['a manager whose own limit is nothing', person('a', 'manager', 0), 0],
		['a role without a limit', person('a', 'trainee'), 0],
		['a role named like a property of objects', person('a', 'constructor'), 0],
	])('%s', (_who, who, limit) => {
		expect(compensationLimit(who, settings)).toBe(limit);
	});

	it.each<[string, number, string, Compensation[], boolean]>([
		['up to it', 50, 'USD', [], true],
		['above it', 50.01, 'USD', [], false],
		['in slices that pass it', 30, 'USD', [given(30)], false],
		['in slices up to it', 20, 'USD', [given(15), given(15)], true],
		['in slices one cent above it', 20.01, 'USD', [given(15), given(15)], false],
		['in slices with what a colleague granted before', 30, 'USD', [given(30, { by: 'b' })], false],
		['what a colleague left of it', 20, 'USD', [given(30, { by: 'b' })], true],
		['beside what a lead granted from a higher limit', 1, 'USD', [given(180, { by: 'l' })], false],
		[
			'beside what a lead approved for them',
			30,
			'USD',
			[given(300, { state: 'approved', decidedBy: 'l' })],
			true,
		],
		[
			'what is left of it beside what a lead approved',
			30,
			'USD',
			[given(30), given(300, { state: 'approved', decidedBy: 'l' })],
			false,
		],
		[
			'beside what was asked for or declined',
			50,
			'USD',
			[given(60, { state: 'requested' }), given(60, { state: 'declined' })],
			true,
		],
		[
			'beside what they approved for others',
			30,
			'USD',
			[given(30, { by: 'b', state: 'approved', decidedBy: 'a' })],
			false,
		],
		['in another currency', 1, 'EUR', [], false],
	])('lets them grant %s: %d %s', (_what, amount, currency, before, expected) => {
		expect(mayGrant(person('a', 'agent'), { amount, currency }, before, settings)).toBe(expected);
	});

	it.each<[string, Person | null, number, boolean]>([
		['the approver’s role decides any amount', person('m', 'manager'), 1e6, true],
		['others decide within their own limit', person('l', 'team_lead'), 200, true],
		['others decide no more', person('l', 'team_lead'), 201, false],
		['nobody decides their own request', person('a', 'manager'), 1, false],
		['a stranger decides nothing', null, 1, false],
		['who has left decides nothing', { ...person('m', 'manager'), active: false }, 1, false],
	])('%s', (_what, who, amount, expected) => {
		expect(mayDecide(who, given(amount, { state: 'requested' }), [], settings)).toBe(expected);
	});

	it.each<[string, Person, Compensation[], boolean]>([
		['within the limit', person('b', 'agent'), [given(10)], true],
		['after what the one who asks granted already', person('b', 'agent'), [given(50)], false],
		[
			'after a slice that the same person approved',
			person('b', 'agent'),
			[given(40, { state: 'approved', decidedBy: 'b' })],
			false,
		],
		[
			'after a slice that another peer approved',
			person('b', 'agent'),
			[given(40, { state: 'approved', decidedBy: 'c' })],
			false,
		],
		['after one that was declined', person('b', 'agent'), [given(40, { state: 'declined' })], true],
		['in the approver’s role, whatever was spent', person('m', 'manager'), [given(5_000)], true],
	])('a request of 40 in slices: %s', (_what, who, before, expected) => {
		const request = given(40, { id: 'stp_2', state: 'requested' });
		expect(mayDecide(who, request, [...before, request], settings)).toBe(expected);
	});
});
