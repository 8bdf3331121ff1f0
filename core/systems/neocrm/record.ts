import { momentOf } from '../../calendar/moment';
import { isObject } from '../../model/json';
import type { CrmRecord } from '../client';
import { jsonFields, textOrNull } from '../http/json-fields';

/** A record as Neocrm gives it, ids as texts; `null` for what has no id. */
export function recordOf(value: unknown): CrmRecord | null {
	if (!isObject(value)) return null;
	const id = idOf(value.id);
	if (id === null) return null;
	return {
		id,
		fields: { ...jsonFields(value), id },
		owner: idOf(value.ownerId),
		modifiedAt: momentOf(value.updatedAt, 'Asia/Shanghai'),
		modifiedBy: idOf(value.updatedBy),
		deleted: false,
	};
}

/** A person, or another record, may come as its id or as an object with it. */
function idOf(value: unknown): string | null {
	return textOrNull(isObject(value) ? value.id : value);
}
