import { createHmac } from 'node:crypto';

import { InputError, SetupError } from '../../../../core/model/errors';
import { client } from '../../../../core/systems/kingdee_jdy/client';
import { gatewaySignature, hexInBase64 } from '../../../../core/systems/kingdee_jdy/signature';
import { SystemError } from '../../../../core/systems/system-error';
import { kingdeeJdy } from '../../../../sandbox/systems/kingdee-jdy';
import { scripted, served, toolsOver } from './a-system';

const noon = Date.UTC(2026, 0, 5, 4);

async function books(more: object = {}) {
	const stage = await served(kingdeeJdy(), noon);
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

describe('the signature of Kingdee’s gateway', () => {
	it('is the one of the example in its documentation', () => {
		expect(
			gatewaySignature('f2adcfef73369bfc4e1384677d38a0ff', {
				method: 'GET',
				path: '/jdyconnector/app_management/kingdee_auth_token',
				parameters: {
					app_signature:
						'MzZlYTk0ODk4MWZlNjdiODNmNWU4YzViNzYxNGM5MTFlOGJkN2NjMzk0MTJkZGNhZGM0NzZhN2YxZDJmOTlkZA==',
					app_key: 'bVZgAZOv1',
				},
				nonce: '4427456950',
				at: '1670305063559',
			}),
		).toBe(
			'OTFiZTliNDFiMjNkYTI3YzVhNzg4MDI4ZGU3MWY1ZTA5ZTk1NjVlNGM1YTI1ZjIxY2Y5YTA3ZGY2OGI1MGQ1MQ==',
		);
	});

	it('is base64 of the hexadecimal text, and not of its bytes', () => {
		const hex = createHmac('sha256', 'secret').update('text').digest('hex');
		expect(Buffer.from(hexInBase64('secret', 'text'), 'base64').toString('utf8')).toBe(hex);
	});
});

describe('records of Kingdee JDY', () => {
	it('are made, changed and read with keys that the gateway gives for the day', async () => {
		const { connected } = await books();
		const made = await connected.create?.(
			'bd/customer',
			{ name: '上海示例 (A*)' },
			{ owner: null },
		);
		const id = made?.id ?? '';
		expect(id).toBe('2147483647002');
		await connected.update?.('bd/customer', id, { remark: '满意度 4.5' });
		expect(await connected.get?.('bd/customer', id)).toEqual({
			id,
			fields: {
				id,
				name: '上海示例 (A*)',
				remark: '满意度 4.5',
				modify_time: '2026-01-05 12:00:00',
			},
			owner: null,
			modifiedAt: noon,
			modifiedBy: null,
			deleted: false,
		});
		expect(await connected.test()).toBe('Kingdee JDY opens the books, which have 1 customers.');
	});

	it('are refused in the words of Kingdee, which come with HTTP 200', async () => {
		const { connected } = await books({ books: '' });
		expect(await faultOf(connected.test())).toEqual({ fault: 'denied', code: '1030002006' });
	});

	it('say when they are missing, and demand a name where one is demanded', async () => {
		const { connected } = await books();
		expect(await faultOf(connected.get?.('bd/customer', '12345678901234567890'))).toEqual({
			fault: 'missing',
			code: '1020004',
		});
		await expect(connected.create?.('bd/customer', {}, { owner: null })).rejects.toThrow(
			'Kingdee JDY answered 1020005: 名称必填',
		);
	});

	it('are of a kind whose name is a name', async () => {
		const { connected, api } = await books();
		for (const name of ['bd/../customer', 'customer', 'bd/customer?x=1', '']) {
			await expect(connected.get?.(name, '1')).rejects.toThrow(InputError);
		}
		expect(api.deeds).toEqual([]);
	});
});

describe('the token of Kingdee JDY', () => {
	it('is fetched once for all, and once more where the keys have changed', async () => {
		const { connected, system, api } = await books();
		await Promise.all(Array.from({ length: 5 }, async () => await connected.test()));
		system.changeKeys();
		await connected.test();
		expect(api.deeds.filter(({ kind }) => kind === 'refused')).toHaveLength(1);
	});

	it('is not asked for a third time in a minute', async () => {
		const { connected, system, clock, api } = await books();
		await connected.test();
		system.changeKeys();
		await connected.test();
		clock.at += 1_000;
		// A third one would have to wait for most of a minute.
		system.changeKeys();
		expect(await faultOf(connected.test())).toEqual({ fault: 'limited', code: null });
		clock.at += 60_000;
		await connected.test();
		expect(api.deeds.map((deed) => (deed.kind === 'refused' ? deed.why : ''))).not.toContain(
			'获取token过于频繁',
		);
	});

	it('is denied with a wrong secret or a clock six minutes off, and nothing of the secret is said', async () => {
		const { fields, tools, clock } = await books();
		const wrong = client.open({ ...fields, clientSecret: 'not-the-secret' }, tools);
		const error: unknown = await wrong.test().catch((thrown: unknown) => thrown);
		expect(error).toMatchObject({ fault: 'denied', code: '1010001' });
		expect(String(error)).not.toContain('not-the-secret');
		const late = client.open(fields, { ...tools, now: () => clock.at + 360_000 });
		expect(await faultOf(late.test())).toEqual({ fault: 'denied', code: '1010002' });
	});
});

const fixed = {
	address: 'https://api.kingdee.com',
	clientId: '1',
	clientSecret: '2',
	appKey: '3',
	appSecret: '4',
	domain: 'https://tf.jdy.com',
};

describe('an answer that is none of Kingdee JDY', () => {
	it.each([
		['a gateway that knows no way', { status: 404, headers: {}, text: '404 No Route' }],
		['a page with status 200', { status: 200, headers: {}, text: '<html>维护</html>' }],
		['JSON without a code', { hello: 'world' }],
	])('is %s: unavailable', async (what, answer) => {
		const { http } = scripted(({ url }) =>
			url.includes('kingdee_auth_token') ? { errcode: 0, data: { app_token: 't' } } : answer,
		);
		const connected = client.open(
			{ ...fixed, clientId: what },
			toolsOver({ at: noon, slept: 0 }, http),
		);
		expect(await faultOf(connected.test())).toMatchObject({ fault: 'unavailable' });
	});
});

describe('the credential of Kingdee JDY', () => {
	it('names the field that is wrong', () => {
		const tools = toolsOver({ at: noon, slept: 0 });
		const open = (more: object) => () => client.open({ ...fixed, ...more }, tools);
		expect(open({})).not.toThrow();
		expect(open({ appKey: '', appSecret: '' })).toThrow(SetupError);
		expect(open({ domain: 'tf.jdy.com' })).toThrow(
			'Domain of the Satisfaction Kingdee JDY credential is "tf.jdy.com".',
		);
	});
});
