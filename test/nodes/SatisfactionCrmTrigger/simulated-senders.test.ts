import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import type { Happening } from '../../../sandbox/crm/signed-request';
import { simulatedSystems } from '../../../sandbox/systems';
import type { Simulated } from '../../../sandbox/systems/simulated';
import { callWebhook, loadNodes } from '../../engine/engine';
import type { WebhookAnswer } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionCrmTrigger';
const nodeTypes = loadNodes({ [type]: SatisfactionCrmTrigger });

type Pushing = NonNullable<Simulated['push']>;
const western = ['zendesk', 'salesforce', 'hubspot', 'freshdesk', 'zoho', 'shopify', 'woocommerce'];
const pushing = simulatedSystems.flatMap((make) => {
	const { key, push } = make();
	return push && western.includes(key) ? [[key, push] as const] : [];
});

const happening = (): Happening => ({
	deliveryId: '04l7F000008aeAyQAI',
	what: 'solved',
	at: Date.now() - 2_000,
	ticket: { id: '900719925474099319', title: 'Stripes & <dots>' },
	customer: {
		id: 'customer-1',
		name: 'Ana Costa',
		email: 'ana@customers.example',
		language: 'de',
		segment: null,
	},
	agent: { id: 'agent-1', name: 'Zhou Min', email: 'zhou.min@example.com' },
});

let workspace: Workspace;
beforeEach(async () => {
	workspace = await aWorkspace();
});
afterEach(async () => await workspace.close());

async function send(
	key: string,
	push: Pushing,
	what: Happening,
	secret = push.sender.secret,
): Promise<WebhookAnswer> {
	const { headers, query, body } = push.sign(what, secret, Date.now());
	return await callWebhook({
		nodeTypes,
		node: 'CRM',
		credentials: {
			...workspace.credentials,
			satisfactionSenderApi: { secret: push.sender.secret, previousSecret: '' },
		},
		workflow: {
			id: 'wf-1',
			nodes: [
				{
					id: 'node-1',
					name: 'CRM',
					type,
					parameters: { path: 'crm', source: key, ...push.parameters } as never,
				},
			],
			connections: {},
		},
		headers,
		body,
		query: Object.fromEntries(new URLSearchParams(query)),
	});
}

const faultOf = (push: Pushing, { status = 0, body }: WebhookAnswer): string | null =>
	push.faultOf({ status, body, took: 5 });

describe.each(pushing)('an event of %s at the node', (key, push) => {
	it('starts the workflow once, and is answered as the sender wants it each time', async () => {
		const what = happening();
		const first = await send(key, push, what);
		expect(faultOf(push, first)).toBeNull();
		const [item] = first.workflowData?.[0] ?? [];
		expect(item).toMatchObject({
			event: { source: key, subject: { id: '900719925474099319' } },
			customer: { name: 'Ana Costa', email: 'ana@customers.example' },
		});
		expect(JSON.stringify(item)).not.toContain(push.sender.secret);
		const again = await send(key, push, what);
		expect(faultOf(push, again)).toBeNull();
		expect(again.workflowData).toBeUndefined();
	});

	it('is refused with 401 under another secret, and nothing is stored', async () => {
		const { status, workflowData } = await send(key, push, happening(), 'the secret of another');
		expect([status, workflowData]).toEqual([401, undefined]);
		const { db } = workspace.house.store;
		expect(await db.selectFrom('event').selectAll().execute()).toEqual([]);
	});
});
