import { cancelInvitation } from '../../../core/loop/ask/cancel';
import { invitationItem } from '../../../core/loop/ask/invitation-item';
import { fillItem } from '../../../core/model/item';
import { type Done, type Given, invitationIdOf, textParameter } from './operation';

/** Takes an invitation back before it is answered. */
export async function cancel(given: Given): Promise<Done> {
	const { house, now, json, trial } = given;
	const { kind, text, invitation } = await cancelInvitation(house, now, {
		invitationId: invitationIdOf(given),
		reason: textParameter(given, 'cancelReason'),
		trial,
	});
	const parts = await invitationItem(house, invitation);
	const outcome = { code: kind, text };
	return { output: 'send_now', item: fillItem(json, { ...parts, message: null, outcome }) };
}
