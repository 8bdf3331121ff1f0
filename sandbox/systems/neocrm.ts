import { randomBytes } from 'node:crypto';

import { recordFunction } from './pushes/record-function';
import type { SimAnswer, SimDeed, SimRequest, Simulated } from './simulated';

type Row = Record<string, unknown>;

const account = {
	clientId: 'sandbox-client',
	clientSecret: 'sandbox-client-secret',
	user: 'api@example.com',
	password: 'sandbox-password',
	securityToken: 'Ab3dEf7h',
};
/** Ids have sixteen digits and more; this one cannot be kept in a JavaScript number. */
const user = '9007199254740995';
const ticketObject = 'serviceCase';

type Field = { label: string; type: string; updateable?: boolean; selectitem?: Row[] };

const usual: Record<string, Field> = {
	id: { label: 'ID', type: 'id', updateable: false },
	entityType: { label: '业务类型', type: 'relation' },
	ownerId: { label: '所有人', type: 'relation' },
	updatedAt: { label: '修改时间', type: 'datetime', updateable: false },
	updatedBy: { label: '修改人', type: 'relation', updateable: false },
	satisfactionScore__c: { label: '满意度', type: 'real' },
	satisfactionAt__c: { label: '评价时间', type: 'datetime' },
};

const described: Record<string, { label: string; types: string[]; fields: Record<string, Field> }> =
	{
		account: {
			label: '客户',
			types: ['默认', '代理商'],
			fields: { ...usual, accountName: { label: '客户名称', type: 'text' } },
		},
		[ticketObject]: {
			label: '服务工单',
			types: ['默认'],
			fields: { ...usual, name: { label: '主题', type: 'text' } },
		},
		opportunity: {
			label: '商机',
			types: ['默认'],
			fields: {
				...usual,
				opportunityName: { label: '商机名称', type: 'text' },
				money: { label: '金额', type: 'currency' },
				saleStageId: {
					label: '阶段',
					type: 'select',
					selectitem: [
						{ label: '谈判', value: 1 },
						{ label: '赢单', value: 2 },
					],
				},
			},
		},
	};

const sign = recordFunction(ticketObject, 'id');

class Refused extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
	) {
		super(message);
	}
}

/**
 * Neocrm as programs of its customers call it: a token by password and security token, records below
 * xobjects, two languages of queries, a code in every body. The codes are made up, since the vendor
 * documents none.
 */
export function neocrm(): Simulated & { revoke(): void } {
	const deeds: SimDeed[] = [];
	const rows = new Map<string, Row & { id: string; object: string }>();
	let token = '';
	let until = 0;
	let made = 0;
	let now = 0;

	function giveToken(request: SimRequest): SimAnswer {
		const form = new URLSearchParams(request.body);
		const isForm = /^application\/x-www-form-urlencoded/.test(
			request.headers['content-type'] ?? '',
		);
		const isRight =
			isForm &&
			form.get('grant_type') === 'password' &&
			form.get('client_id') === account.clientId &&
			form.get('client_secret') === account.clientSecret &&
			form.get('username') === account.user &&
			form.get('password') === `${account.password}${account.securityToken}`;
		if (!isRight) {
			deeds.push({ kind: 'refused', why: 'invalid_grant' });
			return json(400, { error: 'invalid_grant', error_description: '用户名或密码错误' });
		}
		made += 1;
		token = `token-${made}`;
		until = now + 7_200_000;
		return json(200, { access_token: token, issued_at: String(now), token_type: 'Bearer' });
	}

	function rowOf(object: string, id: string): Row & { id: string } {
		const row = rows.get(id);
		if (row?.object === object) return row;
		throw new Refused(200, 1_020_003, '数据不存在');
	}

	function checkValues(object: string, values: Row): void {
		for (const [name, value] of Object.entries(values)) {
			const field = described[object]?.fields[name];
			if (!field || field.updateable === false)
				throw new Refused(200, 1_020_012, `字段 ${name} 无效`);
			const isNumber = typeof value === 'number';
			const wantsNumber = ['real', 'currency', 'datetime', 'select'].includes(field.type);
			const isChoice = field.selectitem?.some((one) => one.value === value) ?? true;
			if (value !== null && ((wantsNumber && !isNumber) || !isChoice)) {
				throw new Refused(200, 1_020_013, `字段 ${name} 的值无效`);
			}
		}
	}

	/** `select a,b from c where updatedAt >= 1 and updatedAt < 2 and id > 3 order by id limit 0,100` */
	function query(text: string): Row {
		const match =
			/^select ([\w,]+) from (\w+) where updatedAt >= (\d+) and updatedAt < (\d+)(?: and id > (\d+))? order by id limit (\d+),(\d+)$/.exec(
				text,
			);
		if (!match) throw new Refused(200, 1_020_020, `语法错误: ${text.slice(0, 40)}`);
		const [, list = '', object = '', since, before, last, offset, size] = match;
		if (Number(size) > 100) throw new Refused(200, 1_020_021, '每页最多 100 条');
		const fields = list.split(',');
		const strange = fields.find((name) => !described[object]?.fields[name]);
		if (strange !== undefined) throw new Refused(200, 1_020_012, `字段 ${strange} 无效`);
		const found = [...rows.values()]
			.filter((row) => row.object === object)
			.filter(({ updatedAt }) => Number(updatedAt) >= Number(since))
			.filter(({ updatedAt }) => Number(updatedAt) < Number(before))
			.filter(({ id }) => last === undefined || BigInt(id) > BigInt(last))
			.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
		deeds.push({ kind: 'list', object, id: null });
		const records = found
			.slice(Number(offset), Number(offset) + Number(size))
			.map((row) => Object.fromEntries(fields.map((name) => [name, row[name] ?? null])));
		return { totalSize: found.length, count: records.length, records };
	}

	function create(object: string, values: Row): Row {
		made += 1;
		const id = String(9_007_199_254_740_993n + BigInt(made * 2));
		rows.set(id, { ownerId: user, ...values, id, object, updatedAt: now, updatedBy: user });
		deeds.push({ kind: 'create', object, id, values });
		return { id };
	}

	function perform(request: SimRequest): Row | Row[] {
		const { method, path, body, query: asked } = request;
		if (method === 'POST' && path === '/rest/data/v2.0/query/xoql') {
			return query(new URLSearchParams(body).get('xoql') ?? '');
		}
		if (method === 'GET' && path === '/rest/data/v2/query') return query(asked.get('q') ?? '');
		if (path === '/rest/metadata/v2.0/xobjects/filter') {
			const records = Object.entries(described).map(([apiKey, { label }]) => ({ apiKey, label }));
			return { records };
		}
		const [, object = '', rest = ''] =
			/^\/rest\/data\/v2\.0\/xobjects\/(\w+)(?:\/(.+))?$/.exec(path) ?? [];
		const given = body === '' ? {} : (JSON.parse(body) as Row);
		if (object === 'task') {
			if (rest === 'description') return { fields: [] };
			if (rest !== 'actions/createTaskWithMember') throw new Refused(404, 404, 'not found');
			if (typeof given.taskName !== 'string') throw new Refused(200, 1_020_030, 'taskName 必填');
			return create('task', given);
		}
		const known = described[object];
		if (!known) throw new Refused(200, 1_020_001, '对象不存在');
		if (rest === 'description') {
			const fields = Object.entries(known.fields).map(([apiKey, field]) => ({
				apiKey,
				enabled: true,
				updateable: true,
				...field,
			}));
			return { apiKey: object, label: known.label, fields };
		}
		if (rest === 'busiType') {
			return { records: known.types.map((label, nth) => ({ id: `110${nth}`, label })) };
		}
		const values = given.data as Row;
		switch (`${method} ${rest === '' ? 'all' : 'one'}`) {
			case 'POST all':
				checkValues(object, values);
				if (values.entityType === undefined) throw new Refused(200, 1_020_031, 'entityType 必填');
				return create(object, values);
			case 'PATCH one': {
				const row = rowOf(object, rest);
				checkValues(object, values);
				Object.assign(row, values, { updatedAt: now, updatedBy: user });
				deeds.push(
					Object.keys(values).join() === 'ownerId'
						? { kind: 'owner', object, id: row.id, owner: String(values.ownerId) }
						: { kind: 'update', object, id: row.id, values },
				);
				return { id: row.id };
			}
			case 'GET one': {
				const { object: _object, ...row } = rowOf(object, rest);
				deeds.push({ kind: 'get', object, id: rest });
				return row;
			}
			default:
				throw new Refused(405, 405, 'method not allowed');
		}
	}

	return {
		key: 'neocrm',
		/** Ends the token before its time. */
		revoke: () => {
			token = '';
		},
		push: {
			sign,
			sender: { secret: randomBytes(24).toString('hex') },
			parameters: { neocrmAuthentication: 'signature' },
			faultOf: ({ status, took }) =>
				status === 200 && took < 5_000 ? null : `answered ${status} after ${took} ms`,
		},
		api: {
			deeds,
			credential: {
				type: 'satisfactionNeocrmApi',
				data: (address) => ({ address, loginAddress: address, ...account, query: 'xoql' }),
			},
			happen({ ticket, at }) {
				const row = { name: ticket.title, ownerId: user, updatedAt: at, updatedBy: user };
				rows.set(ticket.id, { ...row, id: ticket.id, object: ticketObject });
			},
			parameters: {
				update: {
					operation: 'update',
					object: ticketObject,
					fieldsFrom: 'json',
					fieldsJson: '={{ JSON.stringify({ satisfactionScore__c: $json.score.value }) }}',
				},
				create: {
					operation: 'create',
					object: 'task',
					fieldsFrom: 'json',
					fieldsJson: '{ "taskName": "回访客户" }',
				},
				changeOwner: { operation: 'changeOwner', object: ticketObject, owner: '9007199254740997' },
			},
			change({ id, values, at }) {
				const { object = 'opportunity', ...own } = values;
				const row = rows.get(id) ?? { ownerId: user };
				const fresh = { updatedAt: at, updatedBy: user, id, object: String(object) };
				rows.set(id, { ...row, ...own, ...fresh });
			},
			handle(request, at) {
				now = at;
				if (request.path === '/auc/oauth2/token') return giveToken(request);
				try {
					const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
					if (bearer === undefined || bearer !== token || now >= until) {
						throw new Refused(401, 401, 'access_token is invalid');
					}
					const result = perform(request);
					const isOld = request.path.startsWith('/rest/data/v2/');
					// One version says 200 as a number and the other as a text.
					return isOld
						? json(200, { code: 200, msg: 'OK', result })
						: json(200, { code: '200', msg: 'OK', data: result });
				} catch (error) {
					if (!(error instanceof Refused)) throw error;
					deeds.push({ kind: 'refused', why: error.message });
					return json(error.status, { code: error.code, msg: error.message });
				}
			},
		},
	};
}

/** Ids leave as bare numbers, whatever their length. */
const json = (status: number, body: Row): SimAnswer => ({
	status,
	body: JSON.stringify(body).replace(/"(id|ownerId|updatedBy)":"(\d{16,})"/g, '"$1":$2'),
});
