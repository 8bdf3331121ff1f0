import { isLead, leadsCase, leadsTeam } from '../../../core/case/lead';
import { defaultSettings } from '../../../core/model/default-settings';
import type { Person } from '../../../core/model/people';

const settings = defaultSettings();

const person = (role: string, team: string | null, more: Partial<Person> = {}): Person => ({
	id: role,
	name: role,
	email: null,
	team,
	role,
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

describe('whoever leads', () => {
	it.each([
		['agent', 'service', 'service', 0, false],
		['team_lead', 'service', 'service', 0, true],
		['team_lead', ' Service', 'service', 0, true],
		['team_lead', 'sales', 'service', 0, false],
		['team_lead', 'sales', 'service', 1, true],
		['manager', 'sales', 'service', 1, false],
		['manager', 'sales', 'service', 2, true],
		['manager', null, 'service', 0, true],
		['team_lead', 'sales', null, 0, true],
	] as const)('a %s of %s, for a case of %s on rung %i: %s', (role, own, team, rung, leads) => {
		expect(leadsCase(person(role, own), { team, rung }, settings)).toBe(leads);
	});

	it('has to be active', () => {
		const gone = person('manager', null, { active: false });
		expect(leadsCase(gone, { team: null, rung: 3 }, settings)).toBe(false);
	});

	it('is named by the ladder or the approvals, as a role or a person', () => {
		const ladder = [{ ...settings.ladder[0], notify: { person: 'zoe' } }] as never;
		const rules = { ladder, compensation: settings.compensation };
		expect(isLead(person('agent', null, { id: 'zoe' }), rules)).toBe(true);
		expect(isLead(person('team_lead', null), rules)).toBe(false);
		expect(isLead(person('manager', null), rules)).toBe(true);
	});
});

describe('who sees what a lead of a team sees', () => {
	it.each([
		['team_lead', 'service', ' Service', true],
		['team_lead', 'service', 'sales', false],
		['team_lead', 'service', '*', false],
		['manager', null, 'sales', true],
		['manager', null, '*', true],
		['agent', 'service', 'service', false],
		['agent', null, '*', false],
	] as const)('a %s of %s, of %s: %s', (role, own, team, sees) => {
		expect(leadsTeam(person(role, own), team, settings)).toBe(sees);
		expect(leadsTeam(person(role, own, { active: false }), team, settings)).toBe(false);
	});
});
