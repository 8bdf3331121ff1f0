import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { findCustomer } from '../../../../core/store/repositories/customers';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { hour, minute, now, somebody } from '../a-house';
import { saidForMailbox, says } from '../a-word';
import { anOpenLinkIn, hidden } from './an-open-link';

useDatabases();

const victim = 'victim@example.com';
const doer = { kind: 'workflow', id: null, name: null } as const;
/** What the tokens of a page open. */
const purposesOn = (html: string): string[] =>
	[...html.matchAll(/\?t=([\w-]+\.[\w-]+\.[\w-]+)/g)].map(([, token = '']) => {
		const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
		return (JSON.parse(payload) as string[])[1] ?? '';
	});

describe.each(databases)('a stranger at an open link, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	const aLink = anOpenLinkIn(store);

	/** Somebody who is known, and a stranger who types their address at an open link. */
	async function aStranger(typed: { name?: string; contact: string } = { contact: victim }) {
		const link = await aLink();
		const { item } = await link.asks({ customer: somebody({ email: victim, name: 'Real Name' }) });
		const knownId = item.customer?.id ?? '';
		const rated = await link.send(await link.open(), { value: '1' });
		const t = hidden(rated.body, 't');
		const thanked = await link.send(rated, { comment: 'c', name: 'Mallory', ...typed });
		const [response] = (await link.rows()).responses;
		const saidId = response?.customer_id ?? '';
		const customer = async (id: string) => await findCustomer(store().db, link.house.workspace, id);
		return { ...link, knownId, saidId, rated, thanked, t, customer };
	}

	it('gets no link to the preferences of the address, whichever page they see', async () => {
		const { thanked, rated, send, serve, request, t } = await aStranger();
		const again = await serve(request(t), now + minute);
		const rerated = await send(again, { value: '2' }, { at: now + 2 * minute });
		const twice = await send(rated, { contact: victim }, { at: now + 3 * minute });
		for (const page of [thanked, again, rerated, twice]) {
			expect(page.status).toBe(200);
			expect(purposesOn(page.body)).not.toContain('opt_out');
		}
		expect(purposesOn(thanked.body)).toContain('survey');
	});

	it('sees the name of nobody who is stored, not even after their record was joined', async () => {
		const { serve, request, t, rated, send, house, knownId, saidId } = await aStranger();
		const before = await serve(request(t), now + minute);
		await mergeCustomers(house, now + minute, { keepId: knownId, mergeId: saidId, doer });
		const after = await serve(request(t), now + 2 * minute);
		const sent = await send(rated, { comment: 'again' }, { at: now + 3 * minute });
		for (const page of [before, after, sent]) {
			expect(page.status).toBe(200);
			expect(page.body).not.toMatch(/Real|Mallory/);
		}
	});

	it('changes nothing of a record that theirs was joined with, whichever of the two is kept', async () => {
		for (const keeps of ['known', 'said'] as const) {
			const { send, rated, rows, house, knownId, saidId, customer } = await aStranger({
				name: 'Mallory',
				contact: 'mallory@example.com',
			});
			const [keepId, mergeId] = keeps === 'known' ? [knownId, saidId] : [saidId, knownId];
			const merged = await mergeCustomers(house, now + minute, { keepId, mergeId, doer });
			expect(merged.customer).toMatchObject({ customer_id: knownId, name: 'Real Name' });
			const posted = { comment: 'more', name: 'Eve', contact: 'eve@example.com' };
			const sent = await send(rated, posted, { at: now + 2 * minute });
			expect(sent.status).toBe(200);
			expect(await customer(knownId)).toMatchObject({ name: 'Real Name', email: victim });
			expect((await rows()).responses).toMatchObject([{ comment: 'more', customer_id: knownId }]);
		}
	});

	it('writes over no record that was joined of two strangers', async () => {
		const { send, open, rated, rows, house, saidId, customer } = await aStranger();
		const second = await send(await open(), { value: '3' });
		await send(second, { name: 'Other', contact: 'other@example.com' });
		const others = (await rows()).responses.map(({ customer_id: id }) => id ?? '');
		const mergeId = others.find((id) => id !== saidId) ?? '';
		await mergeCustomers(house, now + minute, { keepId: saidId, mergeId, doer });
		const posted = { comment: 'c', name: 'Eve', contact: 'eve@example.com' };
		for (const page of [rated, second]) {
			expect((await send(page, posted, { at: now + 2 * minute })).status).toBe(200);
		}
		expect(await customer(saidId)).toMatchObject({ name: 'Mallory', email: victim });
	});

	it('may mend what they typed, and waits when they do so again and again', async () => {
		const { send, rated, saidId, customer, rows } = await aStranger();
		const says = async (n: number, at: number) => {
			const contact = `somebody${n}@example.com`;
			return await send(rated, { comment: `word ${n}`, contact }, { at });
		};
		for (let n = 1; n <= 4; n += 1) expect((await says(n, now + n * 1_000)).status).toBe(200);
		const refused = await says(5, now + minute);
		expect(refused).toMatchObject({ status: 429, emit: null, headers: { 'Retry-After': '3600' } });
		expect(refused.body).toContain('word 5');
		expect(refused.body).toContain('changed several times');
		expect(await customer(saidId)).toMatchObject({ email: 'somebody4@example.com' });
		expect((await rows()).responses).toMatchObject([{ comment: 'word 4' }]);
		// The same again is no change, and an hour later another one may be said.
		expect((await says(4, now + 2 * minute)).status).toBe(200);
		expect((await says(6, now + 2 * hour)).status).toBe(200);
	});

	it('leaves no name and address with an answer that is closed', async () => {
		const { serve, send, request, t, saidId, customer, rows } = await aStranger();
		const opened = await serve(request(t), now + 23 * hour);
		const details = await send(opened, { value: '1' }, { at: now + 23 * hour + minute });
		const late = { comment: 'late', name: 'Eve', contact: 'eve@example.com' };
		const closed = await send(details, late, { at: now + 26 * hour });
		expect(closed.body).toContain('You have already answered');
		expect(await customer(saidId)).toMatchObject({ name: 'Mallory', email: victim });
		expect((await rows()).responses).toMatchObject([{ comment: 'c' }]);
	});

	it.each(['said', 'known'] as const)(
		'agrees to nothing for a mailbox, by the link of the record that is %s',
		async (whose) => {
			const { house, saidId, knownId } = await aStranger();
			const mailbox = async () => (await saidForMailbox(house, victim)).map(({ state }) => state);
			const id = whose === 'said' ? saidId : knownId;
			expect(await says(house, knownId, 'denied', ['survey'])).toBe('set');
			expect(await mailbox()).toEqual(['denied']);
			await says(house, id, 'granted', ['survey'], now + minute);
			expect(await mailbox()).toEqual([whose === 'said' ? 'denied' : 'granted']);
		},
	);
});
