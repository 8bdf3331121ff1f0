import { momentOf } from '../../calendar/moment';
import { InputError } from '../../model/errors';
import { isObject, type JsonObject } from '../../model/json';
import { shown } from '../../model/shown';
import type { Client, Connected, CrmRecord } from '../client';
import { jsonFields, textOrNull } from '../http/json-fields';
import { SystemError } from '../system-error';
import { readAccount } from './account';
import { callsOf } from './gateway';

/**
 * The gateway of Kingdee 云星辰 and 精斗云. Its signature passes the example of the documentation. How
 * lists could be asked for what has changed is documented nowhere, so nothing is polled.
 */
export const client: Client = {
	credential: 'satisfactionKingdeeJdyApi',
	object: {
		label: 'Record',
		hint: 'Part of the address behind /jdy/v2/, of what is read with _detail and saved without',
		example: 'bd/customer',
	},
	deeds: ['get', 'create', 'update'],
	taskObject: null,
	limit: { calls: 500, perMs: 60_000 },
	unproven:
		'The signature passes the documented example; all else was tried with a simulator only. Whether saving keeps the fields that are not named is documented nowhere: try it with one record. Phone numbers and addresses come encrypted.',

	open(given, tools): Connected {
		const account = readAccount(given);
		const call = callsOf(account, tools);
		const save = async (object: string, body: JsonObject): Promise<unknown> =>
			await call({ method: 'POST', path: pathOf(object), body });
		return {
			async test() {
				const parameters = { page: '1', page_size: '1' };
				const list = await call({ method: 'GET', path: pathOf('bd/customer'), parameters });
				const count = isObject(list) ? textOrNull(list.count) : null;
				return `Kingdee JDY opens the books, which have ${count ?? 'some'} customers.`;
			},
			objects: () =>
				Promise.resolve([
					{ value: 'bd/customer', name: '客户 Customer' },
					{ value: 'bd/supplier', name: '供应商 Supplier' },
				]),
			async get(object, id) {
				const path = `${pathOf(object)}_detail`;
				const record = recordOf(await call({ method: 'GET', path, parameters: { id } }));
				if (record) return record;
				throw new SystemError(
					'missing',
					`Kingdee JDY has no ${object} "${id}".`,
					'It may have been deleted. Give the id of the record, and not its number.',
				);
			},
			create: async (object, values) => ({ id: savedId(await save(object, values)) }),
			async update(object, id, values) {
				await save(object, { ...values, id });
			},
		};
	},
};

/** @throws InputError for anything but two names */
function pathOf(object: string): string {
	if (/^[a-z]{2,10}\/[a-z][a-z0-9_]{0,60}$/.test(object)) return `/jdy/v2/${object}`;
	throw new InputError(
		`${shown(object)} names no record of Kingdee JDY.`,
		'Give the part of its address behind /jdy/v2/, e.g. bd/customer.',
	);
}

function recordOf(value: unknown): CrmRecord | null {
	if (!isObject(value)) return null;
	const id = textOrNull(value.id);
	if (id === null) return null;
	return {
		id,
		fields: jsonFields(value),
		owner: textOrNull(value.saler_number ?? value.saler_id),
		modifiedAt: momentOf(value.modify_time, 'Asia/Shanghai'),
		modifiedBy: null,
		deleted: false,
	};
}

/** What is saved is told as an id, or as a list of them. */
function savedId(saved: unknown): string | null {
	if (!isObject(saved)) return textOrNull(saved);
	const ids: unknown = saved.ids ?? saved.id;
	return textOrNull(Array.isArray(ids) ? ids[0] : ids);
}
