import {
	erasureSecretOf,
	forgetAgreed,
	keepErasureSecret,
	keepRefusals,
	markOfMailbox,
	markOfPhone,
	marksOfPerson,
} from './erased-words';
import { count, type Erasing } from './erasing';
import { dropMentions } from './mentions';

/** Whoever had objected is not written to when their address comes back; what they agreed to is forgotten. */
export async function keepObjections(erasing: Erasing, now: number, month: number): Promise<void> {
	const { tx, workspace, person, rows } = erasing;
	const words = tx.selectFrom('consent').selectAll().where('workspace_id', '=', workspace);
	const own = await words
		.where('holder_kind', '=', 'customer')
		.where('holder', 'in', person.customerIds)
		.execute();
	const said = new Map<string, typeof own>();
	for (const mailbox of person.own.mailboxes) {
		const found = await words
			.where('holder_kind', '=', 'mailbox')
			.where('holder', '=', mailbox)
			.execute();
		said.set(mailbox, found);
	}
	const all = [...own, ...[...said.values()].flat()];
	const known = await erasureSecretOf(tx, workspace);
	if (known !== null) await forgetAgreed(tx, workspace, marksOfPerson(known, person.own), month);
	if (all.some(({ state }) => state === 'denied')) {
		const secret = await keepErasureSecret(tx, workspace, now);
		for (const [mailbox, found] of said) {
			const mark = markOfMailbox(secret, mailbox);
			rows.refusals += await keepRefusals(tx, mark, [...own, ...found], month);
		}
		for (const phone of person.own.phones) {
			const mark = markOfPhone(secret, phone);
			const byOther = own.filter(({ channel }) => channel !== 'email');
			if (mark !== null) rows.refusals += await keepRefusals(tx, mark, byOther, month);
		}
	}
	await removeMailboxWords(erasing);
	await removeWords(erasing, 'customer', person.customerIds);
	await removeWords(erasing, 'mailbox', person.own.mailboxes);
}

/** What was said for a mailbox when nobody was known to have it. */
async function removeMailboxWords({ tx, workspace, person, rows }: Erasing): Promise<void> {
	const { mailboxes } = person.own;
	if (mailboxes.length === 0) return;
	const gone = await tx
		.deleteFrom('consent_change')
		.where('workspace_id', '=', workspace)
		.where('customer_id', '=', '')
		.where('mailbox', 'in', [...mailboxes])
		.returning('change_id')
		.execute();
	count(rows, 'consent_change', gone.length);
	const changes = gone.map((row) => row.change_id);
	await dropMentions(tx, workspace, 'consent_change', changes);
}

async function removeWords(
	{ tx, workspace, rows }: Erasing,
	kind: 'customer' | 'mailbox',
	holders: readonly string[],
): Promise<void> {
	if (holders.length === 0) return;
	const { numDeletedRows } = await tx
		.deleteFrom('consent')
		.where('workspace_id', '=', workspace)
		.where('holder_kind', '=', kind)
		.where('holder', 'in', [...holders])
		.executeTakeFirstOrThrow();
	count(rows, 'consent', Number(numDeletedRows));
	await dropMentions(tx, workspace, 'consent', holders);
}
