import { readCustomer } from '../../../../core/loop/customer/customer-facts';
import { beginSending } from '../../../../core/loop/send/begin-sending';
import { readDraft } from '../../../../core/systems/source/event-draft';
import { updateMailbox } from '../../../../core/store/repositories/mailboxes';
import type { CustomerFacts } from '../../../../core/model/event';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { says } from '../a-word';
import { day, hour, life, now } from '../a-house';
import { gives } from '../due/a-clock';

useDatabases();

let workspaces = 0;

const facts = (given: Partial<CustomerFacts>): CustomerFacts => ({
	externalIds: {},
	name: null,
	email: null,
	phone: null,
	language: null,
	timeZone: null,
	segment: null,
	...given,
});

describe.each(databases)('who is who, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLife(policy: Record<string, unknown> = {}, country: string | null = null) {
		const house = houseIn(store(), `who-${(workspaces += 1)}`);
		const own = life(house);
		await own.settings(
			{ policy: { quietHours: null, delay: 0, ...policy } },
			country === null ? {} : { defaultCountry: country },
		);
		await own.publish();
		const seen = async (given: Partial<CustomerFacts>, at = now, source = 'crm') =>
			(await own.happens({ customer: facts(given), source }, at)).customer;
		const told = async (given: Partial<CustomerFacts>, at = now, source = 'crm') => {
			const { event, customer } = await own.happens({ customer: facts(given), source }, at);
			const { item } = await own.asks({ eventId: event.event_id }, at);
			return { customer, code: item.outcome?.code, item };
		};
		const bounces = async (address: string) =>
			await house.store.transaction(
				async (tx) => await updateMailbox(tx, house.workspace, address, { state: 'failed' }, now),
			);
		const optsOut = async (customerId: string | undefined) =>
			await says(house, customerId ?? '', 'denied');
		return { house, ...own, seen, told, bounces, optsOut };
	}

	it('keeps two people behind one switchboard apart, and each gets their own mail', async () => {
		const { house, happens, asks } = await aLife({ delay: '24h' }, 'CN');
		const plans = async (id: string, email: string, phone: string, title: string) => {
			const { event } = await happens({
				source: 'crm',
				customer: facts({ externalIds: { crm: id }, email, phone }),
				subject: { type: 'ticket', id: `t${id}`, title, url: null },
			});
			expect((await asks({ eventId: event.event_id })).kind).toBe('scheduled');
			return event.customer_id;
		};
		const wang = await plans(
			'1001',
			'wang@example.com',
			'400-800-8888',
			'Salary slip of Wang Fang',
		);
		const zhao = await plans('1002', 'zhao@example.com', '4008008888', 'Kettle');
		expect(zhao).not.toBe(wang);
		const mails = (await gives(house, now + 25 * hour)).map(({ message }) => message);
		const of = Object.fromEntries(mails.map((mail) => [mail?.to, JSON.stringify(mail)]));
		expect(Object.keys(of).sort()).toEqual(['wang@example.com', 'zhao@example.com']);
		expect(of['wang@example.com']).toContain('Salary slip of Wang Fang');
		expect(of['wang@example.com']).not.toContain('Kettle');
		expect(of['zhao@example.com']).toContain('Kettle');
		expect(of['zhao@example.com']).not.toContain('Salary');
	});

	it('asks nobody at a mailbox where somebody opted out, whoever has it now', async () => {
		const { seen, told, optsOut } = await aLife();
		const first = await seen({ externalIds: { zendesk: '777' } }, now, 'zendesk');
		const li = await seen({ email: 'li@example.com' }, now, 'shop');
		expect(li?.customer_id).not.toBe(first?.customer_id);
		await optsOut(li?.customer_id);
		const again = await told(
			{ externalIds: { zendesk: '777' }, email: 'li@example.com' },
			now,
			'zendesk',
		);
		expect(again.code).toBe('opted_out');
	});

	it('asks at a mailbox once within the limit, however many ids share it', async () => {
		const { seen, told } = await aLife({ capOverall: { limit: 1, days: 30 } });
		for (const id of ['a', 'b', 'c']) await seen({ externalIds: { crm: id } });
		const codes: unknown[] = [];
		for (const id of ['a', 'b', 'c']) {
			codes.push((await told({ externalIds: { crm: id }, email: 'cap@example.com' })).code);
		}
		expect(codes[0]).toBe('send_now');
		expect(codes.slice(1).every((code) => code !== 'send_now' && code !== 'scheduled')).toBe(true);
	});

	it('asks again once a system has corrected the address that failed', async () => {
		const { seen, told, bounces } = await aLife();
		await seen({ externalIds: { crm: '5' }, email: 'axb@example.com' });
		await bounces('axb@example.com');
		const before = await told({ externalIds: { crm: '5' }, email: 'axb@example.com' });
		expect(before.code).toBe('address_failed');
		const after = await told({ externalIds: { crm: '5' }, email: 'a_b@example.com' });
		expect(after.code).toBe('send_now');
	});

	it('knows a mailbox that failed whatever its letter case', async () => {
		const { seen, told, bounces } = await aLife();
		await seen({ email: 'old@example.com' });
		await bounces('old@example.com');
		expect((await told({ email: 'Old@Example.com' })).code).toBe('address_failed');
	});

	it('sends nothing to a mailbox that has failed since it was decided to ask', async () => {
		const { house, told, bounces, invitation } = await aLife();
		const { item } = await told({ email: 'late@example.com' });
		const id = item.invitation?.id ?? '';
		await bounces('late@example.com');
		const ticket = await beginSending(house, now, {
			key: `${id}:1`,
			kind: 'invitation',
			messageId: `<${id}@example.com>`,
			channel: 'email',
			recipient: 'late@example.com',
			invitationId: id,
			caseId: null,
			test: false,
		});
		expect(ticket).toMatchObject({ kind: 'void', code: 'address_failed' });
		expect(await invitation(id)).toMatchObject({ state: 'suppressed', reason: 'address_failed' });
	});

	it('takes an id that is unknown where the customer has another one for another person', async () => {
		const { seen } = await aLife();
		const one = await seen({ externalIds: { crm: '1' }, email: 'info@example.com', name: 'Ann' });
		const two = await seen({ externalIds: { crm: '2' }, email: 'info@example.com', name: 'Bo' });
		expect(two?.customer_id).not.toBe(one?.customer_id);
		expect([one?.name, two?.name]).toEqual(['Ann', 'Bo']);
		// In a system where they have none, it is theirs.
		const shop = await seen(
			{ externalIds: { shop: '9' }, email: 'info@example.com', name: 'Cy' },
			now,
			'shop',
		);
		expect(shop).toMatchObject({ customer_id: one?.customer_id, name: 'Ann' });
		expect(shop?.external_ids).toEqual({ crm: '1', shop: '9' });
	});

	it('writes over name, mail and id by an id alone', async () => {
		const { seen } = await aLife();
		const one = await seen({ externalIds: { crm: '1' }, email: 'one@example.com', name: 'Ann' });
		const weak = await seen({
			email: 'ONE@example.com',
			name: 'Somebody',
			phone: '+8613800001111',
		});
		expect(weak).toMatchObject({ name: 'Ann', email: 'one@example.com', phone: '+8613800001111' });
		const strong = await seen({
			externalIds: { crm: '1' },
			email: 'new@example.com',
			name: 'Anna',
		});
		expect(strong).toMatchObject({
			customer_id: one?.customer_id,
			name: 'Anna',
			email: 'new@example.com',
		});
		// Whoever is given the mailbox next is somebody else.
		const next = await seen({ email: 'one@example.com' });
		expect(next?.customer_id).not.toBe(one?.customer_id);
	});

	it('leaves an invitation that is planned with the person and the address it was made for', async () => {
		const { told, invitation, seen } = await aLife({ delay: '24h' });
		const { customer, item } = await told({ externalIds: { crm: '1' }, email: 'one@example.com' });
		await seen({ externalIds: { crm: '1' }, email: 'two@example.com' });
		expect(await invitation(item.invitation?.id)).toMatchObject({
			customer_id: customer?.customer_id,
			recipient: 'one@example.com',
		});
	});

	it('reads three ways of writing a number as one person, with the country of the workspace', async () => {
		const { seen } = await aLife({}, 'CN');
		const ids = new Set<string | undefined>();
		for (const phone of ['+86 138 0000 1111', '13800001111', '0086-138-0000-1111']) {
			ids.add((await seen({ phone }))?.customer_id);
		}
		expect(ids.size).toBe(1);
		expect([...ids][0]).toBeDefined();
	});

	it('recognises nobody by a number of which the country is not known', async () => {
		const { seen } = await aLife();
		expect(await seen({ phone: '13800001111' })).toBeNull();
		expect(await seen({ phone: '13800001111', email: 'li@example.com' })).toMatchObject({
			phone: '13800001111',
		});
	});

	it('recognises nobody by a number that two people have, or under another name', async () => {
		const { seen } = await aLife({}, 'CN');
		await seen({ externalIds: { crm: '1' }, phone: '4008008888', name: 'Wang Fang' });
		const same = await seen({ phone: '400-800-8888', name: 'Fang Wang' });
		expect(same?.external_ids).toEqual({ crm: '1' });
		expect(await seen({ phone: '400-800-8888', name: 'Zhao Lei' })).toBeNull();
		await seen({ externalIds: { crm: '2' }, phone: '4008008888', name: 'Zhao Lei' });
		expect(await seen({ phone: '4008008888', name: 'Wang Fang' })).toBeNull();
	});

	it('lets no id of a system pass for an address', async () => {
		const { seen } = await aLife();
		const li = await seen({ email: 'li@example.com' });
		const other = await seen({ externalIds: { Email: 'li@example.com', crm: '7' } });
		expect(other?.customer_id).not.toBe(li?.customer_id);
		expect(other?.external_ids).toEqual({ crm: '7' });
	});

	it('joins nobody by itself where an event names two people, and goes by the sender’s id', async () => {
		const { seen, house } = await aLife();
		const desk = await seen({ externalIds: { zendesk: '1' } }, now, 'zendesk');
		const shop = await seen({ externalIds: { shop: '1' } }, now, 'shop');
		const both = await seen({ externalIds: { shop: '1', zendesk: '1' } }, now + day, 'zendesk');
		expect(both?.customer_id).toBe(desk?.customer_id);
		const doubles = await house.store.db
			.selectFrom('likely_double')
			.selectAll()
			.where('workspace_id', '=', house.workspace)
			.execute();
		const pair = [desk?.customer_id, shop?.customer_id].sort();
		expect(doubles).toMatchObject([
			{ customer_id: pair[0], other_id: pair[1], reason: 'named_together' },
		]);
	});

	it('writes nothing for facts that are known', async () => {
		const { seen } = await aLife();
		const known = { externalIds: { crm: '1' }, email: 'li@example.com', name: 'Li' };
		await seen(known);
		expect((await seen(known, now + hour))?.updated_at).toBe(now);
	});
});

describe('an id that is called like a field of ours', () => {
	it.each(['email', 'Phone', ' EMAIL'])('is refused at a node: %j', (system) => {
		const given = () => readCustomer({ externalIds: { [system]: '1' } }, {});
		expect(given).toThrow(new RegExp(`"${system}".*name of our own`));
	});

	it('is left out with a note where a system sends it', () => {
		const draft = {
			id: '1',
			type: 'ticket.closed',
			occurredAt: now,
			'customer.externalIds': { Email: 'li@example.com', crm: '7' },
		};
		const read = readDraft(draft, 'generic');
		expect(read).toMatchObject({ ok: true, event: { customer: { externalIds: { crm: '7' } } } });
		expect(read).toMatchObject({ notes: [{ key: 'note.ownKind', values: { name: 'Email' } }, {}] });
	});
});
