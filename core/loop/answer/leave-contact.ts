import { emailOf } from '../../model/mailbox';
import { newId } from '../../model/id';
import { openChannel } from '../../model/open-link';
import type { GivenContact } from '../../pages/form';
import { saveUnprovenCustomer } from '../../store/repositories/customers';
import { findInvitation } from '../../store/repositories/invitations';
import { lockInvitation } from '../../store/repositories/lock';
import { nameAnswer } from '../../store/repositories/open-answers';
import type { House } from '../house';

/**
 * Keeps who somebody says they are who answered at an open link. Nothing proves it, so it becomes a
 * customer of its own: nobody who is known is renamed by it or takes part in its answer. Somebody who
 * wants no mail gets none under that address here either: an objection holds for the mailbox.
 *
 * @returns whether it was kept: an invitation that was sent to somebody keeps its customer
 */
export async function leaveContact(
	house: House,
	now: number,
	about: { invitationId: string; language: string | null },
	{ name, contact }: GivenContact,
): Promise<boolean> {
	const { store, workspace } = house;
	const { invitationId, language } = about;
	return await store.transaction(async (tx) => {
		await lockInvitation(tx, store.dialect, workspace, invitationId);
		const invitation = await findInvitation(tx, workspace, invitationId);
		if (invitation?.channel !== openChannel) return false;
		const email = contact === null ? null : emailOf(contact);
		const customerId = invitation.customer_id ?? newId('cus');
		await saveUnprovenCustomer(
			tx,
			{
				workspace_id: workspace,
				customer_id: customerId,
				name,
				email,
				phone: email === null ? contact : null,
				language,
			},
			now,
		);
		await nameAnswer(tx, workspace, invitationId, customerId);
		return true;
	});
}
