import { SetupError } from '../../../../core/model/errors';
import type { ChangedPage } from '../../../../core/systems/client';
import { SystemError } from '../../../../core/systems/system-error';
import { signatureOf } from '../../../../core/systems/yonbip/call';
import { client } from '../../../../core/systems/yonbip/client';
import { yonbip } from '../../../../sandbox/systems/yonbip';
import { allChanged, scripted, served, toolsOver } from './a-system';

const noon = Date.UTC(2026, 0, 5, 4);
const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(stops.splice(0).map(async (stop) => await stop()));
});

async function company(more: object = {}) {
	const stage = await served(yonbip(), noon);
	stops.push(stage.stop);
	return { ...stage, connected: client.open({ ...stage.fields, ...more }, stage.tools) };
}

const faultOf = async (promise: Promise<unknown> | undefined): Promise<unknown> =>
	await (promise ?? Promise.reject(new Error('It cannot be done.'))).then(
		() => 'nothing was thrown',
		(error: unknown) =>
			error instanceof SystemError ? { fault: error.fault, code: error.code } : error,
	);

const id = '2022181112638341126';

describe('the signature for a token', () => {
	it('is what openssl makes of names and values in order', () => {
		// printf '%s' appKey41832…timestamp1568098531823 | openssl dgst -sha256 -hmac "$S" -binary | base64
		const given = { timestamp: '1568098531823', appKey: `41832a3d2df94989${'b500da6a22268747'}` };
		expect(signatureOf(given, ['unit-test', 'secret-0001'].join('-'))).toBe(
			'E8UyOW+UWjFbHu5ilUGvMkl55DxaFZu6YCoX3zRZRdw=',
		);
	});
});

describe('records of YonBIP', () => {
	it('are read with all digits of their ids, and times of Beijing', async () => {
		const { connected, api } = await company();
		api.change?.({ id, values: { id, name: '续约', winLoseOrderState: 0 }, at: noon - 60_000 });
		expect(await connected.get?.('opportunity', id)).toEqual({
			id,
			fields: expect.objectContaining({ id, name: '续约', winLoseOrderState: 0 }) as unknown,
			owner: '1873799286893314054',
			modifiedAt: noon - 60_000,
			modifiedBy: '1873799286893314054',
			deleted: false,
		});
		expect(await connected.test()).toBe('YonBIP lets the application read opportunities.');
	});

	it('are written, and looked at afterwards', async () => {
		const { connected, api } = await company();
		api.change?.({ id, values: { id, name: '续约' }, at: noon });
		await connected.update?.('opportunity', id, { satisfaction__c: 5, remark: null });
		expect(api.deeds).toContainEqual({
			kind: 'update',
			object: 'opportunity',
			id,
			values: { satisfaction__c: 5, remark: null },
		});
		const unknown = connected.update?.('opportunity', id, { score__c: 5 });
		await expect(unknown).rejects.toMatchObject({
			fault: 'refused',
			message:
				'YonBIP says that it was written, but score__c of the opportunity is not what was sent.',
		});
	});

	it('are not written before somebody has switched it on', async () => {
		const { connected, api } = await company({ writes: false });
		api.change?.({ id, values: { id }, at: noon });
		await expect(connected.update?.('opportunity', id, { remark: 'x' })).rejects.toThrow(
			SetupError,
		);
		expect(api.deeds).toEqual([]);
	});

	it('are missed, refused or unknown in words', async () => {
		const { connected, api } = await company();
		api.change?.({ id, values: { id }, at: noon });
		expect(await faultOf(connected.get?.('opportunity', '1'))).toEqual({
			fault: 'missing',
			code: '1002',
		});
		expect(await faultOf(connected.get?.('lead', id))).toMatchObject({ fault: 'refused' });
		expect(await faultOf(connected.get?.('toString', id))).toMatchObject({ fault: 'refused' });
		expect(await faultOf(connected.update?.('customer', id, {}))).toMatchObject({
			fault: 'refused',
		});
		const span = { since: noon, until: noon };
		expect(await faultOf(connected.changed?.('customer', span, null))).toMatchObject({
			fault: 'refused',
		});
	});

	it('that changed are all found, though some change while the pages are read', async () => {
		const { connected, api } = await company();
		const all = Array.from({ length: 250 }, (_one, at) => String(BigInt(id) + BigInt(at)));
		for (const [at, one] of all.entries()) {
			api.change?.({ id: one, values: { id: one }, at: noon - 600_000 + at * 1_000 });
		}
		api.change?.({ id: '1', values: { id: '1' }, at: noon - 700_000 });
		const span = { since: noon - 600_000, until: noon - 1_000 };
		const found = new Set<string>();
		let page: string | null = null;
		do {
			const got: ChangedPage | undefined = await connected.changed?.('opportunity', span, page);
			for (const record of got?.records ?? []) found.add(record.id);
			page = got?.next ?? null;
			// Two of the first page leave the span: all others move forward by two.
			const [gone, other] = all.filter((one) => !found.has(one));
			for (const one of [gone, other]) {
				if (one !== undefined && found.size < 100) {
					api.change?.({ id: one, values: {}, at: noon });
					found.add(one);
				}
			}
		} while (page !== null);
		expect(all.filter((one) => !found.has(one))).toEqual([]);
		expect(found.has('1')).toBe(false);
		const none = { since: noon - 10_000_000, until: noon - 9_000_000 };
		expect(await allChanged(connected, 'opportunity', none)).toEqual([]);
	});
});

describe('the token of YonBIP', () => {
	it('is fetched once for many, and once more where it is no longer taken', async () => {
		const { connected, system, api, tools, fields } = await company();
		api.change?.({ id, values: { id }, at: noon });
		let asked = 0;
		const counting = client.open(fields, {
			...tools,
			http: async (request) => {
				if (request.url.includes('getAccessToken')) asked += 1;
				return await tools.http(request);
			},
		});
		await Promise.all([1, 2, 3].map(async () => await counting.get?.('opportunity', id)));
		expect(asked).toBeLessThanOrEqual(1);
		system.revoke();
		await counting.get?.('opportunity', id);
		expect(asked).toBeLessThanOrEqual(2);
		system.revoke();
		// This interface says so in bare text.
		const span = { since: noon - 1_000, until: noon + 1_000 };
		expect(await allChanged(connected, 'opportunity', span)).toHaveLength(1);
	});

	it.each([
		[{ appSecret: 'wrong' }, { fault: 'denied', code: '10001' }],
		[{ appId: 'wrong' }, { fault: 'denied', code: '10018' }],
		[{ tenantId: 'wrong' }, { fault: 'refused', code: '50000' }],
	])('is not given for %j', async (more, fault) => {
		const { connected } = await company(more);
		expect(await faultOf(connected.test())).toEqual(fault);
	});

	it.each<[string, object, object]>([
		[
			'a page of HTML with status 200',
			{ status: 200, headers: {}, text: '<html>Bad</html>' },
			{ fault: 'unavailable' },
		],
		['too many calls', { status: 429, headers: {}, text: '' }, { fault: 'limited' }],
		['no address of a data centre', { code: '00000', data: {} }, { fault: 'unavailable' }],
		[
			'an address that is none',
			{ code: '00000', data: { gatewayUrl: 'file:///etc', tokenUrl: 'https://user@host' } },
			{ fault: 'unavailable' },
		],
		['a code of nobody', { code: 999, message: '保存失败' }, { fault: 'refused', code: '999' }],
	])('is not there: %s', async (_what, answer, fault) => {
		const { http } = scripted(() => answer as never);
		const fields = {
			address: `https://${Math.random().toString(36).slice(2)}.example.com`,
			tenantId: 't',
			appId: 'a',
			appSecret: 'b',
		};
		const connected = client.open(fields, toolsOver({ at: noon, slept: 0 }, http));
		expect(await faultOf(connected.test())).toMatchObject(fault);
	});

	it.each([
		[{ address: 'yonyou' }, 'API Address'],
		[{ tenantId: '' }, 'Tenant ID'],
		[{ timeZone: 'Peking' }, 'Time Zone'],
	])('needs a whole account: %j', (more, name) => {
		const whole = { address: 'https://a.example', tenantId: 't', appId: 'a', appSecret: 'b' };
		const open = () => client.open({ ...whole, ...more }, toolsOver({ at: noon, slept: 0 }));
		expect(open).toThrow(name);
	});
});

describe('a list of YonBIP that does not say how many pages it has', () => {
	const listed = async (count: number) => {
		const { tools, fields } = await served(yonbip(), noon).then((stage) => {
			stops.push(stage.stop);
			return stage;
		});
		const recordList = Array.from({ length: count }, (_, nth) => ({ id: String(nth + 1) }));
		const http: typeof tools.http = async (request) =>
			request.url.includes('/bill/list')
				? { status: 200, headers: {}, text: JSON.stringify({ code: 200, data: { recordList } }) }
				: await tools.http(request);
		const connected = client.open(fields, { ...tools, http });
		return await connected.changed?.('opportunity', { since: 0, until: noon }, null);
	};

	it('is whole where its page is not full, and an error where it is', async () => {
		expect(await listed(99)).toMatchObject({ records: { length: 99 }, next: null });
		await expect(listed(100)).rejects.toThrow('did not say how many');
	});
});
