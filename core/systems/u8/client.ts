import { DateTime } from 'luxon';

import { momentOf } from '../../calendar/moment';
import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import { shortened } from '../../model/shown';
import type { ChangedPage, Client, Connected, CrmRecord } from '../client';
import { jsonFields, textOrNull } from '../http/json-fields';
import { SystemError } from '../system-error';
import { readAccount, type U8Account } from './account';
import { type Calls, callsOf } from './call';

const pageSize = 100;

/** How changed records of a resource are asked for: the list, and the two ends of the span by day. */
const lists: Record<string, { name: string; list: string; from: string; to: string }> = {
	customer: {
		name: '客户档案',
		list: 'customer/batch_get',
		from: 'ModifyDate_begin',
		to: 'ModifyDate_end',
	},
	saleorder: {
		name: '销售订单',
		list: 'saleorderlist/batch_get',
		from: 'date_begin',
		to: 'date_end',
	},
};

/**
 * U8 and U8+ by the vendor's open platform, which hands calls on to a client beside the company's own
 * server. The interface of customers is documented by the vendor, token and trade id are taken from
 * programs that call it; no account was at hand.
 */
export const client: Client = {
	credential: 'satisfactionU8Api',
	object: {
		label: 'Resource',
		hint: 'As the interfaces call it: customer, saleorder or another one that has get, add and edit',
		example: 'customer',
	},
	deeds: ['get', 'create', 'update', 'changed'],
	taskObject: null,
	limit: null,
	unproven:
		'Built to the documented interface of customers and tried with a simulator only. U8 publishes no list of its error codes, so errors are told by their words. Changes are asked for by whole days; of sales orders by their date, which is not when they were changed.',

	open(given, tools): Connected {
		const account = readAccount(given);
		const calls = callsOf(account, tools);
		return {
			async test() {
				await calls.read('customer/batch_get', { page_index: '1', rows_per_page: '1' });
				return 'U8 lets the application read customers.';
			},
			objects: () =>
				Promise.resolve(Object.entries(lists).map(([value, { name }]) => ({ value, name }))),
			get: async (object, id) => await recordById(calls, account, object, id),
			async create(object, values) {
				const resource = resourceOf(object);
				const answer = await calls.write(`${resource}/add`, { [resource]: values });
				return { id: textOrNull(answer.id ?? answer.code ?? values.code) };
			},
			async update(object, id, values) {
				const resource = resourceOf(object);
				await calls.write(`${resource}/edit`, { [resource]: { ...values, code: id } });
			},
			changed: async (object, span, page) =>
				await changedPage(calls, account, object, { ...span, now: tools.now() }, page),
		};
	},
};

/** A resource is a part of the address: nothing but a name may stand there. */
function resourceOf(object: string): string {
	if (/^[a-z][a-z0-9_]{0,60}$/i.test(object)) return object;
	throw new InputError(
		`The resource "${shortened(object)}" is none of U8.`,
		'Write it as the interface calls it, e.g. customer or saleorder.',
	);
}

async function recordById(
	calls: Calls,
	account: U8Account,
	object: string,
	id: string,
): Promise<CrmRecord> {
	const resource = resourceOf(object);
	const answer = await calls.read(`${resource}/get`, { id });
	const record = recordOf(answer[resource], account);
	if (record) return record;
	throw new SystemError(
		'missing',
		`U8 has no ${resource} "${shortened(id)}".`,
		'It may have been deleted, or belong to another account set.',
	);
}

/** Days of which a page is read, both ends among them. */
type Place = {
	from: string;
	to: string;
	/** `null`: how many there are is still to be asked. */
	number: number | null;
};

/** A page of days; each part of it is a day or a number. */
const placeText = ({ from, to, number }: Place): string => `${from} ${to} ${number ?? ''}`;

function placeIn(page: string | null): Place | null {
	const [, from, to, number] =
		/^(\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d) (\d{0,9})$/.exec(page ?? '') ?? [];
	if (from === undefined || to === undefined) return null;
	return { from, to, number: number === '' ? null : Math.max(1, Number(number)) };
}

/**
 * A span can be asked for by whole days alone, and its pages by their numbers. They are read from the last
 * to the first: of days that are over records only go, by a change or for good, and those behind them move
 * forward, to pages that are still to be read. So such a page may be asked for at any later time. Today and
 * yesterday, where records still come, are read by themselves after that, and with the next span once more.
 */
async function changedPage(
	calls: Calls,
	account: U8Account,
	object: string,
	span: { since: number; until: number; now: number },
	page: string | null,
): Promise<ChangedPage> {
	const resource = resourceOf(object);
	const how = Object.hasOwn(lists, resource) ? lists[resource] : undefined;
	if (!how) {
		throw new SystemError(
			'refused',
			`How changed records of ${resource} are asked for in U8 is not known.`,
			`Known are: ${Object.keys(lists).join(', ')}.`,
		);
	}
	const days = daysOf(span, account.zone);
	const { from, to, number } = placeIn(page) ?? { ...days.first, number: null };
	const answer = await calls.read(how.list, {
		[how.from]: from,
		[how.to]: to,
		page_index: String(number ?? 1),
		rows_per_page: String(pageSize),
	});
	const pages = Number(answer.page_count) || 0;
	if (number === null && pages > 1) {
		return { records: [], next: placeText({ from, to, number: pages }) };
	}
	const found = answer[resource] ?? answer[how.list.split('/')[0] ?? ''];
	const rows: unknown[] = Array.isArray(found) ? found : [];
	if (pages === 0 && rows.length >= pageSize) {
		throw new SystemError(
			'unavailable',
			`U8 gave a full page of ${resource} and did not say how many there are (page_count).`,
			'Nothing was read, so that nothing is left out. Ask its support why the list has no page_count.',
		);
	}
	const records = rows.flatMap((one) => recordOf(one, account) ?? []);
	if (number !== null && number > 1) {
		return { records, next: placeText({ from, to, number: number - 1 }) };
	}
	const rest = to < days.last ? { from: dayAfter(to), to: days.last, number: null } : null;
	return { records, next: rest && placeText(rest) };
}

/** The days of a span: those that are read first, which are over for good if any is, and the last one. */
function daysOf(
	{ since, until, now }: { since: number; until: number; now: number },
	zone: string,
): { first: Pick<Place, 'from' | 'to'>; last: string } {
	const at = (time: number) => DateTime.fromMillis(time, { zone }).startOf('day');
	const [begin, end] = [at(since), at(until)];
	// Its clock and ours may be on different days.
	const over = at(now).minus({ days: 2 });
	const to = begin <= over && over < end ? over : end;
	return { first: { from: dayOf(begin), to: dayOf(to) }, last: dayOf(end) };
}

const dayOf = (day: DateTime): string => day.toFormat('yyyy-MM-dd');

const dayAfter = (day: string): string =>
	dayOf(DateTime.fromISO(day, { zone: 'UTC' }).plus({ days: 1 }));

/** Records are known by their code, which is what U8's interfaces ask for. */
function recordOf(value: unknown, { zone }: U8Account): CrmRecord | null {
	if (!isObject(value)) return null;
	const id = textOrNull(value.code ?? value.id);
	if (id === null) return null;
	return {
		id,
		fields: jsonFields(value),
		owner: textOrNull(value.spec_operator ?? value.personcode),
		modifiedAt: momentOf(value.ModifyDate ?? value.modifydate ?? value.modify_date, zone),
		modifiedBy: textOrNull(value.modifyperson ?? value.modifier),
		deleted: false,
	};
}
