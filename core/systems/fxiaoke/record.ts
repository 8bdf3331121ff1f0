import { momentOf } from '../../calendar/moment';
import { isObject } from '../../model/json';
import type { CrmRecord } from '../client';
import { jsonFields, textOrNull } from '../http/json-fields';

/** A record as Fxiaoke gives it: people as lists of ids, times as epoch ms. `null` where it has no id. */
export function recordOf(value: unknown): CrmRecord | null {
	if (!isObject(value)) return null;
	const id = textOrNull(value._id);
	if (id === null) return null;
	return {
		id,
		fields: jsonFields(value),
		owner: firstOf(value.owner),
		modifiedAt: momentOf(value.last_modified_time),
		modifiedBy: firstOf(value.last_modified_by),
		// A record is first made invalid and then deleted for good.
		deleted:
			value.is_deleted === true || value.is_deleted === 'true' || value.life_status === 'invalid',
	};
}

function firstOf(value: unknown): string | null {
	return textOrNull(Array.isArray(value) ? value[0] : value);
}
