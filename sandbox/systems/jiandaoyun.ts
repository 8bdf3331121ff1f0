import { randomBytes } from 'node:crypto';

import { jiandaoyunPush } from '../crm/jiandaoyun';
import type { Happening } from '../crm/signed-request';
import type { SimAnswer, SimDeed, SimRequest, Simulated } from './simulated';

type Row = Record<string, unknown> & { _id: string; updateTime: string };
type Body = Record<string, unknown>;

const appId = '59264073a2a60c0c08e20bfb';
const entryId = '59264073a2a60c0c08e20bfd';

/** Calls in a second that each path takes. */
const limits: Record<string, number> = {
	'/v5/app/list': 30,
	'/v5/app/entry/list': 30,
	'/v5/app/entry/widget/list': 30,
	'/v5/app/entry/data/get': 30,
	'/v5/app/entry/data/list': 30,
	'/v5/app/entry/data/create': 20,
	'/v5/app/entry/data/update': 20,
};

const widgets = [
	{ name: 'subject_title', widgetName: '_widget_1', label: '标题', type: 'text' },
	{ name: 'ticket_status', widgetName: '_widget_2', label: '状态', type: 'combo' },
	{ name: 'score', widgetName: '_widget_3', label: '满意度评分', type: 'number' },
	{ name: 'score_at', widgetName: '_widget_4', label: '评分时间', type: 'datetime' },
	{ name: 'owner_id', widgetName: '_widget_5', label: '负责人', type: 'user' },
	{ name: 'customer_id', widgetName: '_widget_6', label: '客户编号', type: 'text' },
	{ name: 'customer_name', widgetName: '_widget_7', label: '客户', type: 'text' },
	{ name: 'customer_email', widgetName: '_widget_8', label: '客户邮箱', type: 'text' },
	{ name: 'number', widgetName: '_widget_9', label: '流水号', type: 'sn' },
];

const members: Record<string, string> = { 'zhou.min': '周敏', 'lin.tao': '林涛', xiaojian: '小简' };

/** An error as the real one writes it. */
const refusal = (code: number, msg: string): SimAnswer => ({
	status: 400,
	body: JSON.stringify({ code, msg }),
});

const answer = (body: object): SimAnswer => ({ status: 200, body: JSON.stringify(body) });

/** A team of Jiandaoyun with one application and one form of tickets. */
export function simulatedJiandaoyun(): Simulated {
	const apiKey = randomBytes(16).toString('hex');
	const rows = new Map<string, Row>();
	const deeds: SimDeed[] = [];
	const calls: Array<{ path: string; at: number }> = [];
	let made = 0;

	const member = (username: unknown): unknown =>
		typeof username === 'string' && username in members
			? { _id: username, username, name: members[username], status: 1, type: 0, departments: [1] }
			: null;

	const values = (data: unknown): Record<string, unknown> | string => {
		if (typeof data !== 'object' || data === null) return 'data is missing';
		const read: Record<string, unknown> = {};
		for (const [name, wrapped] of Object.entries(data)) {
			const widget = widgets.find((one) => one.name === name);
			// What is no field of the form is passed over in silence.
			if (!widget || widget.type === 'sn') continue;
			if (typeof wrapped !== 'object' || wrapped === null || !('value' in wrapped)) {
				return `${name} has no value`;
			}
			const { value } = wrapped as { value: unknown };
			if (widget.type === 'number' && value !== null && typeof value !== 'number') {
				return `${name} is no number`;
			}
			if (widget.type === 'datetime' && !/^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(String(value))) {
				return `${name} is no time`;
			}
			if (widget.type === 'user') {
				if (member(value) === null) return 'The member does not exist.';
				read[name] = member(value);
			} else read[name] = value;
		}
		return read;
	};

	const update = (body: Body, now: number): SimAnswer => {
		const row = rows.get(String(body.data_id));
		if (!row) return refusal(4001, 'The data does not exist.');
		const given = values(body.data);
		if (typeof given === 'string') return refusal(4000, given);
		Object.assign(row, given, {
			updateTime: new Date(now).toISOString(),
			updater: { username: 'api', name: 'API' },
		});
		const object = `${appId}/${entryId}`;
		const owner = given.owner_id as { username: string } | undefined;
		if (owner && Object.keys(given).length === 1) {
			deeds.push({ kind: 'owner', object, id: row._id, owner: owner.username });
		} else deeds.push({ kind: 'update', object, id: row._id, values: given });
		return answer({ data: row });
	};

	const create = (body: Body, now: number): SimAnswer => {
		const given = values(body.data);
		if (typeof given === 'string') return refusal(4000, given);
		made += 1;
		const at = new Date(now).toISOString();
		const _id = `65f0${now.toString(16).padStart(12, '0')}${made.toString(16).padStart(8, '0')}`;
		const api = { username: 'api', name: 'API' };
		const times = { createTime: at, updateTime: at, creator: api, updater: api };
		const row: Row = { _id, appId, entryId, ...times, ...given };
		rows.set(_id, row);
		deeds.push({ kind: 'create', object: `${appId}/${entryId}`, id: _id, values: given });
		return answer({ data: row });
	};

	const list = (body: Body): SimAnswer => {
		const limit = body.limit ?? 10;
		if (typeof limit !== 'number' || limit < 1 || limit > 100) return refusal(17018, 'limit');
		const after = typeof body.data_id === 'string' ? body.data_id : '';
		const all = [...rows.values()]
			.filter((row) => row._id > after && passes(row, body.filter))
			.sort((one, other) => (one._id < other._id ? -1 : 1))
			.slice(0, limit);
		deeds.push({ kind: 'list', object: `${appId}/${entryId}`, id: null });
		return answer({ data: all });
	};

	const handle = ({ method, path, headers, body: text }: SimRequest, now: number): SimAnswer => {
		const refuse = (reply: SimAnswer): SimAnswer => {
			deeds.push({ kind: 'refused', why: reply.body });
			return reply;
		};
		if (method !== 'POST') return refuse({ status: 404, body: '<html>Not Found</html>' });
		if (headers.authorization !== `Bearer ${apiKey}`) {
			return refuse(refusal(8301, 'The API key is invalid.'));
		}
		while (calls.length > 0 && (calls[0]?.at ?? 0) <= now - 1_000) calls.shift();
		const own = calls.filter((call) => call.path === path).length;
		if (calls.length >= 50 || own >= (limits[path] ?? 50)) {
			return refuse(refusal(8303, 'Request frequency limit exceeded.'));
		}
		calls.push({ path, at: now });
		const body = read(text);
		if (!body) return refuse(refusal(1, 'The request is invalid.'));
		if (path === '/v5/app/list') return answer({ apps: [{ app_id: appId, name: '售后' }] });
		if (body.app_id !== appId) return refuse(refusal(2004, 'The application does not exist.'));
		if (path === '/v5/app/entry/list') {
			return answer({ forms: [{ app_id: appId, entry_id: entryId, name: '工单' }] });
		}
		if (body.entry_id !== entryId) return refuse(refusal(3000, 'The form does not exist.'));
		switch (path) {
			case '/v5/app/entry/widget/list':
				return answer({
					widgets,
					sysWidgets: [{ name: 'creator' }, { name: 'createTime' }, { name: 'updateTime' }],
					dataModifyTime: new Date(now).toISOString(),
				});
			case '/v5/app/entry/data/get': {
				const row = rows.get(String(body.data_id));
				if (!row) return refuse(refusal(4001, 'The data does not exist.'));
				deeds.push({ kind: 'get', object: `${appId}/${entryId}`, id: row._id });
				return answer({ data: row });
			}
			case '/v5/app/entry/data/list':
				return list(body);
			case '/v5/app/entry/data/create': {
				const reply = create(body, now);
				return reply.status === 200 ? reply : refuse(reply);
			}
			case '/v5/app/entry/data/update': {
				const reply = update(body, now);
				return reply.status === 200 ? reply : refuse(reply);
			}
			default:
				return refuse({ status: 404, body: '<html>Not Found</html>' });
		}
	};

	const put = (id: string, given: Record<string, unknown>, at: number): void => {
		const time = new Date(at).toISOString();
		const known = rows.get(id) ?? { _id: id, appId, entryId, createTime: time };
		const updater = { username: 'xiaojian', name: '小简' };
		rows.set(id, { ...known, ...given, _id: id, updateTime: time, updater });
	};
	const object = { __rl: true, mode: 'id', value: `${appId}/${entryId}` };

	return {
		key: 'jiandaoyun',
		ids: { agent: 'zhou.min' },
		push: {
			sign: jiandaoyunPush,
			sender: { secret: randomBytes(16).toString('hex') },
			parameters: {
				jiandaoyunRules: {
					row: [{ field: 'ticket_status', equals: '已关闭', type: 'ticket.closed' }],
				},
			},
			faultOf: ({ status, took }) =>
				status >= 200 && status < 300 && took < 2_000
					? null
					: `answered ${status} after ${took} ms`,
		},
		api: {
			handle,
			credential: {
				type: 'satisfactionJiandaoyunApi',
				data: (address) => ({ address, apiKey, ownerField: 'owner_id', startWorkflows: false }),
			},
			deeds,
			happen: (happening) => put(happening.ticket.id, ticketOf(happening), happening.at),
			change: ({ id, values: given, at }) => put(id, given, at),
			parameters: {
				update: {
					operation: 'update',
					object,
					fieldsFrom: 'json',
					fieldsJson: '={{ JSON.stringify({ score: $json.score.value }) }}',
				},
				create: {
					operation: 'create',
					object,
					fieldsFrom: 'json',
					fieldsJson: '{ "subject_title": "回访客户" }',
				},
				changeOwner: { operation: 'changeOwner', object, owner: 'lin.tao' },
			},
			poll: { object },
		},
	};
}

const ticketOf = ({ ticket, customer, what }: Happening): Record<string, unknown> => ({
	subject_title: ticket.title,
	ticket_status: what === 'solved' ? '已关闭' : '处理中',
	customer_id: customer.id,
	customer_name: customer.name,
	customer_email: customer.email ?? '',
});

function read(text: string): Body | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? (value as Body) : null;
	} catch {
		return null;
	}
}

/** A filter of one condition: a range of times, both ends included. */
function passes(row: Row, filter: unknown): boolean {
	const { cond = [] } = (filter ?? {}) as { cond?: Array<Record<string, unknown>> };
	return cond.every(({ field, method, value }) => {
		if (method !== 'range' || !Array.isArray(value)) return true;
		const [from = null, until = null] = value as Array<string | null>;
		const at = String(row[String(field)] ?? '');
		return (from === null || at >= from) && (until === null || at <= until);
	});
}
