import { roleNamed } from '../../../core/model/roles';

test.each([
	['team_lead', 'team_lead'],
	['Team Lead', 'team_lead'],
	[' team-lead ', 'team_lead'],
	['主管', 'team_lead'],
	['Team Lead (主管)', 'team_lead'],
	['Agent', 'agent'],
	['客服', 'agent'],
	['MANAGER', 'manager'],
	['经理', 'manager'],
	['Shift Manager', 'Shift Manager'],
	['值班经理', '值班经理'],
])('%s is the role %s', (word, role) => {
	expect(roleNamed(word)).toBe(role);
});
