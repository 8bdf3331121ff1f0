import { createHmac, randomBytes } from 'node:crypto';

import { deliverUntilTaken } from '../crm/send';
import type { Sign, SignedRequest } from '../crm/signed-request';
import { sealed } from './pushes/envelope';
import type { SimAnswer, SimDeed, SimRequest, Simulated } from './simulated';

type Row = Record<string, unknown>;

const account = {
	appId: '41832a3d2df94989b500da6a22268747',
	appSecret: randomBytes(20).toString('hex'),
	tenantId: '0000L5GGG35C5N7K0P0000',
};
/** Ids have nineteen digits. */
const user = '1873799286893314054';
const writable = ['name', 'winLoseOrderState', 'opptState', 'ower', 'remark', 'satisfaction__c'];

/** As it is written there: wall time of Beijing. */
const wallTime = (at: number): string =>
	new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/**
 * YonBIP as its open platform is documented: the data centre is looked up, a token is given for a
 * signature, errors come with HTTP 200 and some as bare text; events are encrypted, and want `success`.
 */
export function yonbip(): Simulated & { revoke(): void } {
	const deeds: SimDeed[] = [];
	const rows = new Map<string, Row & { id: string; modified: number }>();
	let token = '';
	let until = 0;
	let made = 0;

	function giveToken({ query }: SimRequest, now: number): SimAnswer {
		const [appKey, timestamp] = [query.get('appKey') ?? '', query.get('timestamp') ?? ''];
		if (appKey !== account.appId) return refused('10018', 'appKey不存在');
		const signature = createHmac('sha256', account.appSecret)
			.update(`appKey${appKey}timestamp${timestamp}`)
			.digest('base64');
		if (query.get('signature') !== signature || Math.abs(now - Number(timestamp)) > 300_000) {
			return refused('10001', '签名错误');
		}
		if (now >= until || token === '') {
			made += 1;
			token = `token+${made}/=`;
			until = now + 7_200_000;
		}
		return json({ code: '00000', message: '成功！', data: { access_token: token, expire: 7_200 } });
	}

	function refused(code: string, message: string): SimAnswer {
		deeds.push({ kind: 'refused', why: `${code} ${message}` });
		return json({ code, message });
	}

	function listed(body: Row): SimAnswer {
		const [condition] = (body.simpleVOs ?? []) as Array<Record<string, string>>;
		const { field, op, value1 = '', value2 = '' } = condition ?? {};
		const [size, index] = [Number(body.pageSize), Number(body.pageIndex)];
		if (field !== 'modifyTime' || op !== 'between' || !(size > 0) || !(index > 0)) {
			return refused('999', '查询条件错误');
		}
		deeds.push({ kind: 'list', object: 'opportunity', id: null });
		const found = [...rows.values()]
			.filter(({ modified }) => wallTime(modified) >= value1 && wallTime(modified) <= value2)
			.sort((one, other) => one.modified - other.modified);
		return json({
			code: 200,
			message: '操作成功',
			data: {
				pageIndex: index,
				recordCount: found.length,
				recordList: found.slice((index - 1) * size, index * size).map(shownOf),
				pageCount: Math.ceil(found.length / size),
			},
		});
	}

	function save(body: Row, now: number): SimAnswer {
		const data = (body.data ?? {}) as Row;
		const { id, _status, ...values } = data;
		const row = rows.get(String(id));
		if (!row) return refused('1002', '数据不存在');
		if (_status !== 'Update') return refused('999', '_status 错误');
		for (const [name, value] of Object.entries(values)) {
			// What it does not know it passes over, and says that all is well.
			if (writable.includes(name)) row[name] = value;
		}
		row.modified = now;
		deeds.push({ kind: 'update', object: 'opportunity', id: row.id, values });
		return json({ code: 200, message: '操作成功', data: shownOf(row) });
	}

	function business(request: SimRequest, now: number): SimAnswer {
		const { method, query } = request;
		const path = request.path.replace('/iuap-api-gateway', '');
		const given = query.get('access_token');
		if (given === null) return refused('310001', 'token为空');
		if (given !== token || now >= until) {
			deeds.push({ kind: 'refused', why: '非法token' });
			// Some interfaces answer bare text.
			return path.endsWith('/list')
				? { status: 200, headers: { 'content-type': 'text/plain' }, body: '非法token' }
				: json({ code: '310036', message: '非法token' });
		}
		if (method === 'GET' && /^\/yonbip\/crm\/(oppt|customer|contact)\/getbyid$/.test(path)) {
			const id = query.get('id') ?? '';
			deeds.push({ kind: 'get', object: 'opportunity', id });
			const row = rows.get(id);
			return row
				? json({ code: '200', message: '操作成功', data: shownOf(row) })
				: json({ code: 1002, message: '数据不存在' });
		}
		if (method === 'POST' && path === '/yonbip/crm/oppt/bill/list') {
			return listed(JSON.parse(request.body) as Row);
		}
		if (method === 'POST' && path === '/yonbip/crm/bill/opptsave') {
			return save(JSON.parse(request.body) as Row, now);
		}
		return { status: 404, body: JSON.stringify({ code: '310404', message: '接口不存在' }) };
	}

	return {
		key: 'yonbip',
		push: pushOf(),
		api: {
			handle(request, now) {
				const { path, query, headers } = request;
				if (path === '/open-auth/dataCenter/getGatewayAddress') {
					if (query.get('tenantId') !== account.tenantId) return refused('50000', '租户不存在');
					const own = `http://${headers.host ?? ''}/yonbip`;
					const data = {
						gatewayUrl: `${own}/iuap-api-gateway`,
						tokenUrl: `${own}/iuap-api-auth`,
					};
					return json({ code: '00000', message: '成功！', data });
				}
				return path === '/iuap-api-auth/open-auth/selfAppAuth/base/v1/getAccessToken'
					? giveToken(request, now)
					: business(request, now);
			},
			credential: {
				type: 'satisfactionYonbipApi',
				data: (address) => ({ ...account, address, timeZone: 'Asia/Shanghai', writes: true }),
			},
			deeds,
			happen({ ticket, at }) {
				rows.set(ticket.id, { id: ticket.id, name: ticket.title, ower: user, modified: at });
			},
			parameters: {
				update: {
					operation: 'update',
					object: 'opportunity',
					fieldsFrom: 'json',
					fieldsJson: '={{ JSON.stringify({ satisfaction__c: $json.score.value }) }}',
				},
			},
			change({ id, values, at }) {
				rows.set(id, { ower: user, ...rows.get(id), ...values, id, modified: at });
			},
		},
		revoke: () => void (until = 0),
	};
}

const shownOf = ({ modified, ...row }: Row & { modified: number }): Row => ({
	...row,
	modifyTime: wallTime(modified),
	modifierId: user,
});

const json = (body: object): SimAnswer => ({ status: 200, body: JSON.stringify(body) });

/** Applications made since 2022-07-29 sign by HMAC. */
function pushOf(): NonNullable<Simulated['push']> {
	const requestOf = (event: object, secret: string, signedAt: number): SignedRequest => {
		const encodingAesKey = secret.replace(/-/g, '').slice(0, 43).padEnd(43, '0');
		const encrypt = sealed(JSON.stringify(event), { encodingAesKey, receiver: account.appId });
		const nonce = String(signedAt % 1_000_003);
		const text = [String(signedAt), nonce, encrypt].sort().join('');
		const signature = createHmac('sha256', secret).update(text).digest('base64');
		return {
			query: '',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ signature, timestamp: signedAt, nonce, encrypt }),
		};
	};
	const sign: Sign = ({ ticket, customer, agent, at, deliveryId, fields }, secret, signedAt) =>
		requestOf(
			{
				type: 'OPPORTUNITY_SAVED',
				eventId: deliveryId,
				timestamp: at,
				tenantId: account.tenantId,
				content: JSON.stringify({
					model: {
						id: ticket.id,
						name: ticket.title,
						winLoseOrderState: 0,
						customer: customer.id,
						customer_name: customer.name,
						email: customer.email,
						ower: agent.id,
						ower_name: agent.name,
						...fields,
					},
				}),
			},
			secret,
			signedAt,
		);
	const faultOf = ({ status, body, took }: { status: number; body: string; took: number }) =>
		status === 200 && body === 'success' && took < 5_000
			? null
			: `answered ${status} with "${body.slice(0, 80)}" after ${took} ms`;
	return {
		sign,
		// All that is signed stands in the body.
		forgeries: ['wrong_secret', 'flipped_byte', 'stale'],
		sender: { secret: account.appSecret },
		parameters: {
			yonbipApplication: account.appId,
			yonbipFields: { row: [{ path: 'content.model.email', field: 'customer.email' }] },
			yonbipOptions: { freshness: 5 },
		},
		faultOf,
		async greet(address) {
			const event = { type: 'CHECK_URL', eventId: 'check', timestamp: 0 };
			const make = () => requestOf(event, account.appSecret, Date.now());
			return faultOf({ ...(await deliverUntilTaken(address, make, 30_000)), took: 0 });
		},
	};
}
