import { createHmac } from 'node:crypto';

import type { Addresses } from '../../model/addresses-in';
import { freshBytes } from '../../model/random';
import type { ConsentTable } from '../tables/consent';
import type { Store, Tx } from '../store';

/**
 * Who was erased and had objected is not written to when their address comes back: their word stands under
 * a keyed mark of the address, from which nobody can read whose it was. The key is the workspace's own, is
 * never shown, and stays the same when links get another secret.
 */
const secrets = new WeakMap<Store, Map<string, string>>();

/** The key of a workspace, where this process has seen one; it never changes. */
export function seenErasureSecret(store: Store, workspace: string): string | null {
	return secrets.get(store)?.get(workspace) ?? null;
}

/** Remembers the key for whoever asks next. */
export function rememberErasureSecret(store: Store, workspace: string, secret: string): void {
	const kept = secrets.get(store) ?? new Map<string, string>();
	secrets.set(store, kept.set(workspace, secret));
}

/** The key of a workspace as it is stored; `null` where it has none yet. */
export async function erasureSecretOf(tx: Tx, workspace: string): Promise<string | null> {
	const row = await tx
		.selectFrom('workspace')
		.select('erasure_secret')
		.where('workspace_id', '=', workspace)
		.executeTakeFirst();
	return row?.erasure_secret ?? null;
}

/** The key of a workspace, made when a mark is needed first. */
export async function keepErasureSecret(tx: Tx, workspace: string, now: number): Promise<string> {
	const fresh = freshBytes(32).toString('base64url');
	const row = await tx
		.insertInto('workspace')
		.values({
			workspace_id: workspace,
			settings: '{}',
			erasure_secret: fresh,
			created_at: now,
			updated_at: now,
		})
		.onConflict((c) =>
			c.column('workspace_id').doUpdateSet((eb) => ({
				erasure_secret: eb.fn.coalesce('workspace.erasure_secret', 'excluded.erasure_secret'),
			})),
		)
		.returning('erasure_secret')
		.executeTakeFirstOrThrow();
	return row.erasure_secret ?? fresh;
}

/** The mark of a mailbox, in the form of `mailboxOf`. */
export const markOfMailbox = (secret: string, mailbox: string): string =>
	mac(secret, `mailbox ${mailbox}`);

/** Numbers are written with and without their country: so many digits at the end tell them apart. */
const tellingDigits = 9;
const fewestDigits = 7;

/** The mark of a telephone number, however it is written; `null` for what is none. */
export function markOfPhone(secret: string, phone: string): string | null {
	const digits = phone.normalize('NFKC').replace(/\D/g, '').slice(-tellingDigits);
	return digits.length < fewestDigits ? null : mac(secret, `phone ${digits}`);
}

/** The marks of all addresses of somebody. */
export const marksOfPerson = (secret: string, { mailboxes, phones }: Addresses): string[] => [
	...mailboxes.map((mailbox) => markOfMailbox(secret, mailbox)),
	...phones.flatMap((phone) => markOfPhone(secret, phone) ?? []),
];

const mac = (secret: string, text: string): string =>
	createHmac('sha256', secret).update(text).digest('base64url');

/** What somebody said who had come back, under the marks of before: that they agreed is forgotten. */
export async function forgetAgreed(
	tx: Tx,
	workspace: string,
	marks: readonly string[],
	month: number,
): Promise<void> {
	for (const mark of marks) {
		await tx
			.deleteFrom('consent')
			.where('workspace_id', '=', workspace)
			.where('holder_kind', '=', 'erased')
			.where('holder', '=', mark)
			.where('state', '=', 'granted')
			.execute();
		await tx
			.updateTable('consent')
			.set({ at: month, source: 'erased', words: null })
			.where('workspace_id', '=', workspace)
			.where('holder_kind', '=', 'erased')
			.where('holder', '=', mark)
			.execute();
	}
}

/**
 * What stands of a person's objections under a mark, once nothing else is stored of them.
 *
 * @param month when it began: a moment would lead to the receipt, and from one mark to the other
 */
export async function keepRefusals(
	tx: Tx,
	mark: string,
	words: readonly ConsentTable[],
	month: number,
): Promise<number> {
	const refused = words.filter(({ state }) => state === 'denied');
	for (const { workspace_id, purpose, metric, channel } of refused) {
		await tx
			.insertInto('consent')
			.values({
				workspace_id,
				holder_kind: 'erased',
				holder: mark,
				purpose,
				metric,
				channel,
				state: 'denied',
				at: month,
				source: 'erased',
				words: null,
			})
			.onConflict((c) =>
				c
					.columns(['workspace_id', 'holder_kind', 'holder', 'purpose', 'metric', 'channel'])
					.doUpdateSet({ state: 'denied', at: month, source: 'erased', words: null }),
			)
			.execute();
	}
	return refused.length;
}
