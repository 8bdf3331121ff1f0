import { callbackKeys } from '../callback/envelope';
import { tokenForm } from '../callback/keys';
import { openedFields, openXml } from '../callback/xml-callback';
import { plainAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import type { ParseOutcome, Verification } from '../source/source';
import { parseMessage } from './message';
import { options } from './options';
import { sample } from './sample';

/**
 * Callbacks of a WeCom app: what happens to customers who are an employee's contacts, buttons of template
 * cards, messages to the app. All are XML, signed and encrypted; our address is checked by a GET whose
 * `echostr` has to come back decrypted within 1 s. Anything else is to be answered within 5 s, and is
 * tried three times. (Envelope proven by the vendor's library, fields as its guide has them.)
 */
export const wecom = defineSource({
	about: 'Callbacks of an app: customer contacts, buttons of cards, messages',
	greetsBy: 'GET',
	answerWithinMs: 5_000,
	secret: tokenForm(
		'In WeCom open the admin console → 应用管理 → the app → 接收消息 → 设置API接收 (for customer contacts 客户联系 → API → 接收事件服务器) and copy Token.',
		{
			found: 'Copy EncodingAESKey from the same page as the Token.',
			optional: false,
		},
	),
	options,
	sample,

	handshake({ request, secrets, options: given, now }) {
		if (request.method !== 'GET') return null;
		const opened = openXml(request, callbackKeys(secrets), {
			receiver: given.corpId,
			now,
			window: given.freshness,
			names: { token: 'token', receiver: options.corpId.label },
		});
		return opened.ok ? plainAnswer(opened.message.toString('utf8')) : null;
	},

	verify({ request, secrets, options: given, now }): Verification {
		const opened = openXml(request, callbackKeys(secrets), {
			receiver: given.corpId,
			now,
			window: given.freshness,
			names: { token: 'token', receiver: options.corpId.label },
		});
		return opened.ok ? { ok: true, insecure: false } : opened;
	},

	parse({ request, secrets, options: given, now }): ParseOutcome {
		const read = openedFields(request, callbackKeys(secrets), now);
		return read.ok ? parseMessage(read.fields, given) : { kind: 'invalid', message: read.message };
	},

	/** An empty text says that there is nothing to reply. */
	acknowledge: () => plainAnswer(''),
});
