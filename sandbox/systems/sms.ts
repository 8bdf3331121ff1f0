import { answer, objectIn, Often, textOf } from './json-body';
import type { SimDeed, Simulated } from './simulated';

const key = 'sandbox-sms-key';

/**
 * A gateway for SMS of the kind that many offer: a key in a header, JSON, numbers of China without their
 * code, a signature before the text, and a code of its own in an answer of status 200.
 */
export function sms(): Simulated {
	const deeds: SimDeed[] = [];
	const often = new Often();
	const seen = new Set<string>();
	const refuse = (code: number, message: string) => {
		deeds.push({ kind: 'refused', why: `${code} ${message}` });
		return answer({ code, message });
	};
	return {
		key: 'sms',
		api: {
			deeds,
			credential: credentialOf(),
			handle({ method, path, headers, body: text }, now) {
				if (method !== 'POST' || path !== '/v1/send') return { status: 404, body: 'Not found' };
				if (headers.authorization !== `Bearer ${key}`) return answer({ code: 401 }, 401);
				const body = objectIn(text);
				const phone = textOf(body?.phone);
				const content = textOf(body?.content);
				if (!/^1[3-9]\d{9}$/.test(phone)) return refuse(1_001, '手机号码格式错误');
				if (phone.endsWith('0000')) return refuse(1_002, '空号');
				if (phone.endsWith('9999')) return refuse(1_003, '用户已退订');
				if (!/^【[^】]{2,12}】./su.test(content)) return refuse(1_004, '短信签名不存在');
				if (content.length > 500) return refuse(1_005, '短信内容超长');
				if (often.isTooMuch(phone, now, 5, 60_000)) return refuse(1_006, '发送过于频繁');
				const id = textOf(body?.id);
				const isAgain = id !== '' && seen.has(id);
				seen.add(id);
				if (!isAgain) {
					deeds.push({ kind: 'message', channel: 'sms_http', to: phone, text: content });
				}
				return answer({ code: 0, message: '成功' });
			},
		},
		words: {
			sms_http: {
				credential: credentialOf(),
				parameters: { to: 'address', address: '+8613800001111' },
			},
		},
	};
}

const credentialOf = () => ({
	type: 'satisfactionSmsApi',
	data: (address: string) => ({
		url: `${address}/v1/send`,
		method: 'POST',
		apiKey: key,
		headers: 'Authorization: Bearer {key}',
		bodyForm: 'json',
		body: '{"phone":"{to}","content":"{text}","id":"{id}"}',
		numberForm: 'china',
		signature: '【沙盒】',
		most: '300',
		successField: 'code',
		successValue: '0',
		wrongNumberCodes: '1001, 1002',
		blockedCodes: '1003',
		limitedCodes: '1006',
	}),
});
