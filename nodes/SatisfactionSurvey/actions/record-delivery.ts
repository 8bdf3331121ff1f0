import { recordDelivery as record } from '../../../core/loop/send/record-delivery';
import { invitationItem } from '../../../core/loop/ask/invitation-item';
import { fillItem } from '../../../core/model/item';
import { readWord } from '../../../core/model/read-input';
import {
	collection,
	type Done,
	type Given,
	invitationIdOf,
	recipientOf,
	text,
	textParameter,
} from './operation';

/** Records what became of a message that another node sent. */
export async function recordDelivery(given: Given): Promise<Done> {
	const { house, now, json, trial } = given;
	const options = collection(given, 'deliveryOptions');
	const messageId = text(options.messageId);
	const message = messageId === null ? { invitationId: invitationIdOf(given) } : { messageId };
	const state = readWord(textParameter(given, 'state'), 'state', ['sent', 'failed', 'bounced']);
	const channel = textParameter(given, 'channel') ?? 'email';
	const recipient = text(options.recipient) ?? recipientOf(json, channel);
	const sent = state === 'sent';
	const reason = sent ? null : (textParameter(given, 'reason') ?? `The message ${state}.`);
	if (trial && json.test !== true) {
		const outcome = { code: 'trial', text: 'A trial: nothing was recorded.' };
		return { output: 'send_now', item: fillItem(json, { outcome }) };
	}
	const { invitation } = await record(house, now, {
		message,
		state: sent ? 'sent' : 'failed',
		reason,
		permanent: !sent && given.context.getNodeParameter('permanent', given.index, false) === true,
		channel,
		recipient,
	});
	const parts = invitation ? await invitationItem(house, invitation) : {};
	const to = recipient === '' ? '' : ` to ${recipient}`;
	const said = sent ? `Recorded as sent${to}.` : `Recorded as ${state}${to}: ${reason ?? ''}`;
	return {
		output: 'send_now',
		item: fillItem(json, { ...parts, outcome: { code: state, text: said } }),
	};
}
