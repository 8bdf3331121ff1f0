import type { MailboxTable } from '../tables/known-people';
import { askedOnce } from '../compiled-once';
import type { Db, Tx } from '../store';

/** What is known of a mailbox, given in the form of `mailboxOf`; `undefined` = nothing. */
export async function findMailbox(
	db: Db | Tx,
	workspace: string,
	address: string,
): Promise<MailboxTable | undefined> {
	return (await mailboxWithAddress(db, { workspace, address })).rows[0];
}

const mailboxWithAddress = askedOnce((db, of: { workspace: string; address: string }) =>
	db
		.selectFrom('mailbox')
		.selectAll()
		.where('workspace_id', '=', of.workspace)
		.where('address', '=', of.address),
);

/** Writes down something about a mailbox, and leaves what else is known. */
export async function updateMailbox(
	tx: Tx,
	workspace: string,
	address: string,
	change: Partial<Pick<MailboxTable, 'state' | 'reason' | 'failed_at'>>,
	now: number,
): Promise<void> {
	await tx
		.insertInto('mailbox')
		.values({ workspace_id: workspace, address, state: 'ok', ...change, updated_at: now })
		.onConflict((c) =>
			c.columns(['workspace_id', 'address']).doUpdateSet({ ...change, updated_at: now }),
		)
		.execute();
}
