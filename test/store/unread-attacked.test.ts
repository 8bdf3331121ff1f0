import { createHash } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';

import fc from 'fast-check';

import { eraseCustomer } from '../../core/loop/customer/erase';
import { type Intake, readIntake } from '../../core/loop/event/intake';
import { readAgain } from '../../core/loop/event/read-again';
import { startEvents } from '../../core/loop/event/start-events';
import { takeRequest } from '../../core/loop/event/take-request';
import type { House } from '../../core/loop/house';
import { registerReceiver } from '../../core/loop/workspace/endpoints';
import { checkHealth } from '../../core/loop/workspace/health';
import { mostUnread } from '../../core/store/repositories/unread-pushes';
import type { SourceRequest, SourceSecrets } from '../../core/systems/source/source';
import { heard, now } from '../sandbox/pushing';
import { openStore } from '../../core/store/registry';
import { databases, houseIn, newTarget, useDatabases, useStore } from './databases';
import { startWorking } from './processes';
import { unreadIn } from './unread-in';

useDatabases();

const receiver = 'wf-1/node-1';
const day = 86_400_000;
const secrets: SourceSecrets = { secret: 'a-secret-of-the-push', previousSecret: null };
const correction = {
	source: 'jiandaoyun',
	options: {
		senderZone: 'Asia/Shanghai',
		aliases: [
			{ alias: 'closed', field: 'occurredAt' },
			{ alias: 'mail', field: 'customer.email' },
		],
	},
	filters: {},
	defaults: {},
};
const corrected = readIntake(correction);
const wrong = readIntake({ source: 'jiandaoyun', options: {}, filters: {}, defaults: {} });

/** Reads nothing of what comes, and lets everybody in but where it is told to look. */
const blind = (intake: Intake, message: string, verifies = false): Intake => ({
	...intake,
	sender: {
		...intake.sender,
		handshake: () => null,
		verify: (asked) => (verifies ? intake.sender.verify(asked) : { ok: true, insecure: false }),
		*parse() {
			yield;
			return { kind: 'invalid' as const, message };
		},
	},
});

/** A push of a form, signed. */
function push(id: string, data: object = {}): SourceRequest {
	const [nonce, timestamp] = [id, String(Math.floor(now / 1000))];
	const record = { _id: id, closed: '2026-01-05', ...data };
	const body = JSON.stringify({ op: 'data_update', data: record });
	const digest = createHash('sha1')
		.update(`${nonce}:${body}:${secrets.secret}:${timestamp}`)
		.digest('hex');
	const headers = { 'content-type': 'application/json', 'x-jdy-signature': digest };
	const query = new URLSearchParams({ nonce, timestamp }).toString();
	return heard({ query: `?${query}`, headers, body });
}

describe.each(databases)('what is kept unread, attacked on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;
	const newHouse = (): House => houseIn(store(), `attacked-${(workspaces += 1)}`);

	const comes = async (
		house: House,
		request: SourceRequest,
		given: { intake?: Intake; secrets?: SourceSecrets; at?: number } = {},
	) =>
		await takeRequest(given.intake ?? wrong, given.at ?? now, {
			request,
			age: 0,
			secrets: async () => await Promise.resolve(given.secrets ?? secrets),
			receiver,
			test: false,
			open: async () => await Promise.resolve(house),
		});
	const readWith = async (house: House, intake: Intake) => {
		const items: Array<Record<string, unknown>> = [];
		const start = (some: typeof items): void => void items.push(...some);
		await readAgain(house, now + day, { intake, secrets, receiver, start });
		return items;
	};
	const keptIn = async (house: House) => await unreadIn(house, receiver);
	const mailsIn = async (house: House) => {
		const rows = await store()
			.db.selectFrom('customer')
			.select('email')
			.where('workspace_id', '=', house.workspace)
			.execute();
		return rows.map(({ email }) => email).sort();
	};

	it('brings nobody back who was erased while it is read again', async () => {
		const house = newHouse();
		await comes(house, push('r0', { mail: 'gone@example.com' }), { intake: corrected });
		for (const nth of [1, 2, 3]) {
			await comes(house, push(`r${nth}`, { mail: `${nth}.gone@example.com` }), { at: now + nth });
		}
		expect(await keptIn(house)).toHaveLength(3);
		const { customer_id: customerId } = await store()
			.db.selectFrom('customer')
			.select('customer_id')
			.where('workspace_id', '=', house.workspace)
			.executeTakeFirstOrThrow();
		let isErased = false;
		let isBegun = false;
		const doer = { kind: 'workflow' as const, id: 'w', name: 'Erasing' };
		const slow: Intake = {
			...corrected,
			sender: {
				...corrected.sender,
				*parse(asked) {
					if (!isBegun) {
						isBegun = true;
						void eraseCustomer(house, now, { customerId, doer }).then(() => (isErased = true));
					}
					while (!isErased) yield;
					return yield* corrected.sender.parse(asked);
				},
			},
		};
		await readWith(house, slow);
		// What was being read at that moment is as what comes right after it; all others are gone.
		expect((await mailsIn(house)).filter((mail) => mail !== null)).toEqual(['1.gone@example.com']);
		expect(await keptIn(house)).toEqual([]);
	});

	it('reads all others where one cannot be stored, and comes to that one again', async () => {
		const house = newHouse();
		for (const nth of [1, 2, 3]) await comes(house, push(`r${nth}`), { at: now + nth });
		let isAway = true;
		const sick: Intake = {
			...corrected,
			sender: {
				...corrected.sender,
				*parse(asked) {
					const isFirst = Buffer.from(asked.request.rawBody).includes('"r1"');
					if (isAway && isFirst) throw new Error('cannot be stored');
					return yield* corrected.sender.parse(asked);
				},
			},
		};
		const items: Array<Record<string, unknown>> = [];
		const start = (some: typeof items): void => void items.push(...some);
		const reading = async () =>
			await readAgain(house, now + day, { intake: sick, secrets, receiver, start });
		await expect(reading()).rejects.toThrow('cannot be stored');
		expect(items).toHaveLength(2);
		expect(await keptIn(house)).toHaveLength(1);
		await store()
			.db.insertInto('unread_push')
			.values({
				...{ workspace_id: house.workspace, receiver, push_id: 'broken', system: 'jiandaoyun' },
				...{ at: now, why: 'x', request: '{"body":' },
			})
			.execute();
		isAway = false;
		await reading();
		expect(items).toHaveLength(3);
		expect((await keptIn(house)).map(({ push_id: id }) => id)).toEqual(['broken']);
	});

	it('starts each event once where two processes read it again at once', async () => {
		const target = await newTarget(dialect);
		const own = await openStore(target, {});
		const house = houseIn(own, 'two');
		const ids = Array.from({ length: 24 }, (_, nth) => `r${nth}`);
		for (const [nth, id] of ids.entries()) await comes(house, push(id), { at: now + nth });
		const given = [target, 'two', receiver, correction, secrets, now + day];
		const workers = [1, 2].map(() => startWorking<string>('read-again-and-say.ts', given));
		for (const worker of workers) await worker.ready();
		for (const worker of workers) worker.go();
		for (const worker of workers) expect(await worker.endedBy()).toBeNull();
		const started = workers.flatMap((worker) => worker.said());
		expect(started.sort()).toEqual([...ids].sort());
		expect(await unreadIn(house, receiver)).toEqual([]);
		await own.close();
	}, 60_000);

	it('loses none and starts none twice, however often the process is killed over it', async () => {
		const target = await newTarget(dialect);
		const own = await openStore(target, {});
		const house = houseIn(own, 'killed');
		const ids = Array.from({ length: 40 }, (_, nth) => `r${nth}`);
		for (const [nth, id] of ids.entries()) await comes(house, push(id), { at: now + nth });
		const started: string[] = [];
		const given = [target, 'killed', receiver, correction, secrets, now + day];
		for (const [most, later] of [
			[3, 0],
			[8, 3],
		] as const) {
			const worker = startWorking<string>('read-again-and-say.ts', given);
			await worker.ready();
			worker.go();
			await worker.until(() => worker.said().length >= most);
			await pause(later);
			worker.kill();
			expect(await worker.endedBy()).toBe('SIGKILL');
			started.push(...worker.said());
		}
		const items = await readWith(house, corrected);
		started.push(...items.map(({ event }) => (event as { subject: { id: string } }).subject.id));
		expect(new Set(started).size).toBe(started.length);
		expect(await unreadIn(house, receiver)).toEqual([]);
		// What was cut off between the store and the workflow comes out of the net that is under every event.
		const stored = await own.db
			.selectFrom('event')
			.innerJoin('event_delivery', 'event_delivery.event_id', 'event.event_id')
			.select(['event.subject_id', 'event_delivery.state'])
			.where('event.workspace_id', '=', 'killed')
			.execute();
		expect(stored.map(({ subject_id: id }) => id).sort()).toEqual([...ids].sort());
		const due = await own.db
			.selectFrom('due')
			.select('ref_id')
			.where('workspace_id', '=', 'killed')
			.where('kind', '=', 'unprocessed_event')
			.execute();
		expect(due).toHaveLength(ids.length);
		expect(ids.length - started.length).toBeLessThanOrEqual(2);
		await own.close();
	}, 60_000);

	it('keeps any bytes and any query as they came', async () => {
		const house = newHouse();
		const text = fc.string({ unit: 'binary', maxLength: 20 });
		const query = fc.dictionary(fc.oneof(text, fc.constant('__proto__')), text, { maxKeys: 4 });
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), query, async (rawBody, asked) => {
				const { secret: _secret, ...rest } = asked;
				const request = { ...push('r'), rawBody, query: rest };
				await store()
					.db.deleteFrom('unread_push')
					.where('workspace_id', '=', house.workspace)
					.execute();
				expect(
					(
						await comes(house, request, {
							intake: blind(wrong, 'nul \u0000, half \ud800, turned \u202e'),
						})
					).answer.status,
				).toBe(200);
				const [row] = await keptIn(house);
				const kept = JSON.parse(row?.request ?? '') as { body: string; query: object };
				expect(Buffer.from(kept.body, 'base64')).toEqual(Buffer.from(rawBody));
				expect(Object.entries(kept.query)).toEqual(Object.entries(rest));
				// eslint-disable-next-line no-control-regex -- none may be there
				expect(row?.why).not.toMatch(/[\u0000-\u001f\u202e]/);
			}),
			{ numRuns: 25 },
		);
	});

	it('keeps no secret, however a sender writes its letters', async () => {
		const secret = `s p/"ä&+'!~-${'é'}x`;
		const zoho = readIntake({ source: 'zoho', options: {}, filters: {}, defaults: {} });
		const hex = (text: string) => text.replace(/%[\dA-F]{2}/g, (one) => one.toLowerCase());
		const json = JSON.stringify(secret);
		const bodies = [
			new URLSearchParams({ token: secret, subject_id: '1' }).toString(),
			`subject_id=1&token=${encodeURIComponent(secret)}`,
			`subject_id=1&token=${hex(encodeURIComponent(secret))}`,
			`subject_id=1&token=${encodeURIComponent(secret).replace(/[!'()*~-]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`,
			`{"ids":["1"],"token":${json}}`,
			`{"ids":["1"],"token":${json.replaceAll('/', '\\/')}}`,
			`{"ids":["1"],"token":${json.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}}`,
			`{"ids":["1"],"token":${json.replace(/[^ -~]|[&'+]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`)}}`,
		];
		for (const body of bodies) {
			const house = newHouse();
			const request = { ...push('r'), headers: {}, query: {}, rawBody: Buffer.from(body) };
			const given = { intake: blind(zoho, 'x', true), secrets: { secret, previousSecret: null } };
			const taken = await comes(house, request, given);
			expect([body, taken.kind, taken.answer.status]).toEqual([body, 'refused', 200]);
			const [row] = await keptIn(house);
			const kept = JSON.parse(row?.request ?? '') as { body: string };
			expect(Buffer.from(kept.body, 'base64').toString('utf8')).toMatch(
				/token(=|":")\*\*\*(&|"|$)/,
			);
		}
	});

	it('tells the health check nothing that says who somebody is', async () => {
		const house = newHouse();
		const node = { workflowId: 'wf-1', workflowName: 'Ask', nodeId: 'node-1', nodeName: 'CRM' };
		await registerReceiver(house, now, { node, address: 'https://n8n.example.com/webhook/x' });
		const mixed = readIntake({
			source: 'jiandaoyun',
			options: { aliases: [{ alias: 'who', field: 'occurredAt' }] },
			filters: {},
			defaults: {},
		});
		const asked = {
			queueMode: false,
			webhookBase: null,
			mail: async () => await Promise.resolve(null),
		};
		const people = ['jane.miller@example.com', '+86 138 0013 8000', ['jane@example.com']];
		for (const [nth, who] of people.entries()) {
			await comes(house, push('r1', { who }), { intake: mixed, at: now + nth });
			const { checks } = await checkHealth(house, now, asked);
			const found = checks.find(({ name }) => name === 'unread events');
			expect(found?.text).toContain('occurredAt');
			expect(found?.text).not.toMatch(/jane|8000/);
		}
		// A time is what the admin has to see.
		for (const [nth, who] of ['2026-01-05 10:00:00', '05/01/2026', 'soon'].entries()) {
			await comes(house, push('r1', { who }), { intake: mixed, at: now + 10 + nth });
			const { checks } = await checkHealth(house, now, asked);
			expect(checks.find(({ name }) => name === 'unread events')?.text).toContain(who);
		}
	});

	it.each(['there is no more room', 'it is too large'])(
		'starts the others of a request of which one cannot be read, though %s',
		async (why) => {
			const house = newHouse();
			if (why === 'there is no more room') {
				const rows = Array.from({ length: mostUnread }, (_, nth) => ({
					...{ workspace_id: house.workspace, receiver, push_id: `p${nth}`, system: 'hubspot' },
					...{ at: now - nth, why: 'x', request: '{}' },
				}));
				await store().db.insertInto('unread_push').values(rows).execute();
			}
			const intake = readIntake({ source: 'hubspot', options: {}, filters: {}, defaults: {} });
			const event = (objectId: number, more: object = {}) => ({
				...{ subscriptionType: 'deal.creation', portalId: 1, subscriptionId: 2, occurredAt: now },
				...{ objectId, ...more },
			});
			const more = why === 'it is too large' ? { propertyValue: 'x'.repeat(70_000) } : {};
			const list = [event(1), event(2, { ...more, occurredAt: 'soon' }), event(3)];
			const body = JSON.stringify(list);
			const digest = createHash('sha256').update(`${secrets.secret}${body}`).digest('hex');
			const request = heard({ query: '', headers: { 'x-hubspot-signature': digest }, body });
			const taken = await comes(house, request, { intake });
			// The sender is told, so that what could not be read is not lost without a word.
			expect(taken.answer.status).toBe(400);
			const received = taken.kind === 'start' ? taken.received : [];
			expect(received.map(({ event: { subject_id: id } }) => id)).toEqual(['1', '3']);
			expect(await startEvents(house, now, { received, notes: [], receiver })).toHaveLength(2);
			// It comes again, and starts nothing a second time.
			const again = await comes(house, request, { intake });
			expect([again.answer.status, again.kind === 'start' && again.received]).toEqual([400, []]);
		},
	);

	it('is no flood: never much more than its most from many at once, and room again after 30 days', async () => {
		const house = newHouse();
		const fill = async (at: number, many: number) => {
			const rows = Array.from({ length: many }, (_, nth) => ({
				...{ workspace_id: house.workspace, receiver, push_id: `p${at}.${nth}`, at },
				...{ system: 'jiandaoyun', why: 'x', request: '{}' },
			}));
			await store().db.insertInto('unread_push').values(rows).execute();
		};
		await fill(now, mostUnread - 3);
		const answers = await Promise.all(
			Array.from({ length: 30 }, async (_, nth) => await comes(house, push(`r${nth}`))),
		);
		// As many as there is room for at least; all of them, where they come at one moment. Then it is full.
		const taken = answers.filter(({ answer }) => answer.status === 200);
		expect(taken.length).toBeGreaterThanOrEqual(3);
		expect((await comes(house, push('one-more'))).answer.status).toBe(400);
		// Too many by no more than are under way at the same moment, of which a process lets in only so many.
		expect((await keptIn(house)).length).toBeLessThanOrEqual(mostUnread + 27);
		// What is kept already may come again, and says anew what is wrong.
		const again = answers.findIndex(({ answer }) => answer.status === 200);
		expect((await comes(house, push(`r${again}`))).answer.status).toBe(200);
		await store()
			.db.updateTable('unread_push')
			.set({ at: now - 31 * day })
			.where('workspace_id', '=', house.workspace)
			.where('push_id', '=', `p${now}.0`)
			.execute();
		await fill(now - 1, 10);
		expect((await comes(house, push('later'))).answer.status).toBe(200);
		expect((await comes(house, push('too-late'))).answer.status).toBe(400);
	});

	it('lets the loop of the process have its turn while much is read again', async () => {
		const house = newHouse();
		for (let nth = 0; nth < 5; nth += 1) await comes(house, push(`r${nth}`), { at: now + nth });
		let turns = 0;
		let isDone = false;
		const counting = (async () => {
			while (!isDone) {
				await nextTurn();
				turns += 1;
			}
		})();
		expect(await readWith(house, corrected)).toHaveLength(5);
		isDone = true;
		await counting;
		expect(turns).toBeGreaterThanOrEqual(5);
	});
});
