import { namerFor } from '../../../../core/loop/insight/breakdown-names';
import type { Person } from '../../../../core/model/people';

const person = (id: string, change: Partial<Person>): Person => ({
	id,
	name: id,
	email: null,
	team: null,
	role: 'agent',
	skills: [],
	languages: [],
	channels: {},
	compensationLimit: null,
	deputyId: null,
	maxOpenCases: null,
	active: true,
	externalIds: {},
	...change,
});

const people = [
	person('prs_1', { name: 'Li Wei', team: 'North', externalIds: { desk: '7' } }),
	person('prs_2', { name: 'Li Wei', email: 'li@example.com' }),
	person('prs_3', { name: 'Ana' }),
];

const owner = (change: object) =>
	JSON.stringify({ system: null, id: null, email: null, name: null, team: null, ...change });

describe('the names of groups', () => {
	const namer = namerFor(people, { customerAttributes: [] }, 'en');

	it('tell two people of one name apart', () => {
		expect(namer.of('owner', owner({ system: 'desk', id: '7' }))).toEqual({
			key: 'prs_1',
			name: 'Li Wei (prs_1)',
		});
		expect(namer.of('owner', owner({ email: 'LI@example.com' }))?.name).toBe('Li Wei (prs_2)');
		expect(namer.of('owner', owner({ id: 'prs_3' }))?.name).toBe('Ana');
	});

	it('are those of the system for an owner nobody knows, and none without any', () => {
		expect(namer.of('owner', owner({ system: 'crm', id: '7', name: 'Bo' }))?.name).toBe('Bo');
		expect(namer.of('owner', owner({}))).toBeNull();
		expect(namer.of('segment', ' ')).toBeNull();
	});

	it('have no mailbox in them, and tell two apart whose mailboxes begin alike', () => {
		const known = ['a', 'b'].map((id) => person(id, { name: `info@${id}.example` }));
		const nameless = namerFor(known, { customerAttributes: [] }, 'en');
		expect(nameless.of('owner', owner({ id: 'a' }))?.name).toBe('info (a)');
		expect(nameless.of('owner', owner({ email: 'bo@crm.example' }))?.name).toBe('bo');
	});

	it('of teams are the one of the answer, else of the person, whatever the capital letters', () => {
		expect(namer.of('team', owner({ system: 'desk', id: '7' }))?.name).toBe('North');
		expect(namer.of('team', owner({ id: 'prs_3', team: 'NORTH' }))).toEqual({
			key: 'north',
			name: 'North',
		});
		expect(namer.of('team', owner({ id: 'prs_3' }))).toBeNull();
	});

	it('of countries and languages are in the language of the reader', () => {
		expect(namer.of('country', 'DE')?.name).toBe('Germany');
		expect(namerFor([], { customerAttributes: [] }, 'zh-CN').of('language', 'de')?.name).toBe(
			'德语',
		);
		expect(namer.of('country', 'somewhere else')?.name).toBe('somewhere else');
	});
});
