import { DuckDBInstance } from '@duckdb/node-api';
import axios from 'axios';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { openStore } from '../../core/store/registry';
import { deliver } from '../../sandbox/crm/send';
import { linkIn } from '../../sandbox/links';
import { createCredentials } from '../../sandbox/n8n/credentials';
import { itemsOf, runManually } from '../../sandbox/n8n/executions';
import type { WorkflowFile } from '../../sandbox/n8n/workflows';
import { importWorkflow, publishWorkflow, unpublishWorkflow } from '../../sandbox/n8n/workflows';
import { workspaceKey } from '../../sandbox/stage/credentials';
import { sandboxSettings } from '../../sandbox/stage/settings';
import { type Stage, startStage } from '../../sandbox/stage/stage';
import { templatesToPublish } from '../../sandbox/stage/templates';
import { storeFile } from '../../sandbox/store/reader';
import { until } from '../../sandbox/until';
import { fillYear } from '../../sandbox/year/fill-year';
import packageJson from '../../package.json';
import { aSolvedTicket } from './a-happening';

let stage: Stage;
let templates: Map<string, WorkflowFile>;

beforeAll(async () => {
	// Asked at once, so that a link is there within seconds.
	const policy = { ...sandboxSettings.policy, delay: '0h' };
	stage = await startStage({ settings: { policy } });
	templates = await templatesToPublish(undefined);
}, 240_000);

afterAll(async () => await stage?.stop());

const nameOf = (file: string) =>
	(/(\w+)\.node\.js$/.exec(file)?.[1] ?? '').replace(/^./, (first) => first.toLowerCase());

describe('the installed package', () => {
	type NodeType = {
		name: string;
		iconUrl?: string | { light: string; dark: string };
		codex?: { categories?: string[] };
	};

	it('brings every node with its icons and its codex', async () => {
		const { content: types } = await stage.client.file<NodeType[]>('types/nodes.json');
		for (const file of packageJson.n8n.nodes) {
			const name = `n8n-nodes-satisfaction.${nameOf(file)}`;
			const found = types.find((type) => type.name === name);
			expect(found).toMatchObject({
				name,
				iconUrl: { light: expect.any(String), dark: expect.any(String) },
				codex: { categories: expect.any(Array) },
			});
			for (const url of Object.values(found?.iconUrl ?? {})) {
				expect((await stage.client.file(url)).type).toMatch(/^image\/svg/);
			}
		}
	});

	it('offers every action node to AI agents', async () => {
		const { content: types } = await stage.client.file<NodeType[]>('types/nodes.json');
		const ours = types.map(({ name }) => name).filter((name) => /satisfaction\w+Tool$/.test(name));
		const actions = packageJson.n8n.nodes.filter((file) => !file.includes('Trigger'));
		expect(ours).toHaveLength(actions.length);
	});
});

describe('a template', () => {
	it.each([
		['Ticket closed', 'invitation'],
		['Customer answers', 'case_file'],
	])('runs by hand from the sample pinned on "%s", as a test', async (trigger, table) => {
		const count = async () =>
			await stage.store.count(`select count(*) from ${table} where test = 1`);
		const before = await count();
		const copy = await importWorkflow(
			stage.client,
			templates.get('survey-after-service') as WorkflowFile,
		);
		await runManually(stage.client, copy, trigger);
		expect(await count()).toBe(before + 1);
	});
});

/** Rows that any accepted request would have changed. */
const stored = async () =>
	await Promise.all(
		['event', 'event_delivery', 'invitation', 'response', 'case_file', 'case_step', 'due'].map(
			async (table) => await stage.store.count(`select count(*) from ${table}`),
		),
	);

describe('what n8n answers before a node runs', () => {
	const malformed = { headers: { 'content-type': 'application/json' }, body: '{"id":' };
	const strange = { headers: { 'content-type': 'application/json; charset=gbk' }, body: '{}' };
	const huge = {
		headers: { 'content-type': 'application/json' },
		body: `{"id":"${'x'.repeat(17 * 1024 * 1024)}"}`,
	};

	it.each([
		['malformed JSON', malformed, 422],
		['an unknown charset', strange, 422],
		['more than 16 MiB', huge, 500],
	])('%s: the store is unchanged', async (_what, request, status) => {
		const survey = `${stage.n8n.address}/webhook/after-service`;
		for (const address of [stage.senders.shop.address, survey]) {
			const before = await stored();
			expect((await deliver(address, { query: '', ...request })).status).toBe(status);
			expect(await stored()).toEqual(before);
		}
	});

	/** An event of the shop in these bytes, signed over `said`. */
	const posted = async (id: string, headers: object, written: (said: string) => Buffer) => {
		const { address, sign, secret } = stage.senders.shop;
		const made = sign(aSolvedTicket(id, 'Zip Zipper'), secret, Date.now());
		const { status, data } = await axios.post<string>(address, written(made.body), {
			headers: { ...made.headers, ...headers },
			transformRequest: [(body: Buffer) => body],
			responseType: 'text',
			validateStatus: () => true,
			proxy: false,
		});
		return { status, said: data };
	};
	const events = async () => await stage.store.count('select count(*) from event');

	it('unpacks what is compressed: the signature is one of what it says', async () => {
		const packed = { 'content-encoding': 'gzip' };
		const before = await events();
		const taken = await posted('zip', packed, (said) => gzipSync(said));
		expect([taken.status, JSON.parse(taken.said)]).toMatchObject([200, { events: 1 }]);
		for (const [written, status] of [
			[(said: string) => gzipSync(said.replace('"use"', '"buy"')), 401],
			[(said: string) => gzipSync(said).subarray(0, 40), 500],
		] as const) {
			expect((await posted('zap', packed, written)).status).toBe(status);
		}
		// A mark that nobody has signed is a byte too many.
		const marked = await posted('bom', {}, (said) => Buffer.from(`\ufeff${said}`));
		expect(marked.status).toBe(401);
		expect(await events()).toBe(before + 1);
	});

	it('adds nothing to a page that would keep it out of a frame, or loosen its policy', async () => {
		const survey = `${stage.n8n.address}/webhook/after-service`;
		const { headers } = await axios.get(survey, { validateStatus: () => true, proxy: false });
		expect(headers['content-security-policy']).toMatch(
			/^sandbox allow-forms allow-popups allow-popups-to-escape-sandbox; default-src 'none'; .+ frame-ancestors 'none'$/,
		);
		expect(headers).not.toHaveProperty('x-frame-options');
	});

	it('HEAD: 404, as if there were nothing', async () => {
		const survey = `${stage.n8n.address}/webhook/after-service`;
		const { status } = await axios.head(survey, { validateStatus: () => true, proxy: false });
		expect(status).toBe(404);
	});
});

describe('what our nodes answer to too much', () => {
	it.each([
		['an event over 1 MB', () => stage.senders.shop.address, 1_100_000],
		['a page over 64 KB', () => `${stage.n8n.address}/webhook/after-service`, 70_000],
	])('%s: 413, and the store is unchanged', async (_what, address, size) => {
		const before = await stored();
		const headers = { 'content-type': 'application/json' };
		const body = JSON.stringify({ id: 'x'.repeat(size) });
		expect((await deliver(address(), { query: '', headers, body })).status).toBe(413);
		expect(await stored()).toEqual(before);
	});
});

describe('publishing', () => {
	it('refuses a second trigger for a survey with the name of the first', async () => {
		const [node] = (templates.get('survey-after-service')?.nodes ?? []).filter(({ type }) =>
			type.endsWith('satisfactionResponseTrigger'),
		);
		const second = await importWorkflow(stage.client, {
			name: 'The same survey again',
			nodes: [
				{
					...(node as NonNullable<typeof node>),
					name: 'A second one',
					webhookId: 'f0b6f0de-58a1-4b0b-8a2f-0b9a2f1d0001',
					parameters: { ...node?.parameters, options: { path: 'another-path' } },
				},
			],
			connections: {},
		});
		const published = await publishWorkflow(stage.client, second.id);
		expect(published.ok).toBe(false);
		const text = published.ok ? '' : published.messages.join(' ');
		expect(text).toContain(`"${node?.name}"`);
		expect(text).toContain('"Satisfaction: Ask after service"');
		await unpublishWorkflow(stage.client, second.id).catch(() => {});
	});

	it('tells of the conflict when a template is imported and published twice', async () => {
		const pages = async () =>
			await stage.store.rows(
				'select page, survey_key, workflow_id, active from endpoint order by 1, 2',
			);
		const before = await pages();
		const outcomes: Record<string, string> = {};
		for (const [key, file] of templates) {
			if (!file.nodes.some(({ type }) => /satisfaction\w+Trigger$/.test(type))) continue;
			const copy = await importWorkflow(stage.client, file);
			const published = await publishWorkflow(stage.client, copy.id);
			outcomes[key] = published.ok ? 'published twice' : published.messages.join(' ');
			await unpublishWorkflow(stage.client, copy.id).catch(() => {});
		}
		// Any number of workflows may hear what happens.
		for (const key of [
			...['low-score-routing', 'privacy-requests', 'you-said-we-did', 'fix-what-matters'],
		]) {
			expect(outcomes[key]).toBe('published twice');
			delete outcomes[key];
		}
		expect(Object.keys(outcomes).length).toBeGreaterThanOrEqual(6);
		for (const text of Object.values(outcomes)) {
			expect(text).toMatch(/conflict with one of the webhooks|already (served|fetches|runs)/i);
		}
		// The first of each goes on serving.
		expect((await pages()).filter((row) => (row as { active: number }).active === 1)).toEqual(
			before.filter((row) => (row as { active: number }).active === 1),
		);
	});

	it('keeps links working when a workflow is published again', async () => {
		const { address, sign, secret } = stage.senders.shop;
		const happening = aSolvedTicket('republished', 'Rea Publish');
		expect((await deliver(address, sign(happening, secret, Date.now()))).status).toBe(200);
		const link = await until(
			'the invitation',
			() => {
				const mail = stage.mailbox.mails.find(({ to }) => to === 'rea@customers.example');
				return mail && linkIn(mail, 'survey')?.url;
			},
			{ within: 120_000 },
		);
		const read = async () => await axios.get(link, { validateStatus: () => true, proxy: false });
		expect((await read()).status).toBe(200);
		const versions = async () =>
			await stage.store.count('select count(*) from survey where survey_key = ?', 'after-service');
		const before = await versions();

		const workflow = stage.workflows.get('survey-after-service');
		const nodes = (workflow?.nodes ?? []).map((node) =>
			node.name === 'Customer answers'
				? { ...node, parameters: { ...node.parameters, csatScale: 'csat_1_7' } }
				: node,
		);
		const { connections, settings } = templates.get('survey-after-service') as WorkflowFile;
		await stage.client.api('PUT', `/workflows/${workflow?.id}`, {
			name: workflow?.name,
			nodes,
			connections,
			settings,
		});
		await until('the new version', async () => (await versions()) > before, { within: 120_000 });
		const again = await read();
		expect(again.status).toBe(200);
		// The link keeps the version that the customer was asked.
		expect(again.data).not.toContain('value="7"');
		expect(again.data).toContain('value="5"');
	});
});

describe('what a sender has signed rightly and its trigger cannot read', () => {
	it('is kept, and starts the workflow once it is published with what was wrong put right', async () => {
		const secret = 'a secret of the form 4711';
		const sender = { name: 'Form of the workshop', type: 'satisfactionSenderApi' };
		await createCredentials(stage.client, [{ ...sender, data: { secret } }]);
		const named = stage.workflows.get('survey-after-service')?.nodes.flatMap((node) => {
			const { satisfactionWorkspaceApi: workspace } = node.credentials ?? {};
			return workspace ? [workspace.name] : [];
		});
		const path = randomUUID();
		const node = (parameters: object) => ({
			id: randomUUID(),
			name: 'Form',
			type: 'n8n-nodes-satisfaction.satisfactionCrmTrigger',
			typeVersion: 2,
			position: [0, 0],
			parameters: { path, source: 'jiandaoyun', ...parameters },
			webhookId: randomUUID(),
			credentials: {
				satisfactionWorkspaceApi: { id: null, name: named?.[0] ?? '' },
				satisfactionSenderApi: { id: null, name: sender.name },
			},
		});
		const file = { name: 'Form', nodes: [node({})], connections: {} };
		const workflow = await importWorkflow(stage.client, file);
		expect(await publishWorkflow(stage.client, workflow.id)).toEqual({ ok: true });

		const body = JSON.stringify({
			op: 'data_create',
			data: { _id: 'f4711', noted_at: Date.now() },
		});
		const [nonce, at] = ['n1', String(Math.floor(Date.now() / 1000))];
		const digest = createHash('sha1').update(`${nonce}:${body}:${secret}:${at}`).digest('hex');
		const answer = await deliver(`${stage.n8n.address}/webhook/${path}`, {
			query: `?nonce=${nonce}&timestamp=${at}`,
			headers: { 'content-type': 'application/json', 'x-jdy-signature': digest },
			body,
		});
		expect(answer.status).toBe(200);
		const kept = async () => await stage.store.count('select count(*) from unread_push');
		const started = async () =>
			await stage.store.count(
				`select count(*) from event join event_delivery using (workspace_id, event_id)
				where subject_id = 'f4711' and state = 'handed_over'`,
			);
		expect([await kept(), await started()]).toEqual([1, 0]);

		const [made] = workflow.nodes;
		const aliases = { row: [{ alias: 'noted_at', field: 'occurredAt' }] };
		await stage.client.api('PUT', `/workflows/${workflow.id}`, {
			name: workflow.name,
			nodes: [{ ...made, parameters: { ...made?.parameters, jiandaoyunAliases: aliases } }],
			connections: {},
			settings: {},
		});
		await until('it to be read', async () => (await kept()) === 0, { within: 60_000 });
		await until('it to start the workflow', async () => (await started()) === 1, {
			within: 60_000,
		});
	});
});

describe('an address for tools', () => {
	type Made = { address: { links: { scores: string } } };
	type Summed = {
		period: { from: string; timeZone: string };
		scores: Array<{ surveyKey: string; metric: string; n: number; value: number }>;
	};

	it('gives a table over HTTP that another program opens, with the sums of Summary', async () => {
		const file = storeFile(stage.n8n.place.userFolder);
		const store = await openStore({ kind: 'sqlite', file }, process.env);
		await fillYear(store, workspaceKey, 'en', { days: 40, aDay: 25, end: Date.now() });
		await store.close();
		const credentials = {
			satisfactionWorkspaceApi: { id: null, name: stage.workspaceCredential },
		};
		const ours = { typeVersion: 1, type: 'n8n-nodes-satisfaction.satisfactionInsights' };
		const asked = {
			Address: { resource: 'report', operation: 'createAddress', addressName: 'Power BI' },
			Summary: { period: 'last_30_days' },
		};
		const start = { type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} };
		const workflow = await importWorkflow(stage.client, {
			name: 'Figures for tools',
			nodes: [
				{ ...start, id: 'start', name: 'Start' },
				...Object.entries(asked).map(([name, parameters]) => ({
					...{ ...ours, id: name, name, parameters, credentials },
				})),
			].map((node, at) => ({ ...node, position: [240 * at, 0] })),
			connections: {
				Start: { main: [Object.keys(asked).map((node) => ({ node, type: 'main', index: 0 }))] },
			},
		});
		const ended = await runManually(stage.client, workflow, 'Start');
		const [made] = itemsOf<Made>(ended, 'Address');
		const [summed] = itemsOf<Summed>(ended, 'Summary');
		const zone = new Intl.DateTimeFormat('en-CA', { timeZone: summed?.period.timeZone });
		const from = zone.format(Date.parse(summed?.period.from ?? ''));
		const pulled = await axios.get<string>(`${made?.address.links.scores}&from=${from}`, {
			...{ proxy: false, responseType: 'text' },
		});
		expect(pulled.headers['content-type']).toBe('text/csv; charset=utf-8');
		const folder = mkdtempSync(join(tmpdir(), 'satisfaction-e2e-'));
		const csv = join(folder, 'scores.csv');
		writeFileSync(csv, pulled.data);
		const instance = await DuckDBInstance.create(':memory:');
		const connection = await instance.connect();
		const read = await connection.runAndReadAll(
			`select survey_key, sum(n) as n, sum(high) as high, sum(low) as low
				from read_csv('${csv}', header = true) group by survey_key order by survey_key`,
		);
		const tables = read.getRowObjectsJson().map((row) => ({
			...{ surveyKey: row.survey_key, n: Number(row.n) },
			...{ high: Number(row.high), low: Number(row.low) },
		}));
		connection.closeSync();
		instance.closeSync();
		rmSync(folder, { recursive: true });
		expect(tables.map(({ surveyKey }) => surveyKey)).toEqual(
			expect.arrayContaining(['after-each-step', 'would-you-recommend']),
		);
		for (const { surveyKey, n, high, low } of tables) {
			const [headline] = (summed?.scores ?? []).filter((row) => row.surveyKey === surveyKey);
			expect(n).toBeGreaterThan(10);
			expect(headline?.n).toBe(n);
			const share = headline?.metric === 'nps' ? high - low : high;
			expect(headline?.value).toBeCloseTo((100 * share) / n, 6);
		}
	});
});
