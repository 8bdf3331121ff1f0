import { mergeCustomers } from '../../../../core/loop/customer/merge';
import { findCustomer } from '../../../../core/store/repositories/customers';
import { databases, useDatabases, useStore } from '../../../store/databases';
import { minute, now, somebody } from '../a-house';
import { anOpenLinkIn, hidden } from './an-open-link';

useDatabases();

const victim = 'victim@example.com';
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
		const doer = { kind: 'workflow', id: null, name: null } as const;
		const before = await serve(request(t), now + minute);
		await mergeCustomers(house, now + minute, { keepId: knownId, mergeId: saidId, doer });
		const after = await serve(request(t), now + 2 * minute);
		const sent = await send(rated, { comment: 'again' }, { at: now + 3 * minute });
		for (const page of [before, after, sent]) {
			expect(page.status).toBe(200);
			expect(page.body).not.toMatch(/Real|Mallory/);
		}
	});
});
