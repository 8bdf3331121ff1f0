import { InputError, SetupError } from '../../../../core/model/errors';
import { client } from '../../../../core/systems/neocrm/client';
import { SystemError } from '../../../../core/systems/system-error';
import { neocrm } from '../../../../sandbox/systems/neocrm';
import { allChanged, scripted, served, toolsOver } from './a-system';

const noon = Date.UTC(2026, 0, 5, 4);

async function company(more: object = {}) {
	const stage = await served(neocrm(), noon);
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
	address: 'https://api.xiaoshouyi.com',
	loginAddress: 'https://login.xiaoshouyi.com',
	clientId: 'a',
	clientSecret: 'b',
	user: 'c',
	password: 'd',
	securityToken: 'e',
};

describe('records of Neocrm', () => {
	it('are made with their only type, read, changed and handed over, ids keeping all digits', async () => {
		const { connected } = await company();
		const made = await connected.create?.(
			'opportunity',
			{ opportunityName: '年度服务', saleStageId: '1', money: '128000.5' },
			{ owner: null },
		);
		const id = made?.id ?? '';
		expect(id).toMatch(/^90071992547409\d\d$/);
		await connected.update?.('opportunity', id, {
			satisfactionScore__c: 5,
			satisfactionAt__c: '2026-01-05T10:00:00+08:00',
		});
		await connected.changeOwner?.('opportunity', id, '9007199254740997');
		expect(await connected.get?.('opportunity', id)).toEqual({
			id,
			fields: expect.objectContaining({
				id,
				opportunityName: '年度服务',
				saleStageId: 1,
				money: 128000.5,
				entityType: '1100',
				satisfactionScore__c: 5,
				satisfactionAt__c: Date.UTC(2026, 0, 5, 2),
			}) as unknown,
			owner: '9007199254740997',
			modifiedAt: noon,
			modifiedBy: '9007199254740995',
			deleted: false,
		});
	});

	it('of an object with several types are made only with one that was chosen', async () => {
		const { connected } = await company();
		await expect(
			connected.create?.('account', { accountName: 'A' }, { owner: null }),
		).rejects.toMatchObject({
			message: 'The object account of Neocrm has 2 record types, and none was chosen.',
			hint: 'Give the field entityType one of: 1100 (默认), 1101 (代理商).',
		});
		const made = await connected.create?.(
			'account',
			{ accountName: 'A', entityType: '1101' },
			{ owner: null },
		);
		expect(made?.id).toMatch(/^\d{16}$/);
	});

	it('may be tasks, which are made together with who is to do them', async () => {
		const { connected, api } = await company();
		const made = await connected.create?.('task', { taskName: '回访' }, { owner: '12' });
		expect(api.deeds).toContainEqual({
			kind: 'create',
			object: 'task',
			id: made?.id,
			values: { taskName: '回访', ownerId: '12' },
		});
	});

	it('say when they are missing, and when their values are wrong', async () => {
		const { connected } = await company();
		expect(await faultOf(connected.get?.('opportunity', '12345678901234567890'))).toEqual({
			fault: 'missing',
			code: '1020003',
		});
		expect(await faultOf(connected.update?.('opportunity', '1', { colour: 'red' }))).toMatchObject({
			fault: 'missing',
		});
		await expect(connected.update?.('opportunity', '1', { money: 'a lot' })).rejects.toThrow(
			InputError,
		);
	});

	it('are of an object whose name is a name: nothing is slipped into an address or a query', async () => {
		const { connected, api } = await company();
		for (const name of ['account/../user', 'account where 1=1', '', '1a']) {
			await expect(connected.get?.(name, '1')).rejects.toThrow(InputError);
			await expect(connected.changed?.(name, { since: 0, until: 1 }, null)).rejects.toThrow(
				InputError,
			);
		}
		expect(api.deeds).toEqual([]);
	});
});

describe.each(['xoql', 'sql'])('what was changed in Neocrm, asked by %s', (query) => {
	it('comes page by page, each record once, ordered by ids that no number can hold', async () => {
		const { connected, api } = await company({ query });
		const id = (nth: number) => String(9_007_199_254_740_993n + BigInt(nth * 2));
		for (let nth = 0; nth < 205; nth += 1) {
			api.change?.({ id: id(nth), values: { opportunityName: `D${nth}` }, at: noon });
		}
		api.change?.({ id: id(900), values: {}, at: noon - 1 });
		api.change?.({ id: id(901), values: {}, at: noon + 1 });
		const records = await allChanged(connected, 'opportunity', { since: noon, until: noon + 1 });
		expect(records.map((record) => record.id)).toEqual(
			Array.from({ length: 205 }, (_, nth) => id(nth)),
		);
		expect(records[0]).toMatchObject({ owner: '9007199254740995', modifiedAt: noon });
	});
});

describe('the fields of an object of Neocrm', () => {
	it('are listed with their types, choices and what cannot be written', async () => {
		const { connected } = await company();
		expect(await connected.objects?.()).toContainEqual({ value: 'opportunity', name: '商机' });
		const known = await connected.fields?.('opportunity');
		expect(known).toContainEqual(
			expect.objectContaining({
				id: 'saleStageId',
				type: 'options',
				choices: [
					{ value: '1', name: '谈判' },
					{ value: '2', name: '赢单' },
				],
			}),
		);
		expect(known).toContainEqual(expect.objectContaining({ id: 'updatedAt', readOnly: true }));
		expect(known).toContainEqual(expect.objectContaining({ id: 'money', type: 'number' }));
	});
});

describe('the token of Neocrm', () => {
	it('is fetched once more where it was revoked, and after its two hours', async () => {
		const { connected, system, clock, api } = await company();
		expect(await connected.test()).toBe(
			'Neocrm lets api@example.com read accounts, which have 8 fields.',
		);
		system.revoke();
		await connected.objects?.();
		clock.at += 7_300_000;
		await connected.objects?.();
		expect(api.deeds.filter(({ kind }) => kind === 'refused')).toHaveLength(1);
	});

	it('is fetched once for all that ask at the same time', async () => {
		const { requests, http } = scripted(({ url }) =>
			url.includes('token') ? { access_token: 't' } : { code: 200, data: { records: [] } },
		);
		const tools = toolsOver({ at: noon, slept: 0 }, http);
		await Promise.all(
			Array.from({ length: 5 }, async () => await client.open(fields, tools).objects?.()),
		);
		expect(requests.filter(({ url }) => url.includes('/token'))).toHaveLength(1);
		expect(new URLSearchParams(requests[0]?.body).get('password')).toBe('de');
	});

	it('is denied with a wrong password, of which nothing is said', async () => {
		const { fields: right, tools } = await company();
		const wrong = client.open({ ...right, password: 'not-the-password' }, tools);
		const error: unknown = await wrong.test().catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ fault: 'denied', code: 'invalid_grant' });
		expect(String(error)).toContain('用户名或密码错误');
		expect(String(error)).not.toContain('not-the-password');
	});
});

describe('an answer that is none of Neocrm', () => {
	it.each([
		[
			'a page with status 200',
			{ status: 200, headers: {}, text: '<html>维护中</html>' },
			'unavailable',
		],
		['a list', { status: 200, headers: {}, text: '[]' }, 'unavailable'],
		['JSON without a code', { hello: 'world' }, 'unavailable'],
		['too often', { status: 429, headers: {}, text: '{}' }, 'limited'],
		['too often, in words', { code: 1, msg: '接口访问过于频繁' }, 'limited'],
		['a refusal', { code: '1020012', msg: '字段无效' }, 'refused'],
		['forbidden', { status: 403, headers: {}, text: '{"code":403}' }, 'denied'],
	])('is %s', async (what, answer, fault) => {
		const { http } = scripted(({ url }) =>
			url.includes('token') ? { access_token: 't' } : answer,
		);
		const connected = client.open(
			{ ...fields, user: what },
			toolsOver({ at: noon, slept: 0 }, http),
		);
		expect(await faultOf(connected.objects?.())).toMatchObject({ fault });
	});
});

describe('the credential of Neocrm', () => {
	it('names the field that is wrong', () => {
		const tools = toolsOver({ at: noon, slept: 0 });
		const open = (more: object) => () => client.open({ ...fields, ...more }, tools);
		expect(open({ clientSecret: '' })).toThrow(SetupError);
		expect(open({ address: 'api-p10.xiaoshouyi.com' })).toThrow(
			'API Address of the Satisfaction Neocrm credential is "api-p10.xiaoshouyi.com".',
		);
	});
});
