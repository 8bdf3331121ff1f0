import type {
	IDataObject,
	INodeProperties,
	INodePropertyOptions,
	NodeOperationError,
} from 'n8n-workflow';

import { auditTexts } from '../../../core/language/texts/en/audit';
import { auditKindNames, auditKinds } from '../../../core/loop/audit/audit-kinds';
import { readSettings } from '../../../core/loop/workspace/settings';
import { insertStuckDue } from '../../../core/store/repositories/due-stuck';
import { SatisfactionWorkspace } from '../../../nodes/SatisfactionWorkspace/SatisfactionWorkspace.node';
import { careCampaignsSection } from '../../../nodes/SatisfactionWorkspace/actions/sections/care-campaigns';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionWorkspace';
const nodeTypes = loadNodes({ [type]: SatisfactionWorkspace });

const order = ['attention', 'unknown', 'ok'];

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
			timeZone: 'Asia/Shanghai',
			languages: 'zh-CN, en',
			brandName: 'Example',
			defaultCountry: 'cn',
			testAddress: 'me@example.com',
			brand: { color: '#AA0000' },
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
				channels: ['other', 'email'],
				consent: 'opt_in',
				serviceConsent: 'opt_in',
				unsubscribeAddress: 'leave@example.com',
				quotas: {
					entries: [
						{ survey: 'service', answers: '50', period: 'month', per: 'attribute', path: 'region' },
						{
							survey: '',
							answers: 9,
							period: 'day',
							per: '',
							path: 'old',
							responseRate: 20,
							name: 'Day',
						},
					],
				},
				sendDays: { entries: { on: 'weekdays', weekdays: [1, 3] } },
				staffDomains: 'example.com，example.cn',
				filters: {
					entries: [
						// A path that the panel hides is none.
						{ field: 'tag', path: 'old', test: 'is', value: 'spam', name: 'Spam' },
						{ field: 'attribute', path: 'region', test: 'is_one_of', value: 'x, y', name: '' },
					],
				},
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
				showOwnerFirstName: true,
				slaPresets: { entries: [{ name: 'vip', response: '15m', resolution: '4h' }] },
				defaultSla: {
					entries: [
						{ priority: 'urgent', preset: 'vip' },
						{ priority: 'low', preset: '' },
					],
				},
				currency: 'CNY',
				limits: { entries: [{ role: 'agent', amount: 200 }] },
				ladder: {
					entries: [
						{ name: 'lead', when: 'share', percent: 75, tell: 'role', role: '主管' },
						{ name: 'boss', when: 'resolution', tell: 'person', person: 'wang', takesOver: true },
					],
				},
			},
			advanced: { timeScale: 0.5, minimumN: '30', json: '{ "minimumN": 40 }' },
		});
		expect(error).toBeUndefined();
		expect(items[0]).toMatchObject({ own: 'kept', outcome: { code: 'saved' } });
		const { settings } = await readSettings(workspace.house);
		expect(settings).toMatchObject({
			timeZone: 'Asia/Shanghai',
			languages: ['zh-CN', 'en'],
			brand: { name: 'Example', color: '#aa0000', footer: '' },
			minimumN: 40,
			defaultCountry: 'CN',
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
				channels: ['email', 'other'],
				consent: 'opt_in',
				serviceConsent: 'opt_in',
				unsubscribeAddress: 'leave@example.com',
				quotas: [
					{
						name: 'service per region',
						survey: 'service',
						per: { field: 'attribute', path: 'region' },
						limit: 50,
						period: 'month',
						responseRate: 100,
					},
					{ name: 'Day', survey: null, per: null, limit: 9, period: 'day', responseRate: 20 },
				],
				sendDays: [1, 3],
				staffDomains: ['example.com', 'example.cn'],
				filters: [
					{ name: 'Spam', field: 'tag', path: null, test: 'is', values: ['spam'] },
					{
						name: 'region is one of x, y',
						field: 'attribute',
						path: 'region',
						test: 'is_one_of',
						values: ['x', 'y'],
					},
				],
				delay: 7_200_000,
				reminders: [86_400_000, 259_200_000],
				capOverall: { limit: 2, days: 30 },
				quietHours: null,
				whenThrottled: 'defer',
			},
			showOwnerFirstName: true,
			verificationSurvey: 'fix-confirmed',
			slaPresets: { vip: { response: 900_000, resolution: 14_400_000 } },
			defaultSla: { urgent: 'vip', high: 'complaint', low: 'negative_with_plan' },
			compensation: { currency: 'CNY', limits: { agent: 200, manager: 1_000 } },
			ladder: [
				{ name: 'lead', at: { share: 0.75 }, notify: { role: 'team_lead' }, takesOver: false },
				{ name: 'boss', at: { breach: 'resolution' }, notify: { person: 'wang' }, takesOver: true },
			],
		});
		expect(settings.policy.capPerMetric.nps).toBeUndefined();

		await run({ operation: 'set', brandName: ' ', brand: { footer: 'Example Ltd.' } });
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
		expect(error?.message).toContain('"Contact Policy → Delay After the Event" is "tomorrow"');
	});

	it('sets what costs health points, by the names of the panel', async () => {
		const healthPoints = { lowScore: '40', unanswered: 0, unansweredSurveys: 5, period: '30d' };
		const { items } = await run({ operation: 'set', healthPoints });
		expect(items[0]).toMatchObject({ outcome: { text: 'Changed: Health Points.' } });
		const { settings } = await readSettings(workspace.house);
		expect(settings.healthPoints).toMatchObject({
			weights: { lowScore: 40, unanswered: 0, brokenPromise: 20 },
			unansweredSurveys: 5,
			period: 30 * 86_400_000,
			orderGaps: 2,
		});
		const wrong = await run({ operation: 'set', healthPoints: { lowScore: 101 } });
		expect(wrong.error?.message).toContain('Health Points → Points for a Low Score');
	});

	it('sets topics of its own, by the names of the panel', async () => {
		const entries = [{ topic: 'Branches > Pudong', terms: '浦东店, Pudong' }];
		const topicSettings = { topics: { entries } };
		const { items } = await run({ operation: 'set', topicSettings });
		expect(items[0]).toMatchObject({ outcome: { text: 'Changed: Topics.' } });
		expect((await readSettings(workspace.house)).settings.topics).toEqual(entries);
		const empty = { topics: { entries: [{ topic: 'Recall', terms: ' ' }] } };
		const wrong = await run({ operation: 'set', topicSettings: empty });
		expect(wrong.error?.message).toContain('Topics → Own Topics');
	});

	it('sets what holds for care campaigns, by the names of the panel', async () => {
		const care = {
			near: { entries: { atMost: 0, days: 7 } },
			far: { entries: { atMost: '3', days: 28 } },
			capTogether: { entries: { atMost: 1, days: 10 } },
			coolingTime: '3d',
			leapDay: '03-01',
			percent: 0.5,
			least: 500,
		};
		const { items } = await run({ operation: 'set', care });
		expect(items[0]).toMatchObject({ outcome: { text: 'Changed: Care Campaigns.' } });
		const kept = async () => (await readSettings(workspace.house)).settings.care;
		const set = {
			caps: { near: null, far: { limit: 3, days: 28 } },
			capTogether: { limit: 1, days: 10 },
			coolingTime: 3 * 86_400_000,
			leapDay: '03-01',
			optOutLimit: { percent: 0.5, least: 500 },
		};
		expect(await kept()).toEqual(set);
		// What is added without a row says nothing.
		await run({ operation: 'set', care: { near: {}, least: 300 } });
		expect(await kept()).toEqual({ ...set, optOutLimit: { percent: 0.5, least: 300 } });
		await run({ operation: 'set', advanced: { reset: ['care'] } });
		expect(await kept()).toMatchObject({ caps: { near: { limit: 1, days: 7 } }, leapDay: '02-28' });
	});

	it.each<[string, object, string]>([
		[
			'a limit',
			{ near: { entries: { atMost: 101, days: 7 } } },
			'"Care Campaigns → Limit of Care, Short → At Most" is 101',
		],
		[
			'its days',
			{ capTogether: { entries: { atMost: 1, days: 0 } } },
			'"Care Campaigns → Limit of Surveys and Care Together → In Days" is 0',
		],
		['a time', { coolingTime: 'soon' }, '"Care Campaigns → Calm After a Solved Case" is "soon"'],
		['a share', { percent: 101 }, '"Care Campaigns → Stop Above Opt-Outs (%)" is 101'],
	])(
		'refuses %s of care that is none by its name, whatever else is set',
		async (_what, care, message) => {
			const caps = { entries: [{ of: 'overall', atMost: 1, days: 14 }] };
			const { error } = await run({ operation: 'set', contactPolicy: { caps }, care });
			expect(error?.message).toContain(message);
		},
	);

	it('takes the sites that may show surveys, and refuses what is none by its name', async () => {
		const sites = 'https://Shop.example.com/, https://www.example.com；http://localhost:3000';
		await run({ operation: 'set', openLinks: { sites, perMinute: 300 } });
		const { settings } = await readSettings(workspace.house);
		expect(settings.openLinks).toEqual({
			sites: ['https://shop.example.com', 'https://www.example.com', 'http://localhost:3000'],
			perMinute: 300,
			perAddress: 120,
		});
		const wrong = await run({
			operation: 'set',
			openLinks: { sites: 'https://a.example, http://shop.example.com' },
		});
		expect(wrong.error?.message).toContain(
			'"Open Links → Sites That May Show Surveys in a Frame" is "http://shop.example.com", but must be',
		);
		await run({ operation: 'set', advanced: { reset: ['openLinks'] } });
		expect((await readSettings(workspace.house)).settings.openLinks.sites).toEqual([]);
	});

	it('sets what becomes of requests about data, and refuses a word that is none', async () => {
		await run({ operation: 'set', privacy: { eraseRequests: 'at_once' } });
		expect((await readSettings(workspace.house)).settings.privacy).toEqual({
			dataRequests: 'workflow',
			eraseRequests: 'at_once',
		});
		const wrong = await run({ operation: 'set', privacy: { dataRequests: 'soon' } });
		expect(wrong.error?.message).toContain(
			'"Privacy → Requests for Data" is "soon", but must be one of workflow, at_once',
		);
		await run({ operation: 'set', advanced: { reset: ['privacy'] } });
		expect((await readSettings(workspace.house)).settings.privacy.eraseRequests).toBe('workflow');
	});

	it('refuses names to reset that are no list', async () => {
		const { error } = await run({ operation: 'set', advanced: { reset: 'policy' } });
		expect(error?.message).toContain('"Back to Default" is "policy", but must be a list');
	});

	it('takes 0 for no time at all, and no number without its unit', async () => {
		const { error } = await run({
			operation: 'set',
			contactPolicy: { delay: '0', reminders: '0' },
			cases: { verifyAfter: '0' },
		});
		expect(error).toBeUndefined();
		const { settings } = await readSettings(workspace.house);
		expect(settings).toMatchObject({ policy: { delay: 0, reminders: [] }, verifyAfter: 0 });
		const wrong = await run({ operation: 'set', contactPolicy: { delay: '24' } });
		expect(wrong.error).toMatchObject({
			message: '"Contact Policy → Delay After the Event" is "24", which is not a duration.',
			description: expect.stringContaining('"24h"') as string,
		});
		const waits = await run({ operation: 'set', contactPolicy: { reminders: '3d, soon' } });
		expect(waits.error?.message).toBe(
			'"Contact Policy → Reminders" is "soon", which is not a duration.',
		);
		// Who writes JSON knows the setting by its own name.
		const json = await run({
			operation: 'set',
			advanced: { json: '{ "policy": { "delay": "24" } }' },
		});
		expect(json.error?.message).toBe('"policy.delay" is "24", which is not a duration.');
	});

	const at = (field: string) => `"${field}" is `;
	it.each<[IDataObject, string]>([
		[
			{ workingTime: { days: { entries: [{ date: '2026-12-24' }, { date: 'Christmas' }] } } },
			at('Working Time → Holidays and Extra Workdays → 2 → Date'),
		],
		[
			{ workingTime: { hours: { entries: [{ weekdays: [1], from: 'nine', to: '18:00' }] } } },
			at('Working Time → Weekly Hours → From'),
		],
		[
			{
				workingTime: { days: { entries: [] } },
				contactPolicy: { caps: { entries: [{ of: 'csat', atMost: 1, days: -1 }] } },
			},
			at('Contact Policy → Frequency Limits → In Days'),
		],
		[
			{ contactPolicy: { caps: { entries: [{ of: 'overall', atMost: 500, days: 1 }] } } },
			at('Contact Policy → Frequency Limits → At Most'),
		],
		[
			{ contactPolicy: { quotas: { entries: [{ answers: 0 }] } } },
			at('Contact Policy → Quotas → 1 → Answers'),
		],
		[
			{ cases: { ladder: { entries: [{ name: 'x', when: 'share', percent: 0, role: 'lead' }] } } },
			at('Cases → Escalation Ladder → 1 → Percent of the Solution Time'),
		],
		[
			{ cases: { slaPresets: { entries: [{ name: 'a', response: 'soon', resolution: '1d' }] } } },
			at('Cases → SLA Presets → First Response Within'),
		],
		[
			{ brand: { links: { entries: [{ text: 'Imprint', url: 'nowhere' }] } } },
			at('Brand → Further Links → 1 → Address'),
		],
		[{ timeZone: 'Mars/Base' }, at('Time Zone')],
		[{ languages: 'en, ???' }, at('Languages')],
		[{ brandName: 'x'.repeat(101) }, at('Brand Name')],
	])('names the field that is wrong as the panel does: %j', async (parameters, named) => {
		const { error } = await run({ operation: 'set', ...parameters });
		expect(error?.message).toContain(named);
		expect((error as NodeOperationError).description).not.toMatch(/\w\[\d|\w\.\w+"/);
	});

	it('says what was changed as the panel does', async () => {
		const { items } = await run({
			operation: 'set',
			contactPolicy: { delay: '2h' },
			workingTime: { publicDays: 'china' },
			cases: { showOwnerFirstName: true },
			advanced: { minimumN: 20 },
		});
		expect(items[0]).toMatchObject({
			outcome: {
				text: expect.stringMatching(
					/^Changed: (?=.*Contact Policy)(?=.*Working Time)(?=.*Show Owner's First Name to Customers)(?=.*Minimum Answers)/,
				) as string,
			},
			changed: expect.arrayContaining(['policy', 'calendar', 'showOwnerFirstName']) as string[],
		});
	});

	it('gives one item a check, once, what needs doing first on top', async () => {
		const { items } = await run({ operation: 'health' }, [{ own: 'first' }, { own: 'second' }]);
		// Which there are is told where the checks are tested; here each is one, whatever came in.
		const names = items.map(({ check }) => (check as { name: string }).name);
		expect(names).toContain('contact policy');
		expect(new Set(names).size).toBe(items.length);
		// The check stands in the first column of the table, and nothing before or beside it.
		for (const item of items) expect(Object.keys(item)).toEqual(['check', 'outcome']);
		expect(items[0]).toMatchObject({
			outcome: { code: 'attention' },
			check: {
				name: 'time zone',
				state: 'attention',
				text: 'The time zone was never set; working time and quiet hours are counted in UTC.',
			},
		});
		const checks = items.map(({ check }) => check as { name: string; state: string; text: string });
		expect(checks.map(({ state }) => state)).toEqual(
			[...checks.map(({ state }) => state)].sort(
				(one, other) => order.indexOf(one) - order.indexOf(other),
			),
		);
		// Before anything is published n8n itself says where links will lead.
		const address = checks.find(({ name }) => name === 'address');
		expect(address?.text).toBe('Links lead to https://n8n.example.test.');
	});

	it('lets what is stuck be tried again, and says how much', async () => {
		const { store, workspace: key } = workspace.house;
		await store.transaction(async (tx) => {
			const due = { kind: 'notice' as const, key: 'n', refId: 'n', dueAt: 1, test: false };
			await insertStuckDue(tx, key, { ...due, attempt: 5, error: 'no mail server' });
		});
		const { items: health } = await run({ operation: 'health' });
		const stuck = health.find(({ check }) => (check as { name: string }).name === 'stuck');
		expect(JSON.stringify(stuck)).toContain('run Retry Stuck of Satisfaction Workspace');
		const none = await run({ operation: 'retryStuck', stuckKinds: ['reminder'] });
		expect(none.items[0]).toMatchObject({ own: 'kept', outcome: { code: 'nothing_stuck' } });
		const { items } = await run({ operation: 'retryStuck' });
		expect(items[0]).toMatchObject({
			outcome: { code: 'retried' },
			retried: { count: 1, kinds: { notice: 1 } },
		});
		const wrong = await run({ operation: 'retryStuck', stuckKinds: ['everything'] });
		expect(wrong.error?.message).toContain('everything');
	});

	it('says how much goes tonight where a retention is set, and how old things are before', async () => {
		const retention = { answers: '24', comments: '', answersBecome: 'deleted' };
		const { items } = await run({ operation: 'set', retention });
		expect(items).toMatchObject([
			{
				outcome: { text: expect.stringMatching(/In the night of .* nothing goes yet/) as string },
				settings: { retention: { answers: 24, comments: null, answersBecome: 'deleted' } },
				goesTonight: expect.arrayContaining([
					{ kind: 'answers', months: 24, rows: 0, lastRun: null },
				]) as unknown,
			},
		]);
		const [got] = (await run({ operation: 'get' })).items;
		expect(got?.aged).toContainEqual({
			kind: 'events',
			months: null,
			older: { 6: 0, 12: 0, 24: 0, 36: 0 },
		});
	});

	it('lists who did what to whom: its own workflow and node, too', async () => {
		await run({ operation: 'set', timeZone: 'Asia/Shanghai' });
		const auditFilters = { kinds: ['settings'], who: 'Test' };
		const { items } = await run({ operation: 'audit', auditFilters, limit: 5 });
		expect(items).toMatchObject([
			{
				audit: {
					action: 'settings_changed',
					actor: { kind: 'workflow', node: 'Workspace' },
					text: expect.stringContaining('timeZone set to Asia/Shanghai') as string,
				},
			},
		]);
		const { error } = await run({ operation: 'audit', auditFilters: { kinds: ['gossip'] } });
		expect(error?.message).toContain('gossip');
	});

	it('offers every kind of what stands in the audit trail, and each deed belongs to one', () => {
		const { properties } = new SatisfactionWorkspace().description;
		const filters = properties.find(({ name }) => name === 'auditFilters')?.options ?? [];
		const what = filters.find(({ name }) => name === 'kinds') as INodeProperties;
		const offered = (what.options as INodePropertyOptions[]).map(({ value }) => value);
		expect([...offered].sort()).toEqual([...auditKindNames].sort());
		const deeds = Object.keys(auditTexts).flatMap(
			(key) => /^audit\.([a-z]+(?:_[a-z]+)+)$/.exec(key)?.[1] ?? [],
		);
		expect(deeds.length).toBeGreaterThan(20);
		expect(Object.values(auditKinds).flat()).toEqual(expect.arrayContaining(deeds));
	});

	it('asks the mail server of the workspace for a login', async () => {
		const credential = workspace.credentials.satisfactionWorkspaceApi;
		const mailOf = async (mail: object) => {
			workspace.credentials.satisfactionWorkspaceApi = { ...credential, ...mail };
			const { items } = await run({ operation: 'health' });
			return items
				.map(({ check }) => check as { name: string })
				.find(({ name }) => name === 'mail');
		};
		expect(await mailOf({})).toMatchObject({ state: 'unknown' });
		expect(
			await mailOf({ mailHost: '127.0.0.1', mailPort: 1, mailFrom: 'care@example.com' }),
		).toMatchObject({
			state: 'attention',
			text: expect.stringContaining('127.0.0.1:1 cannot be used') as string,
		});
	});

	it('offers zones, roles, presets and surveys to choose from', async () => {
		const { description, methods } = new SatisfactionWorkspace();
		const load = methods.loadOptions as Record<
			string,
			(this: never) => Promise<Array<{ name: string; value: string }>>
		>;
		const context = {
			getNode: () => ({}),
			getCredentials: async (name: string) => await Promise.resolve(workspace.credentials[name]),
		};
		const listed = async (method: string) =>
			(await load[method]!.call(context as never)).map(({ name }) => name);
		expect(await listed('getTimeZonesOrAsItIs')).toEqual(
			expect.arrayContaining(['As It Is', 'Asia/Shanghai', 'UTC']),
		);
		expect(await listed('getRoles')).toEqual([
			'Agent (客服)',
			'Manager (经理)',
			'Team Lead (主管)',
		]);
		expect(await listed('getPresetsOrAsItIs')).toContain('complaint');
		expect(await listed('getSurveysOrNone')).toEqual(['None']);
		// Every list that a field asks for is there.
		const asked = JSON.stringify(description.properties).matchAll(/"loadOptionsMethod":"(\w+)"/g);
		for (const [, method = ''] of asked) expect(load[method]).toBeDefined();
	});
});

describe('the settings of care campaigns', () => {
	// The panel cuts the label of a field inside a section off behind so many signs.
	it('have labels that the panel shows whole', () => {
		const { options = [] } = careCampaignsSection;
		const fields = options.filter((one) => 'type' in one && one.type !== 'fixedCollection');
		expect(fields).toHaveLength(4);
		for (const field of fields) {
			const { displayName } = field as { displayName: string };
			expect(displayName.length).toBeLessThanOrEqual(25);
		}
	});
});
