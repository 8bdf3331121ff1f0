import { derivedId } from '../../model/id';
import type { RetentionKey } from '../../model/retention';
import { addToAudit, type AuditRow } from '../../store/repositories/audit';
import type { AuditTarget } from '../../store/tables/audit';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import type { Change } from './changes';
import type { Doer } from './doer';

type MergeDetails = { merge: string; kept: string; merged: string };
type Compensated = { id: string; kind: string | null; amount: number; currency: string };

/** What is noted of each kind of deed, beside who did it and to whom. No secret and no customer's name. */
export type DeedDetails = {
	customers_merged: MergeDetails;
	customers_split: MergeDetails;
	/** Topics by their keys; `source` is where it was said. */
	consent_granted: { topics: string[]; source: string };
	consent_denied: { topics: string[]; source: string };
	preferences_set: { changes: Change[] };
	data_requested: Record<string, never>;
	erase_requested: Record<string, never>;
	data_exported: { rows: number };
	customer_erased: { rows: number };
	files_cleaned: { count: number };
	settings_changed: { changes: Change[]; more: number };
	person_created: { name: string };
	person_updated: { name: string; changes: Change[] };
	absence_set: { name: string; from: string; until: string; deputy: string | null };
	compensation_granted: Compensated;
	compensation_requested: Compensated;
	compensation_approved: Compensated;
	compensation_declined: Compensated;
	survey_published: { version: string };
	codes_added: { count: number };
	open_links_ended: Record<string, never>;
	/** An address that tools pull figures from. */
	address_made: { name: string; until: string; comments: boolean; survey: string | null };
	address_ended: { name: string };
	work_retried: { count: number; kinds: Record<string, number> };
	/** How many had opted out of how many where it stopped itself. */
	campaign_stopped: { optOuts: number | null; sent: number | null };
	campaign_continued: Record<string, never>;
	care_stopped: { campaign: string };
	care_continued: { campaign: string };
	problem_created: Record<string, never>;
	problem_changed: { changes: Change[] };
	problem_told: { count: number };
	/** The link to the page for everybody, of a survey or of all. */
	public_page_ended: Record<string, never>;
	public_page_renewed: Record<string, never>;
	rows_forgotten: { kind: RetentionKey; count: number; before: string };
};

export type DeedAction = keyof DeedDetails;

export type Deed<Action extends DeedAction = DeedAction> = {
	action: Action;
	doer: Doer;
	target: { kind: AuditTarget; id: string };
	details: DeedDetails[Action];
	test?: boolean;
	/** What makes it one deed where it is done twice; without it the same at the same moment is one. */
	key?: string;
};

/** A line of the audit trail. */
export function deedRow<Action extends DeedAction>(
	{ workspace }: House,
	now: number,
	{ action, doer, target, details, test = false, key }: Deed<Action>,
): AuditRow {
	const told = JSON.stringify(details);
	const parts = [doer.kind, doer.id ?? '', target.kind, target.id, String(now), told];
	return {
		workspace_id: workspace,
		audit_id: `${action}:${key ?? derivedId('aud', ...parts)}`,
		at: now,
		actor_kind: doer.kind,
		actor_id: doer.id,
		actor_name: doer.name,
		actor_node: doer.node ?? null,
		action,
		target_kind: target.kind,
		target_id: target.id,
		details: told,
		test: test ? 1 : 0,
	};
}

/** What a customer presses to and fro within so long is one line, ms: whoever holds a link may press on. */
const oneLine = 300_000;

/** The key of what somebody has chosen about a customer; none where a workflow does it. */
export function chosenKey(doer: Doer, now: number, ...about: string[]): { key?: string } {
	if (doer.kind !== 'customer') return {};
	return { key: [doer.id ?? '', ...about, Math.floor(now / oneLine)].join(':') };
}

/** Notes a deed, in the transaction in which it is done. */
export async function noteDeed<Action extends DeedAction>(
	tx: Tx,
	house: House,
	now: number,
	deed: Deed<Action>,
): Promise<void> {
	await addToAudit(tx, [deedRow(house, now, deed)]);
}
