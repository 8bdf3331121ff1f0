import { composeStoredInvitation } from '../../core/loop/ask/compose-invitation';
import type { House } from '../../core/loop/house';
import { invite } from '../../core/loop/ask/invite';
import type { ItemMessage } from '../../core/model/item';
import type { CustomerFacts } from '../../core/model/event';
import { updateInvitation } from '../../core/store/repositories/invitations';

let customers = 0;

export type Asked = {
	invitationId: string;
	customerId: string;
	/** The survey's page. */
	link: string;
	optOutLink: string;
	message: ItemMessage;
};

/** Asks a new customer, as if the mail had left; the link opens the survey's page. */
export async function ask(
	house: House,
	surveyKey: string,
	given: { customer?: Partial<CustomerFacts>; caseId?: string; test?: boolean } = {},
): Promise<Asked> {
	const number = ++customers;
	const now = Date.now();
	const outcome = await invite(house, now, {
		surveyKey,
		eventId: null,
		customerId: null,
		customer: given.caseId
			? null
			: {
					externalIds: { crm: String(number) },
					name: 'Li Wei 李伟',
					email: `customer-${number}@example.com`,
					// A phone number tells who somebody is.
					phone: `+861380013${8000 + number}`,
					// The browser decides.
					language: null,
					timeZone: null,
					segment: 'Gold',
					...given.customer,
				},
		caseId: given.caseId ?? null,
		owner: null,
		channel: 'email',
		wave: null,
		delay: 0,
		test: given.test ?? false,
	});
	if (!outcome.invitation?.customer_id) throw new Error(`Nobody was asked: ${outcome.text}`);
	const { invitation_id: invitationId, customer_id: customerId } = outcome.invitation;
	await house.store.transaction(
		async (tx) =>
			await updateInvitation(tx, house.workspace, invitationId, { state: 'sent', sent_at: now }),
	);
	const { invitation, message } = await composeStoredInvitation(house, outcome.invitation);
	return {
		invitationId,
		customerId,
		link: invitation.link ?? '',
		optOutLink: invitation.optOutLink ?? '',
		message,
	};
}
