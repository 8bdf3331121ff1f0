import { answer, objectIn, partOf, textOf } from './json-body';
import type { SimDeed, SimRequest, Simulated } from './simulated';

const account = { appId: 'wxsandbox0123456789', appSecret: 'sandbox-wechat-secret' };
const template = {
	template_id: 'sandbox-template-id-0123456789abcdef',
	title: '服务评价提醒',
	content:
		'服务内容:{{thing2.DATA}}\n时间:{{time3.DATA}}\n状态:{{phrase4.DATA}}\n单号:{{character_string5.DATA}}',
};
/** What each kind of key takes. @see https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html */
const takes: Record<string, RegExp> = {
	thing: /^.{1,20}$/su,
	time: /^(\d{4}[-年]\d{1,2}[-月]\d{1,2}日? )?\d{2}:\d{2}(:\d{2})?$/u,
	phrase: /^\p{Script=Han}{1,5}$/u,
	character_string: /^[\x21-\x7e]{1,32}$/,
};
/** Followers; the last is on the block list, the one before has left. */
const followers = [
	'oSandboxFollower00000000001',
	'oSandboxUnfollowed000000002',
	'oSandboxBlocked000000000003',
];
const twoHours = 7_200_000;
const fiveMinutes = 300_000;
const tenMinutes = 600_000;

export type SimWechat = Simulated & { revoke(): void };

/**
 * WeChat's template messages as they are documented: a token for two hours, the same for all who ask; a
 * value has to fit the kind of its key; one `client_msg_id` makes one message in ten minutes.
 */
export function wechat(): SimWechat {
	const deeds: SimDeed[] = [];
	const shown = new Map<string, number>();
	let token = { value: '', until: Number.NEGATIVE_INFINITY };
	let made = 0;

	const refuse = (errcode: number, errmsg: string) => {
		deeds.push({ kind: 'refused', why: `${errcode} ${errmsg}` });
		return answer({ errcode, errmsg: `${errmsg} rid: 65004ee5-3ca2dfc2-6eb97a55` });
	};
	const isKnown = ({ query }: SimRequest, now: number): boolean =>
		query.get('access_token') === token.value && now < token.until;

	function giveToken({ method, body: text }: SimRequest, now: number) {
		const body = objectIn(text);
		if (method !== 'POST') return refuse(43_002, 'require POST method');
		if (body?.grant_type !== 'client_credential') return refuse(40_002, 'invalid grant_type');
		if (body.appid !== account.appId) return refuse(40_013, 'invalid appid');
		if (body.secret !== account.appSecret) return refuse(40_125, 'invalid appsecret');
		// While it lasts, whoever asks gets the same one.
		if (now >= token.until - fiveMinutes) {
			made += 1;
			token = { value: `wechat-token-${made}`, until: now + twoHours };
		}
		const rest = Math.floor((token.until - now) / 1000);
		return answer({ access_token: token.value, expires_in: rest });
	}

	function send(request: SimRequest, now: number) {
		const body = objectIn(request.body);
		if (!body) return refuse(47_001, 'data format error');
		if (body.template_id !== template.template_id) return refuse(40_037, 'invalid template_id');
		const user = textOf(body.touser);
		if (!followers.includes(user)) return refuse(40_003, 'invalid openid');
		if (user === followers[1]) return refuse(43_004, 'require subscribe');
		if (user === followers[2]) return refuse(43_019, 'require remove blacklist');
		for (const [, key = ''] of template.content.matchAll(/\{\{(\w+)\.DATA\}\}/g)) {
			const value = textOf(partOf(partOf(body.data)?.[key])?.value);
			if (takes[key.replace(/\d+$/, '')]?.test(value) !== true) {
				return refuse(47_003, `argument invalid! data.${key}.value invalid`);
			}
		}
		made += 1;
		const taken = answer({ errcode: 0, errmsg: 'ok', msgid: 200_228_332 + made });
		const id = `${user} ${textOf(body.client_msg_id)}`;
		if (now - (shown.get(id) ?? Number.NEGATIVE_INFINITY) < tenMinutes) return taken;
		shown.set(id, now);
		deeds.push({ kind: 'message', channel: 'wechat_template', to: user, text: request.body });
		return taken;
	}

	return {
		key: 'wechat',
		revoke: () => {
			token = { ...token, until: Number.NEGATIVE_INFINITY };
		},
		api: {
			deeds,
			credential: credentialOf(),
			handle(request, now) {
				if (request.path === '/cgi-bin/stable_token') return giveToken(request, now);
				if (!isKnown(request, now))
					return refuse(40_001, 'invalid credential, access_token is invalid');
				switch (request.path) {
					case '/cgi-bin/template/get_all_private_template':
						return answer({ template_list: [template] });
					case '/cgi-bin/message/template/send':
						return send(request, now);
					default:
						return { status: 404, body: '' };
				}
			},
		},
		words: {
			wechat_template: {
				credential: credentialOf(),
				parameters: { to: 'address', address: followers[0] },
			},
		},
	};
}

const credentialOf = () => ({
	type: 'satisfactionWechatApi',
	data: (address: string) => ({
		...account,
		templateId: template.template_id,
		templateData:
			'thing2 = {subject}\ntime3 = {time}\nphrase4 = 待您评价\ncharacter_string5 = N-1001',
		timeZone: 'Asia/Shanghai',
		baseUrl: address,
	}),
});
