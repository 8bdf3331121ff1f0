import { DateTime } from 'luxon';

import { momentOf } from '../../calendar/moment';
import { isObject, type JsonObject } from '../../model/json';
import type { ChangedPage, CrmRecord } from '../client';
import { nextPage } from '../http/next-page';
import { jsonFields, textOrNull } from '../http/json-fields';
import { SystemError } from '../system-error';
import { type Form, modified } from './form';
import type { Call } from './session';

/** Rows of one page; the service takes up to 2000. */
const pageSize = 500;
const hour = 3_600_000;

/**
 * Records of a form that changed in a span, by their key: nothing else keeps its order while they change.
 * The rows come without names, in the order of the fields that were asked for.
 *
 * @param zone of the server
 */
export async function changedPage(
	call: Call,
	form: Form,
	zone: string,
	span: { since: number; until: number },
	page: string | null,
): Promise<ChangedPage> {
	const names = [...new Set([form.key, ...form.fields, modified, 'FModifierId'])];
	const { since, until } = wallSpan(span, zone);
	const filters = [
		`${modified}>='${since}'`,
		`${modified}<'${until}'`,
		...(page === null ? [] : [`${form.key}>${keyIn(page)}`]),
	];
	const rows = await call('ExecuteBillQuery', {
		data: {
			FormId: form.id,
			FieldKeys: names.join(','),
			FilterString: filters.join(' and '),
			OrderString: `${form.key} ASC`,
			TopRowCount: 0,
			StartRow: 0,
			Limit: pageSize,
		},
	});
	if (!Array.isArray(rows)) {
		throw new SystemError(
			'unavailable',
			'Kingdee K/3 Cloud answered a query with no rows.',
			'Check the id of the form.',
		);
	}
	const records = distinct(
		rows.flatMap((row: unknown) => recordOf(named(names, row), form.key, zone) ?? []),
	);
	const last = records.at(-1)?.id ?? null;
	const read = { rows: rows.length, size: pageSize, last, page };
	return { records, next: nextPage(read, `Kingdee K/3 Cloud, ${form.id}`) };
}

const named = (names: readonly string[], row: unknown): Record<string, unknown> =>
	Object.fromEntries(names.map((name, index) => [name, Array.isArray(row) ? row[index] : null]));

function recordOf(row: Record<string, unknown>, key: string, zone: string): CrmRecord | null {
	const id = textOrNull(row[key]);
	if (id === null) return null;
	return {
		id,
		fields: jsonFields(row),
		owner: textOrNull(row['FSalerId.FNumber'] ?? row['FSalesManID.FNumber']),
		modifiedAt: momentOf(row[modified], zone),
		modifiedBy: textOrNull(row.FModifierId),
		deleted: false,
	};
}

/** A field of an entry makes a row of each entry; the bill is one record all the same. */
const distinct = (records: readonly CrmRecord[]): CrmRecord[] => [
	...new Map(records.map((record) => [record.id, record])).values(),
];

/**
 * The span on the server's wall clock, in whole seconds: begun no later and ended no earlier. Where the
 * clock is turned within it, it is an hour wider at both ends.
 */
function wallSpan(
	{ since, until }: { since: number; until: number },
	zone: string,
): { since: string; until: string } {
	const [start, end] = [since, until].map((at) => DateTime.fromMillis(at, { zone }));
	const slack = start?.offset === end?.offset ? 0 : hour;
	const wall = (at: number): string =>
		DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm:ss');
	return {
		since: wall(Math.floor(since / 1_000) * 1_000 - slack),
		until: wall(Math.ceil(until / 1_000) * 1_000 + slack),
	};
}

/** Keys are numbers; any other ends no text. */
const keyIn = (key: string): string => (/^\d+$/.test(key) ? key : `'${key.replaceAll("'", "''")}'`);

/** A record as a whole, by the names that its model has, which are not those of its fields. */
export function viewedRecord(id: string, model: unknown, zone: string): CrmRecord | null {
	if (!isObject(model) || Object.keys(model).length === 0) return null;
	const fields: JsonObject = jsonFields(model);
	return {
		id: textOrNull(model.Id ?? model.FID) ?? id,
		fields,
		owner: null,
		modifiedAt: momentOf(model.ModifyDate ?? model.FModifyDate, zone),
		modifiedBy: textOrNull(model.FModifierId_Id ?? model.ModifierId_Id),
		deleted: false,
	};
}
