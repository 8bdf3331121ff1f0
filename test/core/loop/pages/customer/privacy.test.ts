import { preferenceLink } from '../../../../../core/loop/customer/preference-link';
import { anyOptOutLink } from '../../../../../core/loop/ask/opt-out-link';
import { type PageRequest, servePage } from '../../../../../core/loop/pages/customer/serve';
import { changeSettings } from '../../../../../core/loop/workspace/settings';
import { findCustomer } from '../../../../../core/store/repositories/customers';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { life, minute, now, somebody } from '../../a-house';

useDatabases();

const hidden = (html: string, name: string) =>
	new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
const tokenIn = (link: string | null) => new URL(link ?? '').searchParams.get('t') ?? '';
const asks = { erase_data: 'Delete all of your data?', send_data: 'See all of your data?' };
const doing = { erase_data: 'erase_now', send_data: 'data_page' } as const;
type Asked = keyof typeof asks;
let workspaces = 0;

describe.each(databases)('what is asked about data and done at once, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aCustomer(
		given: { email?: string; language?: string; test?: boolean; privacy?: object | null } = {},
	) {
		const { email = 'ana@example.com', language = 'en', test = false } = given;
		const house = houseIn(store(), `privacy-${(workspaces += 1)}`);
		const own = life(house);
		await own.publish({}, now);
		const facts = somebody({ email, name: 'Ana Costa', externalIds: { desk: 'ana' } });
		const { item } = await own.asks({ surveyKey: 'service', customer: facts }, now);
		const customerId = item.customer?.id ?? '';
		const privacy = { dataRequests: 'at_once', eraseRequests: 'at_once', ...given.privacy };
		if (given.privacy !== null) {
			await changeSettings(house, now, { changes: [{ privacy }], reset: [] });
		}
		let t = tokenIn(await preferenceLink(house, now, customerId));
		const serve = async (at: number, asked: Partial<PageRequest>) => {
			const request = { method: 'GET', query: { t }, fields: null, acceptLanguage: language, test };
			const node = { workflowId: 'w', workflowName: 'S', nodeId: 'n', nodeName: 'A' };
			const site = { node, surveyKey: 'service', trial: null };
			return await servePage(house, at, { ...request, ...asked } as PageRequest, site);
		};
		const press = async (at: number, html: string, over: object = {}) => {
			const fields = { t, f: hidden(html, 'f'), action: hidden(html, 'action'), ...over };
			return await serve(at, { method: 'POST', fields });
		};
		/** The page that asks again. */
		const question = async (at: number, action: Asked) =>
			await press(at, (await serve(at - minute, {})).body, { action });
		const customer = async () => await findCustomer(store().db, house.workspace, customerId);
		const rowsOf = async (table: 'activity' | 'privacy_request' | 'erasure' | 'audit') =>
			await store()
				.db.selectFrom(table)
				.selectAll()
				.where('workspace_id', '=', house.workspace)
				.execute();
		const deeds = async () => {
			const rows = (await rowsOf('audit')) as Array<{ action: string; actor_kind: string }>;
			return rows.filter(({ actor_kind: kind }) => kind === 'customer').map(({ action }) => action);
		};
		const comesBy = (link: string | null) => (t = tokenIn(link));
		return {
			...{ ...own, house, customerId, serve, press, question, customer, rowsOf, deeds, comesBy },
		};
	}

	it.each<[Asked, string, string]>([
		['erase_data', 'en', asks.erase_data],
		['erase_data', 'zh-CN', '删除您的全部数据？'],
		['send_data', 'en', asks.send_data],
		['send_data', 'zh-CN', '查看您的全部数据？'],
	])('%s asks again in %s, and notes nothing', async (action, language, title) => {
		const { question, customer, rowsOf } = await aCustomer({ language });
		const page = await question(now + minute, action);
		expect([page.status, page.body.includes(title)]).toEqual([200, true]);
		expect(hidden(page.body, 'action')).toBe(doing[action]);
		expect(page.body).not.toContain('ana@example.com');
		expect(await customer()).toBeDefined();
		expect([await rowsOf('privacy_request'), await rowsOf('activity')]).toEqual([[], []]);
	});

	it('deletes behind a ticked box, with a line of the trail that names nobody', async () => {
		const { serve, question, press, customer, rowsOf, deeds } = await aCustomer();
		const page = await question(now + minute, 'erase_data');
		expect(page.body).toContain('What stays');
		expect(page.body).toContain('What this does not reach');
		const done = await press(now + 2 * minute, page.body, { sure: 'yes' });
		expect(done.status).toBe(200);
		expect(done.body).toContain('Your data was deleted');
		expect(done.body).not.toMatch(/ana|Costa/i);
		expect(await customer()).toBeUndefined();
		const [receipt] = (await rowsOf('erasure')) as Array<Record<string, unknown>>;
		expect(receipt).toMatchObject({ by_kind: 'customer', by_id: null, by_name: null });
		expect(done.body).toContain(receipt?.erasure_id);
		expect(await deeds()).toEqual(['customer_erased']);
		for (const later of [
			await serve(now + 3 * minute, {}),
			await press(now + 3 * minute, page.body, { sure: 'yes' }),
		]) {
			expect(later.status).toBe(410);
			expect(later.body).toContain('Nothing about you is stored here');
		}
		expect(await rowsOf('erasure')).toHaveLength(1);
	});

	it('deletes nothing without the tick, and says what is missing', async () => {
		const { question, press, customer } = await aCustomer();
		const page = await question(now + minute, 'erase_data');
		const refused = await press(now + 2 * minute, page.body);
		expect(refused.status).toBe(400);
		expect(refused.body).toContain('Please tick the box');
		expect(await customer()).toBeDefined();
		await press(now + 3 * minute, refused.body, { sure: 'yes' });
		expect(await customer()).toBeUndefined();
	});

	it.each<[Asked, object]>([
		['erase_data', { sure: 'yes' }],
		['send_data', {}],
	])('does nothing of %s at the press of a program, then or later', async (action, over) => {
		const { question, press, customer, deeds } = await aCustomer();
		const page = await question(now + minute, action);
		const sent = await press(now + minute + 50, page.body, over);
		expect(sent.body).toContain('Please press the button once more');
		expect(sent.body).not.toContain('ana@example.com');
		await press(now + 5 * minute, page.body, over);
		expect([await deeds(), await customer()]).toEqual([[], expect.anything()]);
		const done = await press(now + 6 * minute, sent.body, over);
		expect(done.status).toBe(200);
		expect(await deeds()).toHaveLength(1);
	});

	it('takes no form of the page before, of another link or made up', async () => {
		const { serve, press, customer, question, house } = await aCustomer();
		const first = (await serve(now, {})).body;
		const other = await aCustomer();
		const theirs = (await other.question(now + minute, 'erase_data')).body;
		const data = (await question(now + minute, 'send_data')).body;
		for (const f of [first, theirs, data].map((html) => hidden(html, 'f')).concat('x', '')) {
			const over = { f, action: 'erase_now', sure: 'yes' };
			expect((await press(now + 2 * minute, first, over)).status).toBe(409);
		}
		const over = { action: 'data_page' };
		expect((await press(now + 2 * minute, first, over)).status).toBe(409);
		expect(await customer()).toBeDefined();
		await changeSettings(house, now, { changes: [], reset: ['privacy'] });
		const page = await other.question(now + minute, 'erase_data');
		await changeSettings(other.house, now, { changes: [], reset: ['privacy'] });
		const late = await other.press(now + 2 * minute, page.body, { sure: 'yes' });
		expect([late.status, await other.customer()]).toEqual([409, expect.anything()]);
	});

	it('shows all of it as a page, and gives it as a file', async () => {
		const { question, press, deeds, customerId } = await aCustomer();
		const page = await question(now + minute, 'send_data');
		expect(page.headers['Content-Security-Policy']).toContain('allow-downloads');
		const shown = await press(now + 2 * minute, page.body);
		expect(shown.body).toContain('What is stored about you');
		expect(shown.body).toContain('ana@example.com');
		const nonce = /nonce-([^']+)'/.exec(shown.headers['Content-Security-Policy'] ?? '')?.[1];
		expect(shown.body).toContain(`nonce="${nonce}"`);
		expect(shown.headers['Cache-Control']).toBe('no-store');
		const file = await press(now + 2 * minute, page.body, { action: 'data_file' });
		expect(file.headers).toMatchObject({
			'Content-Type': 'application/json; charset=utf-8',
			'Content-Disposition': 'attachment; filename="data.json"',
			'Cache-Control': 'no-store',
		});
		expect(JSON.parse(file.body)).toMatchObject({
			customer: customerId,
			tables: { customer: [{ email: 'ana@example.com' }] },
		});
		// Pressed twice within minutes it is one line.
		expect(await deeds()).toEqual(['data_exported']);
	});

	describe.each<[Asked, string]>([
		['erase_data', 'will delete your data'],
		['send_data', 'will send your data'],
	])('%s starts a workflow instead', (action, words) => {
		const isRequest = async ({
			question,
			customer,
			rowsOf,
		}: Awaited<ReturnType<typeof aCustomer>>) => {
			const asked = await question(now + minute, action);
			expect(asked.body).toContain(words);
			expect(asked.body).not.toContain('ana@example.com');
			expect(await rowsOf('activity')).toHaveLength(1);
			expect(await customer()).toBeDefined();
		};

		it('where nothing else is set', async () => {
			await isRequest(await aCustomer({ privacy: null }));
		});

		it('where only the other is done at once', async () => {
			const key = action === 'erase_data' ? 'eraseRequests' : 'dataRequests';
			await isRequest(await aCustomer({ privacy: { [key]: 'workflow' } }));
		});

		it('by a link that was not mailed to their mailbox', async () => {
			const one = await aCustomer();
			const { house, customerId, comesBy } = one;
			const about = { customerId, topic: null, test: false, at: now };
			comesBy(await anyOptOutLink(house, { ...about, address: null }));
			await isRequest(one);
		});

		it('by a link that was mailed to the mailbox of before', async () => {
			const one = await aCustomer();
			await store()
				.db.updateTable('customer')
				.set({ email: 'new@example.com' })
				.where('workspace_id', '=', one.house.workspace)
				.execute();
			await isRequest(one);
		});

		it('at a mailbox that somebody else has as well', async () => {
			const one = await aCustomer();
			const other = somebody({ email: 'ana@example.com', externalIds: { desk: 'bo' } });
			await one.asks({ surveyKey: 'service', customer: other }, now);
			await isRequest(one);
		});

		it('of somebody known by their own word alone', async () => {
			const one = await aCustomer();
			await store()
				.db.updateTable('customer')
				.set({ self_named: 1 })
				.where('workspace_id', '=', one.house.workspace)
				.execute();
			await isRequest(one);
		});
	});

	it('only plays it while the workflow is tried', async () => {
		const { question, press, customer, rowsOf, deeds } = await aCustomer({ test: true });
		const page = await question(now + minute, 'erase_data');
		const done = await press(now + minute, page.body, { sure: 'yes' });
		expect(done.body).toContain('Your data was deleted');
		expect([await customer(), await rowsOf('erasure')]).toEqual([expect.anything(), []]);
		const data = await question(now + minute, 'send_data');
		expect((await press(now + minute, data.body)).status).toBe(200);
		expect(await deeds()).toEqual([]);
	});

	it('is never done by a GET or by the one click of a mail program', async () => {
		const { serve, question, customer, deeds, press } = await aCustomer();
		const page = await question(now + minute, 'erase_data');
		const query = { t: hidden(page.body, 't'), f: hidden(page.body, 'f') };
		const got = await serve(now + 2 * minute, {
			query: { ...query, action: 'erase_now', sure: 'yes' },
		});
		expect(got.status).toBe(200);
		const oneClick = { 'List-Unsubscribe': 'One-Click', sure: 'yes' };
		expect((await press(now + 2 * minute, page.body, oneClick)).status).toBe(400);
		await serve(now + 3 * minute, { method: 'POST', fields: { 'List-Unsubscribe': 'One-Click' } });
		expect(await customer()).toBeDefined();
		expect(await deeds()).toEqual(['consent_denied']);
	});
});
