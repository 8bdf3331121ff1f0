import { randomBytes } from 'node:crypto';

import { recordFunction } from './pushes/record-function';
import type { SimAnswer, SimDeed, SimRequest, Simulated } from './simulated';

type Row = Record<string, unknown>;

/** The application of the sandbox's company, and its one employee. */
const application = {
	appId: 'FSAID_sandbox',
	appSecret: 'sandbox-app-secret',
	permanentCode: 'sandbox-permanent-code',
};
const company = 'fssandbox';
const ticketObject = 'object_ticket__c';
const employee = '1000';

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** What each kind of field takes, as the page on values of fields has it. */
const taken: Record<string, (value: unknown) => boolean> = {
	text: (value) => typeof value === 'string',
	number: (value) => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value),
	currency: (value) => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value),
	date_time: (value) => typeof value === 'number' && Number.isSafeInteger(value),
	select_one: (value) => typeof value === 'string',
	employee: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
	object_reference: (value) => typeof value === 'string',
	true_or_false: (value) => typeof value === 'boolean',
	auto_number: () => false,
};

type Field = {
	label: string;
	type: string;
	is_required?: boolean;
	options?: Array<{ label: string; value: string }>;
};

const usual: Record<string, Field> = {
	name: { label: '主属性', type: 'text', is_required: true },
	owner: { label: '负责人', type: 'employee' },
	account_id: { label: '客户', type: 'object_reference' },
	satisfaction_score__c: { label: '满意度', type: 'number' },
	satisfaction_at__c: { label: '评价时间', type: 'date_time' },
	satisfied__c: { label: '满意', type: 'true_or_false' },
	followers__c: { label: '跟进人', type: 'employee' },
	code__c: { label: '编号', type: 'auto_number' },
};

const described: Record<string, { label: string; fields: Record<string, Field> }> = {
	AccountObj: { label: '客户', fields: { ...usual, tel: { label: '电话', type: 'text' } } },
	NewOpportunityObj: {
		label: '商机2.0',
		fields: {
			...usual,
			amount: { label: '商机金额', type: 'currency' },
			sales_status: {
				label: '状态',
				type: 'select_one',
				options: [
					{ label: '进行中', value: '1' },
					{ label: '赢单', value: '2' },
				],
			},
		},
	},
	[ticketObject]: {
		label: '工单',
		fields: {
			...usual,
			status__c: {
				label: '状态',
				type: 'select_one',
				options: [
					{ label: '处理中', value: 'open' },
					{ label: '已关闭', value: 'closed' },
				],
			},
		},
	},
};

const sign = recordFunction(ticketObject, '_id');

/** A refusal in Fxiaoke's words; it is an answer with status 200 all the same. */
class Refused extends Error {
	constructor(
		readonly code: number,
		message: string,
	) {
		super(message);
	}
}

/**
 * Fxiaoke as its open interface is documented: one token for two hours, ten calls for it a minute, HTTP
 * 200 whatever happened, interfaces of their own for objects of one's own, values in their very forms.
 * The codes 10006, 20016 and 20017 are the ones that the real gateway was seen to answer; all other
 * codes here are made up, since they are documented nowhere.
 */
export function fxiaoke(): Simulated & { revoke(): void } {
	const deeds: SimDeed[] = [];
	const rows = new Map<string, Row & { _id: string; object: string }>();
	const calls = new Map<string, number[]>();
	let token = { value: '', since: Number.NEGATIVE_INFINITY };
	let made = 0;
	let now = 0;

	const tooOften = (name: string, most: number, span: number): boolean => {
		const recent = [...(calls.get(name) ?? []).filter((at) => at > now - span), now];
		calls.set(name, recent);
		return recent.length > most;
	};

	function giveToken(body: Row): Row {
		if (tooOften('token', 10, 60_000)) throw new Refused(10020, 'too many calls for a token');
		const isRight = Object.entries(application).every(([name, value]) => body[name] === value);
		if (!isRight || body.grantType !== 'app_secret') {
			throw new Refused(10006, 'the parameter appSecret is missing or illegal');
		}
		const age = now - token.since;
		if (age > 6_600_000) {
			made += 1;
			token = { value: `token-${made}`, since: now };
		}
		const expiresIn = Math.floor((token.since + 7_200_000 - now) / 1000);
		return { accessToken: token.value, expiresIn, ea: company, openUserId: 'FSCID_sandbox' };
	}

	function checkCaller({ headers }: SimRequest): void {
		const bearer = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
		if (bearer === undefined) throw new Refused(20017, 'corpAccessToken为必填项，不能为空');
		if (bearer !== token.value || now - token.since > 7_200_000) {
			throw new Refused(20016, 'the cropId,cropAccessToken or authorization is error');
		}
		if (headers['x-fs-ea'] !== company) throw new Refused(20016, 'ea is error');
		if (headers['x-fs-userid'] !== employee) throw new Refused(30100, '无此操作的数据权限');
	}

	function checkValues(object: string, values: Row): void {
		const fields = described[object]?.fields ?? {};
		for (const [name, value] of Object.entries(values)) {
			const field = fields[name];
			if (['_id', 'dataObjectApiName', 'object_describe_api_name'].includes(name)) continue;
			if (!field) throw new Refused(30101, `字段 ${name} 不存在`);
			const fits = taken[field.type]?.(value) ?? false;
			const isChoice = field.options?.some((one) => one.value === value) ?? true;
			if (value !== null && (!fits || !isChoice)) {
				throw new Refused(30102, `字段 ${name} (${field.type}) 的值不合法`);
			}
		}
	}

	function rowOf(object: string, id: unknown): Row & { _id: string } {
		const row = rows.get(String(id));
		if (row?.object === object) return row;
		throw new Refused(30103, '数据不存在或已删除');
	}

	function query(object: string, given: Row): Row {
		const { limit, offset, filters, orders } = given;
		if (typeof limit !== 'number' || limit < 1 || limit > 100) throw new Refused(30104, 'limit');
		if (typeof offset !== 'number' || offset % limit !== 0) throw new Refused(30104, 'offset');
		if (offset > 10_000) throw new Refused(10013, 'offset out of range 10000');
		if (!Array.isArray(filters) || !Array.isArray(orders)) throw new Refused(30104, 'filters');
		const found = [...rows.values()]
			.filter((row) => row.object === object && filters.every((one) => fits(row, one as Row)))
			.sort((a, b) => (a._id < b._id ? -1 : 1));
		deeds.push({ kind: 'list', object, id: null });
		const dataList = found.slice(offset, offset + limit).map(shownRow);
		return { data: { dataList, limit, offset, total: 0 } };
	}

	const deed: Record<string, (object: string, data: Row, isUnquiet: boolean) => Row> = {
		get(object, data) {
			const row = rowOf(object, data.objectDataId);
			deeds.push({ kind: 'get', object, id: row._id });
			return { data: shownRow(row) };
		},
		create(object, data) {
			const values = data.object_data as Row;
			checkValues(object, values);
			if (values.name === undefined) throw new Refused(30105, '主属性必填');
			made += 1;
			const id = made.toString(16).padStart(24, '65f0');
			const { dataObjectApiName: _name, ...own } = values;
			rows.set(id, { owner: [employee], ...own, ...stamp(now), _id: id, object });
			deeds.push({ kind: 'create', object, id, values: own });
			return { dataId: id };
		},
		update(object, data, isUnquiet) {
			const { _id, dataObjectApiName: _name, ...values } = data.object_data as Row;
			const row = rowOf(object, _id);
			if ('owner' in values) throw new Refused(30106, '负责人不能通过修改接口修改');
			checkValues(object, values);
			Object.assign(row, values, stamp(now));
			deeds.push({ kind: 'update', object, id: row._id, values });
			return isUnquiet ? { data: { workflow: 'started' } } : {};
		},
		changeOwner(object, data) {
			const [one] = Array.isArray(data.Data) ? (data.Data as Row[]) : [];
			const row = rowOf(object, one?.objectDataId);
			// The page on preset objects shows a text here, the one on own objects a list.
			const asText = /^\[(\d+)\]$/.exec(String(one?.ownerId))?.[1];
			const isOwn = object.endsWith('__c');
			const owner = isOwn ? (one?.ownerId as unknown[])[0] : asText;
			if (typeof owner !== 'string' || isOwn !== Array.isArray(one?.ownerId)) {
				throw new Refused(30107, 'ownerId 不合法');
			}
			Object.assign(row, { owner: [owner] }, stamp(now));
			deeds.push({ kind: 'owner', object, id: row._id, owner });
			return {};
		},
		query: (object, data) => query(object, data.search_query_info as Row),
	};

	function perform(request: SimRequest, body: Row): Row {
		if (request.path === '/oauth2.0/token') return giveToken(body);
		checkCaller(request);
		const data = (body.data ?? {}) as Row;
		if (request.path === '/cgi/crm/v2/object/list') {
			const objects = Object.entries(described).map(([describeApiName, { label }]) => ({
				describeApiName,
				describeDisplayName: label,
				isActive: true,
			}));
			return { data: { objects } };
		}
		if (request.path === '/cgi/crm/v2/object/describe') {
			const object = described[String(data.apiName)];
			if (!object) throw new Refused(30108, '对象不存在');
			return { data: { describe: { api_name: data.apiName, fields: namedFields(object.fields) } } };
		}
		const [, custom, name = ''] =
			/^\/cgi\/crm\/(custom\/)?v2\/data\/(\w+)$/.exec(request.path) ?? [];
		const act = deed[name];
		if (!act) throw new Refused(404, '接口不存在');
		const object = String(
			data.dataObjectApiName ?? (data.object_data as Row | undefined)?.dataObjectApiName,
		);
		if (!described[object]) throw new Refused(30108, '对象不存在');
		if (object.endsWith('__c') !== (custom !== undefined)) {
			throw new Refused(30109, '自定义对象与预置对象的接口不同');
		}
		return act(object, data, body.triggerWorkFlow !== false);
	}

	return {
		key: 'fxiaoke',
		/** Ends the token before its time. */
		revoke: () => {
			token = { value: '', since: Number.NEGATIVE_INFINITY };
		},
		push: {
			sign,
			sender: { secret: randomBytes(24).toString('hex') },
			parameters: { fxiaokeAuthentication: 'signature' },
			faultOf: ({ status, took }) =>
				status === 200 && took < 3_000 ? null : `answered ${status} after ${took} ms`,
		},
		api: {
			deeds,
			credential: {
				type: 'satisfactionFxiaokeApi',
				data: (address) => ({
					cloud: 'other',
					address,
					appId: application.appId,
					appSecret: application.appSecret,
					permanentSecret: application.permanentCode,
					employee,
				}),
			},
			happen({ ticket, at }) {
				const row = { name: ticket.title, status__c: 'closed', owner: [employee], ...stamp(at) };
				rows.set(ticket.id, { ...row, _id: ticket.id, object: ticketObject });
			},
			parameters: {
				update: {
					operation: 'update',
					object: ticketObject,
					fieldsFrom: 'json',
					fieldsJson: '={{ JSON.stringify({ satisfaction_score__c: $json.score.value }) }}',
				},
				create: {
					operation: 'create',
					object: ticketObject,
					fieldsFrom: 'json',
					fieldsJson: '{ "name": "回访客户" }',
				},
				changeOwner: { operation: 'changeOwner', object: ticketObject, owner: '1002' },
			},
			change({ id, values, at }) {
				const object = String(values.object ?? 'NewOpportunityObj');
				const { object: _object, ...own } = values;
				const row = rows.get(id) ?? { owner: [employee] };
				rows.set(id, { ...row, ...own, ...stamp(at), _id: id, object });
			},
			handle(request, at) {
				now = at;
				// Addresses that are none of the gateway lead to the website.
				if (request.method !== 'POST') return page(302);
				try {
					if (!uuid4.test(request.query.get('thirdTraceId') ?? '')) {
						throw new Refused(30110, 'thirdTraceId');
					}
					if (tooOften(request.path, 100, 20_000)) {
						deeds.push({ kind: 'refused', why: `too many calls of ${request.path}` });
						return { status: 429, body: JSON.stringify({ errorMessage: 'too many requests' }) };
					}
					const body = JSON.parse(request.body) as Row;
					return json({ errorCode: 0, errorMessage: 'OK', ...perform(request, body) });
				} catch (error) {
					if (!(error instanceof Refused)) throw error;
					deeds.push({ kind: 'refused', why: error.message });
					return json({ errorCode: error.code, errorMessage: error.message, data: null });
				}
			},
		},
	};
}

const stamp = (at: number): Row => ({ last_modified_time: at, last_modified_by: [employee] });

const namedFields = (fields: Record<string, Field>): Row =>
	Object.fromEntries(
		Object.entries(fields).map(([name, field]) => [
			name,
			{ api_name: name, is_active: true, ...field },
		]),
	);

/** Empty fields are left out of what is shown. */
function shownRow({ object: _object, ...row }: Row): Row {
	return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

function fits(row: Row, { field_name, field_values, operator }: Row): boolean {
	if (!Array.isArray(field_values)) throw new Refused(30104, 'field_values');
	const value = row[String(field_name)];
	const given = String(field_values[0]);
	const isTime = typeof value === 'number';
	const [left, right] = isTime ? [value, Number(given)] : [String(value ?? ''), given];
	switch (operator) {
		case 'EQ':
			return left === right;
		case 'GT':
			return left > right;
		case 'GTE':
			return left >= right;
		case 'LT':
			return left < right;
		default:
			throw new Refused(30104, `operator ${String(operator)}`);
	}
}

const json = (body: Row): SimAnswer => ({
	status: 200,
	body: JSON.stringify({ traceId: 'E-O.fssandbox.1000-1', ...body }),
});

const page = (status: number): SimAnswer => ({
	status,
	headers: { 'content-type': 'text/html' },
	body: '<html><head><title>302 Found</title></head><body>302 Found</body></html>',
});
