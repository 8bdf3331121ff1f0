import { listTeam } from '../../core/loop/team/team';
import { readSettings } from '../../core/loop/workspace/settings';
import { aStage, type Stage } from './stage';

let stage: Stage;
beforeEach(async () => {
	stage = await aStage();
});
afterEach(async () => await stage.close());

it('fills the settings and the team, and doubles nothing when it runs again', async () => {
	const { run } = await stage.publish('set-up-your-workspace');
	for (const code of ['created', 'unchanged']) {
		const { outputs, error } = await run('When you press Execute', [[{}]]);
		expect(error).toBeUndefined();
		const kept = outputs['Keep each person']?.[0] ?? [];
		expect(kept.map(({ outcome }) => outcome)).toEqual(
			kept.map(() => expect.objectContaining({ code }) as object),
		);
	}
	const { house } = stage.workspace;
	const people = await listTeam(house, Date.now(), { team: null, onlyActive: true });
	expect(people.map(({ id, role, team, deputyId }) => [id, role, team, deputyId])).toEqual([
		['chen.hao', 'team_lead', null, 'wang.fang'],
		['li.na', 'agent', 'after-sales', 'zhou.min'],
		['wang.fang', 'manager', null, 'chen.hao'],
		['zhou.min', 'agent', 'after-sales', 'li.na'],
	]);
	const { settings } = await readSettings(house);
	expect(settings).toMatchObject({
		timeZone: 'Asia/Shanghai',
		calendar: { publicDays: 'china' },
		verificationSurvey: 'fix-confirmed',
		compensation: { currency: 'CNY' },
		testAddress: 'test@example.com',
	});
});

it('says in words what is missing, and that all is well once everything is published', async () => {
	const { run } = await stage.publish('set-up-your-workspace');
	const health = async () => {
		const { outputs } = await run('When you press Execute', [[{}]]);
		const items = outputs['Is all well?']?.[0] ?? [];
		const checks = items.map(({ check }) => check as { name: string; state: string });
		const open = checks.filter(({ state }) => state === 'attention').map(({ name }) => name);
		const [first] = items as Array<{ outcome: { text: string } }>;
		return { open, text: first?.outcome.text };
	};
	const before = await health();
	expect(before.open).toEqual(expect.arrayContaining(['clock', 'surveys', 'case page']));
	expect(before.text).toContain('The clock is not published yet');
	for (const name of [
		'post-service-csat',
		'quarterly-nps',
		'low-score-to-case',
		'unclosed-case-reminder',
		'verification-after-fix',
		'results-from-formbricks',
	]) {
		await stage.publish(name);
	}
	// The public days of China are known for the years that were announced when this package was made.
	expect((await health()).open.filter((name) => name !== 'calendar')).toEqual([]);
});
