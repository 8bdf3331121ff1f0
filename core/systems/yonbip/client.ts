import { DateTime } from 'luxon';

import { momentOf } from '../../calendar/moment';
import { SetupError } from '../../model/errors';
import { isObject, type JsonObject } from '../../model/json';
import { shortened } from '../../model/shown';
import type { ChangedPage, Client, Connected, CrmRecord } from '../client';
import { textOrNull } from '../http/json-fields';
import { SystemError } from '../system-error';
import { readAccount, type YonbipAccount } from './account';
import { type Call, callsOf } from './call';
import { opportunityFields } from './fields';
import { recordOf } from './record';

const pageSize = 100;

/** Kinds of record that can be read, and where. */
const paths: Record<string, { name: string; get: string }> = {
	opportunity: { name: '商机', get: '/yonbip/crm/oppt/getbyid' },
	customer: { name: '客户', get: '/yonbip/crm/customer/getbyid' },
	contact: { name: '联系人', get: '/yonbip/crm/contact/getbyid' },
};

/**
 * The CRM of YonBIP and YonSuite by its open interface. Token and signature are as in the vendor's demo;
 * the interfaces of the CRM are taken from a public copy of its documentation, and no account was at hand.
 */
export const client: Client = {
	credential: 'satisfactionYonbipApi',
	object: {
		label: 'Kind of Record',
		hint: 'opportunity, customer or contact',
		example: 'opportunity',
	},
	deeds: ['get', 'update', 'changed'],
	taskObject: null,
	limit: null,
	unproven:
		'Built to a copy of the documentation and tried with a simulator only. How an opportunity is written is inferred from how a lead is: switch it on in the credential, and look at the first record that was written. Only opportunities can be asked for what has changed.',

	open(given, tools): Connected {
		const account = readAccount(given);
		const call = callsOf(account, tools);
		return {
			async test() {
				const now = tools.now();
				await listed(call, account, { since: now - 86_400_000, until: now }, 1);
				return 'YonBIP lets the application read opportunities.';
			},
			objects: () =>
				Promise.resolve(Object.entries(paths).map(([value, { name }]) => ({ value, name }))),
			fields: (object) => Promise.resolve(object === 'opportunity' ? opportunityFields : []),
			get: async (object, id) => await recordById(call, account, object, id),
			update: async (object, id, values) => await update(call, account, object, id, values),
			changed: async (object, span, page) => {
				if (object !== 'opportunity') throw unlisted(object);
				return await changedPage(call, account, span, page);
			},
		};
	},
};

async function recordById(
	call: Call,
	{ zone }: YonbipAccount,
	object: string,
	id: string,
): Promise<CrmRecord> {
	const kind = Object.hasOwn(paths, object) ? paths[object] : undefined;
	if (!kind) throw unlisted(object);
	const record = recordOf(await call(kind.get, { id }), zone);
	if (record) return record;
	throw new SystemError(
		'missing',
		`YonBIP has no ${object} "${shortened(id)}" that the application may see.`,
		'It may have been deleted, or belong to another kind of record.',
	);
}

/** By the body that a lead is saved with; what comes of it is read, since no documentation shows it. */
async function update(
	call: Call,
	account: YonbipAccount,
	object: string,
	id: string,
	values: JsonObject,
): Promise<void> {
	if (object !== 'opportunity') {
		throw new SystemError(
			'refused',
			`How ${shortened(object)} is written in YonBIP is not known.`,
			'Write into opportunities, or call its interface by an HTTP Request node.',
		);
	}
	if (!account.writes) {
		throw new SetupError(
			'Writing into YonBIP is switched off in the credential.',
			'Switch on Write Opportunities there, try it with one record, and look at the record.',
		);
	}
	await call('/yonbip/crm/bill/opptsave', {}, { data: { ...values, id, _status: 'Update' } });
	const { fields } = await recordById(call, account, object, id);
	const unwritten = Object.entries(values).find(
		([name, value]) => value !== null && !isSame(fields[name], value, account.zone),
	);
	if (!unwritten) return;
	throw new SystemError(
		'refused',
		`YonBIP says that it was written, but ${shortened(unwritten[0])} of the opportunity is not what was sent.`,
		'The field may be filled by YonBIP itself, or be called otherwise. Look at the record.',
	);
}

/** The same text, number or moment, however it is written. */
function isSame(found: unknown, sent: unknown, zone: string): boolean {
	const [left, right] = [textOrNull(found), textOrNull(sent)];
	if (left === right || Number(left) === Number(right)) return true;
	const at = momentOf(sent, zone);
	return at !== null && momentOf(found, zone) === at;
}

type Span = { since: number; until: number };

/**
 * From the last page to the first: how the list is sorted is not said, and a record that changes meanwhile
 * leaves the span, so that those behind it move forward, to pages that are still to be read.
 */
async function changedPage(
	call: Call,
	account: YonbipAccount,
	span: Span,
	page: string | null,
): Promise<ChangedPage> {
	const number = page === null ? 1 : Math.max(1, Math.floor(Number(page)) || 1);
	const { records, pages } = await listed(call, account, span, number);
	// The first page tells how many there are; where there are more, it is read again at the end.
	if (page === null && pages > 1) return { records: [], next: String(pages) };
	return { records, next: number > 1 ? String(number - 1) : null };
}

async function listed(
	call: Call,
	{ zone }: YonbipAccount,
	{ since, until }: Span,
	pageIndex: number,
): Promise<{ records: CrmRecord[]; pages: number }> {
	const written = (at: number): string =>
		DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
	const simpleVOs = [
		{ field: 'modifyTime', op: 'between', value1: written(since), value2: written(until) },
	];
	const body = { pageIndex, pageSize, isSum: 'true', simpleVOs };
	const data = await call('/yonbip/crm/oppt/bill/list', {}, body);
	const list: unknown = isObject(data) ? data.recordList : null;
	const pages = isObject(data) ? Number(data.pageCount) || 0 : 0;
	const rows: unknown[] = Array.isArray(list) ? list : [];
	if (pages === 0 && rows.length >= pageSize) {
		throw new SystemError(
			'unavailable',
			'YonBIP gave a full page and did not say how many there are (pageCount).',
			'Nothing was read, so that nothing is left out. Ask its support why the list has no pageCount.',
		);
	}
	return { records: rows.flatMap((one) => recordOf(one, zone) ?? []), pages };
}

const unlisted = (object: string): SystemError =>
	new SystemError(
		'refused',
		`How ${shortened(object)} is read from YonBIP is not known.`,
		'Records of the kinds opportunity, customer and contact can be got; opportunities can be listed.',
	);
