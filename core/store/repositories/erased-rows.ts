import { sql } from 'kysely';

import { beginOfMonth } from '../../calendar/month';
import type { DialectName, Tx } from '../store';
import { anonymiseResponses } from './anonymise-responses';
import { dropChangedDays } from './daily-scores';
import { blankErasedInAudit } from './erased-in-audit';
import { keepObjections } from './erased-objections';
import {
	atOnce,
	count,
	type ErasedRows,
	type Erasing,
	listed,
	remove,
	removeOwn,
	type Table,
} from './erasing';
import { dropMentions, maskMentions } from './mentions';
import { leavePlaces } from './quotas';
import { forgetUnread } from './unread-pushes';
import type { WholePerson } from './whole-person';
import { forgetRecords } from './write-backs';

/**
 * Takes somebody out of every table: all that hangs on their records goes, scores stay without anything that
 * says whose they were, and what others wrote about them loses their addresses.
 *
 * @param person is locked, with their invitations and cases
 * @param about.erasureId stands in the audit trail in their place
 */
export async function eraseRows(
	tx: Tx,
	workspace: string,
	person: WholePerson,
	about: { dialect: DialectName; erasureId: string; timeZone: string; now: number },
): Promise<ErasedRows> {
	const rows: ErasedRows = { removed: {}, anonymised: 0, masked: 0, refusals: 0 };
	const erasing: Erasing = { tx, workspace, person, rows };
	await keepObjections(erasing, about.now, beginOfMonth(about.timeZone, about.now));
	await blankErasedInAudit(tx, workspace, person, about.erasureId);
	for (let before = -1; before < allRows(rows);) {
		before = allRows(rows);
		await eraseHanging(erasing, about.timeZone);
		// SQLite has one writer: nothing came meanwhile.
		if (about.dialect === 'sqlite') break;
	}
	// Nobody can tell whom they name.
	count(rows, 'unread_push', await forgetUnread(tx, workspace));
	rows.masked = await maskMentions(tx, workspace, person.own);
	await dropChangedDays(tx, workspace);
	return rows;
}

const allRows = ({ removed, anonymised }: ErasedRows): number =>
	Object.values(removed).reduce((sum, count) => sum + count, anonymised);

/** Takes what is there of them at this moment. */
async function eraseHanging(erasing: Erasing, timeZone: string): Promise<void> {
	await eraseWritten(erasing);
	await eraseCases(erasing);
	await eraseAnswers(erasing, timeZone);
	await eraseInvitations(erasing);
	await eraseEvents(erasing);
	await eraseCare(erasing);
	await eraseMessages(erasing);
	await eraseMerges(erasing);
	await eraseRecords(erasing);
}

/** What ties cases to problems. */
async function removeLinks(
	{ tx, workspace, rows }: Erasing,
	caseIds: readonly string[],
): Promise<void> {
	const { numDeletedRows } = await tx
		.deleteFrom('problem_link')
		.where('workspace_id', '=', workspace)
		.where('kind', '=', 'case')
		.where('ref', 'in', [...caseIds, ''])
		.executeTakeFirst();
	count(rows, 'problem_link', Number(numDeletedRows));
}

/** What is noted of their records in other systems: those that they are, and those that events were about. */
async function eraseWritten({ tx, workspace, person, rows }: Erasing): Promise<void> {
	const known = tx
		.selectFrom('identity')
		.select('value as id')
		.where('workspace_id', '=', workspace)
		.where('customer_id', 'in', person.customerIds);
	const events = tx
		.selectFrom('event')
		.select('subject_id as id')
		.where('workspace_id', '=', workspace)
		.where('customer_id', 'in', person.customerIds)
		.where('subject_id', 'is not', null);
	const found = await known.union(events.$castTo<{ id: string }>()).execute();
	const ids = found.map(({ id }) => id);
	for (let at = 0; at < ids.length; at += atOnce) {
		count(rows, 'write_back', await forgetRecords(tx, workspace, ids.slice(at, at + atOnce)));
	}
}

async function eraseCases(erasing: Erasing): Promise<void> {
	await removeOwn(erasing, 'case_file', 'case_id', async (ids) => {
		const { tx, workspace } = erasing;
		const given = await tx
			.selectFrom('compensation')
			.select('compensation_id')
			.where('workspace_id', '=', workspace)
			.where('case_id', 'in', [...ids, ''])
			.execute();
		const compensations = given.map((row) => row.compensation_id);
		await remove(erasing, 'compensation', 'compensation_id', compensations);
		await removeLinks(erasing, ids);
		await remove(erasing, 'case_step', 'case_id', ids);
		await removeMessages(erasing, 'case_id', ids);
		await remove(erasing, 'due', 'ref_id', ids);
	});
}

async function eraseAnswers(erasing: Erasing, timeZone: string): Promise<void> {
	const { tx, workspace, person, rows } = erasing;
	for (;;) {
		const found = await tx
			.selectFrom('response')
			.select('response_id')
			.where('workspace_id', '=', workspace)
			.where('customer_id', 'in', person.customerIds)
			.limit(atOnce)
			.execute();
		const ids = found.map((row) => row.response_id);
		await remove(erasing, 'due', 'ref_id', ids);
		const done = await anonymiseResponses(tx, workspace, ids, { timeZone });
		rows.anonymised += done.anonymised;
		count(rows, 'response', done.removed);
		if (ids.length < atOnce) return;
	}
}

async function eraseInvitations(erasing: Erasing): Promise<void> {
	await removeOwn(erasing, 'invitation', 'invitation_id', async (ids) => {
		await remove(erasing, 'held_rating', 'invitation_id', ids);
		await remove(erasing, 'open_answer', 'invitation_id', ids);
		await remove(erasing, 'due', 'ref_id', ids);
		await remove(erasing, 'contact', 'ref_id', ids);
		await removeMessages(erasing, 'invitation_id', ids);
		await leavePlaces(erasing.tx, erasing.workspace, ids);
	});
	await removeOwn(erasing, 'contact', 'ref_id');
}

async function eraseEvents(erasing: Erasing): Promise<void> {
	await removeOwn(erasing, 'event', 'event_id', async (ids) => {
		await remove(erasing, 'event_delivery', 'event_id', ids);
		await remove(erasing, 'due', 'ref_id', ids);
	});
	await removeOwn(erasing, 'activity', 'activity_id', async (ids) => {
		if (ids.length > 0) await dropUntold(erasing, ids);
	});
}

/** Also the messages of occasions, whoever they went to, and what was planned of them. */
async function eraseCare(erasing: Erasing): Promise<void> {
	await removeOwn(erasing, 'care_occasion', 'care_id', async (ids) => {
		const { tx, workspace } = erasing;
		const found = await tx
			.deleteFrom('care_step')
			.where('workspace_id', '=', workspace)
			.where('care_id', 'in', [...ids, ''])
			.returning(['care_id', 'step'])
			.execute();
		count(erasing.rows, 'care_step', found.length);
		const keys = found.map((row) => `${row.care_id}:${row.step}`);
		await remove(erasing, 'message', 'message_key', keys);
		await forgetPlanned(erasing, [...ids, ...keys]);
	});
	await removeOwn(erasing, 'care_step', 'care_id');
	await removeOwn(erasing, 'attribute_change', 'change_id');
}

/** What could not be told is planned under its own key. */
async function dropUntold({ tx, workspace, rows }: Erasing, ids: readonly string[]): Promise<void> {
	const { numDeletedRows } = await tx
		.deleteFrom('due')
		.where('workspace_id', '=', workspace)
		.where('kind', '=', 'activity')
		.where('ref_key', 'in', [...ids])
		.executeTakeFirstOrThrow();
	count(rows, 'due', Number(numDeletedRows));
}

async function eraseMessages(erasing: Erasing): Promise<void> {
	await removeOwn(erasing, 'message', 'message_key', async (keys) => {
		await forgetPlanned(erasing, keys);
	});
	await remove(erasing, 'due', 'ref_id', erasing.person.customerIds);
}

async function removeMessages(
	erasing: Erasing,
	column: 'case_id' | 'invitation_id',
	ids: readonly string[],
): Promise<void> {
	if (ids.length === 0) return;
	const { tx, workspace, rows } = erasing;
	const found = await sql<{ key: string }>`delete from message
		where workspace_id = ${workspace} and ${sql.ref(column)} in (${listed(ids)})
		returning message_key as key`.execute(tx);
	count(rows, 'message', found.rows.length);
	await forgetPlanned(
		erasing,
		found.rows.map(({ key }) => key),
	);
}

/** A mail that waits to be sent is planned under its own key. */
async function forgetPlanned(erasing: Erasing, keys: readonly string[]): Promise<void> {
	await remove(erasing, 'due', 'ref_id', keys);
}

/** What a merge has kept to be undone says who both were. */
async function eraseMerges(erasing: Erasing): Promise<void> {
	const { tx, workspace, person, rows } = erasing;
	const merges = new Set<string>();
	for (const side of ['kept_id', 'merged_id'] as const) {
		const found = await tx
			.deleteFrom('customer_merge')
			.where('workspace_id', '=', workspace)
			.where(side, 'in', person.customerIds)
			.returning('merge_id')
			.execute();
		for (const { merge_id: id } of found) merges.add(id);
	}
	count(rows, 'customer_merge', merges.size);
	await dropMentions(tx, workspace, 'customer_merge', [...merges]);
	await remove(erasing, 'customer_merge_row', 'merge_id', [...merges]);
	// Others' merges may name them as a likely double.
	const { numAffectedRows } = await sql`delete from customer_merge_row
		where workspace_id = ${workspace} and table_name = 'likely_double'
			and key_1 in (${listed(person.customerIds)})`.execute(tx);
	count(rows, 'customer_merge_row', Number(numAffectedRows ?? 0));
}

const ownTables = [
	'care_stop',
	'problem_told',
	'consent_change',
	'privacy_request',
	'customer_tag',
	'customer_date',
	'customer_attribute',
	'customer_rhythm',
	'customer_trait',
	'identity',
	'customer',
] as const satisfies Table[];

async function eraseRecords(erasing: Erasing): Promise<void> {
	const { person } = erasing;
	for (const table of ownTables) await remove(erasing, table, 'customer_id', person.customerIds);
	for (const side of ['customer_id', 'other_id']) {
		await remove(erasing, 'likely_double', side, person.customerIds);
	}
	// What a server said of an address to which their messages went may name them.
	const mailed = [...person.own.mailboxes, ...(await withoutCustomer(erasing, person.sentTo))];
	await remove(erasing, 'mailbox', 'address', mailed);
}

/** Those mailboxes that no customer has. */
async function withoutCustomer(
	{ tx, workspace }: Erasing,
	mailboxes: readonly string[],
): Promise<string[]> {
	if (mailboxes.length === 0) return [];
	const had = await tx
		.selectFrom('customer_trait')
		.select('value')
		.where('workspace_id', '=', workspace)
		.where('kind', '=', 'mailbox')
		.where('value', 'in', [...mailboxes])
		.execute();
	return mailboxes.filter((one) => had.every(({ value }) => value !== one));
}
