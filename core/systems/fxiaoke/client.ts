import { isObject } from '../../model/json';
import type { ChangedPage, Client, Connected, CrmRecord } from '../client';
import { textOrNull } from '../http/json-fields';
import { nextPage } from '../http/next-page';
import { type Token, Tokens } from '../http/tokens';
import { SystemError } from '../system-error';
import { readAccount } from './account';
import { type Call, callsOf } from './call';
import { fieldsOf, type FxiaokeField, valuesFor } from './fields';
import { recordOf } from './record';

/** Most records of one page. */
const pageSize = 100;

/** Descriptions of objects are read again after this, ms. */
const describedFor = 600_000;
const described = new Tokens<Token & { fields: FxiaokeField[] }>();

/** Objects that a company made itself have interfaces of their own. */
const pathOf = (object: string, deed: string): string =>
	`/cgi/crm/${object.endsWith('__c') ? 'custom/' : ''}v2/data/${deed}`;

/**
 * Fxiaoke's open interface, second version with its token in a header. Its paths, limits and codes are
 * taken from public copies of its documentation and from code that calls it; no account was at hand.
 */
export const client: Client = {
	credential: 'satisfactionFxiaokeApi',
	object: {
		label: 'Object',
		hint: 'API name of the object; objects of your own end in __c',
		example: 'AccountObj',
	},
	deeds: ['get', 'create', 'update', 'changeOwner', 'changed'],
	taskObject: null,
	// Each interface has a limit of its own, which its calls keep to.
	limit: null,
	unproven:
		'Built to the documented interface and tried with a simulator only. How lists and descriptions of objects are wrapped, and whether invalidated records show up in lists, differs between copies of the documentation.',

	open(given, tools): Connected {
		const account = readAccount(given);
		const call = callsOf(account, tools);
		const fields = async (object: string): Promise<FxiaokeField[]> => {
			const { fields: known } = await described.get(
				[...Object.values(account), object],
				tools.now(),
				async () => ({
					value: object,
					until: tools.now() + describedFor,
					fields: await describe(call, object),
				}),
			);
			return known;
		};
		// What we write starts no workflow there, which would call us back.
		const quiet = { triggerWorkFlow: false, triggerApprovalFlow: false };
		const write = async (deed: 'create' | 'update', object: string, values: object) =>
			await call(pathOf(object, deed), {
				...quiet,
				data: { object_data: { ...values, dataObjectApiName: object } },
			});
		return {
			async test() {
				const objects = await objectsOf(call);
				return `Fxiaoke lets employee ${account.employee} see ${objects.length} kinds of record.`;
			},
			objects: async () => await objectsOf(call),
			fields,
			get: async (object, id) => await recordById(call, object, id),
			async create(object, values, { owner }) {
				const answer = await write('create', object, {
					...valuesFor(await fields(object), values),
					...(owner !== null && { owner: [owner] }),
				});
				const data = isObject(answer.data) ? answer.data : {};
				return { id: textOrNull(answer.dataId) ?? textOrNull(data._id ?? data.dataId) };
			},
			async update(object, id, values) {
				await write('update', object, {
					...valuesFor(await fields(object), values),
					_id: id,
				});
			},
			changeOwner: async (object, id, owner) => await changeOwner(call, object, id, owner),
			changed: async (object, span, page) => await changedPage(call, object, span, page),
		};
	},
};

async function objectsOf(call: Call): Promise<Array<{ value: string; name: string }>> {
	const { data } = await call('/cgi/crm/v2/object/list', { includeNull: false });
	const objects: unknown = isObject(data) ? data.objects : null;
	return (Array.isArray(objects) ? objects : []).flatMap((object: unknown) => {
		const value = isObject(object) ? textOrNull(object.describeApiName) : null;
		if (!isObject(object) || value === null || object.isActive === false) return [];
		return [{ value, name: textOrNull(object.describeDisplayName) ?? value }];
	});
}

async function describe(call: Call, object: string): Promise<FxiaokeField[]> {
	const { data } = await call('/cgi/crm/v2/object/describe', {
		includeDetail: false,
		data: { apiName: object },
	});
	return fieldsOf(isObject(data) && isObject(data.describe) ? data.describe : data);
}

/** Which code a record that is not there has is documented nowhere: a list of it is empty. */
async function recordById(call: Call, object: string, id: string): Promise<CrmRecord> {
	try {
		const body = { data: { dataObjectApiName: object, objectDataId: id } };
		const record = recordOf((await call(pathOf(object, 'get'), body)).data);
		if (record) return record;
	} catch (error) {
		if (!(error instanceof SystemError) || error.fault !== 'refused') throw error;
		const { records: found } = await query(call, object, [filter('_id', 'EQ', id)]);
		if (found.length > 0) throw error;
	}
	throw new SystemError(
		'missing',
		`Fxiaoke has no ${object} "${id}" that the employee of the credential may see.`,
		'It may have been deleted, or belong to another kind of record.',
	);
}

/**
 * Whom a record belongs to. The id is a list on one page of the documentation and a text on another; a
 * refused call did nothing, so the second form is tried after the first.
 */
async function changeOwner(call: Call, object: string, id: string, owner: string): Promise<void> {
	const body = (ownerId: string[] | string) => ({
		data: { dataObjectApiName: object, Data: [{ objectDataId: id, ownerId }] },
	});
	try {
		await call(pathOf(object, 'changeOwner'), body([owner]));
	} catch (error) {
		if (!(error instanceof SystemError) || error.fault !== 'refused') throw error;
		await call(pathOf(object, 'changeOwner'), body(`[${owner}]`)).catch(() => {
			throw error;
		});
	}
}

/** Sorted by id, and not by time: a record that changes meanwhile leaves no gap behind it. */
async function changedPage(
	call: Call,
	object: string,
	{ since, until }: { since: number; until: number },
	page: string | null,
): Promise<ChangedPage> {
	const { records, rows } = await query(call, object, [
		filter('last_modified_time', 'GTE', String(since)),
		filter('last_modified_time', 'LT', String(until)),
		...(page === null ? [] : [filter('_id', 'GT', page)]),
	]);
	const read = { rows, size: pageSize, last: records.at(-1)?.id ?? null, page };
	return { records, next: nextPage(read, `Fxiaoke, ${object}`) };
}

type Filter = { field_name: string; operator: string; field_values: string[] };

const filter = (field: string, operator: string, value: string): Filter => ({
	field_name: field,
	operator,
	field_values: [value],
});

/** A page of records, and how many rows it had, those that cannot be read too. */
async function query(
	call: Call,
	object: string,
	filters: Filter[],
): Promise<{ records: CrmRecord[]; rows: number }> {
	const { data } = await call(pathOf(object, 'query'), {
		data: {
			dataObjectApiName: object,
			find_explicit_total_num: false,
			search_query_info: {
				limit: pageSize,
				offset: 0,
				filters,
				orders: [{ fieldName: '_id', isAsc: true }],
			},
		},
	});
	// One page of the documentation shows a single record in place of the list.
	const list: unknown = isObject(data) && data.dataList !== undefined ? data.dataList : [data];
	const rows: unknown[] = Array.isArray(list) ? list : [];
	return { records: rows.flatMap((one) => recordOf(one) ?? []), rows: rows.length };
}
