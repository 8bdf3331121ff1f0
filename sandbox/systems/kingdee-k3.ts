import { createHash } from 'node:crypto';

import type { SimAnswer, SimDeed, SimRequest, Simulated } from './simulated';

type Row = Record<string, unknown>;

const account = {
	dataCentre: '64a1b2c3d4e5f6',
	user: 'integration',
	appId: '265412_sandbox',
	appSecret: 'sandbox-app-secret',
	organisation: '100',
};
const lcid = 2052;
const service = /^\/k3cloud\/Kingdee\.BOS\.WebApi\.ServicesStub\.(\w+)\.(\w+)\.common\.kdsvc$/i;
/** The server's clock is China's. */
const offset = 8 * 3_600_000;

type Field = { name: string; type: number; lookup?: string };
type Form = { key: string; fields: Record<string, Field> };

const forms: Record<string, Form> = {
	BD_Customer: {
		key: 'FCUSTID',
		fields: {
			FCUSTID: { name: '内码', type: 127 },
			FNumber: { name: '客户编码', type: 231 },
			FName: { name: '客户名称', type: 231 },
			FDocumentStatus: { name: '单据状态', type: 175 },
			FForbidStatus: { name: '禁用状态', type: 175 },
			FSELLER: { name: '销售员', type: 127, lookup: 'BD_Saler' },
			F_Satisfaction: { name: '满意度', type: 106 },
			FModifyDate: { name: '修改日期', type: 61 },
			FModifierId: { name: '修改人', type: 127, lookup: 'SEC_User' },
		},
	},
	SAL_OUTSTOCK: {
		key: 'FID',
		fields: {
			FID: { name: '内码', type: 127 },
			FBillNo: { name: '单据编号', type: 231 },
			FDate: { name: '日期', type: 61 },
			FDocumentStatus: { name: '单据状态', type: 175 },
			F_Satisfaction: { name: '满意度', type: 106 },
			FCustomerID: { name: '客户', type: 127, lookup: 'BD_Customer' },
			FSalesManID: { name: '销售员', type: 127, lookup: 'BD_Saler' },
			FModifyDate: { name: '修改日期', type: 61 },
			FModifierId: { name: '修改人', type: 127, lookup: 'SEC_User' },
		},
	},
};

/** A refusal in K/3 Cloud's words; it is an answer with status 200 all the same. */
class Refused extends Error {
	constructor(
		message: string,
		readonly msgCode = 9,
	) {
		super(message);
	}
}

/** K/3 Cloud as its web interface is documented: a signed login, a session, services of forms. */
export function kingdeeK3(
	given: { hash?: 'sha256' | 'sha1' } = {},
): Simulated & { loseSession(): void } {
	const { hash = 'sha256' } = given;
	const deeds: SimDeed[] = [];
	const rows = new Map<string, Row & { id: string; form: string }>();
	let session: { id: string; organisation: string } | null = null;
	let made = 0;
	let now = 0;

	function login([centre, user, appId, at, sign, language]: unknown[]): Row {
		const secret = [account.dataCentre, account.user, account.appId, account.appSecret, String(at)];
		const expected = createHash(hash)
			.update([...secret].sort((a, b) => (a < b ? -1 : 1)).join(''))
			.digest('hex');
		const isNow = Math.abs(Number(at) * 1000 - now) <= 300_000;
		const isKnown =
			centre === account.dataCentre && user === account.user && appId === account.appId;
		if (!isKnown || sign !== expected || !isNow || language !== lcid || typeof at !== 'string') {
			deeds.push({ kind: 'refused', why: 'LoginBySign' });
			// The message is the real one's, which blames a session that there never was.
			return { LoginResultType: 0, Message: '会话信息已丢失，请重新登录', KDSVCSessionId: '' };
		}
		made += 1;
		session = { id: `session-${made}`, organisation: '' };
		return { LoginResultType: 1, Message: null, KDSVCSessionId: session.id };
	}

	function formCalled(name: unknown): [string, Form] {
		const id = String(name);
		const form = forms[id];
		if (!form) throw new Refused(`业务对象${id}不存在`);
		return [id, form];
	}

	function query(asked: Row): unknown[][] {
		const [id, { key, fields }] = formCalled(asked.FormId);
		const names = String(asked.FieldKeys).split(',');
		const strange = names.find((name) => !fields[name.split('.')[0] ?? '']);
		if (strange !== undefined) throw new Refused(`字段${strange}不存在`);
		if (typeof asked.Limit !== 'number' || asked.Limit > 2000) throw new Refused('Limit');
		if (asked.OrderString !== `${key} ASC`) throw new Refused('OrderString');
		const tests = String(asked.FilterString)
			.split(' and ')
			.map((part) => /^(\w+)(>=|<|>)(?:'([^']*)'|(\d+))$/.exec(part) ?? part);
		const found = [...rows.values()]
			.filter((row) => row.form === id)
			.filter((row) =>
				tests.every((test) => {
					if (typeof test === 'string') throw new Refused(`${test} 附近有语法错误`);
					const [, name = '', operator, text, number] = test;
					const value = row[name];
					const [left, right] =
						text === undefined ? [Number(value), Number(number)] : [String(value), wallText(text)];
					return operator === '>=' ? left >= right : operator === '<' ? left < right : left > right;
				}),
			)
			.sort((a, b) => Number(a.id) - Number(b.id));
		deeds.push({ kind: 'list', object: id, id: null });
		const start = Number(asked.StartRow);
		return found
			.slice(start, start + asked.Limit)
			.map((row) => names.map((name) => row[name] ?? null));
	}

	function save(name: unknown, data: Row): Row {
		const [id, form] = formCalled(name);
		const { [form.key]: key, ...values } = data.Model as Row;
		for (const [field, value] of Object.entries(values)) {
			const known = form.fields[field];
			if (!known) throw new Refused(`字段${field}不存在`);
			const isNumbered = typeof (value as Row | null)?.FNumber === 'string';
			if (known.lookup !== undefined && !isNumbered) throw new Refused(`${known.name}需要FNumber`);
		}
		const fresh = { FModifyDate: wallOf(now), FModifierId: 100_001 };
		if (key === undefined) {
			if (id === 'BD_Customer' && values.FName === undefined) throw new Refused('客户名称必录');
			made += 1;
			const own = String(100_000 + made);
			rows.set(own, { ...values, ...fresh, [form.key]: Number(own), id: own, form: id });
			deeds.push({ kind: 'create', object: id, id: own, values });
			return saved(own);
		}
		const row = rows.get(String(key));
		if (row?.form !== id) throw new Refused('数据不存在或已被删除');
		const named = data.NeedUpDateFields;
		if (!Array.isArray(named)) throw new Refused('未指定需要更新的字段');
		Object.assign(row, values, fresh);
		deeds.push({ kind: 'update', object: id, id: row.id, values });
		return saved(row.id);
	}

	function perform(name: string, parameters: unknown[]): unknown {
		const data = JSON.parse(String(parameters.at(-1))) as Row;
		switch (name) {
			case 'SwitchOrg':
				if (data.OrgNumber !== account.organisation) throw new Refused('组织不存在');
				if (session) session.organisation = account.organisation;
				return { Result: { ResponseStatus: { IsSuccess: true } } };
			case 'ExecuteBillQuery':
				return query(data);
			case 'QueryBusinessInfo': {
				const [, form] = formCalled(data.FormId);
				const Fields = Object.entries(form.fields).map(([Key, field]) => ({
					Key,
					Name: [
						{ Key: 1033, Value: Key },
						{ Key: lcid, Value: field.name },
					],
					FieldType: field.type,
					LookUpObjectFormId: field.lookup ?? null,
					MustInput: Key === 'FName' ? 1 : 0,
				}));
				return {
					Result: {
						ResponseStatus: { IsSuccess: true },
						NeedReturnData: { Entrys: [{ Key: 'FBillHead', Fields }] },
					},
				};
			}
			case 'View': {
				const [id] = formCalled(parameters[0]);
				const row = rows.get(String(data.Id));
				if (row?.form !== id) throw new Refused('传递的编码值不存在');
				deeds.push({ kind: 'get', object: id, id: row.id });
				const model = { Id: Number(row.id), Name: row.FName, ModifyDate: row.FModifyDate };
				return {
					Result: {
						ResponseStatus: null,
						Result: { ...model, F_Satisfaction: row.F_Satisfaction },
					},
				};
			}
			case 'Save':
				return save(parameters[0], data);
			default:
				throw new Refused('服务不存在');
		}
	}

	return {
		key: 'kingdee_k3',
		ids: { ticket: '100042', customer: 'CUST0777', agent: 'S01' },
		knowsNoMail: true,
		/** Ends the session before its time. */
		loseSession: () => {
			session = null;
		},
		api: {
			deeds,
			credential: {
				type: 'satisfactionKingdeeK3Api',
				data: (address) => ({
					address: `${address}/k3cloud/`,
					...account,
					hash,
					language: lcid,
					zone: 'Asia/Shanghai',
					form: 'parameters',
				}),
			},
			happen: ({ ticket, customer, agent, at }) => {
				rows.set(ticket.id, {
					FID: Number(ticket.id),
					FBillNo: `XSCKD${ticket.id}`,
					FDate: wallOf(at),
					FDocumentStatus: 'C',
					'FCustomerID.FNumber': customer.id,
					'FCustomerID.FName': customer.name,
					'FSalesManID.FNumber': agent.id,
					'FSalesManID.FName': agent.name,
					FModifyDate: wallOf(at),
					FModifierId: 100_001,
					id: ticket.id,
					form: 'SAL_OUTSTOCK',
				});
			},
			poll: {
				object: { __rl: true, mode: 'id', value: 'SAL_OUTSTOCK' },
				start: 'date',
				startDate: '2026-01-01T00:00:00Z',
				pace: '1m',
			},
			parameters: {
				'Write the score': {
					operation: 'update',
					object: { __rl: true, mode: 'id', value: 'SAL_OUTSTOCK' },
					fieldsFrom: 'json',
					fieldsJson: '={{ JSON.stringify({ F_Satisfaction: $json.score.value }) }}',
				},
				'Make a record': {
					operation: 'create',
					object: { __rl: true, mode: 'id', value: 'BD_Customer' },
					fieldsFrom: 'json',
					fieldsJson: '{ "FName": "回访客户" }',
				},
			},
			change({ id, values, at }) {
				const { form = 'SAL_OUTSTOCK', ...own } = values;
				const key = forms[String(form)]?.key ?? 'FID';
				const row = rows.get(id) ?? {};
				const fresh = { FModifyDate: wallOf(at), FModifierId: 100_001, [key]: Number(id) };
				rows.set(id, { ...row, ...own, ...fresh, id, form: String(form) });
			},
			handle(request, at): SimAnswer {
				now = at;
				const [, stub = '', name = ''] = service.exec(request.path) ?? [];
				if (request.method !== 'POST' || name === '') return loginPage;
				const parameters = parametersOf(request, name);
				if (stub === 'AuthService' && name === 'LoginBySign') return json(login(parameters));
				try {
					const isOurs = session !== null && request.headers['kdservice-sessionid'] === session.id;
					if (!isOurs) throw new Refused('会话信息已丢失，请重新登录', 1);
					if (session?.organisation === '' && name !== 'SwitchOrg') {
						throw new Refused('当前组织没有权限');
					}
					return json(perform(name, parameters));
				} catch (error) {
					if (!(error instanceof Refused)) throw error;
					deeds.push({ kind: 'refused', why: error.message });
					const refusal = refusalOf(error);
					return json(name === 'ExecuteBillQuery' ? [[refusal]] : refusal);
				}
			},
		},
	};
}

/** Both ways of wrapping parameters are read. */
function parametersOf({ body }: SimRequest, name: string): unknown[] {
	const given = JSON.parse(body) as Row;
	if (Array.isArray(given.parameters)) return given.parameters as unknown[];
	const isFormOf = ['View', 'Save'].includes(name) ? [given.formid] : [];
	return [...isFormOf, JSON.stringify(given.data)];
}

/** Times are kept and given on the server's wall clock, to the thousandth. */
const wallOf = (at: number): string => new Date(at + offset).toISOString().replace('Z', '');
const wallText = (text: string): string => `${text.replace(' ', 'T')}.000`;

const saved = (id: string): Row => ({
	Result: {
		ResponseStatus: {
			IsSuccess: true,
			Errors: [],
			SuccessEntitys: [{ Id: Number(id), DIndex: 0 }],
		},
		Id: Number(id),
		Number: id,
	},
});

const refusalOf = ({ message, msgCode }: Refused): Row => ({
	Result: {
		ResponseStatus: {
			ErrorCode: 500,
			IsSuccess: false,
			Errors: [{ FieldName: null, Message: message, DIndex: 0 }],
			SuccessEntitys: [],
			SuccessMessages: [],
			MsgCode: msgCode,
		},
	},
});

const json = (body: unknown): SimAnswer => ({ status: 200, body: JSON.stringify(body) });

const loginPage: SimAnswer = {
	status: 200,
	headers: { 'content-type': 'text/html' },
	body: '<html><head><title>金蝶云星空</title></head></html>',
};
