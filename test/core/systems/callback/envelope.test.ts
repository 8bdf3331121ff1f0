import { decrypt, encrypt as wecomSeal, getSignature } from '@wecom/crypto';
import DingTalkEncryptor from 'dingtalk-encrypt';
import fc from 'fast-check';
import { createCipheriv } from 'node:crypto';
import WXBizMsgCrypt from 'wechat-crypto';

import {
	callbackKeys,
	callbackSignature,
	type Envelope,
	openEnvelope,
	sealedReply,
} from '../../../../core/systems/callback/envelope';
import { aesKeyOf, seal, unseal } from '../../../../core/systems/callback/seal';
import { envelopes, sealed } from './vectors';

const now = Date.UTC(2026, 0, 5, 3);
const timestamp = String(now / 1000);
const [{ token, key: encodingAesKey }] = envelopes;
const receiver = 'wx5823bf96d3bd56c7';
const aes = aesKeyOf(encodingAesKey) as Buffer;
const keys = callbackKeys({ secret: token, previousSecret: null, encryptionKey: encodingAesKey });
const by = { receiver, now, window: 300_000 };

/** As the vendor's library would send it. */
function sent(message: string, to = receiver, key = encodingAesKey, at = timestamp): Envelope {
	const encrypt = wecomSeal(key, message, to);
	return { signature: getSignature(token, at, '42', encrypt), timestamp: at, nonce: '42', encrypt };
}

const text = fc.string({ unit: 'binary', maxLength: 120 });

describe('the encryption of callbacks', () => {
	it.each(sealed)('seals $message as the vendor published it', (vector) => {
		const key = aesKeyOf(vector.key) as Buffer;
		const { message, receiver: to, random, encrypt } = vector;
		expect(seal(message, key, to, Buffer.from(random))).toBe(encrypt);
		const read = unseal(encrypt, key);
		expect(read.ok && [read.message.toString(), read.receiver]).toEqual([message, to]);
	});

	it.each(envelopes)('opens what $token signed at $timestamp', (vector) => {
		const secrets = { secret: vector.token, previousSecret: null, encryptionKey: vector.key };
		const { receiver: to, message } = vector;
		const at = Number(vector.timestamp) * 1000;
		const opened = openEnvelope(vector, callbackKeys(secrets), { ...by, receiver: to, now: at });
		const said = opened.ok ? opened.message.toString() : opened.message;
		if (message === null) expect(said).toMatch(/^<xml>[\s\S]*<\/xml>$/);
		else expect(said).toBe(message);
	});

	it('agrees with three libraries on any text', () => {
		const dingtalk = new DingTalkEncryptor(token, encodingAesKey, receiver);
		const wechat = new WXBizMsgCrypt(token, encodingAesKey, receiver);
		fc.assert(
			fc.property(text, fc.stringMatching(/^[\w-]{0,20}$/), (message, to) => {
				const ours = seal(message, aes, to);
				expect(decrypt(encodingAesKey, ours)).toMatchObject({ message, id: to });
				expect(wechat.decrypt(ours)).toEqual({ message, id: to });
				const theirs = unseal(wecomSeal(encodingAesKey, message, to), aes);
				expect(theirs.ok && [theirs.message.toString(), theirs.receiver]).toEqual([message, to]);
				const theirs2 = unseal(wechat.encrypt(message), aes);
				expect(theirs2.ok && theirs2.message.toString()).toBe(message);
				// This one writes every text by encodeURI.
				const map = dingtalk.getEncryptedMap(message, now, '7');
				const theirs3 = unseal(map.encrypt, aes);
				expect(theirs3.ok && theirs3.message.toString()).toBe(encodeURI(message));
			}),
		);
	});

	it('signs as three libraries do, in whatever order the parts come', () => {
		const dingtalk = new DingTalkEncryptor(token, encodingAesKey, receiver);
		const wechat = new WXBizMsgCrypt(token, encodingAesKey, receiver);
		const part = fc.stringMatching(/^[\w+/=]{1,30}$/);
		fc.assert(
			fc.property(part, part, part, (at, nonce, encrypt) => {
				const ours = callbackSignature([encrypt, nonce, token, at]);
				expect(ours).toBe(getSignature(token, at, nonce, encrypt));
				expect(ours).toBe(wechat.getSignature(at, nonce, encrypt));
			}),
		);
		const map = dingtalk.getEncryptedMap('success', timestamp, '7');
		expect(callbackSignature([token, timestamp, '7', map.encrypt])).toBe(map.msg_signature);
	});

	it('answers in an envelope that the vendor can open', () => {
		const dingtalk = new DingTalkEncryptor(token, encodingAesKey, receiver);
		const [key] = keys;
		if (!key) throw new Error('There is a key.');
		const reply = sealedReply('success', key, receiver, now);
		const { signature, timestamp: at, nonce, encrypt } = reply;
		expect(dingtalk.getDecryptMsg(signature, at, nonce, encrypt)).toBe('success');
		expect(sealedReply('success', key, receiver, now).nonce).not.toBe(nonce);
	});
});

describe('an envelope that is not let in', () => {
	it('opens with the previous token while both are good, and says which it was', () => {
		const both = callbackKeys({
			secret: 'the new one',
			previousSecret: token,
			encryptionKey: encodingAesKey,
		});
		expect(openEnvelope(sent('hi'), both, by)).toMatchObject({ ok: true, key: { token } });
	});

	it.each([
		['another token', { keys: [{ token: 'other', aes }] }, 'wrong_token'],
		['no encryption key', { keys: [] }, 'no_secret'],
		['a time that is none', { at: 'yesterday' }, 'malformed_signature'],
		['a time of five minutes ago', { at: String(now / 1000 - 300) }, null],
		['a time of five minutes ahead', { at: String(now / 1000 + 300) }, null],
		['a time in milliseconds', { at: String(now) }, null],
		['an older time', { at: String(now / 1000 - 301) }, 'stale'],
		['a later time', { at: String(now / 1000 + 301) }, 'stale'],
		["another tenant's id", { to: 'ww999' }, 'wrong_receiver'],
		["the beginning of this tenant's id", { to: receiver.slice(0, -1) }, 'wrong_receiver'],
		['another encryption key', { key: 'A'.repeat(43) }, 'wrong_key'],
	])('%s: %j is %s', (_what, given, reason) => {
		const {
			keys: own = keys,
			at,
			to,
			key,
		} = given as {
			keys?: typeof keys;
			at?: string;
			to?: string;
			key?: string;
		};
		const opened = openEnvelope(sent('hi', to, key, at), own, by);
		expect(opened).toMatchObject(reason === null ? { ok: true } : { ok: false, reason });
	});

	it('names both ids where the message is for somebody else', () => {
		expect(openEnvelope(sent('hi', 'ww999'), keys, by)).toMatchObject({
			message: 'It was sent to "ww999", and the receiver of this node is "wx5823bf96d3bd56c7".',
		});
		expect(openEnvelope(sent('hi', 'ww999'), keys, { ...by, receiver: '' })).toMatchObject({
			message: 'It was sent to "ww999": enter that as receiver in this node, if it is yours.',
		});
	});

	it('may be for anybody where the sender writes no id', () => {
		expect(openEnvelope(sent('hi', ''), keys, { ...by, receiver: null }).ok).toBe(true);
		expect(openEnvelope(sent('hi', ''), keys, by).ok).toBe(false);
	});

	it('never passes with a character changed in any of its parts', () => {
		const good = sent('{"EventType":"check_url"}');
		const parts = fc.constantFrom('signature', 'timestamp', 'nonce', 'encrypt') as fc.Arbitrary<
			keyof Envelope
		>;
		fc.assert(
			fc.property(parts, fc.nat(400), fc.integer({ min: 1, max: 127 }), (part, place, bits) => {
				const at = place % good[part].length;
				const changed = String.fromCharCode(good[part].charCodeAt(at) ^ bits);
				const forged = `${good[part].slice(0, at)}${changed}${good[part].slice(at + 1)}`;
				const opened = openEnvelope({ ...good, [part]: forged }, keys, { ...by, window: 0 });
				expect(opened.ok).toBe(false);
			}),
			{ numRuns: 500 },
		);
	});

	/** What lies inside, encrypted as it is, without a length or a padding of its own. */
	function raw(plain: Buffer): string {
		const cipher = createCipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false);
		return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
	}

	const head = (length: number) => {
		const bytes = Buffer.alloc(20, 'r');
		bytes.writeUInt32BE(length, 16);
		return bytes;
	};
	const padded = (bytes: Buffer, pad = 32 - (bytes.length % 32)) =>
		Buffer.concat([bytes, Buffer.alloc(pad, pad)]);

	it.each([
		['', 'is no ciphertext'],
		['YWJj', 'is no ciphertext'],
		['!!!not-base64!!!', 'is no ciphertext'],
		['AAAAAAAAAAAAAAAAAAAAAA==', 'cannot be read'],
		[raw(Buffer.alloc(32, 33)), 'cannot be read'],
		[raw(padded(head(0)).fill(9, 20, 25)), 'cannot be read'],
		[raw(padded(head(1))), 'cannot be read'],
		[raw(padded(head(0xffffffff))), 'cannot be read'],
		[raw(padded(Buffer.alloc(12))), 'cannot be read'],
		[raw(Buffer.alloc(16, 32)), 'cannot be read'],
	])('%s %s', (encrypted, fault) => {
		const read = unseal(encrypted, aes);
		expect(read.ok ? '' : read.fault).toContain(fault);
	});

	it('is read or refused, and never throws, whatever the bytes are', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 96 }), text, (bytes, junk) => {
				const encrypted = Buffer.from(bytes).toString('base64');
				for (const one of [
					encrypted,
					junk,
					raw(Buffer.from(bytes).subarray(0, bytes.length & ~15)),
				])
					expect(typeof unseal(one, aes).ok).toBe('boolean');
				const envelope = { signature: junk, timestamp: junk, nonce: junk, encrypt: encrypted };
				expect(openEnvelope(envelope, keys, by).ok).toBe(false);
			}),
		);
	});

	it.each(['', 'abcde', `${encodingAesKey}=`, encodingAesKey.slice(1), `${'A'.repeat(42)}-`])(
		'no key is made of %p',
		(key) => {
			expect(aesKeyOf(key)).toBeNull();
			const secrets = { secret: token, previousSecret: null, encryptionKey: key };
			expect(callbackKeys(secrets)).toEqual([]);
		},
	);
});
