import { isTimeZone } from '../../calendar/time-zone';
import { SetupError } from '../../model/errors';
import { isObject } from '../../model/json';
import { shortened } from '../../model/shown';
import type { Address, Channel, Delivered, Letter, Line } from '../channel';
import type { Tools } from '../http/http';
import { type Token, Tokens } from '../http/tokens';
import { credentialFields } from '../option/credential-fields';
import { called } from '../sending/called';
import { linkOf } from '../sending/chat-body';
import { Denied, lookAt, outcomeOf, replyOf, sendingOf } from '../sending/outcome';
import { sentBy, shortId } from '../sending/places';
import { untilOf, withToken } from '../sending/with-token';
import { SystemError } from '../system-error';
import { wechatCodes } from './codes';
import { type Filling, fillingsOf, templateData } from './template-data';

type Account = {
	base: string;
	appId: string;
	appSecret: string;
	templateId: string;
	fillings: readonly Filling[];
	zone: string;
};

const credential = 'Satisfaction WeChat';
const names = { code: 'errcode', words: 'errmsg', silent: true } as const;
const hint =
	'Check App ID and App Secret in the credential, and the IP allow-list of the account (设置与开发 → 基本配置).';
/** 40001 means a wrong secret, too: then the new token is refused, and that is what is said. */
const isOver: ReadonlySet<string> = new Set(['40001', '40014', '42001']);
const tokens = new Tokens();

/**
 * Template messages of a verified WeChat service account to a follower. They are for notices about what
 * a customer did, not for advertising, and every text stands in a template that WeChat has approved. For
 * some ten minutes one of the same `client_msg_id` is not sent twice.
 *
 * @see https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html
 */
export const wechatTemplate: Channel = {
	key: 'wechat_template',
	names: { en: 'WeChat template message', 'zh-CN': '微信模板消息' },
	credential: 'satisfactionWechatApi',
	reaches: 'person',
	addressKind: 'wechat',
	limit: { bytes: 1_000_000, attached: 0, atOnce: 3, pace: null },
	address: followerAddress,
	open: (given) => templateLine(readAccount(given)),
};

/** The open ID that a follower has with this account. */
export function followerAddress(text: string): Address | null {
	const id = text.trim();
	return /^[\w-]{16,64}$/.test(id) ? { name: '', address: id } : null;
}

function readAccount(given: Record<string, unknown>): Account {
	const fields = credentialFields(given, credential);
	const zone = fields.optional('timeZone') || 'Asia/Shanghai';
	if (!isTimeZone(zone)) {
		throw new SetupError(
			`Time Zone of the ${credential} credential is "${shortened(zone)}".`,
			'Enter the name of a time zone such as Asia/Shanghai.',
		);
	}
	return {
		base: fields.address('baseUrl', 'API Address', 'https://api.weixin.qq.com'),
		appId: fields.text('appId', 'App ID'),
		appSecret: fields.text('appSecret', 'App Secret'),
		templateId: fields.text('templateId', 'Template ID'),
		fillings: fillingsOf(fields.optional('templateData')),
		zone,
	};
}

function templateLine(account: Account): Line {
	const { base, appId } = account;
	return {
		server: `${new URL(base).host} ${appId}`,
		from: sentBy('WeChat', 'wechat'),
		deliver: async (letter, tools) =>
			await sendingOf(wechatCodes, letter.language, async () => await send(account, letter, tools)),
		test: async (tools) => await lookAt(async () => await lookAtTemplate(account, tools)),
	};
}

/**
 * A token that stays good while others ask for one, too: each process of n8n has its own cache.
 *
 * @see https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
 */
async function fetchToken({ base, appId, appSecret }: Account, tools: Tools): Promise<Token> {
	const said = await called(
		tools,
		'WeChat',
		{
			method: 'POST',
			url: `${base}/cgi-bin/stable_token`,
			body: JSON.stringify({
				grant_type: 'client_credential',
				appid: appId,
				secret: appSecret,
				force_refresh: false,
			}),
		},
		names,
	);
	const { access_token: value, expires_in: seconds } = said.body;
	if (said.code !== '0' || typeof value !== 'string') {
		throw new Denied('WeChat', said, wechatCodes, hint);
	}
	return { value, until: untilOf(seconds, tools.now()) };
}

async function lookAtTemplate(account: Account, tools: Tools): Promise<string> {
	const { base, templateId, fillings } = account;
	const { value } = await fetchToken(account, tools);
	const query = new URLSearchParams({ access_token: value }).toString();
	const url = `${base}/cgi-bin/template/get_all_private_template?${query}`;
	const said = await called(tools, 'WeChat', { method: 'GET', url }, names);
	if (said.code !== '0') throw new Denied('WeChat', said, wechatCodes, hint);
	const { template_list: templates } = said.body;
	const template = (Array.isArray(templates) ? templates : []).find(
		(one): one is Record<string, unknown> => isObject(one) && one.template_id === templateId,
	);
	if (!template) {
		throw new SystemError(
			'missing',
			'The account has no template with the Template ID of the credential.',
			'Copy the template ID from 广告与服务 → 模板消息 → 我的模板.',
		);
	}
	const keys = [...String(template.content ?? '').matchAll(/\{\{\s*(\w+)\.DATA\s*\}\}/g)].map(
		([, key = '']) => key,
	);
	const strange = fillings.find(({ key }) => !keys.includes(key));
	const missing = keys.find((key) => !fillings.some((one) => one.key === key));
	if (keys.length > 0 && (strange || missing !== undefined)) {
		throw new SystemError(
			'refused',
			strange
				? `The template has no key "${strange.key}".`
				: `Template Data has no line for the key "${missing}" of the template.`,
			`Its keys are: ${keys.join(', ')}.`,
		);
	}
	return `WeChat accepts the account, and the template is there with the keys ${keys.join(', ')}.`;
}

async function send(account: Account, letter: Letter, tools: Tools): Promise<Delivered> {
	const { base, appId, appSecret, templateId, fillings, zone } = account;
	const link = linkOf(letter);
	const body = JSON.stringify({
		touser: letter.to.address,
		template_id: templateId,
		...(link && { url: link.url }),
		client_msg_id: shortId(letter.messageId, 32),
		data: templateData(fillings, letter, { now: tools.now(), zone }),
	});
	const said = await withToken(tokens, [base, appId, appSecret], tools, {
		fetch: async () => await fetchToken(account, tools),
		isOver,
		call: async (token) => {
			const query = new URLSearchParams({ access_token: token }).toString();
			const url = `${base}/cgi-bin/message/template/send?${query}`;
			return await called(tools, 'WeChat', { method: 'POST', url, body });
		},
	});
	if (said.code !== '0') return outcomeOf(said, wechatCodes, letter.language);
	const { msgid } = said.body;
	const id = typeof msgid === 'string' || typeof msgid === 'number' ? ` · msgid ${msgid}` : '';
	return { kind: 'sent', reply: `${replyOf(said, wechatCodes, letter.language)}${id}` };
}
