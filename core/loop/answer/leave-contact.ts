import { emailOf } from '../../model/mailbox';
import { newId } from '../../model/id';
import { openChannel } from '../../model/open-link';
import type { GivenContact } from '../../pages/form';
import { type Customer, saveUnprovenCustomer } from '../../store/repositories/customers';
import { findInvitation } from '../../store/repositories/invitations';
import { hasJoined } from '../../store/repositories/merges';
import { nameAnswer } from '../../store/repositories/open-answers';
import type { Tx } from '../../store/store';
import { lockedCustomer } from '../customer/locked-customer';
import type { House } from '../house';

/** So often somebody may say another way to reach them before it is a matter of waiting. */
const freely = 5;

/** So long they wait then, ms. */
export const contactWait = 3_600_000;

/**
 * Keeps who somebody says they are who answered at an open link. Nothing proves it, so it becomes a
 * customer of its own: nobody who is known is renamed by it or takes part in its answer. Somebody who
 * wants no mail gets none under that address here either: an objection holds for the mailbox.
 *
 * @returns `not_kept` where the answer is known to be somebody's: an invitation that was sent to them, or a
 *   record that was joined with another; `too_often` = not now, since it was changed too often
 */
export async function leaveContact(
	tx: Tx,
	{ store, workspace }: House,
	now: number,
	about: { invitationId: string; language: string | null },
	given: GivenContact,
): Promise<'kept' | 'not_kept' | 'too_often'> {
	const { invitationId, language } = about;
	const invitation = await findInvitation(tx, workspace, invitationId);
	if (invitation?.channel !== openChannel) return 'not_kept';
	const { customer_id: named } = invitation;
	const before = named === null ? null : await lockedCustomer(tx, store.dialect, workspace, named);
	if (before === undefined) return 'not_kept';
	if (before && !(await isOwnWord(tx, workspace, before))) return 'not_kept';
	const { name } = given;
	const reached = reachedAt(given);
	const times = before?.self_named ?? 0;
	const changes = before !== null && saysAnother(before, reached);
	if (before && changes && times >= freely && now - before.updated_at < contactWait) {
		return 'too_often';
	}
	const customerId = before?.customer_id ?? newId('cus');
	const said = { workspace_id: workspace, customer_id: customerId, name, ...reached, language };
	const selfNamed = before && !changes ? times : times + 1;
	await saveUnprovenCustomer(tx, { ...said, self_named: selfNamed }, now);
	await nameAnswer(tx, workspace, invitationId, customerId);
	return 'kept';
}

/** Whether nothing is known of somebody but what was typed with this answer. */
async function isOwnWord(tx: Tx, workspace: string, customer: Customer): Promise<boolean> {
	const { customer_id: id, self_named: selfNamed } = customer;
	return selfNamed !== null && !(await hasJoined(tx, workspace, id));
}

type Reached = { email: string | null; phone: string | null };

function reachedAt({ contact }: GivenContact): Reached {
	const email = contact === null ? null : emailOf(contact);
	return { email, phone: email === null ? contact : null };
}

const saysAnother = (before: Reached, { email, phone }: Reached): boolean =>
	(email !== null && email !== before.email) || (phone !== null && phone !== before.phone);
