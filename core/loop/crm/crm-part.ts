import { isoTime, type IsoTime } from '../../model/item';
import type { JsonObject } from '../../model/json';
import type { ShapeOf } from '../../model/shape';
import type { ClientSystem } from '../../systems';
import type { CrmRecord } from '../../systems/client';

/** A record of another system on an item. */
export type ItemCrm = {
	/** Key of the system. */
	system: string;
	/** The kind of record, as the system calls it. */
	object: string;
	/** `null` where the system does not tell the id of what it has made. */
	id: string | null;
	/** Read: all of its fields; written: those that were written. */
	fields: JsonObject;
	/** Id of the person responsible, as the system knows it. */
	owner: string | null;
	modifiedAt: IsoTime | null;
	deleted: boolean;
};

/** As the editor shows it before anything has run. */
export const crmShape: ShapeOf<ItemCrm> = {
	system: 'text',
	object: 'text',
	id: 'text',
	fields: 'map',
	owner: 'text',
	modifiedAt: 'text',
	deleted: 'yes-no',
};

/** A record that was read. */
export function readPart({ key }: ClientSystem, object: string, record: CrmRecord): ItemCrm {
	const { id, fields, owner, modifiedAt, deleted } = record;
	return { system: key, object, id, fields, owner, modifiedAt: isoTime(modifiedAt), deleted };
}

/** A record that was written. */
export function writtenPart(
	{ key }: ClientSystem,
	object: string,
	written: Pick<ItemCrm, 'id' | 'fields' | 'owner'>,
): ItemCrm {
	return { system: key, object, ...written, modifiedAt: null, deleted: false };
}
