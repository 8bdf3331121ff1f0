import { InputError } from '../../../../core/model/errors';
import type { ChangedPage } from '../../../../core/systems/client';
import { SystemError } from '../../../../core/systems/system-error';
import { client } from '../../../../core/systems/u8/client';
import { u8 } from '../../../../sandbox/systems/u8';
import { allChanged, scripted, served, toolsOver } from './a-system';

const noon = Date.UTC(2026, 0, 5, 4);
const day = 86_400_000;
const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(stops.splice(0).map(async (stop) => await stop()));
});

async function company(more: object = {}) {
	const stage = await served(u8(), noon);
	stops.push(stage.stop);
	return { ...stage, connected: client.open({ ...stage.fields, ...more }, stage.tools) };
}

const faultOf = async (promise: Promise<unknown> | undefined): Promise<unknown> =>
	await (promise ?? Promise.reject(new Error('It cannot be done.'))).then(
		() => 'nothing was thrown',
		(error: unknown) =>
			error instanceof SystemError ? { fault: error.fault, code: error.code } : error,
	);

describe('customers of U8', () => {
	it('are made, written and read, each writing under a number of its own', async () => {
		const { connected, api } = await company();
		const made = await connected.create?.(
			'customer',
			{ code: '01001', name: '上海示例科技' },
			{ owner: null },
		);
		expect(made).toEqual({ id: '01001' });
		await connected.update?.('customer', '01001', { self_define1: '5' });
		expect(await connected.get?.('customer', '01001')).toMatchObject({
			id: '01001',
			fields: { code: '01001', name: '上海示例科技', self_define1: '5' },
			modifiedAt: Date.UTC(2026, 0, 4, 16),
		});
		expect(api.deeds.map(({ kind }) => kind)).toEqual(['create', 'update', 'get']);
	});

	it('that changed are all found by their day, though some change while the pages are read', async () => {
		const { connected, api } = await company();
		const all = Array.from({ length: 250 }, (_one, at) => `c${String(at).padStart(3, '0')}`);
		for (const code of all) api.change?.({ id: code, values: {}, at: noon - day });
		api.change?.({ id: 'old', values: {}, at: noon - 3 * day });
		const found = new Set<string>();
		let page: string | null = null;
		do {
			const span = { since: noon - day, until: noon - day + 1 };
			const got: ChangedPage | undefined = await connected.changed?.('customer', span, page);
			for (const { id } of got?.records ?? []) found.add(id);
			page = got?.next ?? null;
			const gone = all.find((code) => !found.has(code));
			if (gone !== undefined) {
				api.change?.({ id: gone, values: {}, at: noon + day });
				found.add(gone);
			}
		} while (page !== null);
		expect(all.filter((code) => !found.has(code))).toEqual([]);
		expect(found.has('old')).toBe(false);
	});

	it('are missed or refused in words', async () => {
		const { connected, api, system } = await company();
		api.change?.({ id: '1', values: {}, at: noon });
		expect(await faultOf(connected.get?.('customer', '2'))).toEqual({
			fault: 'missing',
			code: '10021',
		});
		expect(await faultOf(connected.create?.('customer', { code: '1' }, { owner: null }))).toEqual({
			fault: 'refused',
			code: '10020',
		});
		const span = { since: noon, until: noon };
		expect(await faultOf(connected.changed?.('vendor', span, null))).toMatchObject({
			fault: 'refused',
		});
		for (const strange of ['../system/token', 'a b', '', '用户']) {
			await expect(connected.get?.(strange, '1')).rejects.toThrow(InputError);
		}
		system.leave();
		expect(await faultOf(connected.test())).toEqual({ fault: 'unavailable', code: '30001' });
	});
});

describe('the token of U8', () => {
	it('is fetched once for many, and once more where it has ended', async () => {
		const { system, api, tools, fields } = await company();
		api.change?.({ id: '1', values: {}, at: noon });
		let asked = 0;
		const connected = client.open(fields, {
			...tools,
			http: async (request) => {
				if (request.url.includes('/system/token')) asked += 1;
				return await tools.http(request);
			},
		});
		await Promise.all([1, 2, 3].map(async () => await connected.get?.('customer', '1')));
		expect(asked).toBe(1);
		system.revoke();
		await connected.update?.('customer', '1', { self_define1: '4' });
		expect(asked).toBe(2);
		expect(api.deeds.filter(({ kind }) => kind === 'update')).toHaveLength(1);
	});

	it.each([
		[{ appSecret: 'wrong' }, { fault: 'denied', code: '20001' }],
		[{ toAccount: 'wrong' }, { fault: 'denied', code: '20010' }],
	])('is of no use with %j', async (more, fault) => {
		const { connected } = await company(more);
		expect(await faultOf(connected.test())).toEqual(fault);
	});

	it.each<[string, object, object]>([
		[
			'HTML with status 200',
			{ status: 200, headers: {}, text: '<html>' },
			{ fault: 'unavailable' },
		],
		['too many calls', { status: 429, headers: {}, text: '' }, { fault: 'limited' }],
		['no errcode', { status: 200, headers: {}, text: '{}' }, { fault: 'unavailable' }],
		['no token', { errcode: '0' }, { fault: 'unavailable' }],
	])('is not there: %s', async (_what, answer, fault) => {
		const { http } = scripted(() => answer as never);
		const fields = {
			address: `https://${Math.random().toString(36).slice(2)}.example.com`,
			fromAccount: 'f',
			toAccount: 't',
			appId: 'a',
			appSecret: 'b',
		};
		const connected = client.open(fields, toolsOver({ at: noon, slept: 0 }, http));
		expect(await faultOf(connected.test())).toMatchObject(fault);
	});

	it.each([
		['EAI 处理超时, token=SECRET-TOKEN app_key=KEY-1', 'unavailable', 1],
		['客户端离线: token SECRET-TOKEN 已过期', 'unavailable', 1],
		['该 token 对应的 app_key KEY-1 无权访问', 'denied', 1],
		['from_account 未授权', 'denied', 1],
		['token 已过期', 'denied', 2],
		['token 无效', 'denied', 2],
		['Invalid token: SECRET-TOKEN', 'denied', 2],
	])(
		'is fetched anew for a writing only where it was turned away: %s',
		async (errmsg, fault, sent) => {
			const { requests, http } = scripted(({ url }) =>
				url.includes('/system/token')
					? { errcode: '0', token: { id: 'SECRET-TOKEN' } }
					: url.includes('/system/tradeid')
						? { errcode: '0', trade: { id: 't1' } }
						: { errcode: '9', errmsg },
			);
			const account = {
				address: `https://${Math.random().toString(36).slice(2)}.example.com`,
				fromAccount: 'f',
				toAccount: 't',
				appId: 'KEY-1',
				appSecret: 'HUSH-1',
			};
			const connected = client.open(account, toolsOver({ at: noon, slept: 0 }, http));
			const error: unknown = await connected
				.create?.('customer', { code: '1' }, { owner: null })
				.catch((thrown: unknown) => thrown);
			expect(error).toMatchObject({ fault });
			expect(String(error)).not.toMatch(/SECRET-TOKEN|KEY-1|HUSH-1/);
			expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(sent);
		},
	);

	it('is in no error, though a page that is no JSON repeats the address', async () => {
		const { http } = scripted(({ url }) => ({ status: 502, headers: {}, text: `<p>${url}</p>` }));
		const account = {
			address: `https://${Math.random().toString(36).slice(2)}.example.com`,
			fromAccount: 'f',
			toAccount: 't',
			appId: 'KEY/1',
			appSecret: 'HUSH/1',
		};
		const connected = client.open(account, toolsOver({ at: noon, slept: 0 }, http));
		const error: unknown = await connected.test().catch((thrown: unknown) => thrown);
		expect(String(error)).toContain('***');
		expect(String(error)).not.toMatch(/KEY.{1,3}1|HUSH.{1,3}1/);
	});

	it('ends no page of no records', async () => {
		const { connected } = await company();
		expect(await allChanged(connected, 'customer', { since: 0, until: 1 })).toEqual([]);
	});
});

describe('a list of U8 that does not say how many pages it has', () => {
	it('is whole where its page is not full, and an error where it is', async () => {
		for (const count of [100 - 1, 100]) {
			const customer = Array.from({ length: count }, (_, nth) => ({ code: String(nth + 1) }));
			const { http } = scripted(({ url }) =>
				url.includes('/system/token')
					? { errcode: '0', token: { id: 'paged' } }
					: { errcode: '0', customer },
			);
			const account = {
				address: `https://${Math.random().toString(36).slice(2)}.example.com`,
				fromAccount: 'f',
				toAccount: 't',
				appId: 'a',
				appSecret: 'b',
			};
			const connected = client.open(account, toolsOver({ at: noon, slept: 0 }, http));
			const page = connected.changed?.('customer', { since: noon - day, until: noon }, null);
			if (count < 100) expect(await page).toMatchObject({ records: { length: count }, next: null });
			else await expect(page).rejects.toThrow('did not say how many');
		}
	});
});
