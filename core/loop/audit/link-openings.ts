import type { Person } from '../../model/people';
import { tokenFingerprint } from '../../model/token';
import { addToAudit, auditOf, type AuditRow } from '../../store/repositories/audit';
import type { Store } from '../../store/store';
import type { AuditTarget } from '../../store/tables/audit';
import type { House } from '../house';

/** What came of following a link, or of a deed on its page: the page, a no (403), too late, or a link of one's own. */
export const linkOutcomes = [
	'link_opened',
	'link_refused',
	'link_expired',
	'link_requested',
] as const;
export type LinkOutcome = (typeof linkOutcomes)[number];

export type LinkOpening = {
	token: string;
	/** Whom the link was made for. */
	audience: string;
	/** That person, when they are in the team list. */
	person: Pick<Person, 'id' | 'name'> | null;
	/** The page, e.g. `owner`. */
	page: string;
	target: { kind: AuditTarget; id: string };
	details?: Record<string, string>;
	test: boolean;
};

/** A link that is opened again within that is one opening, ms: pages are loaded anew after each deed. */
const sameOpening = 3_600_000;

/** Openings are written together, away from the request; a database that is away is tried again. */
const writeAfter = 250;
const mostTries = 9;
/** More than that wait for no database; what was noted first stays. */
const mostWaiting = 2_000;

type Waiting = { rows: Map<string, AuditRow>; tries: number };
const waitingBy = new Map<Store, Waiting>();

/**
 * Notes in the audit trail that somebody's link was followed, once an hour and outcome. A page that is
 * opened is served first: the note is written shortly after, and kept until the database takes it. It is
 * an opening of the link, not proof of the person: mail scanners follow links, too, and no decision reads
 * it.
 */
export function noteOpening(
	{ house, now }: { house: House; now: number },
	outcome: LinkOutcome,
	opening: LinkOpening,
): void {
	const { person, target, page, details } = opening;
	const link = (tokenFingerprint(opening.token) ?? '').slice(0, 16);
	const hour = Math.floor(now / sameOpening);
	const row: AuditRow = {
		workspace_id: house.workspace,
		audit_id: [outcome, link, person?.id ?? '', hour].join(':'),
		at: now,
		actor_kind: person ? 'person' : 'link',
		actor_id: person?.id ?? (opening.audience || null),
		actor_name: person?.name ?? null,
		actor_node: null,
		action: outcome,
		target_kind: target.kind,
		target_id: target.id,
		details: JSON.stringify({ page, link, ...details }),
		test: opening.test ? 1 : 0,
	};
	note(house.store, row);
}

function note(store: Store, row: AuditRow): void {
	let waiting = waitingBy.get(store);
	if (!waiting) {
		waiting = { rows: new Map(), tries: 0 };
		waitingBy.set(store, waiting);
		writeLater(store, writeAfter);
	}
	const key = `${row.workspace_id} ${row.audit_id}`;
	if (!waiting.rows.has(key) && waiting.rows.size < mostWaiting) waiting.rows.set(key, row);
}

function writeLater(store: Store, after: number): void {
	setTimeout(() => void writeOpenings(store), after).unref();
}

/** What is being written now, by store: whoever reads afterwards waits for it. */
const writing = new Map<Store, Promise<void>>();

/** Writes what is noted for a store; what it does not take now is tried again, for some two minutes. */
export async function writeOpenings(store: Store): Promise<void> {
	const before = writing.get(store);
	const written = (before ?? Promise.resolve()).then(async () => await writeNoted(store));
	writing.set(store, written);
	await written;
	if (writing.get(store) === written) writing.delete(store);
}

async function writeNoted(store: Store): Promise<void> {
	const waiting = waitingBy.get(store);
	waitingBy.delete(store);
	if (!waiting) return;
	try {
		await addToAudit(store.db, [...waiting.rows.values()]);
	} catch {
		const tries = waiting.tries + 1;
		if (tries >= mostTries) return;
		const since = waitingBy.get(store);
		const rows = new Map([...waiting.rows, ...(since?.rows ?? [])]);
		waitingBy.set(store, { rows, tries });
		if (!since) writeLater(store, writeAfter * 2 ** tries);
	}
}

/** One following of a link, as it is told. */
export type ToldOpening = { at: number; who: string; page: string; outcome: LinkOutcome };

/** Who followed the links to a case, newest first. */
export async function openingsOf(house: House, caseId: string): Promise<ToldOpening[]> {
	await writeOpenings(house.store);
	const about = { kind: 'case' as const, id: caseId };
	const rows = await auditOf(house.store.db, house.workspace, about, mostTold);
	return rows.flatMap(({ at, action, actor_name: name, actor_id: id, details }) => {
		const outcome = linkOutcomes.find((one) => one === action);
		if (!outcome) return [];
		const { page } = JSON.parse(details) as { page: string };
		return [{ at, who: name ?? id ?? '', page, outcome }];
	});
}

const mostTold = 200;
