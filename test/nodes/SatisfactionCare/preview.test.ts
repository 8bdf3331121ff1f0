import type { NodeParameterValueType } from 'n8n-workflow';

import { createOrUpdate } from '../../../core/loop/customer/create-or-update';
import { readPreviewSpan } from '../../../core/loop/care/preview-span';
import { SatisfactionCare } from '../../../nodes/SatisfactionCare/SatisfactionCare.node';
import { stepsName } from '../../../nodes/SatisfactionCare/fields/step-fields';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionCare: SatisfactionCare });

let workspace: Workspace;
beforeAll(async () => {
	workspace = await aWorkspace({ timeZone: 'Asia/Shanghai' });
});
afterAll(async () => await workspace.close());

describe('the days of a preview', () => {
	/** 1 June 2026, 20:00 in Shanghai. */
	const now = Date.parse('2026-06-01T12:00:00Z');
	const span = async (name: string, from: unknown = '', until: unknown = '') => {
		const read = await readPreviewSpan(workspace.house, now, { span: name, from, until });
		return [read.from + 1, read.until].map((at) => new Date(at).toISOString());
	};

	it.each([
		['today', '2026-05-31T16:00:00.000Z', '2026-06-01T15:59:59.999Z'],
		['next_7_days', '2026-05-31T16:00:00.000Z', '2026-06-07T15:59:59.999Z'],
		['next_30_days', '2026-05-31T16:00:00.000Z', '2026-06-30T15:59:59.999Z'],
		['next_12_months', '2026-05-31T16:00:00.000Z', '2027-05-31T15:59:59.999Z'],
	])('%s are whole days of the workspace', async (name, from, until) => {
		expect(await span(name)).toEqual([from, until]);
	});

	it('are those from a first to a last one', async () => {
		const [from, until] = await span('range', '2026-12-24', '2026-12-26');
		expect(from).toBe('2026-12-23T16:00:00.000Z');
		expect(until).toBe('2026-12-26T15:59:59.999Z');
	});

	it.each([
		['range', '', '2026-12-26', '"From" is empty'],
		['range', '2026-12-26', '', '"Until" is empty'],
		['range', '2026-12-26', '2026-12-24', '"Until" lies before "From"'],
		['some_day', '', '', '"Days"'],
	])('%s from %j until %j are none', async (name, from, until, message) => {
		await expect(span(name, from, until)).rejects.toThrow(message);
	});
});

describe('a preview of a campaign that cannot run', () => {
	const faultOf = async (parameters: Record<string, NodeParameterValueType>) => {
		const { error } = await runWorkflow({
			nodeTypes,
			workflow: {
				nodes: [
					{
						name: 'Care',
						type: 'satisfactionCare',
						parameters: { operation: 'preview', ...parameters },
					},
				],
				connections: {},
			},
			start: 'Care',
			credentials: workspace.credentials,
		});
		return error?.message;
	};
	const wishes = { campaignKey: 'wishes', occasion: 'birthday' };
	const steps = { step: [{ days: 0, subject: 'Hi', text: '{nobody}' }] };

	it('names the field as the panel does', async () => {
		expect(await faultOf({ ...wishes, [stepsName('birthday')]: steps })).toBe(
			'"Steps → 1 → Text" says {nobody}, which is no field.',
		);
	});

	it('says which campaign there is not', async () => {
		expect(await faultOf({ previewOf: 'chosen', campaigns: ['news'] })).toContain('news');
	});
});

describe('a preview of which nothing would be sent', () => {
	const steps = { step: [{ days: 0, subject: 'Hi', text: 'All the best' }] };
	const parameters = {
		operation: 'preview',
		campaignKey: 'wishes',
		occasion: 'birthday',
		[stepsName('birthday')]: steps,
	};
	const hintsOf = async (more: Record<string, NodeParameterValueType> = {}) => {
		const { run, error } = await runWorkflow({
			nodeTypes,
			workflow: {
				nodes: [{ name: 'Care', type: 'satisfactionCare', parameters: { ...parameters, ...more } }],
				connections: {},
			},
			start: 'Care',
			credentials: workspace.credentials,
		});
		expect(error).toBeUndefined();
		const [done] = run.data.resultData.runData.Care ?? [];
		return (done?.hints ?? []).map(({ message }) => message).join(' ');
	};

	it('says of days that are over that this is not what was sent, and where that is listed', async () => {
		const over = { span: 'range', from: '2026-01-05', until: '2026-01-06' };
		expect(await hintsOf(over)).toContain('What was sent is listed by Satisfaction Message, List.');
		const today = new Date().toISOString().slice(0, 10);
		expect(await hintsOf({ ...over, until: today })).not.toContain('was sent');
	});

	it('says that nobody comes up, or why those who do get nothing', async () => {
		expect(await hintsOf()).toContain('Nobody comes up then');
		const birth = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(5, 10);
		const rows = ['a', 'b'].map((id) => ({ id, email: `${id}@example.com`, birth }));
		const how = { byName: true, system: 'crm', order: null, serial: false, cleared: [] };
		await createOrUpdate(workspace.house, Date.now(), rows, how);
		expect(await hintsOf()).toMatch(
			/Nothing would be sent, and 2 would be held\. Most often \(2\): .*agreed.*Set Consent/,
		);
	});

	it('is given once, however many items come in, and once more where an item asks for something else', async () => {
		const held = async (items: object[], more: Record<string, NodeParameterValueType>) => {
			const { outputs, error } = await runWorkflow({
				nodeTypes,
				workflow: {
					nodes: [
						{ name: 'Care', type: 'satisfactionCare', parameters: { ...parameters, ...more } },
					],
					connections: {},
				},
				start: 'Care',
				items,
				credentials: workspace.credentials,
			});
			expect(error).toBeUndefined();
			const [, all = []] = outputs.Care ?? [];
			return all.map(({ customer }) => (customer as { email: string }).email).sort();
		};
		expect(await held([{}, {}, {}], {})).toEqual(['a@example.com', 'b@example.com']);
		const each = { onlyFor: '={{ $json.who }}' };
		const asked = ['b', 'a', 'b'].map((who) => ({ who: `${who}@example.com` }));
		expect(await held(asked, each)).toEqual(['a@example.com', 'b@example.com']);
	});
});

describe('a preview of texts to try out', () => {
	const step = { days: 0, subject: 'Hi {name}', text: '{greeting} all the best.' };
	const translations = {
		translation: [{ language: 'zh-CN', subject: '您好', text: '{greeting}' }],
	};
	const parameters = {
		...{ operation: 'preview', items: 'perText', campaignKey: 'wishes', occasion: 'birthday' },
		[stepsName('birthday')]: { step: [{ ...step, translations }] },
	};

	it('gives each text once, marked as a test and ready to be sent, however many items come in', async () => {
		const { outputs, run, error } = await runWorkflow({
			nodeTypes,
			workflow: {
				nodes: [{ name: 'Care', type: 'satisfactionCare', parameters }],
				connections: {},
			},
			start: 'Care',
			items: [{ n: 1 }, { n: 2 }],
			credentials: workspace.credentials,
		});
		expect(error).toBeUndefined();
		const [done = [], held = []] = outputs.Care ?? [];
		expect(held).toEqual([]);
		expect(done).toMatchObject([
			{
				test: true,
				outcome: {
					code: 'to_try',
					text: 'Step 1 in English, as a made-up customer would get it.',
				},
				message: { kind: 'care', subject: 'Hi Ms Doe', text: 'Dear Ms Doe, all the best.' },
			},
			{ test: true, outcome: { text: expect.stringContaining('简体中文') as string } },
		]);
		const [ran] = run.data.resultData.runData.Care ?? [];
		const said = (ran?.hints ?? []).map(({ message }) => message).join(' ');
		expect(said).toContain('Test Address of Set Settings');
		expect(said).toContain('no page to unsubscribe on');
	});
});
