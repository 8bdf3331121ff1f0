import { SetupError } from '../../model/errors';
import { shortened } from '../../model/shown';
import type { Address, Channel, Delivered, Letter, Line } from '../channel';
import { Pace } from '../http/pace';
import type { Tools } from '../http/http';
import { type Token, Tokens } from '../http/tokens';
import { credentialFields } from '../option/credential-fields';
import { type Called, called } from '../sending/called';
import { bodyOf, headingOf, linkOf, plainOf } from '../sending/chat-body';
import { cutBytes } from '../sending/cut';
import {
	Denied,
	lookAt,
	markReply,
	outcome,
	outcomeOf,
	replyOf,
	sendingOf,
} from '../sending/outcome';
import { sentBy } from '../sending/places';
import { untilOf, withToken } from '../sending/with-token';
import { SystemError } from '../system-error';
import { wecomCodes } from './codes';
import { plainMessage } from './robot';

type Account = { base: string; corpId: string; secret: string; agentId: number };

const hint =
	'Check Corp ID, Secret and Agent ID in the credential, and the trusted IPs of the app.';
const isOver: ReadonlySet<string> = new Set(['40014', '42001']);
const tokens = new Tokens();
const pace = new Pace();
/** What is above is dropped without a word. @see https://developer.work.weixin.qq.com/document/path/90236 */
const aMember = { calls: 30, perMs: 60_000 };
const anHour = { calls: 1_000, perMs: 3_600_000 };

/** Messages of an app of one's own company to one member. The same one is not shown twice within four hours. */
export const wecomApp: Channel = {
	key: 'wecom_app',
	names: { en: 'WeCom app', 'zh-CN': '企业微信应用消息' },
	credential: 'satisfactionWecomApi',
	reaches: 'person',
	addressKind: 'wecom',
	limit: { bytes: 1_000_000, attached: 0, atOnce: 3, pace: null },
	address: memberAddress,
	open: (given) => appLine(readAccount(given)),
};

/** A member's user ID; neither everybody nor several. */
export function memberAddress(text: string): Address | null {
	const id = text.trim();
	return /^[A-Za-z0-9][\w.@-]{0,63}$/.test(id) ? { name: '', address: id } : null;
}

function readAccount(given: Record<string, unknown>): Account {
	const fields = credentialFields(given, 'Satisfaction WeCom');
	const agentId = fields.text('agentId', 'Agent ID');
	return {
		base: fields.address('baseUrl', 'API Address', 'https://qyapi.weixin.qq.com'),
		corpId: fields.text('corpId', 'Corp ID'),
		secret: fields.text('secret', 'Secret'),
		agentId: agentIdOf(agentId),
	};
}

function agentIdOf(written: string): number {
	if (/^\d{1,15}$/.test(written)) return Number(written);
	throw new SetupError(
		`Agent ID of the Satisfaction WeCom credential is "${shortened(written)}".`,
		'Enter the number that the page of the app shows as AgentId, e.g. 1000002.',
	);
}

function appLine(account: Account): Line {
	const { base, corpId, agentId } = account;
	return {
		server: `${new URL(base).host} ${corpId} ${agentId}`,
		from: sentBy('WeCom', 'wecom-app'),
		deliver: async (letter, tools) =>
			await sendingOf(wecomCodes, letter.language, async () => await send(account, letter, tools)),
		test: async (tools) =>
			await lookAt(async () => {
				const { value } = await fetchToken(account, tools);
				const query = new URLSearchParams({ access_token: value, agentid: String(agentId) });
				const url = `${base}/cgi-bin/agent/get?${query.toString()}`;
				const said = await called(tools, 'WeCom', { method: 'GET', url });
				if (said.code !== '0') throw new Denied('WeCom', said, wecomCodes, hint);
				return 'WeCom accepts the secret, and the app is there.';
			}),
	};
}

async function fetchToken({ base, corpId, secret }: Account, tools: Tools): Promise<Token> {
	const query = new URLSearchParams({ corpid: corpId, corpsecret: secret });
	const url = `${base}/cgi-bin/gettoken?${query.toString()}`;
	const said = await called(tools, 'WeCom', { method: 'GET', url });
	const { access_token: value, expires_in: seconds } = said.body;
	if (said.code !== '0' || typeof value !== 'string') {
		throw new Denied('WeCom', said, wecomCodes, hint);
	}
	return { value, until: untilOf(seconds, tools.now()) };
}

async function send(account: Account, letter: Letter, tools: Tools): Promise<Delivered> {
	const { base, corpId, secret, agentId } = account;
	const user = letter.to.address;
	const member = [base, corpId, agentId, user];
	for (const [name, limit] of Object.entries({ '30 / 60 s': aMember, '1000 / h': anHour })) {
		try {
			await pace.turn(JSON.stringify([...member, name]), limit, tools);
		} catch (error) {
			if (!(error instanceof SystemError)) throw error;
			return outcome('limited_person', markReply(name, 'too_often_person', letter.language));
		}
	}
	const body = JSON.stringify(appMessage(letter, agentId));
	const said = await withToken(tokens, [base, corpId, secret], tools, {
		fetch: async () => await fetchToken(account, tools),
		isOver,
		call: async (token) =>
			await called(tools, 'WeCom', {
				method: 'POST',
				url: `${base}/cgi-bin/message/send?${new URLSearchParams({ access_token: token }).toString()}`,
				body,
			}),
	});
	if (said.code !== '0') return outcomeOf(said, wecomCodes, letter.language);
	return notTakenFor(letter, said) ?? { kind: 'sent', reply: sentReply(letter, said) };
}

/** The code is 0 although nobody gets it: who does not is named beside. */
function notTakenFor({ to, language }: Letter, said: Called): Delivered | null {
	const user = to.address.toLowerCase();
	const names = (field: string): boolean => {
		const list = said.body[field];
		return typeof list === 'string' && list.toLowerCase().split('|').includes(user);
	};
	if (names('invaliduser')) {
		return outcome('wrong_address', markReply('invaliduser', 'hidden_member', language));
	}
	return names('unlicenseduser')
		? outcome('blocked', markReply('unlicenseduser', 'unlicensed', language))
		: null;
}

function sentReply({ language }: Letter, said: Called): string {
	const { msgid } = said.body;
	return [replyOf(said, wecomCodes, language), typeof msgid === 'string' ? `msgid ${msgid}` : '']
		.filter((part) => part !== '')
		.join(' · ');
}

/** A letter as an app sends it; the same letter is the same to the byte, or it could be shown twice. */
export function appMessage(letter: Letter, agentId: number): Record<string, unknown> {
	const link = linkOf(letter);
	return {
		touser: letter.to.address,
		agentid: agentId,
		...(link
			? {
					msgtype: 'textcard',
					textcard: {
						title: cutBytes(headingOf(letter), 128),
						description: cutBytes(plainOf(bodyOf(letter)), 512) || link.title,
						url: link.url,
						// The button holds four characters.
						btntxt: letter.language.startsWith('zh') ? '查看' : 'Open',
					},
				}
			: { msgtype: 'text', text: { content: plainMessage(letter, 2_048) } }),
		enable_duplicate_check: 1,
		duplicate_check_interval: 14_400,
	};
}
