import { readMoment } from '../../calendar/read-moment';
import { InputError } from '../../model/errors';
import { isoTime } from '../../model/item';
import { type AuditRow, customerNames, findInAudit } from '../../store/repositories/audit';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { spokenIn } from '../workspace/spoken';
import { type AuditKind, auditKinds } from './audit-kinds';
import type { AuditLine } from './audit-line';
import { auditSentence } from './audit-sentence';
import { writeOpenings } from './link-openings';

export type AuditWanted = {
	/** None = all. */
	kinds: readonly AuditKind[];
	/** Id or name of who did it. */
	who: string | null;
	/** Id of what or whom it was done to. */
	whom: string | null;
	/** As `readMoment` takes them; blank = from the first line, until now. */
	from: unknown;
	until: unknown;
	/** Lines of tests in place of real ones. */
	test: boolean;
	/** `null` = all. */
	limit: number | null;
};

/** Who did what to whom, newest first. @throws InputError for a span without length */
export async function listAudit(house: House, wanted: AuditWanted): Promise<AuditLine[]> {
	const { store, workspace } = house;
	const { timeZone } = await loadSettings(store.db, workspace);
	const from = readMoment(wanted.from, 'From', timeZone);
	const until = readMoment(wanted.until, 'Until', timeZone, true);
	if (from !== null && until !== null && until <= from) {
		throw new InputError(
			`The span ends at ${isoTime(until)}, which is not after its beginning at ${isoTime(from)}.`,
			'Give From a date before Until, or leave one of them empty.',
		);
	}
	// What was opened a moment ago may not be written yet.
	await writeOpenings(store);
	const { who, whom, limit, test } = wanted;
	const actions = wanted.kinds.flatMap((kind): readonly string[] => auditKinds[kind]);
	const filter = { actions, who, whom, from, until, test, limit };
	const rows = await findInAudit(store.db, workspace, filter);
	const names = await customerNames(store.db, workspace, customersIn(rows));
	const language = spokenIn(house);
	return rows.map((row) => {
		const details = JSON.parse(row.details) as Record<string, unknown>;
		const nameOf = (kind: string, id: string | null) =>
			kind === 'customer' && id !== null ? (names.get(id) ?? null) : null;
		const actor = {
			kind: row.actor_kind,
			id: row.actor_id,
			name: row.actor_name ?? nameOf(row.actor_kind, row.actor_id),
			node: row.actor_node,
		};
		const named = typeof details.name === 'string' ? details.name : null;
		const name = named ?? nameOf(row.target_kind, row.target_id);
		const target = { kind: row.target_kind, id: row.target_id, name };
		const line = { action: row.action, actor, target, details };
		const text = auditSentence(line, { language, timeZone });
		return { id: row.audit_id, at: isoTime(row.at) ?? '', text, ...line };
	});
}

function customersIn(rows: readonly AuditRow[]): string[] {
	const ids = rows.flatMap((row) => [
		...(row.target_kind === 'customer' ? [row.target_id] : []),
		...(row.actor_kind === 'customer' && row.actor_id !== null ? [row.actor_id] : []),
	]);
	return [...new Set(ids)];
}
