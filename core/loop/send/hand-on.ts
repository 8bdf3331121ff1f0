import { sentencesInARow } from '../../language/in-a-row';
import { mail } from '../../systems/smtp/channel';
import { sayOf } from '../workspace/spoken';
import { anotherNode } from './another-node';
import { careWritten } from './care-written';
import { messageIdOf } from './mail-head';
import { readOutgoing } from './outgoing';
import { optOutLinkOf, ticketFor } from './send-by';
import { sendMessage } from './send-message';
import { ended, type Sending, type SentMessage } from './sending';
import { unsure } from './unsure';

/**
 * Marks the message of an item as being sent, for a node behind that sends it; what became of it is recorded
 * afterwards. Until then it stays planned, so that what never left comes again. A test goes to the test address by
 * mail, and not to that node, which would reach a real person.
 *
 * @throws InputError if the item cannot be sent, SetupError if a test has no test address
 */
export async function handOn(
	given: Pick<Sending, 'house' | 'clock' | 'tools' | 'trial'> & Required<Pick<Sending, 'testLine'>>,
	item: Record<string, unknown>,
): Promise<SentMessage> {
	const { house, clock } = given;
	const say = sayOf(house);
	if (item.message === null || item.test === true || given.trial) {
		const line = await given.testLine();
		const shown = await sendMessage({ ...given, channel: mail, line, from: '', to: '' }, item);
		const more = shown.sent ? say('send.handedOn.test') : '';
		const said = sentencesInARow([shown.outcome.text, more], say);
		return { ...shown, sent: false, outcome: { ...shown.outcome, text: said } };
	}
	const outgoing = readOutgoing(item);
	const { message } = outgoing;
	const messageId = messageIdOf(house, message.key, `${anotherNode}.invalid`);
	const to = { name: '', address: message.to ?? '' };
	const ends = { from: { name: '', address: '' }, to, messageId };
	const { ticket } = await ticketFor(
		{ house, clock, channel: { key: anotherNode } },
		outgoing,
		ends,
	);
	switch (ticket.kind) {
		case 'void':
			return ended(false, ticket.code, ticket.text);
		case 'bound':
			return unsure(house, ticket.channel);
		case 'already_sent': {
			const address = ticket.message.recipient || to.address;
			return ended(true, 'already_sent', say('send.before', { address }));
		}
		case 'send': {
			const { care } = ticket;
			const optOutLink = await optOutLinkOf({ house }, outgoing, ticket.message, care);
			const how = { language: care?.language ?? 'en', optOutLink, test: false };
			const written = await careWritten(house, message, how);
			return { ...ended(true, 'handed_on', say('send.handedOn')), message: written };
		}
	}
}
