import { momentOf } from '../../calendar/moment';
import { freshBytes } from '../../model/random';
import { shown } from '../../model/shown';
import { goodSecrets, isFresh, refused, sameText, sha1Hex, staleTime } from '../source/signing';
import type { Refusal, SourceSecrets } from '../source/source';
import { aesKeyOf, seal, unseal } from './seal';

/** What an encrypted callback consists of, whatever its sender calls the parts and wherever they stand. */
export type Envelope = { signature: string; timestamp: string; nonce: string; encrypt: string };

/** What one sender signs and encrypts with. */
export type CallbackKey = { token: string; aes: Buffer };

/** How a sender signs; the parts are told apart by their names, not by their order. */
export type Sign = (token: string, parts: Omit<Envelope, 'signature'>) => string;

export type Opened =
	| { ok: true; message: Buffer; key: CallbackKey }
	/** Ready to be what `verify` says. */
	| Refusal;

/**
 * Signs as WeCom, WeChat, DingTalk and Fxiaoke do: SHA-1 in hex over all parts, sorted and one after
 * the other. Without anything encrypted it is the signature that WeChat checks an address with.
 */
export function callbackSignature(parts: readonly string[]): string {
	return sha1Hex([...parts].sort());
}

const usualSign: Sign = (token, { timestamp, nonce, encrypt }) =>
	callbackSignature([token, timestamp, nonce, encrypt]);

const usualNames = { token: 'token', receiver: 'receiver' };

/** The keys that are good now: each token, and the encryption key that both share during a rotation. */
export function callbackKeys(secrets: SourceSecrets): CallbackKey[] {
	const aes = aesKeyOf(secrets.encryptionKey ?? '');
	return aes === null ? [] : goodSecrets(secrets).map((token) => ({ token, aes }));
}

/**
 * Opens an envelope: signature first, in constant time, then the time, then what is inside and for whom.
 *
 * @param by.receiver who it must be for; `null` where the sender writes nobody that could be compared
 * @param by.names what the sender calls its token, and who it is for
 * @param by.window ms that the signed time may lie from `now`; 0 = no limit
 */
export function openEnvelope(
	envelope: Envelope,
	keys: readonly CallbackKey[],
	by: {
		receiver: string | null;
		now: number;
		window: number;
		sign?: Sign;
		names?: { token: string; receiver: string };
	},
): Opened {
	const { receiver, now, window, sign = usualSign, names = usualNames } = by;
	if (keys.length === 0) return refused('no_secret', 'The encryption key is missing, or is none.');
	const time = timeOf(envelope.timestamp);
	if (time === null) {
		return refused('malformed_signature', 'The timestamp that is signed is no time.');
	}
	// All are compared, so that the time does not tell which one fits.
	const fits = keys.map(({ token }) => sameText(envelope.signature, sign(token, envelope)));
	const key = keys[fits.indexOf(true)];
	if (!key) {
		return refused(
			'wrong_token',
			`The signature is not the one of the ${names.token} of this node.`,
		);
	}
	if (!isFresh(time, now, window)) return staleTime(time, now, window);
	const unsealed = unseal(envelope.encrypt, key.aes);
	if (!unsealed.ok) {
		return refused('wrong_key', `What was sent ${unsealed.fault}.`);
	}
	if (receiver !== null && unsealed.receiver !== receiver) {
		const to = `It was sent to ${shown(unsealed.receiver)}`;
		return refused(
			'wrong_receiver',
			receiver === ''
				? `${to}: enter that as ${names.receiver} in this node, if it is yours.`
				: `${to}, and the ${names.receiver} of this node is ${shown(receiver)}.`,
		);
	}
	return { ok: true, message: unsealed.message, key };
}

/** An answer in an envelope of its own. @param timestamp as the sender counts it, s or ms */
export function sealedReply(
	message: string,
	{ token, aes }: CallbackKey,
	receiver: string,
	timestamp: number,
	sign: Sign = usualSign,
): Envelope {
	const parts = {
		timestamp: String(timestamp),
		nonce: freshBytes(8).toString('hex'),
		encrypt: seal(message, aes, receiver),
	};
	return { signature: sign(token, parts), ...parts };
}

/** A count of seconds or milliseconds alone: a date in words is not what these senders sign. */
const timeOf = (timestamp: string): number | null =>
	/^\d{9,13}$/.test(timestamp) ? momentOf(timestamp) : null;
