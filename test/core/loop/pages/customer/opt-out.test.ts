import { type PageRequest, servePage } from '../../../../../core/loop/pages/customer/serve';
import { databases, houseIn, useDatabases, useStore } from '../../../../store/databases';
import { life, now, somebody } from '../../a-house';

useDatabases();

const minute = 60_000;
const hidden = (html: string, name: string) =>
	new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
let workspaces = 0;

describe.each(databases)('the button of an opt-out link, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function aLink(language: string | null = null) {
		const house = houseIn(store(), `opt-out-${(workspaces += 1)}`);
		const own = life(house);
		await own.publish({}, now);
		const { item } = await own.asks({ surveyKey: 'service', customer: somebody() }, now);
		const t = new URL(item.invitation?.optOutLink ?? '').searchParams.get('t') ?? '';
		const node = { workflowId: 'w-service', workflowName: 'S', nodeId: 'n', nodeName: 'A' };
		const serve = async (at: number, given: Partial<PageRequest>) =>
			await servePage(
				house,
				at,
				{
					...{ method: 'GET', query: { t }, fields: null, acceptLanguage: language, test: false },
					...given,
				} as PageRequest,
				{ node, surveyKey: 'service', trial: null },
			);
		const open = async (at: number) => (await serve(at, {})).body;
		/** Presses the button of a page. */
		const press = async (at: number, html: string, over: object = {}) => {
			const fields = { t, f: hidden(html, 'f'), action: hidden(html, 'action'), ...over };
			return await serve(at, { method: 'POST', fields });
		};
		const gone = async () => {
			const query = store().db.selectFrom('customer').select('opted_out_at');
			const row = await query.where('workspace_id', '=', house.workspace).executeTakeFirst();
			return row?.opted_out_at !== null;
		};
		return { serve, open, press, gone };
	}

	it.each([
		['en', 'Please press the button once more'],
		['zh-CN', '请再点一次按钮'],
	])('does nothing faster than anybody reads, and says so in %s', async (language, said) => {
		const { open, press, gone } = await aLink(language);
		const page = await open(now);
		const sent = await press(now + 50, page);
		expect([sent.status, await gone()]).toEqual([200, false]);
		expect(sent.body).toContain(said);
		expect(hidden(sent.body, 'action')).toBe('opt_out');
		// The very same request is no second sign.
		await press(now + minute, page);
		expect(await gone()).toBe(false);
		await press(now + 2_000, sent.body);
		expect(await gone()).toBe(true);
	});

	it('brings nobody back faster than anybody reads either', async () => {
		const { open, press, gone } = await aLink();
		const done = await press(now + 1_500, await open(now));
		expect([await gone(), hidden(done.body, 'action')]).toEqual([true, 'resubscribe']);
		const sent = await press(now + 1_550, done.body);
		expect(sent.body).toContain('Please press the button once more');
		expect([await gone(), hidden(sent.body, 'action')]).toEqual([true, 'resubscribe']);
		await press(now + minute, done.body);
		expect(await gone()).toBe(true);
		await press(now + minute, sent.body);
		expect(await gone()).toBe(false);
	});

	it('is pressed at once by the mail program that a person asked to (RFC 8058)', async () => {
		const { serve, gone } = await aLink();
		await serve(now, {});
		await serve(now + 10, { method: 'POST', fields: { 'List-Unsubscribe': 'One-Click' } });
		expect(await gone()).toBe(true);
	});
});
