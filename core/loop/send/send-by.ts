import { setTimeout as sleep } from 'node:timers/promises';

import { sentencesInARow } from '../../language/in-a-row';
import { hasNotLeft } from '../../model/delivery';
import { SetupError } from '../../model/errors';
import type { MessageRow, RefusedWay } from '../../store/repositories/messages';
import type { Delivered } from '../../systems/channel';
import { anyOptOutLink } from '../ask/opt-out-link';
import { invitationPart } from '../item/item-parts';
import { sayOf } from '../workspace/spoken';
import { beginSending, postponeSending, type SendingTicket } from './begin-sending';
import type { CareLetter } from './care-now';
import { careWritten } from './care-written';
import { deliverLetter, roomAgainIn } from './deliver-letter';
import type { Ends } from './ends';
import { keepSending } from './keep-sending';
import { letterOf } from './letter';
import { laterByClock } from './later-by-clock';
import { noteRefusal } from './note-refusal';
import { notSent, type NotSent, sendFailureOf } from './not-sent';
import { asks, type Outgoing } from './outgoing';
import { recordDelivery } from './record-delivery';
import { type Fate, recordSurely, unrecordedFate } from './record-surely';
import { ended, type Sending, type SentMessage } from './sending';
import { sentTo } from './sent-to';
import { unsure } from './unsure';
import { whileMarked } from './while-marked';

type Ticket = { message: MessageRow; care: CareLetter | null; markedAt: number };

/**
 * Sends a message by one way, once, and records what became of it.
 *
 * @param more whether there is another way: that this one has refused it is noted, and it stays to be sent
 * @returns `refused`: this way will never take it, and the next one may
 */
export async function sendBy(
	sending: Sending,
	outgoing: Outgoing,
	ends: Ends,
	more: boolean,
): Promise<SentMessage | 'refused'> {
	const { house } = sending;
	const { ticket, markedAt } = await ticketFor(sending, outgoing, ends);
	switch (ticket.kind) {
		case 'void':
			return ended(false, ticket.code, ticket.text);
		case 'bound':
			return unsure(house, ticket.channel);
		case 'already_sent': {
			const address = sentTo(house, ticket.message, ends.to.address);
			return ended(true, 'already_sent', sayOf(house)('send.before', { address }));
		}
		case 'send':
			return await whileMarked(sending, ticket.message, async () => {
				return await handOver(sending, outgoing, ends, { ...ticket, markedAt }, more);
			});
	}
}

/** Hands over a message that is marked as being sent, and stores what became of it. */
async function handOver(
	sending: Sending,
	given: Outgoing,
	ends: Ends,
	ticket: Ticket,
	more: boolean,
): Promise<SentMessage | 'refused'> {
	const { message: row, care, markedAt } = ticket;
	const { house, clock } = sending;
	const { message_id: messageId } = row;
	// This process has handed it over before, and could not store that.
	const known = unrecordedFate(house, messageId);
	if (known) return await settled(sending, given, row, known, more);
	const optOutLink = await optOutLinkOf(sending, given, row, care);
	if (care && optOutLink === null && !given.test && mustBeLeavable(care)) {
		await postponeSending(house, clock(), given.message.key);
		const error = noWayOut();
		return { ...ended(false, 'failed', error.message), retry: { error, everybody: false } };
	}
	const how = { language: care?.language ?? 'en', optOutLink, test: given.test };
	const outgoing = { ...given, message: await careWritten(house, given.message, how) };
	// At a second try the first one's Message-ID counts, even if the sender has changed since.
	const letter = await letterOf(
		sending,
		outgoing,
		{ ...ends, messageId },
		{ optOutLink, language: care?.language ?? null },
	);
	const result = await deliverLetter(sending, letter, async () => {
		const { test } = outgoing;
		return await keepSending(house, clock(), { message: row, at: markedAt, test, care });
	});
	switch (result.kind) {
		case 'taken':
			// While it waited for its turn.
			return await sendBy(sending, given, ends, more);
		case 'void':
			return ended(false, result.code, result.text);
		case 'unavailable':
			return await postponed(sending, outgoing, ends, result);
		default: {
			const fate = { result, ends, at: clock() };
			return await settled(sending, outgoing, row, fate, more);
		}
	}
}

/**
 * n8n's own retry and, where that is over too soon for a greylisting server, the clock come again with the same
 * Message-ID. What a channel has no room for waits for the clock alone.
 */
async function postponed(
	sending: Sending,
	{ message, invitation }: Outgoing,
	ends: Ends,
	result: Delivered & { kind: 'unavailable' },
): Promise<SentMessage> {
	const { house, clock, channel } = sending;
	const { code } = result;
	await postponeSending(house, clock(), message.key, hasNotLeft(code) ? null : channel.key);
	const { text, hint } = await notSent(sending, ends, result);
	const error = new SetupError(text, hint);
	if (code === 'limited') {
		const planned = { key: message.key, invitationId: invitation?.id ?? null };
		if (await laterByClock(house, planned, clock() + roomAgainIn(sending))) {
			return ended(false, 'limited', `${text} ${hint}`);
		}
	}
	return { ...ended(false, 'failed', text), retry: { error, everybody: result.everybody } };
}

/** What a customer may object to says how; what is about their own matter may leave without. */
const mustBeLeavable = ({ to, topic }: CareLetter): boolean =>
	to === 'customer' && topic.purpose !== 'service';

const noWayOut = (): SetupError =>
	new SetupError(
		'The message of a campaign has to say how its reader can unsubscribe, and no page for that is published that customers can reach.',
		'Publish a workflow with a Satisfaction Response Trigger, whose survey may be any; n8n needs an address that customers can reach.',
	);

/** Stores what became of a message: for good, or that this way has refused it where there is another one. */
async function settled(
	sending: Sending,
	outgoing: Outgoing,
	row: MessageRow,
	fate: Fate,
	more: boolean,
): Promise<SentMessage | 'refused'> {
	const { house } = sending;
	const { message_id: messageId } = row;
	// An earlier try may have arrived: what this one is answered lets nobody else send it.
	const stays = !more || row.unsure_by !== null;
	if (stays || fate.result.kind === 'sent') return await recorded(sending, outgoing, row, fate);
	const refused = fate.result;
	const moves = await recordSurely(house, { messageId, fate }, async () => {
		const why = await notSent(sending, fate.ends, refused);
		return await noteRefusal(house, fate.at, row, {
			way: wayRefused(sending, outgoing, fate, why),
			wrongMailbox: isWrongMailbox(sending, outgoing, fate) ? fate.ends.to.address : null,
		});
	});
	// Somebody else has taken it since, who settles it.
	return moves ? 'refused' : await sendBy(sending, outgoing, fate.ends, more);
}

/** Another address than the customer's own says nothing about the customer's. */
function isWrongMailbox(sending: Sending, { test }: Outgoing, { result }: Fate): boolean {
	return result.kind === 'refused' && result.addressIsWrong && !test && sending.to === '';
}

function wayRefused(
	{ channel }: Sending,
	{ message }: Outgoing,
	{ result, at }: Fate,
	{ reason }: Pick<NotSent, 'reason'>,
): RefusedWay {
	const code = result.kind === 'sent' ? 'refused' : result.code;
	// A server's reply may repeat the address, which is not stored any more.
	const said = message.kind === 'erasure' ? code : reason;
	return { channel: channel.key, at, code, reason: said.slice(0, 500) };
}

async function recorded(
	sending: Sending,
	outgoing: Outgoing,
	{ message_id: messageId, ways }: MessageRow,
	fate: Fate,
): Promise<SentMessage> {
	const { house, channel } = sending;
	const { message, invitation } = outgoing;
	const { to } = fate.ends;
	const refused = fate.result.kind === 'sent' ? null : fate.result;
	const { why, row } = await recordSurely(house, { messageId, fate }, async () => {
		const why = refused && (await notSent(sending, fate.ends, refused));
		const way = why && wayRefused(sending, outgoing, fate, why);
		const { invitation: row } = await recordDelivery(house, fate.at, {
			message: { key: message.key },
			state: refused ? 'failed' : 'sent',
			reason: way && way.reason,
			...(refused && { code: sendFailureOf(refused.code) }),
			...(way && { way }),
			permanent: isWrongMailbox(sending, outgoing, fate),
			begunHere: true,
			channel: channel.key,
			recipient: to.address,
		});
		return { why, row };
	});
	const links = { link: invitation?.link ?? null, optOutLink: invitation?.optOutLink ?? null };
	const say = sayOf(house);
	const before = ways === null ? '' : say('send.refusedBefore');
	const address = sentTo(house, { channel: channel.key, recipient: to.address }, to.address);
	return {
		...(why
			? ended(false, 'failed', `${why.text} ${why.hint}`)
			: ended(true, 'sent', sentencesInARow([say('send.sent', { address }), before], say))),
		message: { ...message, to: to.address === '' ? message.to : to.address },
		...(row && { invitation: invitationPart(row, links) }),
	};
}

/** While another process sends a message, ms. */
const lookAgainAfter = 250;

export async function ticketFor(
	{ house, clock, channel }: Pick<Sending, 'house' | 'clock'> & { channel: { key: string } },
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

export async function optOutLinkOf(
	{ house }: Pick<Sending, 'house'>,
	{ message, invitation, test }: Outgoing,
	{ customer_id: customerId, created_at: at, purpose, recipient, channel }: MessageRow,
	care: CareLetter | null,
): Promise<string | null> {
	if (asks(message.kind) || customerId === null) return invitation?.optOutLink ?? null;
	if (care?.to === 'owner') return null;
	const topic = care?.topic ?? { purpose: purpose ?? ('service' as const), metric: null };
	const address = channel === 'email' ? recipient : null;
	return await anyOptOutLink(house, { customerId, topic, address, at, test });
}
