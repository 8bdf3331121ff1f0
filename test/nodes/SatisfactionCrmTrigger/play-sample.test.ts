import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HookContext } from 'n8n-core';
import { sampleHeader } from '../../../nodes/SatisfactionCrmTrigger/call-itself';
import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { callWebhook, changeWebhook, loadNodes } from '../../engine/engine';
import type { WebhookAnswer } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionCrmTrigger';
const nodeTypes = loadNodes({ [type]: SatisfactionCrmTrigger });

type Call = { method?: string; url?: string; headers: IncomingHttpHeaders };

let workspace: Workspace;
let n8n: Server;
let calls: Call[];
let statuses: number[];
/** Resolves at the next call. */
let called: Promise<Call>;
const environment = { ...process.env };

beforeEach(async () => {
	workspace = await aWorkspace();
	calls = [];
	statuses = [];
	let tell: (call: Call) => void;
	called = new Promise((resolve) => (tell = resolve));
	n8n = createServer(({ method, url, headers }, response) => {
		const call = { method, url, headers };
		calls.push(call);
		response.writeHead(statuses.shift() ?? 200).end();
		tell(call);
	});
	await new Promise<void>((resolve) => n8n.listen(0, '127.0.0.1', resolve));
	process.env.N8N_PORT = String((n8n.address() as AddressInfo).port);
});

afterEach(async () => {
	process.env = { ...environment };
	await new Promise((resolve) => n8n.close(resolve));
	await workspace.close();
});

type Parameters = Record<string, unknown>;

const about = (parameters: Parameters, nodeId = 'node-1') => ({
	nodeTypes,
	node: 'CRM',
	credentials: workspace.credentials,
	workflow: {
		id: 'wf-1',
		nodes: [
			{
				id: nodeId,
				name: 'CRM',
				type,
				parameters: { path: 'crm', whenTesting: 'sample', ...parameters } as never,
			},
		],
		connections: {},
	},
});

const listen = async (parameters: Parameters = {}, mode: 'manual' | 'webhook' = 'manual') =>
	await changeWebhook({ ...about(parameters), method: 'POST', mode }, 'publish');

const arrive = async (
	token: string,
	parameters: Parameters = {},
	given: { mode?: 'manual' | 'webhook'; nodeId?: string } = {},
): Promise<WebhookAnswer> =>
	await callWebhook({
		...about(parameters, given.nodeId),
		mode: given.mode ?? 'manual',
		headers: { [sampleHeader]: token },
		body: {},
	});

/** The token with which the node called itself. */
const played = async (parameters: Parameters = {}): Promise<string> => {
	await listen(parameters);
	return String((await called).headers[sampleHeader]);
};

describe('Play the Sample', () => {
	it('calls the test address of the node itself once somebody listens', async () => {
		await played();
		expect(calls).toMatchObject([
			{ method: 'POST', url: '/webhook-test/crm', headers: { 'content-type': 'application/json' } },
		]);
	});

	it.each([
		['generic', 'ticket.closed', 'Li Wei'],
		['zendesk', 'ticket.solved', 'Li Wei'],
		['jiandaoyun', 'record.updated', '李伟'],
		['salesforce', 'deal.won', 'Li Wei'],
		['freshdesk', 'ticket.closed', 'Li Wei'],
		['zoho', 'deal.won', 'Li Wei'],
		['hubspot', 'deal.won', 'Wei Li'],
		['shopify', 'order.fulfilled', 'Wei Li'],
		['woocommerce', 'order.completed', 'Wei Li'],
		['formbricks', 'survey.answered', null],
		['typeform', 'survey.answered', null],
	])(
		'starts the workflow with a fresh event of %s, without any secret',
		async (source, type, name) => {
			const begun = Date.now();
			const token = await played({ source });
			const first = await arrive(token, { source });
			expect(first.status).toBe(200);
			const [item] = first.workflowData?.[0] ?? [];
			expect(item).toMatchObject({
				test: true,
				event: { type, source },
				customer: { name, email: 'li.wei@example.com' },
			});
			const { id, occurredAt } = item?.event as { id: string; occurredAt: string };
			expect(Date.parse(occurredAt)).toBeGreaterThanOrEqual(Math.floor(begun / 1000) * 1000);
			const again = await arrive(token, { source });
			expect((again.workflowData?.[0]?.[0]?.event as { id: string }).id).not.toBe(id);
		},
	);

	it('fits the options of the node', async () => {
		const parameters = {
			source: 'jiandaoyun',
			jiandaoyunRules: {
				row: [{ op: 'data_create', field: 'stage', equals: '赢单', type: 'deal.won' }],
			},
			defaults: { touchpoint: 'purchase' },
		};
		const answer = await arrive(await played(parameters), parameters);
		expect(answer.workflowData?.[0]).toMatchObject([
			{ event: { type: 'deal.won', touchpoint: 'purchase' } },
		]);
	});

	it('says so where the filters of the node leave the sample out', async () => {
		const parameters = { filters: { eventTypes: 'deal.won' } };
		const token = await played(parameters);
		await expect(arrive(token, parameters)).rejects.toThrow(
			/The sample of Generic JSON starts nothing here: The node takes other event types/,
		);
	});

	it('tries again while n8n does not listen yet', async () => {
		statuses = [404];
		await played();
		for (let turn = 0; calls.length < 2 && turn < 600; turn++) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		expect(calls).toHaveLength(2);
	});

	it('says in the log when the node cannot be reached', async () => {
		const said: string[] = [];
		const logger = jest
			.spyOn(HookContext.prototype, 'logger', 'get')
			.mockReturnValue({ warn: (line: string) => void said.push(line) } as never);
		statuses = [404, 404, 404];
		await listen();
		for (let turn = 0; said.length === 0 && turn < 60; turn++) {
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		logger.mockRestore();
		expect(said).toEqual([
			expect.stringMatching(
				/^CRM: the sample could not be played \(.*answers 404\)\. Set When Testing to Listen/,
			),
		]);
	});

	it('calls nobody when the workflow is published, or when it is to listen', async () => {
		workspace.credentials.satisfactionSenderApi = { secret: 'the secret' };
		await listen({}, 'webhook');
		await listen({ whenTesting: 'listen' });
		await new Promise((resolve) => setTimeout(resolve, 700));
		expect(calls).toEqual([]);
	});
});

describe('the call that plays the sample', () => {
	const events = async () =>
		await workspace.house.store.db.selectFrom('event').select('event_id').execute();

	it('opens no published trigger', async () => {
		workspace.credentials.satisfactionSenderApi = { secret: 'the secret' };
		const answer = await arrive(await played(), {}, { mode: 'webhook' });
		expect(answer).toMatchObject({ status: 401, workflowData: undefined });
		expect(await events()).toEqual([]);
	});

	it('opens no other node', async () => {
		workspace.credentials.satisfactionSenderApi = { secret: 'the secret' };
		const token = await played();
		await expect(arrive(token, {}, { nodeId: 'node-2' })).rejects.toThrow(/was refused/);
		expect(await events()).toEqual([]);
	});

	it('opens nothing with a token that was changed, or made up', async () => {
		workspace.credentials.satisfactionSenderApi = { secret: 'the secret' };
		const [key = '', payload = '', mac = ''] = (await played()).split('.');
		const changed = `${key}.${payload}.${mac.startsWith('A') ? 'B' : 'A'}${mac.slice(1)}`;
		for (const other of [changed, `${key}.${payload}.`, 'made.up.token']) {
			await expect(arrive(other)).rejects.toThrow(/was refused/);
		}
		expect(await events()).toEqual([]);
	});

	it('is too late after a minute', async () => {
		workspace.credentials.satisfactionSenderApi = { secret: 'the secret' };
		const token = await played();
		const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 62_000);
		await expect(arrive(token)).rejects.toThrow(/was refused/);
		now.mockRestore();
	});
});
