import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { sentencesInARow } from '../../language/in-a-row';
import { SetupError } from '../../model/errors';
import { isObject } from '../../model/json';
import type { MessageRow } from '../../store/repositories/messages';
import type { Delivered, Letter } from '../../systems/channel';
import { anyOptOutLink, optOutMailOf } from '../ask/opt-out-link';
import { invitationPart } from '../item/item-parts';
import { sayOf } from '../workspace/spoken';
import { beginSending, postponeSending, type SendingTicket } from './begin-sending';
import type { CareLetter } from './care-now';
import { careTried, careWritten } from './care-written';
import { type Ends, endsOf } from './ends';
import { inTurn } from './in-turn';
import { keepSending, type Turn } from './keep-sending';
import { mailHead } from './mail-head';
import { notSent, sendFailureOf } from './not-sent';
import { oneAtATime } from './one-at-a-time';
import { asks, type Outgoing, readOutgoing } from './outgoing';
import { recordDelivery } from './record-delivery';
import { type Fate, recordSurely, unrecordedFate } from './record-surely';
import { ended, type Sending, type SentMessage } from './sending';
import { whileMarked } from './while-marked';

/**
 * Sends the message of an item, once, and records what became of it. Its Message-ID is made from its
 * key; whoever brings it a second time hears that it was sent. A message that another process is
 * sending is waited for.
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
export async function sendOutgoing(sending: Sending, outgoing: Outgoing): Promise<SentMessage> {
	const ends = await endsOf(sending, outgoing);
	const { messageId } = ends;
	// A campaign knows no tests of its own: what is shown as one leaves its step as it is.
	const isShown = outgoing.test ? outgoing.message.kind === 'care' : sending.trial;
	if (isShown) {
		return await sendTrial(sending, outgoing, ends);
	}
	return await oneAtATime(messageId, async () => await sendOnce(sending, outgoing, ends));
}

async function sendOnce(sending: Sending, outgoing: Outgoing, ends: Ends): Promise<SentMessage> {
	const { ticket, markedAt } = await ticketFor(sending, outgoing, ends);
	if (ticket.kind === 'void') return ended(false, ticket.code, ticket.text);
	if (ticket.kind === 'already_sent') {
		const address = ticket.message.recipient || ends.to.address;
		return ended(true, 'already_sent', sayOf(sending.house)('send.before', { address }));
	}
	return await whileMarked(sending, ticket.message, async () => {
		return await handOver(sending, outgoing, ends, { ...ticket, markedAt });
	});
}

/** Hands over a message that is marked as being sent, and stores what became of it. */
async function handOver(
	sending: Sending,
	given: Outgoing,
	ends: Ends,
	ticket: { message: MessageRow; care: CareLetter | null; markedAt: number },
): Promise<SentMessage> {
	const { message: row, care, markedAt } = ticket;
	const { house, clock } = sending;
	const { message_id: messageId } = row;
	// This process has handed it over before, and could not store that.
	const known = unrecordedFate(house, messageId);
	if (known) return await recorded(sending, given, messageId, known);
	const optOutLink = await optOutLinkOf(sending, given, row, care);
	if (care && optOutLink === null && !given.test && mustBeLeavable(care)) {
		await postponeSending(house, clock(), given.message.key);
		const error = noWayOut();
		return { ...ended(false, 'failed', error.message), retry: { error, everybody: false } };
	}
	const how = { language: care?.language ?? 'en', optOutLink, test: given.test };
	const outgoing = { ...given, message: await careWritten(house, given.message, how) };
	// At a second try the first one's Message-ID counts, even if the sender has changed since.
	const letter = await letterOf(sending, outgoing, { ...ends, messageId }, optOutLink);
	const result = await delivered(sending, letter, async () => {
		const { test } = outgoing;
		return await keepSending(house, clock(), { message: row, at: markedAt, test, care });
	});
	// While it waited for its turn.
	if (result.kind === 'taken') return await sendOnce(sending, given, ends);
	if (result.kind === 'void') return ended(false, result.code, result.text);
	if (result.kind === 'unavailable') {
		// n8n's own retry and, where that is over too soon for a greylisting server, the clock come again
		// with the same Message-ID.
		await postponeSending(house, clock(), outgoing.message.key);
		const { text, hint } = await notSent(sending, ends, result);
		const error = new SetupError(text, hint);
		return { ...ended(false, 'failed', text), retry: { error, everybody: result.everybody } };
	}
	return await recorded(sending, outgoing, messageId, { result, ends, at: clock() });
}

/** What a customer may object to says how; what is about their own matter may leave without. */
const mustBeLeavable = ({ to, topic }: CareLetter): boolean =>
	to === 'customer' && topic.purpose !== 'service';

const noWayOut = (): SetupError =>
	new SetupError(
		'The message of a campaign has to say how its reader can unsubscribe, and no page for that is published that customers can reach.',
		'Publish a workflow with a Satisfaction Response Trigger, whose survey may be any; n8n needs an address that customers can reach.',
	);

/** Stores what became of a message, and says it. */
async function recorded(
	sending: Sending,
	{ message, invitation, test }: Outgoing,
	messageId: string,
	fate: Fate,
): Promise<SentMessage> {
	const { house } = sending;
	const { to } = fate.ends;
	const refused = fate.result.kind === 'sent' ? null : fate.result;
	const isOwn = !test && sending.to === '';
	const { why, row } = await recordSurely(house, { messageId, fate }, async () => {
		const why = refused && (await notSent(sending, fate.ends, refused));
		const { invitation: row } = await recordDelivery(house, fate.at, {
			message: { key: message.key },
			state: refused ? 'failed' : 'sent',
			// A server's reply may repeat the address, which is not stored any more.
			reason: message.kind === 'erasure' ? (refused?.code ?? null) : why && why.reason,
			...(refused && { code: sendFailureOf(refused.code) }),
			// Another address than the customer's own says nothing about the customer's.
			permanent: refused !== null && refused.addressIsWrong && isOwn,
			begunHere: true,
			channel: sending.channel.key,
			recipient: to.address,
		});
		return { why, row };
	});
	const links = { link: invitation?.link ?? null, optOutLink: invitation?.optOutLink ?? null };
	return {
		...(why
			? ended(false, 'failed', `${why.text} ${why.hint}`)
			: ended(true, 'sent', sayOf(house)('send.sent', { address: to.address }))),
		message: { ...message, to: to.address },
		...(row && { invitation: invitationPart(row, links) }),
	};
}

/** While another process sends a message, ms. */
const lookAgainAfter = 250;

async function ticketFor(
	{ house, clock, channel }: Sending,
	{ message, invitation, caseId, customerId, about, test }: Outgoing,
	{ to, messageId }: Ends,
): Promise<{ ticket: Exclude<SendingTicket, { kind: 'elsewhere' }>; markedAt: number }> {
	for (;;) {
		const markedAt = clock();
		const ticket = await beginSending(house, markedAt, {
			key: message.key,
			kind: message.kind,
			messageId,
			channel: channel.key,
			recipient: to.address,
			invitationId: invitation?.id ?? null,
			caseId,
			customerId,
			about,
			test,
		});
		if (ticket.kind !== 'elsewhere') return { ticket, markedAt };
		await sleep(lookAgainAfter);
	}
}

/** @param turn is asked when its turn has come; if it may not leave, that is what is returned */
async function delivered<Stays extends Exclude<Turn, { kind: 'leave' }>>(
	{ channel, line, tools }: Sending,
	letter: Letter,
	turn: () => Promise<Stays | { kind: 'leave' }>,
): Promise<Delivered | Stays> {
	if (channel.address(letter.to.address) === null) {
		return { kind: 'refused', code: 'no_address', reply: '', addressIsWrong: true };
	}
	const bytes = Buffer.byteLength(letter.subject + letter.text + letter.html);
	const attached = (letter.attachments ?? []).reduce((sum, { content }) => sum + content.length, 0);
	const { limit } = channel;
	const over =
		bytes > limit.bytes
			? [bytes, limit.bytes]
			: attached > limit.attached
				? [attached, limit.attached]
				: null;
	if (over) {
		const reply = `${over[0]} > ${over[1]} bytes`;
		return { kind: 'refused', code: 'too_large', reply, addressIsWrong: false };
	}
	// Never more at once than the server lets in, however many executions send.
	const server = `${channel.key} ${line.server}`;
	return await inTurn(server, channel.limit.atOnce, async () => {
		const now = await turn();
		return now.kind === 'leave' ? await line.deliver(letter, tools) : now;
	});
}

async function sendTrial(sending: Sending, given: Outgoing, ends: Ends): Promise<SentMessage> {
	const { to } = ends;
	// Pressed twice, it is two mails, or a mail program would show one.
	const messageId = ends.messageId.replace('@', `.${randomUUID()}@`);
	const { outgoing, optOutLink } = await careTried(sending, given);
	const letter = await letterOf(sending, outgoing, { ...ends, messageId }, optOutLink);
	const result = await delivered<never>(sending, letter, async () => {
		return await Promise.resolve({ kind: 'leave' });
	});
	if (result.kind !== 'sent') {
		const { text, hint } = await notSent(sending, ends, result);
		throw new SetupError(text, hint);
	}
	const { address } = to;
	return ended(true, 'trial', sayOf(sending.house)('send.trial', { address }));
}

async function letterOf(
	{ house, clock, attachments = [] }: Sending,
	outgoing: Outgoing,
	ends: Ends,
	optOutLink: string | null,
): Promise<Letter> {
	const { subject, text, html, kind, markdown, short } = outgoing.message;
	const url = outgoing.invitation?.link ?? null;
	const optOutMail = await optOutMailOf(house, optOutLink, clock());
	const headers = mailHead({ kind, messageId: ends.messageId, optOutLink, optOutMail });
	return {
		...ends,
		subject,
		text,
		html,
		markdown,
		short,
		link: url === null ? null : { title: subject, url },
		mention: [],
		language: 'en',
		headers,
		attachments,
	};
}

async function optOutLinkOf(
	{ house }: Sending,
	{ message, invitation, test }: Outgoing,
	{ customer_id: customerId, created_at: at, purpose, recipient: address }: MessageRow,
	care: CareLetter | null,
): Promise<string | null> {
	if (asks(message.kind) || customerId === null) return invitation?.optOutLink ?? null;
	if (care?.to === 'owner') return null;
	const topic = care?.topic ?? { purpose: purpose ?? ('service' as const), metric: null };
	return await anyOptOutLink(house, { customerId, topic, address, at, test });
}
