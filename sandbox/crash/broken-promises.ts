import { isOfCompany } from '../company/sender';
import { isForgotten } from '../day/plan';
import type { DayRun } from '../day/play';
import { linkIn } from '../links';
import type { CaughtMail } from '../mail/mailbox';
import { decisionIn } from '../owners/admin';
import type { Stage } from '../stage/stage';
import type { StoreReader } from '../store/reader';

const named = (what: string, rows: Array<{ id: string }>): string[] =>
	rows.map(({ id }) => `${what}: ${id}`);

/**
 * What was promised whatever happens, and does not hold: nothing that was accepted is lost, nothing
 * happened twice inside the store, no message left under two ids.
 *
 * @param runs all days that were played in this workspace, at rest
 * @returns one line for each breach; empty when all promises hold
 */
export async function brokenPromises(stage: Stage, runs: readonly DayRun[]): Promise<string[]> {
	const { store } = stage;
	const mails = mailsThatAreKnown(stage, runs);
	return [
		...(await lostEvents(store, runs)),
		...(await lowScoresWithoutCase(store)),
		...(await lostAnswers(store, runs)),
		...(await strangeMessages(store, mails)),
		...(await repeatedInvitations(mails, store)),
		...(await stuckWork(store)),
	];
}

/**
 * Nothing is known of what n8n's own nodes send, nor of what somebody got who was erased; the made-up company has a
 * workspace of its own.
 */
function mailsThatAreKnown({ mailbox }: Stage, runs: readonly DayRun[]): CaughtMail[] {
	const forgotten = runs.flatMap(({ performance: { day, emailOf } }) =>
		day.events.filter(isForgotten).map(({ customer }) => emailOf(customer)),
	);
	return mailbox.mails.filter(
		(mail) => decisionIn(mail) === null && !isOfCompany(mail) && !forgotten.includes(mail.to),
	);
}

/** Every event that was acknowledged has an invitation, or a reason why not. */
async function lostEvents(store: StoreReader, runs: readonly DayRun[]): Promise<string[]> {
	const stored = new Set(
		(await store.rows<{ id: string }>('select external_id as id from event')).map(({ id }) => id),
	);
	const acknowledged = new Set(runs.flatMap(({ sent }) => sent.acknowledged));
	const forgotten = new Set(
		runs.flatMap(({ performance: { day, deliveryOf } }) =>
			day.events.filter(isForgotten).map(({ key }) => deliveryOf(key)),
		),
	);
	const missing = [...acknowledged].filter((id) => !stored.has(id) && !forgotten.has(id));
	const undecided = await store.rows<{ id: string }>(
		`select e.external_id as id from event e where (e.processed_at is null or e.outcome is null)
			and not exists (select 1 from invitation i
				where i.workspace_id = e.workspace_id and i.event_id = e.event_id)`,
	);
	return [
		...missing.map((id) => `Acknowledged, but not stored: event ${id}`),
		...named('Neither invitation nor reason: event', undecided),
	];
}

async function lowScoresWithoutCase(store: StoreReader): Promise<string[]> {
	return named(
		'Low, but without a case: response',
		await store.rows(
			`select r.response_id as id from response r
				where r.level = 'low' and r.purpose <> 'verification' and not exists (
					select 1 from case_file c
					where c.workspace_id = r.workspace_id and c.response_id = r.response_id)`,
		),
	);
}

/** What a page has thanked for is stored, and it is the last word of the customer. */
async function lostAnswers(store: StoreReader, runs: readonly DayRun[]): Promise<string[]> {
	const last = new Map<string, { rating: number; details: boolean }>();
	for (const { step, rating, invitationId } of runs.flatMap(({ actors }) => actors.answers)) {
		if (rating === null) continue;
		const details = step === 'details' || (last.get(invitationId)?.details ?? false);
		last.set(invitationId, { rating, details });
	}
	const lost: string[] = [];
	for (const [id, { rating, details }] of last) {
		const [row] = await store.rows<{ value: number; comment: string | null }>(
			'select value, comment from response where invitation_id = ?',
			id,
		);
		if (!row) lost.push(`Acknowledged, but not stored: the answer to ${id}`);
		else if (row.value !== rating) lost.push(`${id}: ${rating} was given, ${row.value} is stored`);
		else if (details && row.comment === null) lost.push(`${id}: the comment is lost`);
	}
	return lost;
}

/** A message that left under any other id than the one that is stored for it is not known by id. */
async function strangeMessages(
	store: StoreReader,
	mails: readonly CaughtMail[],
): Promise<string[]> {
	const ids = new Set(
		(await store.rows<{ id: string }>('select message_id as id from message')).map(({ id }) => id),
	);
	const twice = await store.rows<{ id: string }>(
		'select message_id as id from message group by message_id having count(*) > 1',
	);
	const unknown = mails.filter(({ messageId }) => !ids.has(messageId));
	return [
		...unknown.map(
			({ messageId, subject }) => `"${subject}" left as ${messageId}, which is not stored`,
		),
		...named('Two logical messages share a Message-ID', twice),
	];
}

/** An invitation leaves under as many ids as it has attempts: itself and its reminders. */
async function repeatedInvitations(
	mails: readonly CaughtMail[],
	store: StoreReader,
): Promise<string[]> {
	const seen = new Map<string, Set<string>>();
	for (const mail of mails) {
		const id = linkIn(mail, 'survey')?.subject;
		if (id !== undefined) seen.set(id, (seen.get(id) ?? new Set()).add(mail.messageId));
	}
	const repeated: string[] = [];
	for (const [id, messageIds] of seen) {
		const attempts = await store.count(
			'select attempt from invitation where invitation_id = ?',
			id,
		);
		if (messageIds.size > attempts) {
			repeated.push(`${id} left under ${messageIds.size} ids in ${attempts} attempts`);
		}
	}
	return repeated;
}

async function stuckWork(store: StoreReader): Promise<string[]> {
	const stuck = await store.rows<{ kind: string; error: string }>(
		`select kind, coalesce(last_error, 'no error') as error from due where state = 'stuck'`,
	);
	return stuck.map(({ kind, error }) => `Given up: ${kind}, ${error}`);
}
