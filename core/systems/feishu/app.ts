import type { Address, Channel, Delivered, Letter, Line } from '../channel';
import { Pace } from '../http/pace';
import type { Tools } from '../http/http';
import { type Token, Tokens } from '../http/tokens';
import { credentialFields } from '../option/credential-fields';
import { called } from '../sending/called';
import { Denied, lookAt, outcome, outcomeOf, replyOf, sendingOf } from '../sending/outcome';
import { sentBy, shortId } from '../sending/places';
import { untilOf, withToken } from '../sending/with-token';
import { cardOf } from './card';
import { feishuCodes } from './codes';

type Account = { base: string; appId: string; appSecret: string };

const names = { code: 'code', words: 'msg' };
const hint = 'Check App ID and App Secret in the credential, and whether a version is published.';
const isOver: ReadonlySet<string> = new Set(['99991661', '99991663', '99991664', '99991665']);
const tokens = new Tokens();
const pace = new Pace();
const aPerson = { calls: 5, perMs: 1_000 };

/**
 * Messages of a company's own Feishu or Lark app to one person. Within an hour Feishu shows a message
 * of one `uuid` once.
 *
 * @see https://open.feishu.cn/document/server-docs/im-v1/message/create
 */
export const feishuApp: Channel = {
	key: 'feishu_app',
	names: { en: 'Feishu app', 'zh-CN': '飞书应用消息' },
	credential: 'satisfactionFeishuApi',
	reaches: 'person',
	addressKind: 'feishu',
	limit: { bytes: 1_000_000, attached: 0, atOnce: 3, pace: { calls: 1_000, perMs: 60_000 } },
	address: personAddress,
	open: (given) => appLine(readAccount(given)),
};

/** An open ID, a union ID, a user ID or the e-mail address there; not a group's ID. */
export function personAddress(text: string): Address | null {
	const id = text.trim();
	const isId = /^[A-Za-z0-9][\w.+-]{0,63}$/.test(id) || /^[\w.+-]+@[\w.-]+$/.test(id);
	return isId && !id.startsWith('oc_') ? { name: '', address: id } : null;
}

/** Which kind of id it is, by its form. */
export function idType(id: string): 'open_id' | 'union_id' | 'email' | 'user_id' {
	if (id.startsWith('ou_')) return 'open_id';
	if (id.startsWith('on_')) return 'union_id';
	return id.includes('@') ? 'email' : 'user_id';
}

function readAccount(given: Record<string, unknown>): Account {
	const fields = credentialFields(given, 'Satisfaction Feishu');
	return {
		base: fields.address('baseUrl', 'API Address', 'https://open.feishu.cn'),
		appId: fields.text('appId', 'App ID'),
		appSecret: fields.text('appSecret', 'App Secret'),
	};
}

function appLine(account: Account): Line {
	const { base, appId } = account;
	return {
		server: `${new URL(base).host} ${appId}`,
		from: sentBy('Feishu', 'feishu-app'),
		deliver: async (letter, tools) =>
			await sendingOf(feishuCodes, letter.language, async () => await send(account, letter, tools)),
		test: async (tools) =>
			await lookAt(async () => {
				const { value } = await fetchToken(account, tools);
				const said = await called(
					tools,
					'Feishu',
					{
						method: 'GET',
						url: `${base}/open-apis/bot/v3/info`,
						headers: { authorization: `Bearer ${value}` },
					},
					names,
				);
				if (said.code !== '0') throw new Denied('Feishu', said, feishuCodes, hint);
				return 'Feishu accepts the app, and it has a bot.';
			}),
	};
}

async function fetchToken({ base, appId, appSecret }: Account, tools: Tools): Promise<Token> {
	const said = await called(
		tools,
		'Feishu',
		{
			method: 'POST',
			url: `${base}/open-apis/auth/v3/tenant_access_token/internal`,
			body: JSON.stringify({ app_id: appId, app_secret: appSecret }),
		},
		names,
	);
	const { tenant_access_token: value, expire: seconds } = said.body;
	if (said.code !== '0' || typeof value !== 'string') {
		throw new Denied('Feishu', said, feishuCodes, hint);
	}
	return { value, until: untilOf(seconds, tools.now()) };
}

async function send(account: Account, letter: Letter, tools: Tools): Promise<Delivered> {
	const { base, appId, appSecret } = account;
	const { address } = letter.to;
	await pace.turn(JSON.stringify([base, appId, address]), aPerson, tools);
	const body = JSON.stringify({
		receive_id: address,
		msg_type: 'interactive',
		content: JSON.stringify(cardOf(letter, [])),
		uuid: shortId(letter.messageId, 40),
	});
	const said = await withToken(tokens, [base, appId, appSecret], tools, {
		fetch: async () => await fetchToken(account, tools),
		isOver,
		call: async (token) =>
			await called(
				tools,
				'Feishu',
				{
					method: 'POST',
					url: `${base}/open-apis/im/v1/messages?receive_id_type=${idType(address)}`,
					headers: { authorization: `Bearer ${token}` },
					body,
				},
				names,
			),
	});
	if (said.code === '0')
		return { kind: 'sent', reply: replyOf(said, feishuCodes, letter.language) };
	// One code for all that is not in its form; its words say when it is the receiver.
	return said.code === '230001' && /receive_id/.test(said.words)
		? outcome('wrong_address', replyOf(said, feishuCodes, letter.language))
		: outcomeOf(said, feishuCodes, letter.language);
}
