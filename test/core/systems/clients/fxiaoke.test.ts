import { InputError, SetupError } from '../../../../core/model/errors';
import { client } from '../../../../core/systems/fxiaoke/client';
import { poll } from '../../../../core/systems/fxiaoke/poll';
import { SystemError } from '../../../../core/systems/system-error';
import { fxiaoke } from '../../../../sandbox/systems/fxiaoke';
import { allChanged, scripted, served, toolsOver } from './a-system';

const noon = Date.UTC(2026, 0, 5, 4);
const deal = 'NewOpportunityObj';
const ticket = 'object_ticket__c';

/** A simulated company of its own, so that no test meets another one's tokens. */
async function company(at = noon) {
	const stage = await served(fxiaoke(), at);
	stops.push(stage.stop);
	return { ...stage, connected: client.open(stage.fields, stage.tools) };
}

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
	await Promise.all(stops.splice(0).map(async (stop) => await stop()));
});

const faultOf = async (promise: Promise<unknown>): Promise<unknown> =>
	await promise.then(
		() => 'nothing was thrown',
		(error: unknown) =>
			error instanceof SystemError ? { fault: error.fault, code: error.code } : error,
	);

describe('records of Fxiaoke', () => {
	it('are made, read, changed and handed to another owner, preset and own alike', async () => {
		const { connected, api } = await company();
		for (const object of [deal, ticket]) {
			const made = await connected.create?.(
				object,
				{ name: '年度服务', satisfaction_score__c: 4.5 },
				{ owner: '1000' },
			);
			const id = made?.id ?? '';
			await connected.update?.(object, id, {
				satisfaction_score__c: 5,
				satisfaction_at__c: '2026-01-05T10:00:00+08:00',
				satisfied__c: true,
				followers__c: '1001',
			});
			await connected.changeOwner?.(object, id, '1002');
			expect(await connected.get?.(object, id)).toEqual({
				id,
				fields: expect.objectContaining({
					name: '年度服务',
					satisfaction_score__c: '5',
					satisfaction_at__c: Date.UTC(2026, 0, 5, 2),
					satisfied__c: true,
					followers__c: ['1001'],
				}) as unknown,
				owner: '1002',
				modifiedAt: noon,
				modifiedBy: '1000',
				deleted: false,
			});
		}
		expect(api.deeds.filter(({ kind }) => kind === 'owner')).toHaveLength(2);
	});

	it('are made and changed without starting a workflow that would call us back', async () => {
		const { requests, http } = scripted((_request, nth) =>
			nth === 1
				? { errorCode: 0, accessToken: 'quiet', ea: 'fs', expiresIn: 7200 }
				: { errorCode: 0, data: {} },
		);
		const fields = { ...sandboxFields, appId: 'FSAID_quiet' };
		const connected = client.open(fields, toolsOver({ at: noon, slept: 0 }, http));
		const quiet = { triggerWorkFlow: false, triggerApprovalFlow: false };
		await connected.update?.(deal, '1', { name: 'A' });
		expect(JSON.parse(requests.at(-1)?.body ?? '')).toEqual({
			...quiet,
			data: { object_data: { _id: '1', dataObjectApiName: deal, name: 'A' } },
		});
		for (const object of [deal, ticket]) {
			await connected.create?.(object, { name: 'B' }, { owner: '1000' });
			expect(JSON.parse(requests.at(-1)?.body ?? '')).toEqual({
				...quiet,
				data: { object_data: { dataObjectApiName: object, name: 'B', owner: ['1000'] } },
			});
		}
	});

	it('say when they are missing, whatever code that has', async () => {
		const { connected } = await company();
		expect(await faultOf(Promise.resolve(connected.get?.(deal, '65f0')))).toEqual({
			fault: 'missing',
			code: null,
		});
	});

	it('are refused in the words of Fxiaoke, which come with HTTP 200', async () => {
		const { connected } = await company();
		await expect(connected.create?.(deal, { colour: 'red' }, { owner: null })).rejects.toThrow(
			/Fxiaoke answered 30101: 字段 colour 不存在 \(trace E-O\.fssandbox/,
		);
	});

	it('are not sent with a number or a time that is none', async () => {
		const { connected, api } = await company();
		await expect(connected.update?.(deal, '1', { amount: 'a lot' })).rejects.toThrow(InputError);
		await expect(connected.update?.(deal, '1', { satisfaction_at__c: 'soon' })).rejects.toThrow(
			'The field "satisfaction_at__c" of Fxiaoke is "soon".',
		);
		expect(api.deeds).toEqual([]);
	});

	it('keep ids of any length, and say what was invalidated', async () => {
		const { http } = scripted((_request, nth) =>
			nth === 1
				? { errorCode: 0, accessToken: 'long', ea: 'fs', expiresIn: 7200 }
				: {
						status: 200,
						headers: {},
						text: `{"errorCode":0,"data":{"_id":12345678901234567890,"life_status":"invalid","owner":[98765432109876543210]}}`,
					},
		);
		const fields = { ...sandboxFields, appId: 'FSAID_long' };
		const connected = client.open(fields, toolsOver({ at: noon, slept: 0 }, http));
		expect(await connected.get?.(deal, 'any')).toMatchObject({
			id: '12345678901234567890',
			owner: '98765432109876543210',
			deleted: true,
		});
	});
});

describe('the fields of an object of Fxiaoke', () => {
	it('are listed with their types, choices and what cannot be written', async () => {
		const { connected } = await company();
		expect(await connected.objects?.()).toContainEqual({ value: ticket, name: '工单' });
		const fields = await connected.fields?.(deal);
		expect(fields).toContainEqual(
			expect.objectContaining({ id: 'name', name: '主属性', type: 'string', required: true }),
		);
		expect(fields).toContainEqual(
			expect.objectContaining({
				id: 'sales_status',
				type: 'options',
				choices: [
					{ value: '1', name: '进行中' },
					{ value: '2', name: '赢单' },
				],
			}),
		);
		for (const id of ['owner', 'code__c']) {
			expect(fields).toContainEqual(expect.objectContaining({ id, readOnly: true }));
		}
	});
});

describe('what was changed in Fxiaoke', () => {
	it('comes page by page, each record once, also at equal times and at the borders of the span', async () => {
		const { connected, api } = await company();
		const id = (nth: number) => `65f0${String(nth).padStart(20, '0')}`;
		for (let nth = 0; nth < 250; nth += 1) {
			api.change?.({ id: id(nth), values: { name: `D${nth}` }, at: noon + (nth % 2) });
		}
		api.change?.({ id: id(900), values: { name: 'before' }, at: noon - 1 });
		api.change?.({ id: id(901), values: { name: 'after' }, at: noon + 2 });
		const records = await allChanged(connected, deal, { since: noon, until: noon + 2 });
		expect(records.map((record) => record.id)).toEqual(
			Array.from({ length: 250 }, (_, nth) => id(nth)),
		);
	});

	it('may come as a single record in place of a list', async () => {
		const { http } = scripted((_request, nth) =>
			nth === 1
				? { errorCode: 0, accessToken: 'single', ea: 'fs', expiresIn: 7200 }
				: { errorCode: 0, data: { _id: 'a', name: 'A', last_modified_time: noon } },
		);
		const fields = { ...sandboxFields, appId: 'FSAID_single' };
		const connected = client.open(fields, toolsOver({ at: noon, slept: 0 }, http));
		expect(await connected.changed?.(deal, { since: 0, until: noon + 1 }, null)).toMatchObject({
			records: [{ id: 'a', modifiedAt: noon }],
			next: null,
		});
	});

	it('looks like the sample of the panel', () => {
		expect(poll.sample.fields._id).toBe(poll.sample.id);
		expect(poll.defaults.map(({ object }) => object)).toContain(deal);
	});
});

const sandboxFields = {
	cloud: 'https://open.fxiaoke.com',
	appId: 'FSAID_a',
	appSecret: 'b',
	permanentSecret: 'c',
	employee: '1000',
};

describe('the token of Fxiaoke', () => {
	it('is fetched once for all that ask at the same time', async () => {
		const { fields, tools, api } = await company();
		const asked = Array.from({ length: 20 }, async () => await client.open(fields, tools).test());
		await Promise.all(asked);
		expect(await client.open(fields, tools).test()).toBe(
			'Fxiaoke lets employee 1000 see 3 kinds of record.',
		);
		expect(api.deeds).toEqual([]);
		const { requests, http } = scripted(({ url }) =>
			url.includes('token')
				? { errorCode: 0, accessToken: 't', ea: 'fs', expiresIn: 7200 }
				: { errorCode: 0, data: { objects: [] } },
		);
		const other = { ...sandboxFields, appId: 'FSAID_once' };
		const clock = { at: noon, slept: 0 };
		await Promise.all(
			Array.from(
				{ length: 5 },
				async () => await client.open(other, toolsOver(clock, http)).test(),
			),
		);
		expect(requests.filter(({ url }) => url.includes('/oauth2.0/token'))).toHaveLength(1);
	});

	it('is fetched once more where it was revoked, and after its two hours', async () => {
		const { connected, system, clock } = await company();
		await connected.test();
		system.revoke();
		await connected.test();
		clock.at += 7_300_000;
		await connected.test();
	});

	it('is not fetched for ever where no token is taken', async () => {
		const { requests, http } = scripted(({ url }) =>
			url.includes('token')
				? { errorCode: 0, accessToken: 't', ea: 'fs', expiresIn: 7200 }
				: { errorCode: 20016, errorMessage: 'authorization is error' },
		);
		const fields = { ...sandboxFields, appId: 'FSAID_never' };
		const connected = client.open(fields, toolsOver({ at: noon, slept: 0 }, http));
		expect(await faultOf(connected.test())).toEqual({ fault: 'denied', code: '20016' });
		expect(requests).toHaveLength(4);
	});

	it('is denied with a wrong secret, and nothing of the secret is said', async () => {
		const { fields, tools } = await company();
		const wrong = client.open({ ...fields, appSecret: 'not-the-secret' }, tools);
		const error: unknown = await wrong.test().catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ fault: 'denied', code: '10006' });
		expect(String(error)).not.toContain('not-the-secret');
	});
});

describe('an answer that is none of Fxiaoke', () => {
	it.each([
		['a page with status 200', { status: 200, headers: {}, text: '<html>login</html>' }],
		['a redirection', { status: 302, headers: {}, text: '<html>302 Found</html>' }],
		['JSON without a code', { hello: 'world' }],
		['a list', { status: 200, headers: {}, text: '[]' }],
		['a broken gateway', { status: 502, headers: {}, text: '{"message":"bad gateway"}' }],
	])('is %s: unavailable', async (_what, answer) => {
		const { http } = scripted(() => answer);
		const connected = client.open(sandboxFields, toolsOver({ at: noon, slept: 0 }, http));
		expect(await faultOf(connected.test())).toMatchObject({ fault: 'unavailable' });
	});

	it('is too often: limited', async () => {
		const { http } = scripted(() => ({ status: 429, headers: {}, text: '{}' }));
		const connected = client.open(sandboxFields, toolsOver({ at: noon, slept: 0 }, http));
		expect(await faultOf(connected.test())).toEqual({ fault: 'limited', code: '429' });
	});
});

describe('the limits of Fxiaoke', () => {
	it('are kept: the 101st call of twenty seconds waits', async () => {
		const { connected, clock, api } = await company();
		for (let nth = 0; nth < 101; nth += 1) await connected.test();
		expect(clock.slept).toBe(20_000);
		expect(api.deeds).toEqual([]);
	});
});

describe('the credential of Fxiaoke', () => {
	it('names the field that is wrong', () => {
		const tools = toolsOver({ at: noon, slept: 0 });
		const open = (more: object) => () => client.open({ ...sandboxFields, ...more }, tools);
		expect(open({ cloud: 'https://www.fxiaoke.com' })).toThrow(SetupError);
		expect(open({ cloud: 'other', address: 'ftp://crm' })).toThrow(
			'API Address of the Satisfaction Fxiaoke credential is "ftp://crm".',
		);
		expect(open({ permanentSecret: ' ' })).toThrow(
			'Permanent Code of the Satisfaction Fxiaoke credential is empty.',
		);
	});
});

describe('a full page of Fxiaoke with rows that cannot be read', () => {
	const paged = (rows: object[]) => {
		const { http } = scripted(({ url }) =>
			url.includes('/data/query')
				? { errorCode: 0, data: { dataList: rows } }
				: { errorCode: 0, accessToken: 'paged', ea: 'fs', expiresIn: 7200 },
		);
		return client
			.open(sandboxFields, toolsOver({ at: noon, slept: 0 }, http))
			.changed?.(deal, { since: 0, until: noon }, null);
	};

	it('is not the last one', async () => {
		const rows = Array.from({ length: 100 }, (_, nth) => (nth === 40 ? {} : { _id: `id${nth}` }));
		expect(await paged(rows)).toMatchObject({ next: 'id99', records: { length: 99 } });
	});

	it('is an error where nothing says what comes next', async () => {
		const rows = Array.from({ length: 100 }, () => ({}));
		await expect(paged(rows)).rejects.toThrow('none of them with an id');
	});
});
