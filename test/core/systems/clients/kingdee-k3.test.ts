import { createHash } from 'node:crypto';

import { InputError, SetupError } from '../../../../core/model/errors';
import { readAccount } from '../../../../core/systems/kingdee_k3/account';
import { client } from '../../../../core/systems/kingdee_k3/client';
import { loginSignature } from '../../../../core/systems/kingdee_k3/session';
import { SystemError } from '../../../../core/systems/system-error';
import { kingdeeK3 } from '../../../../sandbox/systems/kingdee-k3';
import { allChanged, scripted, served, toolsOver } from './a-system';

const noon = Date.UTC(2026, 0, 5, 4);

async function site(hash: 'sha256' | 'sha1' = 'sha256', more: object = {}) {
	const stage = await served(kingdeeK3({ hash }), noon);
	stops.push(stage.stop);
	return { ...stage, connected: client.open({ ...stage.fields, ...more }, stage.tools) };
}

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(stops.splice(0).map(async (stop) => await stop()));
});

const faultOf = async (promise: Promise<unknown> | undefined): Promise<unknown> =>
	await (promise ?? Promise.reject(new Error('It cannot be done.'))).then(
		() => 'nothing was thrown',
		(error: unknown) =>
			error instanceof SystemError ? { fault: error.fault, code: error.code } : error,
	);

const fields = {
	address: 'https://erp.example.com',
	dataCentre: 'a',
	user: 'b',
	appId: 'c',
	appSecret: 'd',
};

describe('the login of K/3 Cloud', () => {
	it('is signed over all parts in ordinal order, capitals before small letters', () => {
		const account = readAccount({
			...fields,
			dataCentre: 'zz',
			user: 'Admin',
			appId: 'app',
			appSecret: 'Secret',
		});
		const inOrder = '1767585600AdminSecretappzz';
		expect(loginSignature(account, '1767585600')).toBe(
			createHash('sha256').update(inOrder).digest('hex'),
		);
		expect(loginSignature({ ...account, hash: 'sha1' }, '1767585600')).toBe(
			createHash('sha1').update(inOrder).digest('hex'),
		);
	});

	it.each(['sha256', 'sha1'] as const)(
		'is let in with %s where the build wants that',
		async (hash) => {
			const { connected } = await site(hash);
			expect(await connected.test()).toBe(
				'Kingdee K/3 Cloud lets integration see customers, which have 9 fields.',
			);
		},
	);

	it('is refused with the other hash, a wrong secret or a clock that is wrong, and not for ever', async () => {
		for (const wrong of [{ hash: 'sha1' }, { appSecret: 'not-the-secret' }]) {
			const { connected, api } = await site('sha256', wrong);
			const error: unknown = await connected.test().catch((thrown: unknown) => thrown);
			expect(error).toMatchObject({ fault: 'denied', code: '0' });
			expect(String(error)).not.toContain('not-the-secret');
			expect(api.deeds).toEqual([{ kind: 'refused', why: 'LoginBySign' }]);
		}
		const { fields: right, tools, clock } = await site();
		const late = { ...tools, now: () => clock.at - 301_000 };
		expect(await faultOf(client.open(right, late).test())).toMatchObject({ fault: 'denied' });
	});

	it('is done once for all that ask at the same time, and once more where the session was lost', async () => {
		const { connected, system, api } = await site();
		await Promise.all(Array.from({ length: 5 }, async () => await connected.test()));
		system.loseSession();
		const made = await connected.create?.('BD_Customer', { FName: 'A' }, { owner: null });
		expect(made).toEqual({ id: expect.stringMatching(/^\d+$/) as unknown });
		expect(api.deeds.filter(({ kind }) => kind === 'create')).toHaveLength(1);
	});

	it('changes into the organisation that was named', async () => {
		const { connected } = await site('sha256', { organisation: '999' });
		expect(await faultOf(connected.test())).toMatchObject({ fault: 'missing' });
		const without = await site('sha256', { organisation: '' });
		expect(await faultOf(without.connected.test())).toMatchObject({ fault: 'denied' });
	});
});

describe.each(['parameters', 'data'])('records of K/3 Cloud, asked for by %s', (form) => {
	it('are made, changed in the named fields alone, and read', async () => {
		const { connected, api } = await site('sha256', { form });
		const made = await connected.create?.(
			'BD_Customer',
			{ FName: '上海示例', FSELLER: 'S01' },
			{ owner: null },
		);
		const id = made?.id ?? '';
		await connected.update?.('BD_Customer', id, { F_Satisfaction: 4.5 });
		expect(await connected.get?.('BD_Customer', id)).toEqual({
			id,
			fields: {
				Id: Number(id),
				Name: '上海示例',
				ModifyDate: '2026-01-05T12:00:00.000',
				F_Satisfaction: 4.5,
			},
			owner: null,
			modifiedAt: noon,
			modifiedBy: null,
			deleted: false,
		});
		expect(api.deeds).toContainEqual(
			expect.objectContaining({
				kind: 'create',
				values: { FName: '上海示例', FSELLER: { FNumber: 'S01' } },
			}),
		);
	});
});

describe('what K/3 Cloud does not do', () => {
	it('comes with HTTP 200 and is said in its words', async () => {
		const { connected } = await site();
		expect(await faultOf(connected.get?.('BD_Customer', '1'))).toEqual({
			fault: 'missing',
			code: '500',
		});
		await expect(connected.create?.('BD_Customer', {}, { owner: null })).rejects.toThrow(
			'Kingdee K/3 Cloud refused: 客户名称必录',
		);
		await expect(
			connected.changed?.('BD_Customer:FCUSTID,FNoSuch', { since: 0, until: noon }, null),
		).rejects.toThrow('字段FNoSuch不存在');
	});

	it.each([
		['a page of login with status 200', { status: 200, headers: {}, text: '<html>登录</html>' }],
		['an error of the server as a text', { status: 200, headers: {}, text: 'response_error: x' }],
	])('may be %s: unavailable', async (_what, answer) => {
		const { http } = scripted(() => answer);
		const connected = client.open(fields, toolsOver({ at: noon, slept: 0 }, http));
		expect(await faultOf(connected.test())).toMatchObject({ fault: 'unavailable' });
	});

	it.each([
		[
			'an error of the server',
			500,
			{ code: 500, message: 'Object reference not set' },
			'unavailable',
		],
		['a gateway that lets nobody in', 401, { message: 'no' }, 'denied'],
		['a gateway with status 200', 200, { error: 'maintenance' }, 'unavailable'],
		[
			'a done deed with status 500',
			500,
			{ Result: { ResponseStatus: { IsSuccess: true } } },
			'unavailable',
		],
		['rows with status 502', 502, [], 'unavailable'],
		['nothing', 200, null, 'unavailable'],
		['an empty result', 200, { Result: {} }, 'unavailable'],
		['a result that is nothing', 200, { Result: null }, 'unavailable'],
	])('is no success: %s', async (_what, status, said, fault) => {
		const { http } = scripted(({ url }) =>
			url.includes('LoginBySign')
				? { LoginResultType: 1, KDSVCSessionId: 's' }
				: url.includes('QueryBusinessInfo')
					? { Result: { NeedReturnData: { Entrys: [] } } }
					: { status, headers: {}, text: JSON.stringify(said) },
		);
		const own = { ...fields, user: Math.random().toString(36) };
		const connected = client.open(own, toolsOver({ at: noon, slept: 0 }, http));
		for (const deed of [
			connected.create?.('BD_Customer', { FName: 'A' }, { owner: null }),
			connected.update?.('BD_Customer', '1', { FName: 'A' }),
		]) {
			expect(await faultOf(deed)).toMatchObject({ fault });
		}
	});

	it('is never asked for with a form that is no name', async () => {
		const { connected, api } = await site();
		for (const name of ["BD_Customer' or 1=1", 'BD_Customer:FID;drop', '', 'A:']) {
			await expect(connected.changed?.(name, { since: 0, until: 1 }, null)).rejects.toThrow(
				InputError,
			);
		}
		expect(api.deeds).toEqual([]);
	});
});

describe('what was changed in K/3 Cloud', () => {
	it('comes page by page with the names of its fields, each bill once, on the wall clock of its server', async () => {
		const { connected, api } = await site();
		for (let nth = 1; nth <= 1_001; nth += 1) {
			api.change?.({
				id: String(nth),
				values: { FBillNo: `X${nth}`, 'FCustomerID.FName': '上海示例' },
				at: noon + (nth % 3),
			});
		}
		api.change?.({ id: '5000', values: {}, at: noon - 1 });
		api.change?.({ id: '5001', values: {}, at: noon + 1_000 });
		const records = await allChanged(connected, 'SAL_OUTSTOCK', {
			since: noon,
			until: noon + 1_000,
		});
		expect(records.map(({ id }) => id)).toEqual(
			Array.from({ length: 1_001 }, (_, nth) => String(nth + 1)),
		);
		expect(records[0]).toMatchObject({
			fields: { FBillNo: 'X1', 'FCustomerID.FName': '上海示例' },
			modifiedAt: noon + 1,
			modifiedBy: '100001',
		});
	});

	it('is asked for in whole seconds that leave nothing out', async () => {
		const { requests, http } = scripted((_request, nth) =>
			nth === 1
				? { LoginResultType: 1, KDSVCSessionId: 's' }
				: { status: 200, headers: {}, text: '[]' },
		);
		const connected = client.open(
			{ ...fields, user: 'seconds' },
			toolsOver({ at: noon, slept: 0 }, http),
		);
		await connected.changed?.('BD_Customer', { since: noon + 1, until: noon + 999 }, '7');
		const { parameters } = JSON.parse(requests[1]?.body ?? '{}') as { parameters: string[] };
		expect(JSON.parse(parameters[0] ?? '{}')).toMatchObject({
			FilterString:
				"FModifyDate>='2026-01-05 12:00:00' and FModifyDate<'2026-01-05 12:00:01' and FCUSTID>7",
			OrderString: 'FCUSTID ASC',
		});
	});

	it('is looked for an hour wider where the clock of the server is turned', async () => {
		const { requests, http } = scripted((_request, nth) =>
			nth === 1
				? { LoginResultType: 1, KDSVCSessionId: 's' }
				: { status: 200, headers: {}, text: '[]' },
		);
		const berlin = { ...fields, user: 'berlin', zone: 'Europe/Berlin' };
		const connected = client.open(berlin, toolsOver({ at: noon, slept: 0 }, http));
		const turn = Date.UTC(2026, 9, 25, 1);
		await connected.changed?.('BD_Customer', { since: turn - 60_000, until: turn + 60_000 }, null);
		const { parameters } = JSON.parse(requests[1]?.body ?? '{}') as { parameters: string[] };
		expect(parameters[0]).toContain(
			"FModifyDate>='2026-10-25 01:59:00' and FModifyDate<'2026-10-25 03:01:00'",
		);
	});
});

describe('the fields of a form of K/3 Cloud', () => {
	it('are listed in the language of the credential', async () => {
		const { connected } = await site();
		const known = await connected.fields?.('BD_Customer:FCUSTID');
		expect(known).toContainEqual(
			expect.objectContaining({ id: 'FName', name: '客户名称', required: true }),
		);
		expect(known).toContainEqual(expect.objectContaining({ id: 'FModifyDate', type: 'dateTime' }));
	});
});

describe('the credential of K/3 Cloud', () => {
	it('names the field that is wrong, and takes the address with and without /k3cloud', () => {
		expect(() => readAccount({ ...fields, zone: 'Shanghai-ish' })).toThrow(SetupError);
		expect(() => readAccount({ ...fields, dataCentre: '' })).toThrow(
			'Data Centre ID of the Satisfaction Kingdee K3 credential is empty.',
		);
		for (const address of ['https://erp.example.com', 'https://erp.example.com/K3Cloud/']) {
			expect(readAccount({ ...fields, address }).address).toBe('https://erp.example.com/k3cloud');
		}
	});
});
