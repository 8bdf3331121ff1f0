import { InputError } from '../../model/errors';
import type { CrmRecord } from '../../systems/client';
import { able, type There } from './write';

/** Reads one record. @throws SystemError `missing` where there is none */
export async function getRecord(
	{ system, connected, object }: There,
	id: string,
): Promise<CrmRecord> {
	return await able(connected.get, system, 'Get')(object, id);
}

/** Pages that are read at most: a system that never comes to its end must not be read for ever. */
const mostPages = 10_000;

/**
 * Everything that was changed in a span, each record once as it was read last.
 *
 * @param span epoch ms; from `since` to before `until`
 * @param most records; more are left
 * @returns `complete` if nothing is left
 * @throws SystemError
 */
export async function listChanged(
	{ system, connected, object }: There,
	span: { since: number; until: number },
	most: number,
): Promise<{ records: CrmRecord[]; complete: boolean }> {
	if (span.since >= span.until) {
		throw new InputError(
			'The span that is looked at ends before it begins.',
			'Give a time in the past.',
		);
	}
	const changed = able(connected.changed, system, 'List Changed');
	const found = new Map<string, CrmRecord>();
	let page: string | null = null;
	for (let turn = 0; turn < mostPages; turn++) {
		const { records, next } = await changed(object, span, page);
		for (const record of records) found.set(record.id, record);
		if (found.size > most) return { records: [...found.values()].slice(0, most), complete: false };
		if (next === null) return { records: [...found.values()], complete: true };
		page = next;
	}
	return { records: [...found.values()], complete: false };
}
