import { SetupError } from '../../model/errors';
import { isObject } from '../../model/json';
import { shortened } from '../../model/shown';
import type { Address, Channel, Delivered, Letter, Line } from '../channel';
import type { Tools } from '../http/http';
import { type Token, Tokens } from '../http/tokens';
import { credentialFields } from '../option/credential-fields';
import { type Called, called } from '../sending/called';
import { bodyOf, cutMarkdown, headingOf, linkOf } from '../sending/chat-body';
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
import { dingtalkCodes } from './codes';
import { keepLines } from './markdown';

type Account = { base: string; appKey: string; appSecret: string; agentId: string };

const hint = 'Check App Key, App Secret and Agent ID in the credential, and what the app may do.';
const isOver: ReadonlySet<string> = new Set(['40014', '42001', '88']);
const tokens = new Tokens();
/** A notice is sent behind the answer to it; who does not get it is known a moment later. */
const lookAfter = 800;
/** Bytes of the text; the whole message may have 2,048. */
const mostBytes = 1_200;

/**
 * A work notice of a company's own app to one member. DingTalk shows a member the same notice once a day,
 * so that one sent again is not seen twice. Not tried against the real service.
 *
 * @see https://open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages
 */
export const dingtalkNotice: Channel = {
	key: 'dingtalk_notice',
	names: { en: 'DingTalk work notice', 'zh-CN': '钉钉工作通知' },
	credential: 'satisfactionDingtalkApi',
	reaches: 'person',
	addressKind: 'dingtalk',
	limit: { bytes: 1_000_000, attached: 0, atOnce: 3, pace: { calls: 1_500, perMs: 60_000 } },
	address: memberAddress,
	open: (given) => noticeLine(readAccount(given)),
};

/** A member's user ID; a comma would make it several. */
export function memberAddress(text: string): Address | null {
	const id = text.trim();
	return /^[^\s,|<>"'&\p{Cc}]{1,64}$/u.test(id) ? { name: '', address: id } : null;
}

function readAccount(given: Record<string, unknown>): Account {
	const fields = credentialFields(given, 'Satisfaction DingTalk');
	const agentId = fields.text('agentId', 'Agent ID');
	if (!/^\d{1,20}$/.test(agentId)) {
		throw new SetupError(
			`Agent ID of the Satisfaction DingTalk credential is "${shortened(agentId)}".`,
			'Enter the number that the page of the app shows as AgentId.',
		);
	}
	return {
		base: fields.address('baseUrl', 'API Address', 'https://oapi.dingtalk.com'),
		appKey: fields.text('appKey', 'App Key'),
		appSecret: fields.text('appSecret', 'App Secret'),
		agentId,
	};
}

function noticeLine(account: Account): Line {
	const { base, appKey, agentId } = account;
	return {
		server: `${new URL(base).host} ${appKey} ${agentId}`,
		from: sentBy('DingTalk', 'dingtalk-app'),
		deliver: async (letter, tools) =>
			await sendingOf(
				dingtalkCodes,
				letter.language,
				async () => await send(account, letter, tools),
			),
		test: async (tools) =>
			await lookAt(async () => {
				await fetchToken(account, tools);
				return 'DingTalk accepts app key and app secret. Whether the Agent ID is theirs shows with the first notice.';
			}),
	};
}

async function fetchToken({ base, appKey, appSecret }: Account, tools: Tools): Promise<Token> {
	const query = new URLSearchParams({ appkey: appKey, appsecret: appSecret });
	const url = `${base}/gettoken?${query.toString()}`;
	const said = await called(tools, 'DingTalk', { method: 'GET', url });
	const { access_token: value, expires_in: seconds } = said.body;
	if (said.code !== '0' || typeof value !== 'string') {
		throw new Denied('DingTalk', subCode(said), dingtalkCodes, hint);
	}
	return { value, until: untilOf(seconds, tools.now()) };
}

async function send(account: Account, letter: Letter, tools: Tools): Promise<Delivered> {
	const { agentId } = account;
	const said = await call(account, tools, 'asyncsend_v2', {
		agent_id: agentId,
		userid_list: letter.to.address,
		msg: noticeMessage(letter),
	});
	if (said.code !== '0') return outcomeOf(subCode(said), dingtalkCodes, letter.language);
	const task = said.body.task_id;
	if (typeof task !== 'string' && typeof task !== 'number') {
		return { kind: 'sent', reply: replyOf(said, dingtalkCodes, letter.language) };
	}
	const notTaken = await lookAtTask(account, letter, String(task), tools);
	return (
		notTaken ?? {
			kind: 'sent',
			reply: `${replyOf(said, dingtalkCodes, letter.language)} · task ${task}`,
		}
	);
}

/** What DingTalk says a moment later of who did not get it; what it does not say counts as sent. */
async function lookAtTask(
	account: Account,
	letter: Letter,
	task: string,
	tools: Tools,
): Promise<Delivered | null> {
	try {
		await tools.sleep(lookAfter);
		const said = await call(account, tools, 'getsendresult', {
			agent_id: account.agentId,
			task_id: task,
		});
		const { send_result: result } = said.body;
		return said.code === '0' && isObject(result) ? notTakenBy(letter, result) : null;
	} catch (error) {
		// It has taken the notice: a second one would be worse than not to know.
		if (error instanceof SystemError) return null;
		throw error;
	}
}

function notTakenBy(
	{ to: { address: user }, language }: Letter,
	result: Record<string, unknown>,
): Delivered | null {
	const names = (field: string): boolean => {
		const list = result[field];
		return Array.isArray(list) && list.map(String).includes(user);
	};
	if (names('invalid_user_id_list')) {
		return outcome('wrong_address', markReply('invalid_user_id_list', 'unknown_member', language));
	}
	const { forbidden_list: reasons } = result;
	const reason = Array.isArray(reasons)
		? reasons.find((one) => isObject(one) && String(one.userid) === user)
		: null;
	// The same notice on the same day: the member has it.
	if (isObject(reason) && String(reason.code) === '143105') return null;
	return names('forbidden_user_id_list') || isObject(reason)
		? outcome('limited_person', markReply('forbidden_user_id_list', 'full_day', language))
		: null;
}

async function call(
	account: Account,
	tools: Tools,
	deed: string,
	body: Record<string, unknown>,
): Promise<Called> {
	const { base, appKey, appSecret } = account;
	const text = JSON.stringify(body);
	return await withToken(tokens, [base, appKey, appSecret], tools, {
		fetch: async () => await fetchToken(account, tools),
		isOver,
		call: async (token) => {
			const query = new URLSearchParams({ access_token: token });
			const url = `${base}/topapi/message/corpconversation/${deed}?${query.toString()}`;
			return await called(tools, 'DingTalk', { method: 'POST', url, body: text });
		},
	});
}

/** Behind 88 stands what it is really about. */
function subCode(said: Called): Called {
	const { sub_code: code, sub_msg: words } = said.body;
	if (said.code !== '88' || (typeof code !== 'string' && typeof code !== 'number')) return said;
	return { ...said, code: String(code), words: typeof words === 'string' ? words : said.words };
}

/** A letter as a work notice: a card that opens the link, or text. */
export function noticeMessage(letter: Letter): Record<string, unknown> {
	const link = linkOf(letter);
	const title = headingOf(letter, 60) || 'n8n';
	const text = cutMarkdown(`### ${title}\n\n${keepLines(bodyOf(letter))}`, mostBytes);
	return link
		? {
				msgtype: 'action_card',
				action_card: { title, markdown: text, single_title: link.title, single_url: link.url },
			}
		: { msgtype: 'markdown', markdown: { title, text } };
}
