import { renderCareMail } from '../../mail/care-mail';
import type { ItemMessage } from '../../model/item';
import { loadSettings } from '../../store/repositories/workspaces';
import { anyOptOutLink } from '../ask/opt-out-link';
import type { House } from '../house';
import { sampleCustomerOf } from '../survey/sample';
import type { Outgoing } from './outgoing';
import { versionFor } from './own-version';
import type { Sending } from './sending';

/**
 * A message of a campaign as it leaves: what its text says, in the workspace's frame. One that somebody has written
 * whole stays as it is, and so does every other message.
 */
export async function careWritten(
	{ store, workspace }: House,
	message: ItemMessage,
	how: { language: string; optOutLink: string | null; test: boolean },
): Promise<ItemMessage> {
	if (message.kind !== 'care' || message.html.trim() !== '') return message;
	const { brand } = await loadSettings(store.db, workspace);
	const { language, optOutLink, test: testMode } = how;
	const { subject, text } = message;
	return {
		...message,
		...renderCareMail({ language, brand, testMode, subject, text, optOutLink }),
	};
}

/**
 * A message as it is shown to whoever tries it out: nothing is known of it but what its item says, so that the
 * language of its frame is that of its text.
 */
export async function careTried(
	{ house, clock }: Pick<Sending, 'house' | 'clock'>,
	outgoing: Outgoing,
): Promise<{ outgoing: Outgoing; optOutLink: string | null }> {
	const { message, care, invitation } = outgoing;
	if (!care) return { outgoing, optOutLink: invitation?.optOutLink ?? null };
	const { languages } = await loadSettings(house.store.db, house.workspace);
	const { language } = versionFor(message, [], care.languages, [...care.languages, ...languages]);
	// Whoever presses it in a test ends nothing of the customer's.
	const whose = { customerId: sampleCustomerOf('care'), topic: null, address: null };
	const optOutLink = care.isTask
		? null
		: await anyOptOutLink(house, { ...whose, at: clock(), test: true });
	const written = await careWritten(house, message, { language, optOutLink, test: true });
	return { outgoing: { ...outgoing, message: written }, optOutLink };
}
