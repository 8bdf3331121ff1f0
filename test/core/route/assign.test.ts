import type { Absence, Person } from '../../../core/model/people';
import { assignOwner } from '../../../core/route/assign';
import type { RoutingPlan } from '../../../core/route/assign';
import type { Roster } from '../../../core/route/deputy';
import type { RoutingFacts } from '../../../core/route/match';
import { parseRules } from '../../../core/route/rule';

const now = Date.UTC(2026, 2, 4, 10);

const person = (id: string, more: Partial<Person> = {}): Person => ({
	id,
	name: id,
	email: `${id}@example.com`,
	team: 'service',
	role: 'agent',
	skills: [],
	languages: [],
	channels: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
	externalIds: {},
	...more,
});

const absence = (personId: string, more: Partial<Absence> = {}): Absence => ({
	personId,
	from: now - 1,
	until: now + 1,
	deputyId: null,
	note: null,
	...more,
});

const roster = (people: Person[], more: Partial<Roster> = {}): Roster => ({
	people,
	absences: [],
	loads: {},
	now,
	...more,
});

const facts = (more: Partial<RoutingFacts> = {}): RoutingFacts => ({
	level: 'low',
	band: 'detractor',
	metric: 'nps',
	touchpoint: null,
	segment: null,
	subjectType: null,
	eventType: null,
	source: 'zendesk',
	attributes: {},
	comment: null,
	value: null,
	language: 'en',
	crmOwner: null,
	...more,
});

const plan = (rows: unknown[], more: Partial<RoutingPlan> = {}): RoutingPlan => ({
	rules: parseRules(rows),
	useCrmOwner: true,
	otherwise: null,
	fallback: null,
	...more,
});

const assign = (
	people: Person[],
	rows: unknown[],
	more: {
		facts?: Partial<RoutingFacts>;
		plan?: Partial<RoutingPlan>;
		roster?: Partial<Roster>;
		cursor?: Record<string, number>;
	} = {},
) => {
	const found = assignOwner(
		facts(more.facts),
		plan(rows, more.plan),
		roster(people, more.roster),
		more.cursor ?? {},
	);
	return { ...found, owner: found.owner?.id ?? null };
};

describe('the CRM’s owner', () => {
	const ann = person('ann', { externalIds: { zendesk: '361', hubspot: '9' } });
	const bob = person('bob', { email: 'Bob@Example.com' });
	const owner = (id: string | null, email: string | null) => ({
		crmOwner: { id, email, name: null },
	});

	it.each([
		['by the id in the sending system', owner('361', null), 'ann'],
		['by mail address in any letter case', owner(null, ' bob@example.COM'), 'bob'],
		['by our own id', owner('bob', null), 'bob'],
		['by the id before the address', owner('361', 'bob@example.com'), 'ann'],
	])('is found %s', (_how, more, expected) => {
		expect(assign([ann, bob], [], { facts: more })).toMatchObject({
			owner: expected,
			via: 'crm_owner',
			nextCursor: null,
		});
	});

	it('is not found by the id of another system', () => {
		expect(assign([ann], [], { facts: owner('9', null) }).owner).toBeNull();
	});

	it('goes before the rules only when asked to', () => {
		const rows = [{ person: 'bob' }];
		const more = { facts: owner('361', null) };
		expect(assign([ann, bob], rows, more).owner).toBe('ann');
		expect(assign([ann, bob], rows, { ...more, plan: { useCrmOwner: false } }).owner).toBe('bob');
	});

	it('who is unknown, or away without a deputy, leaves it to the rules and says so', () => {
		expect(assign([ann, bob], [{ person: 'bob' }], { facts: owner('999', null) })).toMatchObject({
			owner: 'bob',
			via: 'rule',
			path: ['the CRM\'s owner "999" is not in the team list', 'rule "rules[0]" matches'],
		});
		const away = { facts: owner('361', null), roster: { absences: [absence('ann')] } };
		expect(assign([ann, bob], [{ person: 'bob' }], away)).toMatchObject({
			owner: 'bob',
			path: expect.arrayContaining(['ann is absent and has no deputy']),
		});
	});
});

describe('the rules', () => {
	it('count in order: the first that matches', () => {
		const rows = [{ level: 'high', person: 'a' }, { level: 'low', person: 'b' }, { person: 'c' }];
		expect(
			assign(
				['a', 'b', 'c'].map((id) => person(id)),
				rows,
			).owner,
		).toBe('b');
	});

	it('do not go on to the next one when the first finds nobody', () => {
		const rows = [{ person: 'gone' }, { person: 'b' }];
		expect(assign([person('b'), person('z')], rows, { plan: { fallback: 'z' } })).toMatchObject({
			owner: 'z',
			via: 'fallback',
			path: [
				'rule "rules[0]" matches',
				'the person "gone" is not in the team list',
				'the fallback is z',
			],
		});
	});
});

describe('a deputy', () => {
	const chain = [
		person('a', { deputyId: 'b' }),
		person('b', { deputyId: 'c' }),
		person('c', { deputyId: 'a' }),
	];
	const toA = [{ person: 'a' }];

	it.each<[string, Partial<Roster>, Person[], string | null, string | null]>([
		['is not needed', {}, chain, 'a', 'rule'],
		['steps in for an absence', { absences: [absence('a')] }, chain, 'b', 'deputy'],
		[
			'named by the absence goes before the usual one',
			{ absences: [absence('a', { deputyId: 'c' })] },
			chain,
			'c',
			'deputy',
		],
		['has a deputy, too', { absences: [absence('a'), absence('b')] }, chain, 'c', 'deputy'],
		[
			'is not looked for in circles',
			{ absences: [absence('a'), absence('b'), absence('c')] },
			chain,
			null,
			null,
		],
		[
			'is not needed after an absence',
			{ absences: [absence('a', { until: now })] },
			chain,
			'a',
			'rule',
		],
		[
			'is needed from its first moment',
			{ absences: [absence('a', { from: now })] },
			chain,
			'b',
			'deputy',
		],
		[
			'steps in for who is inactive',
			{},
			[person('a', { active: false, deputyId: 'b' }), person('b')],
			'b',
			'deputy',
		],
		[
			'steps in for who is full',
			{ loads: { a: 5 } },
			[person('a', { maxOpenCases: 5, deputyId: 'b' }), person('b')],
			'b',
			'deputy',
		],
		[
			'does not step in for who has room',
			{ loads: { a: 4 } },
			[person('a', { maxOpenCases: 5, deputyId: 'b' }), person('b')],
			'a',
			'rule',
		],
		['may be unknown', { absences: [absence('a')] }, [person('a', { deputyId: 'x' })], null, null],
		[
			'may not be themselves',
			{ absences: [absence('a')] },
			[person('a', { deputyId: 'a' })],
			null,
			null,
		],
	])('%s', (_what, more, people, owner, via) => {
		expect(assign(people, toA, { roster: more })).toMatchObject({ owner, via });
	});

	it('is explained step by step', () => {
		expect(assign(chain, toA, { roster: { absences: [absence('a'), absence('b')] } }).path).toEqual(
			['rule "rules[0]" matches', 'a is absent; deputy is b', 'b is absent; deputy is c'],
		);
	});
});

describe('a team', () => {
	const team = ['c', 'a', 'b'].map((id) => person(id));
	const inTurn = [{ team: 'Service' }];

	it('takes turns in a fixed order, round and round', () => {
		let cursor: Record<string, number> = {};
		const owners: Array<string | null> = [];
		for (let count = 0; count < 7; count++) {
			const { owner, nextCursor, via } = assign(team, inTurn, { cursor });
			expect(via).toBe('round_robin');
			if (nextCursor) cursor = { ...cursor, [nextCursor.pool]: nextCursor.position };
			owners.push(owner);
		}
		expect(owners).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'a']);
	});

	it('leaves out who is away without shifting the others', () => {
		const away = { absences: [absence('b')] };
		expect(assign(team, inTurn, { roster: away, cursor: { 'team:service': 1 } })).toMatchObject({
			owner: 'c',
			nextCursor: { pool: 'team:service', position: 3 },
		});
	});

	it('gives to the one with the fewest open cases', () => {
		const rows = [{ team: 'service', strategy: 'least_load' }];
		expect(assign(team, rows, { roster: { loads: { a: 3, b: 1, c: 2 } } })).toMatchObject({
			owner: 'b',
			via: 'least_load',
		});
		expect(assign(team, rows, { roster: { loads: { a: 3, b: 1 } } }).owner).toBe('c');
		expect(assign(team, rows).owner).toBe('a');
	});

	it('gives to the least loaded of those with the skill', () => {
		const people = [
			person('a', { skills: ['Gas'] }),
			person('b', { skills: ['gas', 'water'] }),
			person('c'),
		];
		const rows = [{ team: 'service', strategy: 'skill', skill: 'gas' }];
		expect(assign(people, rows, { roster: { loads: { a: 2, b: 1 } } })).toMatchObject({
			owner: 'b',
			via: 'skill',
		});
		expect(assign([person('c')], rows, { plan: { fallback: 'c' } })).toMatchObject({
			owner: 'c',
			via: 'fallback',
			path: expect.arrayContaining(['nobody in the team "service" has the skill "gas"']),
		});
	});

	it('without a named skill finds who speaks the customer’s language', () => {
		const people = [person('a', { languages: ['en'] }), person('b', { languages: ['zh-CN'] })];
		const rows = [{ team: 'service', strategy: 'skill' }];
		expect(assign(people, rows, { facts: { language: 'zh-CN' } }).owner).toBe('b');
		expect(assign(people, rows, { facts: { language: 'zh-TW' } }).owner).toBe('b');
		expect(assign(people, rows, { facts: { language: 'en-GB' } }).owner).toBe('a');
	});

	it('of which nobody is free asks its members’ deputies', () => {
		const people = [person('a'), person('b', { deputyId: 'x' }), person('x', { team: 'other' })];
		const away = { absences: [absence('a'), absence('b')] };
		expect(assign(people, inTurn, { roster: away })).toMatchObject({ owner: 'x', via: 'deputy' });
	});

	it.each<[string, Person[]]>([
		['unknown', [person('z', { team: 'other' })]],
		['all inactive', [person('a', { active: false }), person('z', { team: 'other' })]],
	])('that is %s goes to the fallback', (_what, people) => {
		expect(assign(people, inTurn, { plan: { fallback: 'z' } })).toMatchObject({
			owner: 'z',
			via: 'fallback',
		});
	});
});

describe('what no rule fits', () => {
	const people = [person('a'), person('b', { team: 'sales' }), person('c', { team: null })];
	const fitsNobody = [{ segment: 'VIP', person: 'a' }];
	const team = (more: object = {}) => ({
		otherwise: { kind: 'team', team: null, strategy: 'round_robin', skill: null, ...more } as const,
	});

	it('goes to the team of the plan, before the fallback', () => {
		const plan = { ...team({ team: 'Sales' }), fallback: 'c' };
		expect(assign(people, fitsNobody, { plan })).toMatchObject({
			owner: 'b',
			via: 'round_robin',
			path: ['no rule matches', 'it is the turn of b in the team "Sales"'],
		});
		const away = { absences: [absence('b')] };
		expect(assign(people, [], { plan, roster: away })).toMatchObject({
			owner: 'c',
			via: 'fallback',
			path: [
				'nobody in the team "Sales" is free',
				'b is absent and has no deputy',
				'the fallback is c',
			],
		});
	});

	it('goes round everybody who is active, when no team is named', () => {
		const others = [...people, person('0', { active: false })];
		const owners = [0, 1, 2, 3].map(
			(position) => assign(others, [], { plan: team(), cursor: { everybody: position } }).owner,
		);
		expect(owners).toEqual(['a', 'b', 'c', 'a']);
		const least = { plan: team({ strategy: 'least_load' }), roster: { loads: { a: 1, b: 2 } } };
		expect(assign(others, [], least).owner).toBe('c');
		expect(assign([person('x', { active: false })], [], { plan: team() })).toMatchObject({
			owner: null,
			path: ['nobody in the team list is active', 'no fallback is set'],
		});
	});

	it('does not take what a rule fits and finds nobody for', () => {
		const rows = [{ team: 'legal' }];
		expect(assign(people, rows, { plan: team() })).toMatchObject({
			owner: null,
			path: [
				'rule "rules[0]" matches',
				'the team "legal" has no active member',
				'no fallback is set',
			],
		});
	});
});

describe('without anybody', () => {
	it.each<[string, string | null, Person[], string]>([
		['and without a fallback', null, [person('a')], 'no fallback is set'],
		['and with an unknown one', 'x', [person('a')], 'the fallback "x" is not in the team list'],
		['in the team list', 'x', [], 'the team list is empty: add people with Satisfaction Team'],
		[
			'and with one who is away',
			'z',
			[person('z', { active: false })],
			'z is not active and has no deputy',
		],
	])('%s there is no owner, and why', (_what, fallback, people, reason) => {
		const found = assign(people, [], { plan: { fallback } });
		expect(found).toMatchObject({ owner: null, via: null, nextCursor: null });
		expect(found.path.at(-1)).toBe(reason);
	});
});
