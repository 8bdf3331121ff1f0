import { createHash } from 'node:crypto';

import { eraseCustomer } from '../../core/loop/customer/erase';
import type { Intake } from '../../core/loop/event/intake';
import { readIntake } from '../../core/loop/event/intake';
import { readAgain } from '../../core/loop/event/read-again';
import { startEvents } from '../../core/loop/event/start-events';
import { takeRequest } from '../../core/loop/event/take-request';
import type { House } from '../../core/loop/house';
import { forgetStep } from '../../core/loop/retention/forget-old';
import { registerReceiver } from '../../core/loop/workspace/endpoints';
import { checkHealth } from '../../core/loop/workspace/health';
import { mostUnread } from '../../core/store/repositories/unread-pushes';
import { sourceByKey } from '../../core/systems';
import type { OptionValues } from '../../core/systems/option/option';
import type { SourceRequest, SourceSecrets } from '../../core/systems/source/source';
import { optionValues } from '../../nodes/connection/option-fields';
import type { SignedRequest } from '../../sandbox/crm/signed-request';
import { happening, heard, now, type Pushing, pushing } from '../sandbox/pushing';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { unreadIn } from './unread-in';

useDatabases();

const receiver = 'wf-1/node-1';
const minute = 60_000;
const day = 86_400_000;
const node = {
	workflowId: 'wf-1',
	workflowName: 'Ask after service',
	nodeId: 'node-1',
	nodeName: 'CRM',
};

const intakeOf = (source: string, options: OptionValues): Intake =>
	readIntake({ source, options, filters: {}, defaults: {} });

function simulated(key: string, { parameters, sender }: Pushing) {
	const read = (name: string, fallback: unknown) => parameters[name] ?? fallback;
	const intake = intakeOf(key, optionValues(sourceByKey(key).source.options, key, read));
	const secrets: SourceSecrets = {
		secret: sender.secret,
		previousSecret: null,
		encryptionKey: sender.encryptionKey ?? null,
	};
	return { intake, secrets };
}

/** As it is before the admin has corrected it: whatever comes is none of what it reads. */
const blind = (intake: Intake): Intake => ({
	...intake,
	sender: {
		...intake.sender,
		*parse() {
			yield;
			return { kind: 'invalid' as const, message: 'op is missing: it says what happened.' };
		},
	},
});

const comes = async (
	house: House,
	at: number,
	given: { intake: Intake; secrets: SourceSecrets; request: SourceRequest; test?: boolean },
) =>
	await takeRequest(given.intake, at, {
		request: given.request,
		age: 0,
		secrets: async () => await Promise.resolve(given.secrets),
		receiver,
		test: given.test ?? false,
		open: async () => await Promise.resolve(house),
	});

async function publishedAnew(
	house: House,
	at: number,
	given: { intake: Intake; secrets: SourceSecrets },
): Promise<Array<Record<string, unknown>>> {
	const items: Array<Record<string, unknown>> = [];
	const start = (some: typeof items): void => void items.push(...some);
	await readAgain(house, at, { ...given, receiver, start });
	return items;
}

describe.each(databases)('what cannot be read, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;
	const newHouse = (): House => houseIn(store(), `unread-${(workspaces += 1)}`);
	const keptIn = async (house: House) => await unreadIn(house, receiver);
	const health = async (house: House, at: number) => {
		const asked = {
			queueMode: false,
			webhookBase: null,
			mail: async () => await Promise.resolve(null),
		};
		const { checks } = await checkHealth(house, at, asked);
		return checks.find(({ name }) => name === 'unread events');
	};

	it.each(pushing.filter(([key]) => key !== 'generic'))(
		'of %s is acknowledged in its words, kept without the secret, and read once the trigger can',
		async (key, push) => {
			const house = newHouse();
			const { intake, secrets } = simulated(key, push);
			const sent = (at: number): SignedRequest => push.sign(happening, push.sender.secret, at);
			for (const at of [now, now + minute]) {
				const request = heard(sent(at));
				const taken = await comes(house, at, { intake: blind(intake), secrets, request });
				expect(push.faultOf({ ...taken.answer, took: 20 })).toBeNull();
				expect(taken.kind === 'refused' && taken.log).toMatch(/is kept/);
			}
			const kept = await keptIn(house);
			expect(kept.length).toBeGreaterThan(0);
			const shown = kept.map(({ request }) => {
				const { body } = JSON.parse(request) as { body: string };
				return request + Buffer.from(body, 'base64').toString('utf8');
			});
			expect(decodeURIComponent(shown.join().replaceAll('%', '%25'))).not.toContain(
				push.sender.secret,
			);
			expect(shown.join()).not.toContain(encodeURIComponent(push.sender.secret));

			expect(await publishedAnew(house, now + day, { intake: blind(intake), secrets })).toEqual([]);
			expect(await keptIn(house)).toHaveLength(kept.length);

			const items = await publishedAnew(house, now + 2 * day, { intake, secrets });
			expect(items).toMatchObject([{ event: { source: key } }]);
			expect(await keptIn(house)).toEqual([]);
			// The net looks at it as at one that has come now.
			const waiting = await store()
				.db.selectFrom('due')
				.select('due_at')
				.where('workspace_id', '=', house.workspace)
				.where('kind', '=', 'unprocessed_event')
				.execute();
			for (const { due_at: dueAt } of waiting) expect(dueAt).toBeGreaterThan(now + 2 * day);
		},
	);

	const [, jdy] = pushing.find(([key]) => key === 'jiandaoyun')!;
	const signedPush = (nth = 0, more = ''): SourceRequest => {
		const [nonce, timestamp] = [`n${nth}`, String(Math.floor(now / 1000))];
		const data = { _id: `r${nth}`, closed: '2026-01-05', more };
		const body = JSON.stringify({ op: 'data_update', data });
		const digest = createHash('sha1')
			.update(`${nonce}:${body}:${jdy.sender.secret}:${timestamp}`)
			.digest('hex');
		const headers = { 'content-type': 'application/json', 'x-jdy-signature': digest };
		return heard({ query: `?nonce=${nonce}&timestamp=${timestamp}`, headers, body });
	};
	const secrets: SourceSecrets = { secret: jdy.sender.secret, previousSecret: null };

	it('shows in the health check, until options that fit have read it', async () => {
		const house = newHouse();
		const intake = intakeOf('jiandaoyun', {});
		await registerReceiver(house, now, { node, address: 'https://n8n.example.com/webhook/x' });
		expect(await health(house, now)).toMatchObject({ state: 'ok' });
		for (const nth of [1, 2]) {
			const taken = await comes(house, now + nth, { intake, secrets, request: signedPush(nth) });
			expect(taken.answer.status).toBe(200);
		}
		const found = await health(house, now + day);
		expect(found).toMatchObject({
			state: 'attention',
			text: expect.stringContaining(
				'"Ask after service" could not read all that Jiandaoyun has sent, and keeps it (2).',
			) as string,
		});
		expect(found?.text).toContain('occurredAt');
		// Whoever leaves it be is not told for ever.
		expect(await health(house, now + 8 * day)).toMatchObject({
			state: 'ok',
			text: expect.stringContaining('some is kept (2)') as string,
		});
		const corrected = intakeOf('jiandaoyun', {
			senderZone: 'Asia/Shanghai',
			aliases: [{ alias: 'closed', field: 'occurredAt' }],
		});
		const items = await publishedAnew(house, now + day, { intake: corrected, secrets });
		expect(items).toMatchObject([
			{ event: { type: 'record.updated', subject: { id: 'r1' } } },
			{ event: { type: 'record.updated', subject: { id: 'r2' } } },
		]);
		expect(await health(house, now + day)).toMatchObject({ state: 'ok' });
		// What the sender sends again by itself is no second event.
		const again = await comes(house, now, { intake: corrected, secrets, request: signedPush(1) });
		expect(again).toMatchObject({ kind: 'start', received: [] });
	});

	it('keeps none of the others in the same request waiting', async () => {
		const house = newHouse();
		const intake = intakeOf('hubspot', {});
		const known: SourceSecrets = { secret: 'a-secret-of-the-app', previousSecret: null };
		const event = (objectId: number, more: object = {}) => ({
			...{ subscriptionType: 'deal.creation', portalId: 1, subscriptionId: 2, occurredAt: now },
			...{ objectId, ...more },
		});
		const body = JSON.stringify([event(1), event(2, { occurredAt: 'soon' }), event(3)]);
		const digest = createHash('sha256').update(`${known.secret}${body}`).digest('hex');
		const request = heard({ query: '', headers: { 'x-hubspot-signature': digest }, body });
		const taken = await comes(house, now, { intake, secrets: known, request });
		expect(taken.answer.status).toBe(200);
		const idsOf = (one: typeof taken) =>
			one.kind === 'start' && one.received.map((received) => received.event.subject_id);
		expect(idsOf(taken)).toEqual(['1', '3']);
		expect(await keptIn(house)).toMatchObject([
			{ why: expect.stringMatching(/^Event 2 of 3: occurredAt is "soon"/) as string },
		]);
		// Read again as it is, it is still kept, and nothing starts a second time.
		const { received } = taken.kind === 'start' ? taken : { received: [] };
		await startEvents(house, now, { received, notes: [], receiver });
		expect(await publishedAnew(house, now + day, { intake, secrets: known })).toEqual([]);
		expect(await keptIn(house)).toHaveLength(1);
		// While somebody tries it out, all of it is refused.
		const trial = await comes(house, now, { intake, secrets: known, request, test: true });
		expect(trial.answer.status).toBe(400);
	});

	it('is not kept of a trial, of strangers, of Generic JSON, or where it is too much', async () => {
		const house = newHouse();
		const intake = intakeOf('jiandaoyun', {});
		const request = signedPush();
		const trial = await comes(house, now, { intake, secrets, request, test: true });
		expect(trial.answer.status).toBe(400);
		const long = signedPush(0, 'x'.repeat(70_000));
		expect((await comes(house, now, { intake, secrets, request: long })).answer.status).toBe(400);
		const stranger = { ...secrets, secret: 'another-secret-than-that' };
		const forged = await comes(house, now, { intake, secrets: stranger, request });
		expect(forged.answer.status).toBe(401);
		const open = intakeOf('generic', { authentication: 'none' });
		const generic = { intake: open, secrets, request: { ...request, rawBody: Buffer.from('{}') } };
		expect((await comes(house, now, generic)).answer.status).toBe(400);
		const shared = intakeOf('generic', { authentication: 'header' });
		const headers = { 'x-webhook-secret': jdy.sender.secret };
		const told = await comes(house, now, {
			...{ intake: shared, secrets },
			request: { ...generic.request, headers },
		});
		expect(told.answer.status).toBe(400);
		expect(JSON.parse(told.answer.body)).toEqual({
			ok: false,
			error: expect.stringContaining('missing') as string,
		});
		expect(await keptIn(house)).toEqual([]);
	});

	it('is refused once so many are kept', async () => {
		const house = newHouse();
		const rows = Array.from({ length: mostUnread }, (_, nth) => ({
			...{ workspace_id: house.workspace, receiver, push_id: `p${nth}`, system: 'jiandaoyun' },
			...{ at: now - nth, why: 'x', request: '{}' },
		}));
		await store().db.insertInto('unread_push').values(rows).execute();
		const intake = intakeOf('jiandaoyun', {});
		const taken = await comes(house, now, { intake, secrets, request: signedPush() });
		expect(taken.answer.status).toBe(400);
		expect(await keptIn(house)).toHaveLength(mostUnread);
	});

	it('is gone after 30 days, and as soon as anybody is erased', async () => {
		const house = newHouse();
		const { workspace } = house;
		const intake = intakeOf('jiandaoyun', {});
		await comes(house, now, { intake, secrets, request: signedPush(1) });
		const forget = async (at: number) =>
			await store().transaction(async (tx) => {
				while (await forgetStep(tx, house, at, { run: `night-${at}` }));
			});
		await forget(now + 29 * day);
		expect(await keptIn(house)).toHaveLength(1);
		await forget(now + 31 * day);
		expect(await keptIn(house)).toEqual([]);

		await comes(house, now, { intake, secrets, request: signedPush(2) });
		const [, zendesk] = pushing.find(([key]) => key === 'zendesk')!;
		const known = simulated('zendesk', zendesk);
		const request = heard(zendesk.sign(happening, zendesk.sender.secret, now));
		expect((await comes(house, now, { ...known, request })).kind).toBe('start');
		const customer = await store()
			.db.selectFrom('customer')
			.select('customer_id')
			.where('workspace_id', '=', workspace)
			.executeTakeFirstOrThrow();
		const doer = { kind: 'workflow' as const, id: 'w', name: 'Erasing' };
		await eraseCustomer(house, now, { customerId: customer.customer_id, doer });
		expect(await keptIn(house)).toEqual([]);
	});
});
