import { readSettings } from '../../../core/loop/workspace/settings';
import { SatisfactionWorkspace } from '../../../nodes/SatisfactionWorkspace/SatisfactionWorkspace.node';
import { asTool, loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionWorkspace';
const nodeTypes = loadNodes({ [type]: SatisfactionWorkspace });

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

async function run(parameters: object, items: object[] = [{ own: 'kept' }]) {
	const { outputs, error } = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [{ name: 'Workspace', type, parameters: parameters as never }],
			connections: {},
		},
		start: 'Workspace',
		items,
		credentials: workspace.credentials,
	});
	return { items: outputs.Workspace?.[0] ?? [], error };
}

describe('Satisfaction Workspace', () => {
	it('sets everything an ops person can add, and nothing that was not added', async () => {
		const { items, error } = await run({
			operation: 'set',
			general: {
				timeZone: 'Asia/Shanghai',
				languages: 'zh-CN, en',
				brandName: 'Example',
				color: '#AA0000',
				minimumN: '30',
				testAddress: 'me@example.com',
			},
			workingTime: {
				publicDays: 'china',
				hours: {
					entries: [
						{ weekdays: [1, 2], from: '9:00', to: '12:00' },
						{ weekdays: [1], from: '13:00', to: '18:00' },
					],
				},
				days: { entries: [{ date: '2026-12-24T00:00:00', kind: 'off', name: 'Company day' }] },
			},
			contactPolicy: {
				consent: 'opt_in',
				delay: '2h',
				reminders: '1d, 3d',
				caps: {
					entries: [
						{ of: 'overall', atMost: 2, days: 30 },
						{ of: 'nps', atMost: 0, days: 1 },
					],
				},
				quietHours: { entries: { from: '', to: '' } },
			},
			cases: {
				verificationSurvey: 'fix-confirmed',
				slaPresets: { entries: [{ name: 'vip', response: '15m', resolution: '4h' }] },
				defaultSla: { entries: [{ priority: 'urgent', preset: 'vip' }] },
				currency: 'CNY',
				limits: { entries: [{ role: 'agent', amount: 200 }] },
				ladder: {
					entries: [
						{ name: 'lead', when: 'share', percent: 75, tell: 'role', who: 'team_lead' },
						{ name: 'boss', when: 'resolution', tell: 'person', who: 'wang', takesOver: true },
					],
				},
			},
			advanced: { timeScale: 0.5, json: '{ "minimumN": 40 }' },
		});
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ own: 'kept', outcome: { code: 'saved' } });
		const { settings } = await readSettings(workspace.house);
		expect(settings).toMatchObject({
			timeZone: 'Asia/Shanghai',
			languages: ['zh-CN', 'en'],
			brand: { name: 'Example', color: '#aa0000', footer: '' },
			minimumN: 40,
			testAddress: 'me@example.com',
			timeScale: 0.5,
			sandbox: false,
			calendar: {
				publicDays: 'china',
				hours: {
					1: [
						{ from: '09:00', to: '12:00' },
						{ from: '13:00', to: '18:00' },
					],
					2: [{ from: '09:00', to: '12:00' }],
				},
				days: [{ date: '2026-12-24', kind: 'off', name: 'Company day' }],
			},
			policy: {
				consent: 'opt_in',
				delay: 7_200_000,
				reminders: [86_400_000, 259_200_000],
				capOverall: { limit: 2, days: 30 },
				quietHours: null,
				whenThrottled: 'defer',
			},
			verificationSurvey: 'fix-confirmed',
			slaPresets: { vip: { response: 900_000, resolution: 14_400_000 } },
			defaultSla: { urgent: 'vip', high: 'complaint' },
			compensation: { currency: 'CNY', limits: { agent: 200, manager: 1_000 } },
			ladder: [
				{ name: 'lead', at: { share: 0.75 }, notify: { role: 'team_lead' }, takesOver: false },
				{ name: 'boss', at: { breach: 'resolution' }, notify: { person: 'wang' }, takesOver: true },
			],
		});
		expect(settings.policy.capPerMetric.nps).toBeUndefined();

		await run({ operation: 'set', general: { footer: 'Example Ltd.' } });
		const later = await readSettings(workspace.house);
		expect(later.settings).toEqual({
			...settings,
			brand: { ...settings.brand, footer: 'Example Ltd.' },
		});
	});

	it('gives the settings back', async () => {
		const { items } = await run({ operation: 'get' });
		expect(items[0]).toMatchObject({ workspace: 'main', settings: { minimumN: 10 }, own: 'kept' });
	});

	it('refuses a wrong setting by its name and value', async () => {
		const { error } = await run({ operation: 'set', contactPolicy: { delay: 'tomorrow' } });
		expect(error?.message).toContain('"policy.delay" is "tomorrow"');
	});

	it('says what is not in place', async () => {
		const { items } = await run({ operation: 'health' });
		expect(items[0]).toMatchObject({ ok: false, outcome: { code: 'attention' } });
		const checks = items[0]?.checks as Array<{ name: string; ok: boolean }>;
		expect(checks.map(({ name }) => name)).toEqual([
			'timer',
			'backlog',
			'stuck',
			'address',
			'schema',
			'surveys',
			'case page',
			'time zone',
			'mode',
		]);
	});

	it('serves an AI agent', async () => {
		const { items } = await asTool({
			nodeTypes,
			type,
			parameters: { operation: 'health' },
			args: {},
			credentials: workspace.credentials,
		});
		expect(JSON.stringify(items)).toContain('No Satisfaction Timer Trigger is published');
	});
});
