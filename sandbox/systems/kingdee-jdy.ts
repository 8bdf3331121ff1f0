import { createHmac } from 'node:crypto';

import type { SimAnswer, SimDeed, SimRequest, Simulated } from './simulated';

type Row = Record<string, unknown>;

const application = { clientId: '205022', clientSecret: 'sandbox-jdy-client-secret' };
const instance = '492475033566973952';
const books = '1783803326505631821';
const domain = 'https://tf.jdy.com';
/** A customer who is there from the beginning. */
const known = '1783803326505631999';
const customers = { __rl: true, mode: 'id', value: 'bd/customer' };

class Refused extends Error {
	constructor(
		readonly code: number,
		message: string,
	) {
		super(message);
	}
}

const hexText = (secret: string, text: string): string =>
	Buffer.from(createHmac('sha256', secret).update(text).digest('hex')).toString('base64');

/** RFC 3986, in capitals. */
const escaped = (text: string): string =>
	[...Buffer.from(text)]
		.map((byte) => {
			const sign = String.fromCharCode(byte);
			return /[A-Za-z0-9\-_.~]/.test(sign)
				? sign
				: `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
		})
		.join('');

/** The gateway of Kingdee 云星辰: signed requests, keys that change daily, a token for a day. */
export function kingdeeJdy(): Simulated & { changeKeys(): void } {
	const deeds: SimDeed[] = [];
	const rows = new Map<string, Row>();
	let keys = { appKey: 'key-1', appSecret: 'secret-1' };
	let token = { value: '', until: 0 };
	let tokensAt: number[] = [];
	let made = 0;
	let now = 0;

	function checkSigned({ method, path, query, headers }: SimRequest): void {
		const at = headers['x-api-timestamp'] ?? '';
		const nonce = headers['x-api-nonce'] ?? '';
		const pairs = [...query].sort(([a], [b]) => (a < b ? -1 : 1));
		const parameters = pairs.map(
			([name, value]) => `${escaped(escaped(name))}=${escaped(escaped(value))}`,
		);
		const text = `${method}\n${escaped(path)}\n${parameters.join('&')}\nx-api-nonce:${nonce}\nx-api-timestamp:${at}\n`;
		const isRight =
			headers['x-api-clientid'] === application.clientId &&
			headers['x-api-auth-version'] === '2.0' &&
			headers['x-api-signheaders'] === 'X-Api-TimeStamp,X-Api-Nonce' &&
			/^\d{1,10}$/.test(nonce) &&
			headers['x-api-signature'] === hexText(application.clientSecret, text);
		if (!isRight) throw new Refused(1_010_001, '签名校验失败');
		if (Math.abs(Number(at) - now) > 300_000) throw new Refused(1_010_002, '签名时间戳已过期');
	}

	function giveToken(query: URLSearchParams): Row {
		tokensAt = [...tokensAt.filter((at) => at > now - 60_000), now];
		if (tokensAt.length > 2) throw new Refused(1_010_003, '获取token过于频繁');
		const isRight =
			query.get('app_key') === keys.appKey &&
			query.get('app_signature') === hexText(keys.appSecret, keys.appKey);
		if (!isRight) throw new Refused(1_030_002_006, '授权密钥校验失败，请获取最新密钥加密');
		made += 1;
		token = { value: `token-${made}`, until: now + 86_400_000 };
		return { 'app-token': token.value };
	}

	function customer({ method, path, query, body }: SimRequest): unknown {
		if (method === 'GET' && path === '/jdy/v2/bd/customer') {
			deeds.push({ kind: 'list', object: 'bd/customer', id: null });
			// More than a hundred rows are cut off without a word.
			const size = Math.min(Number(query.get('page_size')), 100);
			const start = (Number(query.get('page')) - 1) * size;
			const all = [...rows.values()];
			return { rows: all.slice(start, start + size), count: all.length, total_page: 1 };
		}
		if (method === 'GET' && path === '/jdy/v2/bd/customer_detail') {
			const id = query.get('id') ?? '';
			const row = rows.get(id);
			if (!row) throw new Refused(1_020_004, '客户不存在');
			deeds.push({ kind: 'get', object: 'bd/customer', id });
			return row;
		}
		if (method !== 'POST' || path !== '/jdy/v2/bd/customer')
			throw new Refused(519, 'API Not Found');
		const { id, ...values } = JSON.parse(body) as Row;
		if (id === undefined && typeof values.name !== 'string')
			throw new Refused(1_020_005, '名称必填');
		const own = id === undefined ? String(2_147_483_647_000n + BigInt((made += 1))) : String(id);
		if (id !== undefined && !rows.has(own)) throw new Refused(1_020_004, '客户不存在');
		const modify_time = new Date(now + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
		rows.set(own, { ...rows.get(own), ...values, id: own, modify_time });
		deeds.push({
			kind: id === undefined ? 'create' : 'update',
			object: 'bd/customer',
			id: own,
			values,
		});
		return { ids: [own] };
	}

	return {
		key: 'kingdee_jdy',
		/** The keys of the next day; the token of the old ones no longer counts. */
		changeKeys: () => {
			keys = { appKey: 'key-2', appSecret: 'secret-2' };
			token = { value: '', until: 0 };
		},
		api: {
			deeds,
			happen: ({ customer }) => {
				rows.set(known, { id: known, name: customer.name, number: 'KH0042' });
			},
			parameters: {
				'Write the score': {
					operation: 'update',
					object: customers,
					recordFrom: 'id',
					recordId: known,
					fieldsFrom: 'json',
					fieldsJson: '={{ JSON.stringify({ remark: "CSAT " + $json.score.value }) }}',
				},
				'Make a record': {
					operation: 'create',
					object: customers,
					fieldsFrom: 'json',
					fieldsJson: '{ "name": "回访客户" }',
				},
			},
			credential: {
				type: 'satisfactionKingdeeJdyApi',
				data: (address) => ({ address, ...application, instance, books }),
			},
			handle(request, at) {
				now = at;
				try {
					checkSigned(request);
					if (request.path === '/jdyconnector/app_management/push_app_authorize') {
						const isOurs = request.query.get('outerInstanceId') === instance;
						const other = { accountId: '1', appKey: 'x', appSecret: 'y', domain, status: 1 };
						const data = isOurs ? [other, { accountId: books, ...keys, domain, status: 1 }] : [];
						// This one says code and msg where all others say errcode and description.
						return json({ code: 200, msg: 'success', data });
					}
					if (request.path === '/jdyconnector/app_management/kingdee_auth_token') {
						return json({ errcode: 0, description: 'success', data: giveToken(request.query) });
					}
					const isKnown = request.headers['app-token'] === token.value && now < token.until;
					if (!isKnown) throw new Refused(1_030_002_006, 'app-token 已失效');
					if (request.headers['x-gw-router-addr'] !== domain) {
						return { status: 404, headers: { 'content-type': 'text/plain' }, body: '404 No Route' };
					}
					return json({ errcode: 0, description: 'success', data: customer(request) });
				} catch (error) {
					if (!(error instanceof Refused)) throw error;
					deeds.push({ kind: 'refused', why: error.message });
					return json({ errcode: error.code, description: error.message, data: null });
				}
			},
		},
	};
}

const json = (body: Row): SimAnswer => ({ status: 200, body: JSON.stringify(body) });
