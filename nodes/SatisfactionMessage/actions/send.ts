import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import { beginSending, postponeSending, recordDelivery } from '../../../core/loop/send/deliver';
import type { House } from '../../../core/loop/house';
import { invitationPart } from '../../../core/loop/item/item-parts';
import { mailHead, messageIdOf } from '../../../core/loop/send/mail-head';
import { InputError, SetupError } from '../../../core/model/errors';
import { isObject } from '../../../core/model/json';
import { fillItem, type ItemInvitation, type ItemMessage } from '../../../core/model/item';
import { type MailAddress, mailDomain, readMailAddress } from '../../../core/systems/smtp/mail-address';
import { sendMail, type SmtpAccount } from '../../../core/systems/smtp/smtp';
import { oneAtATime } from './one-at-a-time';
import { asks, readOutgoing, type Outgoing } from './outgoing';

export type Sending = {
	house: House;
	account: SmtpAccount;
	/** Replaces the sender of the credential. */
	from: string;
	/** Replaces the receiver of the message; empty = none. */
	to: string;
	/** Where test items go; asked for only when there is one. */
	testAddress: () => Promise<string | null>;
	/** A person pressed *Execute*: what is not a test item is shown to them alone, and not recorded. */
	trial: boolean;
};

/** `retry` tells why the item is worth another try, and whether the ones after it are too. */
export type Sent = {
	item: Record<string, unknown>;
	sent: boolean;
	retry: { error: SetupError; everybody: boolean } | null;
};

/** Sends the message of one item and records what became of it. */
export async function send(
	sending: Sending,
	now: () => number,
	json: Record<string, unknown>,
): Promise<Sent> {
	// Nobody to tell: the node before has said why, and its word stays.
	if (json.message === null) {
		const before = isObject(json.outcome) ? ` ${String(json.outcome.text ?? '')}` : '';
		return passedOn(json, false, 'nothing_to_send', `There is nothing to send.${before}`);
	}
	const outgoing = readOutgoing(json);
	const from = senderOf(sending);
	const isTest = json.test === true || sending.trial;
	const to = isTest ? await testReceiver(sending) : receiverOf(sending, outgoing);
	const messageId = messageIdOf(sending.house, outgoing.message.key, mailDomain(from));
	if (sending.trial && json.test !== true) {
		return await sendTrial(sending, json, outgoing, { from, to, messageId });
	}
	return await oneAtATime(
		messageId,
		async () => await sendOnce(sending, now, json, outgoing, { from, to, messageId }),
	);
}

/** While another process sends a message, ms. */
const lookAgainAfter = 250;

async function sendOnce(
	sending: Sending,
	now: () => number,
	json: Record<string, unknown>,
	outgoing: Outgoing,
	{ from, to, messageId }: Ends,
): Promise<Sent> {
	const isTest = json.test === true;
	const { message, invitation, caseId } = outgoing;
	const begin = async () =>
		await beginSending(sending.house, now(), {
			key: message.key,
			kind: message.kind,
			messageId,
			channel: 'email',
			recipient: to.address,
			invitationId: asks(message.kind) ? (invitation?.id ?? null) : null,
			caseId,
			test: json.test === true,
		});
	let ticket = await begin();
	for (; ticket.kind === 'elsewhere'; ticket = await begin()) await sleep(lookAgainAfter);
	if (ticket.kind === 'void') return passedOn(json, false, 'void', ticket.text);
	if (ticket.kind === 'already_sent') {
		const text = `This message was sent before, to ${ticket.message.recipient}.`;
		return passedOn(json, true, 'already_sent', text);
	}
	// At a second try the first one's Message-ID counts, even if the sender has changed since.
	const stored = ticket.message.message_id;
	const result = readMailAddress(to.address)
		? await sendMail(sending.account, mailOf(outgoing, from, to, stored))
		: ({ kind: 'refused', reason: 'This is no e-mail address.', addressIsWrong: true } as const);
	const text =
		result.kind === 'sent'
			? `Sent to ${to.address}.`
			: `Not sent to ${to.address}: ${result.reason}`;
	if (result.kind === 'unavailable') {
		// n8n's own retry and, where that is over too soon for a greylisting server, the timer come again
		// with the same Message-ID.
		await postponeSending(sending.house, now(), message.key);
		const error = new SetupError(text, result.hint);
		return {
			...passedOn(json, false, 'failed', text),
			retry: { error, everybody: result.everybody },
		};
	}
	const isOwn = !isTest && sending.to === '';
	const { invitation: row } = await recordDelivery(sending.house, now(), {
		message: { key: message.key },
		state: result.kind === 'sent' ? 'sent' : 'failed',
		reason: result.kind === 'sent' ? null : result.reason,
		// Another address than the customer's own says nothing about the customer's.
		permanent: result.kind === 'refused' && result.addressIsWrong && isOwn,
		channel: 'email',
		recipient: to.address,
	});
	const isSent = result.kind === 'sent';
	return passedOn(json, isSent, isSent ? 'sent' : 'failed', text, {
		message: { ...message, to: to.address },
		invitation: row && partOf(row, invitation),
	});
}

type Ends = { from: MailAddress; to: MailAddress; messageId: string };

async function sendTrial(
	sending: Sending,
	json: Record<string, unknown>,
	outgoing: Outgoing,
	{ from, to, messageId }: Ends,
): Promise<Sent> {
	const trialId = messageId.replace('@', `.${randomUUID()}@`);
	const result = await sendMail(sending.account, mailOf(outgoing, from, to, trialId));
	if (result.kind !== 'sent') {
		throw new SetupError(
			`Not sent to the test address ${to.address}: ${result.reason}`,
			result.kind === 'unavailable' ? result.hint : 'Correct the test address of the workspace.',
		);
	}
	const text = `A trial: sent to the test address ${to.address} alone, and nothing was recorded.`;
	return passedOn(json, true, 'trial', text);
}

function mailOf(outgoing: Outgoing, from: MailAddress, to: MailAddress, messageId: string) {
	const { message, invitation } = outgoing;
	const { subject, text, html, kind } = message;
	const headers = mailHead({ kind, messageId, optOutLink: invitation?.optOutLink ?? null });
	return { messageId, from, to, subject, text, html, headers };
}

function senderOf({ from, account }: Sending): MailAddress {
	if (from === '') return account.from;
	const sender = readMailAddress(from);
	if (sender) return sender;
	throw new InputError(
		`"${from}" cannot be used as From.`,
		'Enter one address, e.g. Customer Care <care@example.com>, or leave it empty.',
	);
}

function receiverOf({ to }: Sending, { message }: Outgoing): MailAddress {
	if (to !== '') {
		const other = readMailAddress(to);
		if (other) return other;
		throw new InputError(`"${to}" cannot be used as To.`, 'Enter one e-mail address.');
	}
	if (message.to === null) {
		throw new InputError(
			'The message has no receiver.',
			'Fill message.to on the item, or To on this node.',
		);
	}
	// What the CRM gave us may be no address at all; that is recorded like a bounce.
	return readMailAddress(message.to) ?? { name: '', address: message.to };
}

async function testReceiver({ testAddress }: Sending): Promise<MailAddress> {
	const given = await testAddress();
	const address = given === null ? null : readMailAddress(given);
	if (address) return address;
	throw new SetupError(
		'This is a test, and the workspace has no test address, so nothing is sent.',
		'Set the test address with the Satisfaction Workspace node.',
	);
}

/** What the store knows of the invitation now, with the links the item had. */
function partOf(
	row: Parameters<typeof invitationPart>[0],
	known: Outgoing['invitation'],
): ItemInvitation {
	const links = { link: known?.link ?? null, optOutLink: known?.optOutLink ?? null };
	return invitationPart(row, links);
}

function passedOn(
	json: Record<string, unknown>,
	sent: boolean,
	code: string,
	text: string,
	filled: { message?: ItemMessage; invitation?: ItemInvitation | null } = {},
): Sent {
	const item = fillItem(json, {
		outcome: { code, text },
		message: filled.message && { ...(json.message as ItemMessage), ...filled.message },
		invitation: filled.invitation ?? undefined,
	});
	return { item, sent, retry: null };
}
