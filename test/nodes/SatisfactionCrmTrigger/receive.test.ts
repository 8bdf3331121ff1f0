import { createHash, createHmac } from 'node:crypto';
import { generic } from '../../../core/systems/generic/source';
import { jiandaoyun } from '../../../core/systems/jiandaoyun/source';
import { zendesk } from '../../../core/systems/zendesk/source';
import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { callWebhook, loadNodes } from '../../engine/engine';
import type { WebhookAnswer, WebhookCall } from '../../engine/engine';
import { anInvitation, aWorkspace, type Workspace } from '../a-workspace';

const secret = 'the secret of the sender';
const previousSecret = 'the secret before it';
const type = 'satisfactionCrmTrigger';
const nodeTypes = loadNodes({ [type]: SatisfactionCrmTrigger });

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace();
	workspace.credentials.satisfactionSenderApi = { secret, previousSecret };
});

afterEach(async () => await workspace.close());

type Given = Partial<WebhookCall> & { parameters?: object; nodeId?: string };

const trigger = async ({ parameters, nodeId = 'node-1', ...call }: Given): Promise<WebhookAnswer> =>
	await callWebhook({
		nodeTypes,
		node: 'CRM',
		credentials: workspace.credentials,
		workflow: {
			id: 'wf-1',
			nodes: [{ id: nodeId, name: 'CRM', type, parameters: { path: 'crm', ...parameters } }],
			connections: {},
		},
		...call,
	});

const hmac = (body: string, key = secret) => createHmac('sha256', key).update(body).digest('hex');

/** A generic event, signed. */
const signed = (body: object | string, key = secret) => {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const headers = { 'content-type': 'application/json', 'x-signature': hmac(text, key) };
	return { body: text, headers };
};

/** A record of Jiandaoyun that was changed, signed. */
function pushed(data: object) {
	const body = JSON.stringify({ op: 'data_update', data });
	const [nonce, timestamp] = ['n1', String(Math.floor(Date.now() / 1000))];
	const signature = createHash('sha1')
		.update(`${nonce}:${body}:${secret}:${timestamp}`)
		.digest('hex');
	return {
		parameters: { source: 'jiandaoyun' },
		body,
		query: { nonce, timestamp },
		headers: { 'content-type': 'application/json', 'x-jdy-signature': signature },
	};
}

const event = (changes: object = {}) => ({
	...(JSON.parse(generic.sample.body) as object),
	...changes,
});

const count = async (table: 'event' | 'event_delivery') =>
	(await workspace.house.store.db.selectFrom(table).selectAll().execute()).length;

const started = ({ workflowData }: WebhookAnswer) => workflowData?.[0]?.length ?? 0;

describe('an event that is signed', () => {
	it('is acknowledged and becomes the canonical item', async () => {
		const answer = await trigger(signed(event()));
		expect(answer).toMatchObject({ status: 200, ended: true, noWebhookResponse: true });
		expect(JSON.parse(answer.body)).toEqual({ ok: true, events: 1, duplicates: 0 });
		expect(answer.headers['cache-control']).toBe('no-store');
		const [item] = answer.workflowData?.[0] ?? [];
		expect(item).toMatchObject({
			schema: 1,
			test: false,
			outcome: { code: 'received', text: 'Received ticket.closed from Generic JSON.' },
			event: {
				id: expect.stringMatching(/^evt_/) as string,
				type: 'ticket.closed',
				occurredAt: '2026-01-05T02:00:00.000Z',
				subject: { type: 'ticket', id: '10042' },
				cycle: 0,
			},
			customer: { id: expect.stringMatching(/^cus_/) as string, email: 'li.wei@example.com' },
			owner: { id: '361', name: 'Ana Costa', email: 'ana.costa@example.com', team: null },
			invitation: null,
		});
		expect(JSON.stringify(item)).not.toContain(secret);
	});

	it('with the secret before the last change is let in too', async () => {
		expect(started(await trigger(signed(event(), previousSecret)))).toBe(1);
	});

	it('starts the workflow once, however often it comes', async () => {
		const call = signed(event());
		expect(started(await trigger(call))).toBe(1);
		const again = await trigger(call);
		expect(again).toMatchObject({ status: 200, workflowData: undefined });
		expect(JSON.parse(again.body)).toEqual({ ok: true, events: 0, duplicates: 1 });
		expect(await count('event')).toBe(1);
	});

	it('starts it once when two deliveries come together', async () => {
		const call = signed(event());
		const answers = await Promise.all([1, 2, 3, 4].map(async () => await trigger(call)));
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
		expect(answers.reduce((sum, answer) => sum + started(answer), 0)).toBe(1);
	});

	it('starts it after all when the first delivery was not handed over', async () => {
		const call = signed(event());
		await trigger(call);
		await workspace.house.store.db
			.updateTable('event_delivery')
			.set({ state: 'received' })
			.execute();
		expect(started(await trigger(call))).toBe(1);
	});

	it('starts the workflow of every node that receives it', async () => {
		const call = signed(event());
		expect(started(await trigger(call))).toBe(1);
		expect(started(await trigger({ ...call, nodeId: 'node-2' }))).toBe(1);
		expect(await count('event')).toBe(1);
	});

	it('comes with others as one execution of several items, each event once', async () => {
		const body = [event(), event({ id: 'evt-2' }), event({ id: 'evt-2' })];
		const answer = await trigger(signed(body));
		expect(JSON.parse(answer.body)).toEqual({ ok: true, events: 2, duplicates: 1 });
		expect(started(answer)).toBe(2);
	});

	it('is a test while somebody listens, and starts each time', async () => {
		const call = { ...signed(event()), mode: 'manual' as const };
		for (const _time of [1, 2]) {
			expect((await trigger(call)).workflowData?.[0]).toMatchObject([{ test: true }]);
		}
		// A trial does not use up the id of the real delivery.
		expect((await trigger(signed(event()))).workflowData?.[0]).toMatchObject([{ test: false }]);
	});

	it('names a derived field that its record does not have to whoever tries it out, and to nobody else', async () => {
		const call = pushed({ _id: 'r2', updateTime: Date.now(), score: 2, colour: 'red' });
		const textOf = async (derivedFields: string, mode?: 'manual') => {
			const parameters = { ...call.parameters, jiandaoyunOptions: { derivedFields } };
			const { workflowData } = await trigger({ ...call, parameters, ...(mode && { mode }) });
			return (workflowData?.[0]?.[0]?.outcome as { text: string }).text;
		};
		const says = 'This record has no field "color", which stands under Derived Fields.';
		expect(await textOf('colour, color', 'manual')).toContain(says);
		expect(await textOf('colour', 'manual')).not.toContain('Derived Fields');
		expect(await textOf('color')).not.toContain('Derived Fields');
	});

	it('gets what the node knows better than the sender', async () => {
		const parameters = { defaults: { touchpoint: 'renewal', language: 'ZH-cn' } };
		const silent = event({ touchpoint: null, customer: { email: 'a@example.com' } });
		const answer = await trigger({ parameters, ...signed(silent) });
		expect(answer.workflowData?.[0]).toMatchObject([
			{ event: { touchpoint: 'renewal' }, customer: { language: 'zh-CN' } },
		]);
		const said = await trigger({ parameters, ...signed(event({ id: 'evt-3' })) });
		expect(said.workflowData?.[0]).toMatchObject([{ event: { touchpoint: 'use' } }]);
	});
});

describe('a request that is not let in', () => {
	it.each<[string, Given, number]>([
		['without a signature', { body: event() }, 401],
		['with a signature of another secret', signed(event(), 'somebody else'), 401],
		[
			'whose body was changed',
			{ ...signed(event()), body: JSON.stringify(event({ id: 'x' })) },
			401,
		],
		['with half a signature', { body: event(), headers: { 'x-signature': 'abc' } }, 401],
		['that is no event', signed({ hello: 'world' }), 400],
		['that is no JSON', signed('not json'), 400],
		['with an event without an id among others', signed([event(), { type: 'deal.won' }]), 400],
		['over 1 MB', signed(JSON.stringify(event({ note: 'x'.repeat(1_048_577) }))), 413],
		[
			'that announces more than 1 MB',
			{ ...signed(event()), headers: { 'content-length': '2000000' } },
			413,
		],
	])('%s starts nothing and stores nothing', async (_what, call, status) => {
		const given =
			typeof call.body === 'string' && status !== 401
				? { ...call, headers: { ...call.headers, 'content-type': 'text/plain' } }
				: call;
		const answer = await trigger(given);
		expect(answer).toMatchObject({ status, ended: true, workflowData: undefined });
		expect(answer.body).not.toContain(secret);
		expect(await count('event')).toBe(0);
	});

	it('is told to come again while the store cannot be used', async () => {
		workspace.credentials.satisfactionWorkspaceApi = {
			...workspace.credentials.satisfactionWorkspaceApi,
			file: '/nowhere/that/exists/satisfaction.sqlite\0',
		};
		const answer = await trigger(signed(event()));
		expect(answer).toMatchObject({ status: 503, workflowData: undefined, ended: true });
		expect(answer.headers['retry-after']).toBe('30');
	});

	it('is told to come again when the node is not set up', async () => {
		for (const parameters of [{ source: 'gone' }, { genericOptions: { system: 'NOT A NAME' } }]) {
			expect(await trigger({ parameters, ...signed(event()) })).toMatchObject({ status: 503 });
		}
		delete workspace.credentials.satisfactionSenderApi;
		expect(await trigger(signed(event()))).toMatchObject({ status: 503, workflowData: undefined });
	});

	it('is told in time when storing takes too long, and is stored at most once', async () => {
		const { store } = workspace.house;
		const original = store.transaction.bind(store);
		let release = () => {};
		const held = new Promise<void>((resolve) => (release = resolve));
		store.transaction = async (work) => {
			await held;
			return await original(work);
		};
		const call = pushed({ _id: 'r1', updateTime: Date.now() });
		const begun = Date.now();
		const late = await trigger(call);
		expect(late).toMatchObject({ status: 503, workflowData: undefined });
		expect(Date.now() - begun).toBeLessThan(jiandaoyun.answerWithinMs);
		release();
		store.transaction = original;
		expect(started(await trigger(call))).toBe(1);
		expect(await count('event')).toBe(1);
	});
});

describe('a test event that is refused', () => {
	const tried = async (
		call: Given,
	): Promise<{ status?: number; message: string; hint: string }> => {
		const seen: { status?: number } = {};
		const error = await trigger({
			...call,
			mode: 'manual',
			answered: (status) => (seen.status = status),
		}).catch((one: unknown) => one as Error & { description: string });
		if (!(error instanceof Error)) throw new Error('It was not refused.');
		return { ...seen, message: error.message, hint: String(error.description) };
	};

	it.each<[string, Given, number, RegExp, RegExp]>([
		['without a signature', { body: event() }, 401, /"x-signature" is missing/, /how it does/],
		[
			'with a signature of another secret',
			signed(event(), 'somebody else'),
			401,
			/fits neither the secret nor the previous one/,
			/Compare the secret in the Satisfaction Sender credential/,
		],
		['that is no event', signed({ hello: 'world' }), 400, /type is missing/, /the sample/],
	])(
		'%s is answered as always, and shows in the editor',
		async (_what, call, status, why, hint) => {
			const seen = await tried(call);
			expect(seen.status).toBe(status);
			expect(seen.message).toMatch(/^A request of Generic JSON was refused: /);
			expect(seen.message).toMatch(why);
			expect(seen.hint).toMatch(hint);
			expect(JSON.stringify(seen)).not.toContain(secret);
		},
	);

	it('for want of a credential says so', async () => {
		delete workspace.credentials.satisfactionSenderApi;
		const seen = await tried(signed(event()));
		expect(seen).toMatchObject({
			status: 503,
			message: expect.stringContaining('no Satisfaction Sender') as string,
		});
	});

	it('is not refused when it is only left out: the node goes on listening', async () => {
		const parameters = { filters: { eventTypes: 'deal.won' } };
		const answer = await trigger({ ...signed(event()), parameters, mode: 'manual' });
		expect(answer).toMatchObject({ status: 200, workflowData: undefined });
	});
});

describe('the answer', () => {
	it('leaves before the event is handed over: dying between the two loses nothing', async () => {
		const { store } = workspace.house;
		const original = store.transaction.bind(store);
		let calls = 0;
		store.transaction = async (work) => {
			calls += 1;
			if (calls === 2) throw new Error('The process is gone.');
			return await original(work);
		};
		const died = await trigger(signed(event()));
		store.transaction = original;
		expect(died).toMatchObject({ status: 200, workflowData: undefined });
		const deliveries = await store.db.selectFrom('event_delivery').selectAll().execute();
		expect(deliveries).toMatchObject([{ state: 'received', receiver: 'wf-1/node-1' }]);
		const waiting = await store.db.selectFrom('due').select('kind').execute();
		expect(waiting).toEqual([{ kind: 'unprocessed_event' }]);
	});
});

describe('without authentication', () => {
	it('everybody is let in, and the item says so', async () => {
		delete workspace.credentials.satisfactionSenderApi;
		const answer = await trigger({ parameters: { genericAuthentication: 'none' }, body: event() });
		expect(answer.workflowData?.[0]).toMatchObject([{ event: { attributes: { insecure: true } } }]);
	});
});

describe('a connection test of a sender', () => {
	it('is answered and starts nothing', async () => {
		const body = '{}';
		const answer = await trigger({
			parameters: { source: 'jiandaoyun' },
			body,
			headers: { 'content-type': 'application/json' },
		});
		expect(answer).toMatchObject({ status: 200, workflowData: undefined });
		expect(await count('event')).toBe(0);
	});
});

describe('an event of Zendesk', () => {
	const call = (changes: object, filters: object = {}) => {
		const { body: sample } = zendesk
			.configure({ payload: 'event' })
			.sample(Date.now(), '2b24ef10-19d5-4740-93cf-5f98ec4776c0');
		const { event: change, ...rest } = JSON.parse(sample) as { event: object };
		const body = JSON.stringify({
			...rest,
			time: new Date().toISOString(),
			event: change,
			...changes,
		});
		const timestamp = new Date().toISOString();
		const signature = createHmac('sha256', secret)
			.update(timestamp + body)
			.digest('base64');
		return {
			parameters: { source: 'zendesk', filters },
			body,
			headers: {
				'content-type': 'application/json',
				'x-zendesk-webhook-signature': signature,
				'x-zendesk-webhook-signature-timestamp': timestamp,
			},
		};
	};

	it('starts the workflow as ticket.solved', async () => {
		const answer = await trigger(call({}));
		expect(answer.workflowData?.[0]).toMatchObject([
			{ event: { type: 'ticket.solved', source: 'zendesk' } },
		]);
	});

	it('that the filter leaves out is acknowledged and not stored', async () => {
		const answer = await trigger(call({}, { eventTypes: 'ticket.closed' }));
		expect(answer).toMatchObject({ status: 200, workflowData: undefined });
		expect(JSON.parse(answer.body)).toMatchObject({
			ok: true,
			ignored: expect.any(String) as string,
		});
		expect(await count('event')).toBe(0);
	});

	describe('that a condition leaves out', () => {
		const tagged = (tags: string[], mode?: 'manual') => ({
			...call(
				{ detail: { id: 35436, tags } },
				{ conditions: { entries: [{ field: 'tag', path: '', test: 'is_not', value: 'spam' }] } },
			),
			...(mode && { mode }),
		});

		it('is acknowledged, starts nothing, and is stored to be counted', async () => {
			const answer = await trigger(tagged(['vip', 'SPAM']));
			expect(answer).toMatchObject({ status: 200, workflowData: undefined });
			expect(JSON.parse(answer.body)).toMatchObject({
				ignored: 'The node takes only events where tag is not spam.',
			});
			const { db } = workspace.house.store;
			const events = await db.selectFrom('event').selectAll().execute();
			expect(events).toMatchObject([{ outcome: 'left_out', customer_id: null }]);
			const deliveries = await db.selectFrom('event_delivery').select('state').execute();
			expect(deliveries).toEqual([{ state: 'left_out' }]);
			expect(await db.selectFrom('due').selectAll().execute()).toEqual([]);
		});

		it('starts the workflow when it meets it', async () => {
			expect(started(await trigger(tagged(['vip'])))).toBe(1);
		});

		it('leaves nothing behind in a trial', async () => {
			expect(started(await trigger(tagged(['spam'], 'manual')))).toBe(0);
			expect([await count('event'), await count('event_delivery')]).toEqual([0, 0]);
		});
	});

	it('that reopens a ticket is stored even where the filter leaves it out', async () => {
		const reopening = { id: 'again', event: { current: 'OPEN', previous: 'SOLVED' } };
		const answer = await trigger(call(reopening, { eventTypes: 'ticket.solved' }));
		expect(answer).toMatchObject({ status: 200, workflowData: undefined });
		const events = await workspace.house.store.db.selectFrom('event').selectAll().execute();
		expect(events).toMatchObject([{ type: 'ticket.reopened', outcome: 'reopening' }]);
	});
});

describe('a known customer', () => {
	it('is recognised by the event', async () => {
		const { customer } = await anInvitation(workspace.house);
		const answer = await trigger(signed(event()));
		expect(answer.workflowData?.[0]).toMatchObject([{ customer: { id: customer?.customer_id } }]);
	});
});
