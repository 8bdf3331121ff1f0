/** What the tests use of the vendors' own libraries, which mostly come without types. */

declare module '@wecom/crypto' {
	export function getSignature(
		token: string,
		timestamp: string | number,
		nonce: string | number,
		encrypt: string,
	): string;
	export function decrypt(
		encodingAesKey: string,
		encrypt: string,
	): { message: string; id: string; random: Buffer };
	export function encrypt(
		encodingAesKey: string,
		message: string,
		id: string,
		random?: Buffer,
	): string;
}

declare module 'dingtalk-encrypt' {
	/** It writes and reads messages by `encodeURI`. */
	export default class DingTalkEncryptor {
		constructor(token: string, encodingAesKey: string, receiver: string);
		getDecryptMsg(signature: string, timestamp: string, nonce: string, encrypt: string): string;
		getEncryptedMap(
			message: string,
			timestamp: string | number,
			nonce: string,
		): { msg_signature: string; encrypt: string; timeStamp: string; nonce: string };
	}
}

declare module 'wechat-crypto' {
	export default class WXBizMsgCrypt {
		constructor(token: string, encodingAesKey: string, id: string);
		getSignature(timestamp: string, nonce: string, encrypt: string): string;
		decrypt(encrypt: string): { message: string; id: string };
		encrypt(message: string): string;
	}
}

declare module '@larksuiteoapi/node-sdk' {
	type Logger = Record<'error' | 'warn' | 'info' | 'debug' | 'trace', () => void>;
	type Http = {
		request(options: Record<string, unknown>): Promise<unknown>;
		post(url: string, body: unknown, options: object): Promise<unknown>;
	};
	export class Client {
		constructor(account: {
			appId: string;
			appSecret: string;
			domain: string;
			logger: Logger;
			httpInstance: Http;
		});
		im: {
			message: {
				create(message: {
					params: { receive_id_type: string };
					data: { receive_id: string; msg_type: string; content: string; uuid: string };
				}): Promise<{ code?: number }>;
			};
		};
	}
	export enum LoggerLevel {
		error = 1,
	}
	export class AESCipher {
		constructor(key: string);
		decrypt(encrypt: string): string;
	}
	export class EventDispatcher {
		constructor(params: { encryptKey?: string; loggerLevel?: LoggerLevel });
		register(handles: Record<string, (data: unknown) => void>): this;
		/** The headers are found beneath the object, which holds the body itself. */
		invoke(data: object): Promise<unknown>;
	}
	export function generateChallenge(
		data: object,
		options: { encryptKey: string },
	): { isChallenge: boolean; challenge: { challenge: string } };
}
