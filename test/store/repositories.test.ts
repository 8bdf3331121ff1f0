import { sql } from 'kysely';

import { resolveCustomer } from '../../core/loop/customer/resolve';
import type { House } from '../../core/loop/house';
import type { Counted } from '../../core/model/contact';
import type { CustomerFacts } from '../../core/model/event';
import {
	caseOfResponse,
	hasOpenCase,
	insertStep,
	openCaseLoads,
	openCaseQuery,
} from '../../core/store/repositories/cases';
import {
	contactsFor,
	releaseContact,
	reserveContact,
	reserveContacts,
} from '../../core/store/repositories/contacts';
import { findCustomer } from '../../core/store/repositories/customers';
import {
	handOverDeliveries,
	insertEvent,
	recordDelivery,
} from '../../core/store/repositories/events';
import {
	findInvitation,
	insertInvitation,
	markViewed,
} from '../../core/store/repositories/invitations';
import { findMessage, insertMessage, noWays } from '../../core/store/repositories/messages';
import {
	listAbsences,
	listPeople,
	takeTurns,
	saveAbsence,
	savePerson,
} from '../../core/store/repositories/people';
import { insertResponse } from '../../core/store/repositories/responses';
import {
	loadSettings,
	saveSettings,
	storedSettings,
} from '../../core/store/repositories/workspaces';
import type { Tx } from '../../core/store/store';
import { isDuplicate } from '../../core/store/together';
import { databases, useDatabases, useStore } from './databases';
import { caseRow, day, eventRow, invitationRow, monday, responseRow } from './rows';

useDatabases();

const facts = (change: Partial<CustomerFacts>): CustomerFacts => ({
	externalIds: {},
	name: null,
	email: null,
	phone: null,
	language: null,
	timeZone: null,
	segment: null,
	...change,
});

describe.each(databases)('the store on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const inTransaction = async <T>(work: (tx: Tx) => Promise<T>) => await store().transaction(work);

	it('keeps nothing of a transaction that fails', async () => {
		const failing = inTransaction(async (tx) => {
			await insertEvent(tx, eventRow({ workspace_id: 'rollback' }));
			throw new Error('the process dies here');
		});
		await expect(failing).rejects.toThrow('dies here');
		const { rows } = await sql`select * from event where workspace_id = 'rollback'`.execute(
			store().db,
		);
		expect(rows).toEqual([]);
	});

	it('runs transactions that count one after another', async () => {
		const positions = await Promise.all(
			Array.from(
				{ length: 20 },
				async () => await inTransaction(async (tx) => await takeTurns(tx, 'rotation', 'team', 1)),
			),
		);
		expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n));
	});

	it('reads epoch milliseconds and counts as numbers', async () => {
		const { rows } = await sql<{ at: number; n: number }>`
			select cast(1767603600123 as bigint) as at, count(*) as n from person
			where workspace_id = 'nobody'`.execute(store().db);
		expect(rows).toEqual([{ at: 1767603600123, n: 0 }]);
	});

	describe('an event', () => {
		it('is stored once per source and id; a repeated delivery finds the first one', async () => {
			const first = await inTransaction(
				async (tx) => await insertEvent(tx, eventRow({ event_id: 'evt_a', external_id: '7' })),
			);
			const second = await inTransaction(
				async (tx) => await insertEvent(tx, eventRow({ event_id: 'evt_b', external_id: '7' })),
			);
			expect([first.inserted, second.inserted]).toEqual([true, false]);
			expect(second.row.event_id).toBe('evt_a');
		});

		it('is handed over once per receiver, however many deliveries race', async () => {
			await inTransaction(async (tx) => {
				await insertEvent(tx, eventRow({ event_id: 'evt_h', external_id: 'h' }));
				await recordDelivery(tx, 'test', 'evt_h', 'workflow/node', monday);
			});
			const handed = await Promise.all(
				[1, 2, 3].map(
					async (at) =>
						await inTransaction(
							async (tx) => await handOverDeliveries(tx, 'test', ['evt_h'], 'workflow/node', at),
						),
				),
			);
			expect(handed.flat()).toEqual(['evt_h']);
			const again = await inTransaction(
				async (tx) => await recordDelivery(tx, 'test', 'evt_h', 'workflow/node', monday),
			);
			const other = await inTransaction(
				async (tx) => await recordDelivery(tx, 'test', 'evt_h', 'other/node', monday),
			);
			expect([again, other]).toEqual(['handed_over', 'received']);
		});
	});

	describe('a customer', () => {
		const resolve = async (change: Partial<CustomerFacts>, now = monday) =>
			await inTransaction(async (tx) => {
				const house = { store: store(), workspace: 'customers' } as House;
				return (await resolveCustomer(tx, house, facts(change), now))?.customer ?? null;
			});

		it('is recognised by a system id, then by e-mail, whatever the letter case', async () => {
			const first = await resolve({ externalIds: { zendesk: '9' }, email: 'Li.Wei@example.com' });
			const byId = await resolve({ externalIds: { zendesk: '9' }, name: 'Li Wei' });
			const byMail = await resolve({ email: 'li.wei@EXAMPLE.com', externalIds: { crm: 'c9' } });
			expect([byId?.customer_id, byMail?.customer_id]).toEqual([
				first?.customer_id,
				first?.customer_id,
			]);
			expect(byMail).toMatchObject({ name: 'Li Wei', external_ids: { zendesk: '9', crm: 'c9' } });
		});

		it('keeps what newer facts leave out', async () => {
			const first = await resolve({ email: 'kept@example.com', name: 'Kim', segment: 'gold' });
			const later = await resolve({ email: 'kept@example.com', name: null, segment: '' });
			expect(later).toMatchObject({
				customer_id: first?.customer_id,
				name: 'Kim',
				segment: 'gold',
			});
		});

		it('is nobody without anything to recognise them by', async () => {
			expect(await resolve({ name: 'Somebody' })).toBeNull();
		});

		it('belongs to one workspace', async () => {
			const customer = await resolve({ email: 'own@example.com' });
			expect(await findCustomer(store().db, 'elsewhere', customer!.customer_id)).toBeUndefined();
		});
	});

	describe('the contact budget', () => {
		const reserve = async (
			refId: string,
			at: number,
			metric: string,
			of: { customerId?: string; address?: string | null } = {},
		) =>
			await inTransaction(
				async (tx) =>
					await reserveContact(tx, 'budget', {
						refId,
						customerId: 'cus_1',
						address: null,
						at,
						metric,
						...of,
					}),
			);
		const known = async (
			counts: Counted[],
			{ exceptRef = '', limit = 10, customerId = 'cus_1', address = null as string | null } = {},
		) => {
			const windows = counts.map((one) => ({ counts: one, since: monday - 30 * day, limit }));
			const found = await inTransaction(
				async (tx) => await contactsFor(tx, 'budget', { customerId, address }, windows, exceptRef),
			);
			return found.map(({ at, of }) => [of, (at - monday) / day]);
		};

		it('counts contacts in the window, of what a limit counts, and not the one asked about', async () => {
			await reserve('a', monday - 10 * day, 'nps');
			await reserve('b', monday - 2 * day, 'csat');
			await reserve('c', monday + day, 'csat');
			await reserve('d', monday - 4 * day, 'care');
			await reserve('old', monday - 40 * day, 'csat');
			await reserve('b', monday - 3 * day, 'csat');
			const all = [
				['csat', 1],
				['csat', -3],
				['care', -4],
				['nps', -10],
			];
			expect(await known(['all'])).toEqual(all);
			expect(await known(['surveys'])).toEqual(all.filter(([of]) => of !== 'care'));
			expect(await known(['csat'])).toEqual(all.filter(([of]) => of === 'csat'));
			expect(await known(['care'])).toEqual([['care', -4]]);
			// What several limits count is there once.
			expect(await known(['csat', 'surveys', 'all'])).toEqual(all);
			expect(await known(['csat'], { exceptRef: 'c' })).toEqual([['csat', -3]]);
			expect(await known(['nps', 'all'], { limit: 1 })).toEqual([
				['csat', 1],
				['nps', -10],
			]);
			expect(await known([])).toEqual([]);
			await inTransaction(async (tx) => await releaseContact(tx, 'budget', 'c'));
			expect(await known(['csat'])).toEqual([['csat', -3]]);
		});

		it('is one of a mailbox, whoever has it', async () => {
			const address = 'both@example.com';
			await reserve('m1', monday - day, 'care', { customerId: 'cus_m1', address });
			await reserve('m2', monday - 2 * day, 'csat', { customerId: 'cus_m2', address });
			const both = [
				['care', -1],
				['csat', -2],
			];
			expect(await known(['all'], { customerId: 'cus_m1', address })).toEqual(both);
			expect(await known(['all'], { customerId: 'cus_m2', address })).toEqual(both);
			expect(await known(['all'], { customerId: 'cus_m2' })).toEqual([['csat', -2]]);
		});

		it('is one of the mailbox that is written to in the end, where another was planned', async () => {
			const plan = { refId: 'm3', customerId: 'cus_m3', at: monday, metric: 'care', movable: null };
			for (const address of ['first@example.com', 'second@example.com']) {
				await inTransaction(
					async (tx) => await reserveContacts(tx, dialect, 'budget', [{ ...plan, address }]),
				);
			}
			const of = async (address: string) => await known(['all'], { customerId: 'cus_x', address });
			expect(await of('first@example.com')).toEqual([]);
			expect(await of('second@example.com')).toEqual([['care', 0]]);
		});
	});

	describe('an invitation', () => {
		it('exists once per survey and cycle', async () => {
			const insert = async (id: string) =>
				await inTransaction(
					async (tx) =>
						await insertInvitation(
							tx,
							invitationRow({ invitation_id: id, dedupe_key: 'ticket 42, cycle 0' }),
						),
				);
			const [one, two] = await Promise.all([insert('inv_a'), insert('inv_b')]);
			expect([one.inserted, two.inserted].sort()).toEqual([false, true]);
			expect(one.row.invitation_id).toBe(two.row.invitation_id);
		});

		it('that was sent becomes viewed; one that got further stays where it is', async () => {
			await inTransaction(async (tx) => {
				await insertInvitation(tx, invitationRow({ invitation_id: 'inv_s', state: 'sent' }));
				await insertInvitation(tx, invitationRow({ invitation_id: 'inv_c', state: 'completed' }));
				await markViewed(tx, 'test', ['inv_s', 'inv_c'], monday);
				await markViewed(tx, 'test', ['inv_s'], monday + day);
			});
			const at = async (id: string) => await findInvitation(store().db, 'test', id);
			expect(await at('inv_s')).toMatchObject({ state: 'viewed', viewed_at: monday });
			expect(await at('inv_c')).toMatchObject({ state: 'completed', viewed_at: monday });
		});
	});

	it('stores an imported response once per source and id', async () => {
		const insert = async (id: string, externalId: string) =>
			await inTransaction(
				async (tx) =>
					await insertResponse(tx, responseRow({ response_id: id, external_id: externalId })),
			);
		expect((await insert('rsp_a', '1')).inserted).toBe(true);
		const again = await insert('rsp_b', '1');
		expect([again.inserted, again.row.response_id]).toEqual([false, 'rsp_a']);
		expect((await insert('rsp_c', '2')).inserted).toBe(true);
	});

	it('registers a logical message once and finds it by key or Message-ID', async () => {
		const insert = async (messageId: string) =>
			await inTransaction(
				async (tx) =>
					await insertMessage(tx, {
						workspace_id: 'test',
						message_key: 'inv_1:1',
						message_id: messageId,
						invitation_id: 'inv_1',
						case_id: null,
						customer_id: null,
						kind: 'invitation',
						purpose: null,
						channel: 'email',
						recipient: 'a@example.com',
						state: 'sending',
						reason: null,
						...noWays,
						tries: 1,
						created_at: monday,
						updated_at: monday,
					}),
			);
		await insert('<first@example.com>');
		expect((await insert('<second@example.com>')).row.message_id).toBe('<first@example.com>');
		const { db } = store();
		expect(await findMessage(db, 'test', { messageId: '<first@example.com>' })).toMatchObject({
			message_key: 'inv_1:1',
		});
	});

	describe('cases', () => {
		it('are opened once per response and counted by owner', async () => {
			const open = async (change: Parameters<typeof caseRow>[0]) =>
				await openCaseQuery(store().db, caseRow({ workspace_id: 'cases', ...change })).execute();
			await open({ case_id: 'cas_1', response_id: 'rsp_1', customer_id: 'c1', owner_id: 'li' });
			const again = await open({ case_id: 'cas_2', response_id: 'rsp_1' }).catch(isDuplicate);
			expect(again).toBe(true);
			await open({ case_id: 'cas_3', owner_id: 'li', state: 'resolved', customer_id: 'c3' });
			await open({ case_id: 'cas_4', owner_id: 'li', test: 1 });
			await open({ case_id: 'cas_5', owner_id: 'li', state: 'confirmed', customer_id: 'c5' });
			const { db } = store();
			expect(await openCaseLoads(db, 'cases')).toEqual({ li: 1 });
			expect(await hasOpenCase(db, 'cases', 'c1')).toBe(true);
			expect(await hasOpenCase(db, 'cases', 'c3')).toBe(true);
			expect(await hasOpenCase(db, 'cases', 'c5')).toBe(false);
			expect(await caseOfResponse(db, 'cases', 'rsp_1')).toMatchObject({ case_id: 'cas_1' });
		});

		it('have a step of one key once', async () => {
			const write = async () =>
				await inTransaction(
					async (tx) =>
						await insertStep(tx, {
							workspace_id: 'cases',
							case_id: 'cas_1',
							step_key: 'rung:1',
							at: monday,
							kind: 'escalated',
							actor_kind: 'system',
							actor_id: null,
							actor_name: null,
							data: '{}',
							customer_id: null,
						}),
				);
			expect([await write(), await write()]).toEqual([true, false]);
		});
	});

	it('keeps people whole, and absences that are not over', async () => {
		const person = {
			id: 'zhang.san',
			name: '张三',
			email: 'zhang@example.com',
			team: 'after-sales',
			role: 'agent',
			skills: ['billing'],
			languages: ['zh-CN'],
			channels: { wecom: 'zhangsan' },
			externalIds: { zendesk: '361' },
			compensationLimit: 12.5,
			deputyId: null,
			maxOpenCases: 3,
			active: true,
		};
		const absence = (from: number, until: number) => ({
			personId: person.id,
			from,
			until,
			deputyId: null,
			note: null,
		});
		await inTransaction(async (tx) => {
			await savePerson(tx, 'people', { ...person, active: false }, monday);
			await savePerson(tx, 'people', person, monday + 1);
			await saveAbsence(tx, 'people', absence(monday - 5 * day, monday - day));
			await saveAbsence(tx, 'people', absence(monday, monday + day));
			await saveAbsence(tx, 'people', absence(monday, monday + 2 * day));
		});
		expect(await listPeople(store().db, 'people')).toEqual([person]);
		expect(await listAbsences(store().db, 'people', monday)).toEqual([
			absence(monday, monday + 2 * day),
		]);
	});

	it('keeps of the settings only what was set, and fills in the defaults', async () => {
		await inTransaction(
			async (tx) => await saveSettings(tx, 'settings', { timeZone: 'Asia/Shanghai' }, monday),
		);
		expect(await storedSettings(store().db, 'settings')).toEqual({ timeZone: 'Asia/Shanghai' });
		expect(await loadSettings(store().db, 'settings')).toMatchObject({
			timeZone: 'Asia/Shanghai',
			minimumN: 10,
			sandbox: false,
		});
		expect(await loadSettings(store().db, 'other')).toMatchObject({ timeZone: 'UTC' });
	});
});
