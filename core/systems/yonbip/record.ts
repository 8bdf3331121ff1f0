import { momentOf } from '../../calendar/moment';
import { isObject } from '../../model/json';
import type { CrmRecord } from '../client';
import { jsonFields, textOrNull } from '../http/json-fields';

/** A record as YonBIP gives it, ids as texts; `null` for what has no id. `ower` is its own spelling. */
export function recordOf(value: unknown, zone: string): CrmRecord | null {
	if (!isObject(value)) return null;
	const id = textOrNull(value.id);
	if (id === null) return null;
	return {
		id,
		fields: { ...jsonFields(value), id },
		owner: textOrNull(value.ower),
		modifiedAt: momentOf(value.modifyTime ?? value.pubts, zone),
		modifiedBy: textOrNull(value.modifierId ?? value.modifier),
		deleted: false,
	};
}
