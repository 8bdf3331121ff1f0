import { encrypt as seal, getSignature } from '@wecom/crypto';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';

import type { SourceRequest, SourceSecrets } from '../../../../core/systems/source/source';
import { post } from '../source/request';
import { envelopes } from './vectors';

const [vector] = envelopes;

/** What the sender and the node have agreed on. */
export const agreed = {
	token: 'token-of-the-app',
	key: vector.key as string,
	receiver: 'ww1234567890abcdef',
	/** Epoch s, as text. */
	at: String(Date.UTC(2026, 0, 5, 3) / 1000),
};

export const secretsOf = ({ token, key } = agreed): SourceSecrets => ({
	secret: token,
	previousSecret: null,
	encryptionKey: key,
});

const xml = { 'content-type': 'text/xml' };

/** The check of an address, as WeCom makes it. */
export function wecomGreeting(word: string, by = agreed): SourceRequest {
	const echostr = seal(by.key, word, by.receiver);
	const signature = getSignature(by.token, by.at, '7', echostr);
	const query = { msg_signature: signature, timestamp: by.at, nonce: '7', echostr };
	return { ...post('', {}, query), method: 'GET' };
}

/** A callback of WeCom or, in safe mode, WeChat. */
export function xmlCallback(message: string, by = agreed): SourceRequest {
	const encrypt = seal(by.key, message, by.receiver);
	const query = {
		msg_signature: getSignature(by.token, by.at, '7', encrypt),
		timestamp: by.at,
		nonce: '7',
	};
	const body = `<xml><ToUserName><![CDATA[x]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt></xml>`;
	return post(body, xml, query);
}

/** A callback of DingTalk. */
export function dingtalkCallback(message: string, by = agreed): SourceRequest {
	const encrypt = seal(by.key, message, by.receiver);
	const msg_signature = getSignature(by.token, by.at, '7', encrypt);
	return post(JSON.stringify({ encrypt }), {}, { msg_signature, timestamp: by.at, nonce: '7' });
}

/** A message of WeChat in plain mode, or the check of an address. */
export function wechatPlain(
	body: string,
	query: Record<string, string> = {},
	by = agreed,
): SourceRequest {
	const parts = [by.token, by.at, '7'].sort().join('');
	const signature = createHash('sha1').update(parts).digest('hex');
	return post(body, xml, { signature, timestamp: by.at, nonce: '7', ...query });
}

/** What Feishu encrypts, by its guide. */
export function feishuSealed(message: string, encryptKey: string): string {
	const key = createHash('sha256').update(encryptKey).digest();
	const vector = randomBytes(16);
	const cipher = createCipheriv('aes-256-cbc', key, vector);
	return Buffer.concat([vector, cipher.update(message), cipher.final()]).toString('base64');
}

/** An encrypted and signed event of Feishu. */
export function feishuCallback(message: object, encryptKey: string, at = agreed.at): SourceRequest {
	const encrypt = feishuSealed(JSON.stringify(message), encryptKey);
	return feishuSigned(JSON.stringify({ encrypt }), encryptKey, at);
}

/** Any body with Feishu's signature over it. */
export function feishuSigned(body: string, encryptKey: string, at = agreed.at): SourceRequest {
	const signature = createHash('sha256').update(`${at}nonce${encryptKey}${body}`).digest('hex');
	return post(body, {
		'x-lark-signature': signature,
		'x-lark-request-timestamp': at,
		'x-lark-request-nonce': 'nonce',
	});
}
