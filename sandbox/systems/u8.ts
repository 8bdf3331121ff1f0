import { randomBytes } from 'node:crypto';

import type { SimAnswer, SimDeed, SimRequest, Simulated } from './simulated';

type Row = Record<string, unknown>;

const customers = { __rl: true, mode: 'id', value: 'customer' };

const account = {
	fromAccount: 'sandbox_from',
	toAccount: 'sandbox_to',
	appId: 'opa0123456789abcdef',
	appSecret: randomBytes(16).toString('hex'),
};

/**
 * The open platform of U8 as it is documented for customers: a token for two hours, a number for each
 * writing, an errcode in every body. Its codes are made up, since none are published.
 */
export function u8(): Simulated & {
	revoke(): void;
	leave(): void;
	/** So many lists may be asked for from now on. */
	allow(lists: number): void;
	remove(id: string): void;
} {
	const deeds: SimDeed[] = [];
	const rows = new Map<string, Row & { code: string }>();
	const trades = new Set<string>();
	let token = '';
	let until = 0;
	let made = 0;
	let isAway = false;
	let lists = Infinity;

	function refused(errcode: string, errmsg: string): SimAnswer {
		deeds.push({ kind: 'refused', why: `${errcode} ${errmsg}` });
		return json({ errcode, errmsg });
	}

	function giveToken({ query }: SimRequest, now: number): SimAnswer {
		const isRight =
			query.get('from_account') === account.fromAccount &&
			query.get('app_key') === account.appId &&
			query.get('app_secret') === account.appSecret;
		if (!isRight) return refused('20001', 'app_key 或 app_secret 错误');
		made += 1;
		token = `token${made}`;
		until = now + 7_200_000;
		return json({ errcode: '0', errmsg: '', token: { id: token, appKey: account.appId } });
	}

	function listed(query: URLSearchParams): SimAnswer {
		const size = Number(query.get('rows_per_page') ?? 10);
		const index = Number(query.get('page_index') ?? 1);
		const [from, to] = [query.get('ModifyDate_begin') ?? '', query.get('ModifyDate_end') ?? '9'];
		// Nothing but a day can be asked for, and no page before the first.
		const isDay = (day: string, none: string) => day === none || /^\d{4}-\d\d-\d\d$/.test(day);
		if (!isDay(from, '') || !isDay(to, '9')) return refused('10002', 'ModifyDate 格式错误');
		if (!(index >= 1) || !(size >= 1)) return refused('10003', 'page_index 错误');
		if ((lists -= 1) < 0) return refused('20429', '接口调用次数超过上限');
		deeds.push({ kind: 'list', object: 'customer', id: null });
		const found = [...rows.values()]
			.filter(({ ModifyDate }) => String(ModifyDate) >= from && String(ModifyDate) <= to)
			.sort((one, other) => (one.code < other.code ? -1 : 1));
		return json({
			errcode: '0',
			errmsg: '',
			page_index: String(index),
			rows_per_page: String(size),
			row_count: String(found.length),
			page_count: String(Math.ceil(found.length / size)),
			customer: found.slice((index - 1) * size, index * size),
		});
	}

	function written({ query, body, path }: SimRequest, now: number): SimAnswer {
		const trade = query.get('tradeid') ?? '';
		if (query.has('biz_id') || !trades.delete(trade)) return refused('10010', 'tradeid 无效');
		const values = ((JSON.parse(body) as Row).customer ?? {}) as Row;
		const code = String(values.code ?? '');
		const isNew = path.endsWith('/add');
		if (code === '' || rows.has(code) === isNew) {
			return refused('10020', isNew ? '客户编码重复' : '客户不存在');
		}
		rows.set(code, { ...rows.get(code), ...values, code, ModifyDate: dayOf(now) });
		deeds.push({ kind: isNew ? 'create' : 'update', object: 'customer', id: code, values });
		return json({ errcode: '0', errmsg: '', tradeid: trade, id: code });
	}

	function business(request: SimRequest, now: number): SimAnswer {
		const { path, query, method } = request;
		if (query.get('token') !== token || now >= until) return refused('20004', 'token 已过期');
		if (query.get('to_account') !== account.toAccount) return refused('20010', '应用未授权');
		if (isAway) return refused('30001', '企业的开放平台客户端离线');
		if (method === 'GET' && path === '/api/customer/batch_get') return listed(query);
		if (method === 'GET' && path === '/api/customer/get') {
			const row = rows.get(query.get('id') ?? '');
			deeds.push({ kind: 'get', object: 'customer', id: query.get('id') });
			return row
				? json({ errcode: '0', errmsg: '', customer: row })
				: json({ errcode: '10021', errmsg: '客户不存在' });
		}
		return method === 'POST' && /^\/api\/customer\/(add|edit)$/.test(path)
			? written(request, now)
			: refused('404', '接口没有找到');
	}

	return {
		key: 'u8',
		ids: { ticket: '01001' },
		api: {
			handle(request, now) {
				const { path, query } = request;
				if (path === '/system/token') return giveToken(request, now);
				if (path !== '/system/tradeid') return business(request, now);
				if (query.get('token') !== token || now >= until) return refused('20004', 'token 已过期');
				made += 1;
				trades.add(`trade${made}`);
				return json({ errcode: '0', errmsg: '', trade: { id: `trade${made}` } });
			},
			credential: {
				type: 'satisfactionU8Api',
				data: (address) => ({ ...account, address, timeZone: 'Asia/Shanghai' }),
			},
			deeds,
			happen: ({ ticket, customer, at }) => {
				rows.set(ticket.id, {
					code: ticket.id,
					name: customer.name,
					email: customer.email,
					self_define2: '已签收',
					ModifyDate: dayOf(at),
				});
			},
			// A customer's own field is watched: U8 shows no orders that were signed for.
			poll: {
				object: customers,
				start: 'date',
				startDate: '2026-01-01T00:00:00Z',
				pace: '1m',
				pollWatched: 'self_define2',
				pollTypes: { row: [{ value: '已签收', type: 'order.delivered' }] },
			},
			parameters: {
				'Write the score': {
					operation: 'update',
					object: customers,
					fieldsFrom: 'json',
					fieldsJson: '={{ JSON.stringify({ self_define1: String($json.score.value) }) }}',
				},
				'Make a record': {
					operation: 'create',
					object: customers,
					fieldsFrom: 'json',
					fieldsJson: '{ "code": "01999", "name": "回访客户" }',
				},
			},
			change({ id, values, at }) {
				rows.set(id, { ...rows.get(id), ...values, code: id, ModifyDate: dayOf(at) });
			},
		},
		revoke: () => void (until = 0),
		leave: () => void (isAway = true),
		allow: (more) => void (lists = more),
		remove: (id) => void rows.delete(id),
	};
}

/** In Beijing. */
const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

const json = (body: object): SimAnswer => ({ status: 200, body: JSON.stringify(body) });
