import { createHash, randomUUID } from 'node:crypto';

import { sentencesInARow, wordsInARow } from '../../language/in-a-row';
import { InputError, SetupError } from '../../model/errors';
import { isObject } from '../../model/json';
import { mail } from '../../systems/smtp/channel';
import { sayOf, spokenIn } from '../workspace/spoken';
import { careTried } from './care-written';
import { deliverLetter } from './deliver-letter';
import { type Ends, endsOf, hasNoReceiver } from './ends';
import { letterOf } from './letter';
import { withLinksToTry } from './links-to-try';
import { notSent } from './not-sent';
import { oneAtATime } from './one-at-a-time';
import { type Outgoing, readOutgoing } from './outgoing';
import { sendBy } from './send-by';
import { ended, type Sending, type SentMessage } from './sending';
import { channelInWords, unsure } from './unsure';
import { waysTo } from './ways';

/**
 * Sends the message of an item, once, and records what became of it. Its Message-ID is made from its
 * key; whoever brings it a second time hears that it was sent. A message that another process is
 * sending is waited for. Where there are several ways, the next one is taken when one refuses it for good, and
 * only then.
 *
 * @throws InputError if the item cannot be sent, SetupError if a test has no test address
 */
export async function sendMessage(
	sending: Sending,
	item: Record<string, unknown>,
): Promise<SentMessage> {
	// Nobody to tell: the node before has said why, and its word stays.
	if (item.message === null) {
		const say = sayOf(sending.house);
		const before = isObject(item.outcome) ? String(item.outcome.text ?? '') : '';
		return ended(false, 'nothing_to_send', sentencesInARow([say('send.nothing'), before], say));
	}
	return await sendOutgoing(sending, readOutgoing(item));
}

/** The same for a message that has been read or written already. */
export async function sendOutgoing(given: Sending, outgoing: Outgoing): Promise<SentMessage> {
	const sending = await forTest(given, outgoing);
	// A campaign knows no tests of its own: what is shown as one leaves its step as it is.
	const isShown = outgoing.test ? outgoing.message.kind === 'care' : sending.trial;
	if (isShown) {
		const isForNobody = !outgoing.test && (await hasNoReceiver(given, outgoing));
		return await sendTrial(sending, outgoing, { instead: insteadOf(given, sending), isForNobody });
	}
	const { workspace } = sending.house;
	const told = forGroup(sending, outgoing);
	const { key } = told.message;
	const sent = await oneAtATime(JSON.stringify([workspace, key]), async () => {
		if (sending.ways) return await sendByWays(sending, told);
		return await sendAlone(sending, told, await endsOf(sending, told));
	});
	// On the item stays what others know it by.
	const message = sent.message && { ...sent.message, key: outgoing.message.key };
	return message ? { ...sent, message } : sent;
}

/** By one way, behind which there is no other. */
async function sendAlone(sending: Sending, outgoing: Outgoing, ends: Ends): Promise<SentMessage> {
	const written = outgoing.message.channel;
	if (written !== undefined && written !== sending.channel.key && !outgoing.test) {
		return unsure(sending.house, written, 'send.otherChannel');
	}
	const sent = await sendBy(sending, outgoing, ends, false);
	if (sent !== 'refused') return sent;
	throw new Error('A last way is no way to go on from.');
}

/** That a group is told of something is another message than that its reader is. */
function forGroup({ channel, line, ways }: Sending, outgoing: Outgoing): Outgoing {
	const { message } = outgoing;
	if (ways || channel.reaches !== 'group' || message.kind === 'own') return outgoing;
	const group = createHash('sha256').update(`${channel.key} ${line.server}`).digest('hex');
	return { ...outgoing, message: { ...message, key: `${message.key}@${group.slice(0, 12)}` } };
}

/** Nothing that is tried reaches a person: it leaves by mail. A group sees what somebody tries out there by hand. */
export async function forTest(given: Sending, outgoing: Outgoing): Promise<Sending> {
	const { channel, trial, testLine } = given;
	if (!outgoing.test && !trial) return given;
	if (given.ways === undefined) {
		if (channel.key === mail.key) return given;
		if (channel.reaches === 'group' && trial) return given;
	}
	if (!testLine) throw noTestMail();
	return { ...given, channel: mail, line: await testLine(), ways: undefined };
}

const noTestMail = (): SetupError =>
	new SetupError(
		'This is a test, which leaves by mail, and there is no mail server.',
		'Enter Mail Host and Mail From in the Satisfaction Workspace credential.',
	);

/** By which channels a test would have left in earnest, in the workspace's words; `null` = by the same. */
function insteadOf({ house, ways, channel }: Sending, test: Sending): string | null {
	const language = spokenIn(house);
	if (ways) {
		return wordsInARow(
			ways.map((way) => channelInWords(way.channel, language)),
			sayOf(house),
		);
	}
	return channel.key === test.channel.key ? null : channelInWords(channel, language);
}

/** Sends a message by the ways that its receiver can be reached by, one after the other as each refuses it. */
async function sendByWays(sending: Sending, outgoing: Outgoing): Promise<SentMessage> {
	const { house } = sending;
	if (sending.to !== '') return await sendToTyped(sending, outgoing);
	const choice = await waysTo(sending, outgoing);
	if (choice.kind === 'bound') return unsure(house, choice.channel);
	const { ways } = choice;
	for (const [place, { channel, line, address }] of ways.entries()) {
		const one: Sending = { ...sending, channel, line };
		const ends = await endsOf(one, outgoing, address);
		const sent = await sendBy(one, outgoing, ends, place < ways.length - 1);
		if (sent !== 'refused') return sent;
	}
	// Nobody knows where: that is kept like a bounce.
	const nowhere = { name: '', address: '' };
	const ends: Ends = { ...(await endsOf(sending, outgoing, '')), to: nowhere };
	return await sendAlone(sending, { ...outgoing, message: anyway(outgoing) }, ends);
}

const anyway = ({ message: { channel: _channel, ...message } }: Outgoing): Outgoing['message'] =>
	message;

/** An address that is typed in the node says itself which channel is meant. */
async function sendToTyped(sending: Sending, outgoing: Outgoing): Promise<SentMessage> {
	const way = sending.ways?.find(({ channel }) => {
		const { addressKind: kind } = channel;
		return (kind === 'email' || kind === 'phone') && channel.address(sending.to) !== null;
	});
	if (way) return await sendOutgoing({ ...sending, ...way, ways: undefined }, outgoing);
	throw new InputError(
		`"${sending.to}" cannot be used as To.`,
		'Enter one mail address or telephone number, or choose the channel that it is an address of.',
	);
}

/** Sends what somebody tries out to the test address, or to the group that they try. */
async function sendTrial(
	sending: Sending,
	given: Outgoing,
	{ instead, isForNobody }: { instead: string | null; isForNobody: boolean },
): Promise<SentMessage> {
	const ends = await endsOf(sending, given);
	const say = sayOf(sending.house);
	// Pressed twice, it is two mails, or a mail program would show one.
	const messageId = ends.messageId.replace('@', `.${randomUUID()}@`);
	// Of a test item they are of a test as well, which is there to be answered.
	const shownAs = given.test ? given : await withLinksToTry(sending.house, sending.clock(), given);
	const { outgoing, optOutLink } = await careTried(sending, shownAs);
	const about = { optOutLink, language: null };
	const letter = await letterOf(sending, outgoing, { ...ends, messageId }, about);
	const shown =
		instead === null ? letter : { ...letter, subject: `${letter.subject} (${instead})` };
	const result = await deliverLetter<never>(sending, shown, async () => {
		return await Promise.resolve({ kind: 'leave' });
	});
	if (result.kind !== 'sent') {
		const { text, hint } = await notSent(sending, ends, result);
		throw new SetupError(text, hint);
	}
	if (sending.channel.reaches === 'group') {
		const channel = channelInWords(sending.channel, spokenIn(sending.house));
		return ended(true, 'trial', say('send.trial.group', { channel }));
	}
	const trial = say('send.trial', { address: ends.to.address });
	const more = instead === null ? '' : say('send.instead', { channel: instead });
	const nobody = isForNobody ? say('send.trial.nobody') : '';
	return ended(true, 'trial', sentencesInARow([trial, more, nobody], say));
}
