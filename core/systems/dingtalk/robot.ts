import type { Channel, Delivered, Letter, Line } from '../channel';
import type { Tools } from '../http/http';
import { credentialFields } from '../option/credential-fields';
import { called } from '../sending/called';
import { bodyOf, cutMarkdown, headingOf, linkOf, wholeBody } from '../sending/chat-body';
import { mentionsOf } from '../sending/mentions';
import { Denied, lookAt, outcomeOf, replyOf, sendingOf } from '../sending/outcome';
import { groupAddress, robotAt, sentBy } from '../sending/places';
import { webhookOf } from '../sending/webhook';
import { withKeyword } from '../sending/with-keyword';
import { hmacSha256 } from '../source/signing';
import { dingtalkCodes } from './codes';
import { keepLines } from './markdown';

const credential = 'Satisfaction DingTalk Robot';
type Account = { webhook: string; secret: string; keyword: string };

/** Bytes of a text; the whole message may have 20,000, and JSON adds to them. */
const mostBytes = 15_000;

/**
 * A robot of a DingTalk group. 20 messages a minute, or it takes none for ten.
 *
 * @see https://open.dingtalk.com/document/robots/custom-robot-access
 */
export const dingtalkRobot: Channel = {
	key: 'dingtalk_robot',
	names: { en: 'DingTalk group robot', 'zh-CN': '钉钉群机器人' },
	credential: 'satisfactionDingtalkRobotApi',
	reaches: 'group',
	addressKind: null,
	limit: {
		...{ bytes: 1_000_000, attached: 0, atOnce: 1, pace: { calls: 20, perMs: 60_000 } },
		rest: 600_000,
	},
	address: groupAddress,
	open: (given) => robotLine(readAccount(given)),
};

function readAccount(given: Record<string, unknown>): Account {
	const fields = credentialFields(given, credential);
	const webhook = webhookOf(
		fields,
		credential,
		(url) =>
			url.pathname.endsWith('/robot/send') && (url.searchParams.get('access_token') ?? '') !== '',
		'https://oapi.dingtalk.com/robot/send?access_token=…',
	);
	return { webhook, secret: fields.optional('secret'), keyword: fields.optional('keyword') };
}

function robotLine({ webhook, secret, keyword }: Account): Line {
	const post = async (tools: Tools, body: unknown) =>
		await called(tools, 'DingTalk', {
			method: 'POST',
			url: secret === '' ? webhook : signedAddress(webhook, secret, tools.now()),
			body: JSON.stringify(body),
		});
	return {
		server: robotAt(webhook),
		from: sentBy('DingTalk', 'dingtalk-robot'),
		deliver: async (letter, tools) =>
			await sendingOf(dingtalkCodes, letter.language, async (): Promise<Delivered> => {
				const said = await post(tools, robotMessage(withKeyword(letter, keyword)));
				if (said.code !== '0') return outcomeOf(said, dingtalkCodes, letter.language);
				return { kind: 'sent', reply: replyOf(said, dingtalkCodes, letter.language) };
			}),
		test: async (tools) =>
			await lookAt(async () => {
				// A type that does not exist is taken by nobody; what is wrong with the robot is told before that.
				const said = await post(tools, { msgtype: 'none', none: { content: keyword } });
				if (dingtalkCodes[said.code]?.[0] !== 'refused' && said.code !== '0') {
					throw new Denied(
						'DingTalk',
						said,
						dingtalkCodes,
						'Copy webhook address and secret anew from the security settings of the robot.',
					);
				}
				return 'DingTalk knows this robot and accepts the signature. Nothing was sent.';
			}),
	};
}

/**
 * The webhook's address with its signature: HMAC-SHA256 with the secret as key over time and secret.
 *
 * @param now epoch ms; DingTalk accepts an hour before and after
 */
export function signedAddress(webhook: string, secret: string, now: number): string {
	const url = new URL(webhook);
	url.searchParams.set('timestamp', String(now));
	url.searchParams.set('sign', signatureOf(secret, now));
	return url.href;
}

export const signatureOf = (secret: string, now: number): string =>
	hmacSha256(secret, [`${now}\n${secret}`], 'base64');

/** A letter as a robot takes it: a card that opens the link, or text that mentions who is meant. */
export function robotMessage(letter: Letter): Record<string, unknown> {
	const link = linkOf(letter);
	const mentions = mentionsOf(letter.mention);
	const title = headingOf(letter) || 'n8n';
	if (link && mentions.length === 0) {
		const body = keepLines(bodyOf(letter));
		return {
			msgtype: 'actionCard',
			actionCard: {
				title,
				text: cutMarkdown(`### ${title}\n\n${body}`, mostBytes),
				singleTitle: link.title,
				singleURL: link.url,
			},
		};
	}
	// Who is mentioned has to stand in the text, too.
	const text = wholeBody({ ...letter, markdown: keepLines(letter.markdown) }, mostBytes, {
		heading: (words) => `### ${words}`,
		end: mentions.map((id) => `@${id}`).join(' '),
	});
	const isMobile = (id: string): boolean => /^1\d{10}$/.test(id);
	return {
		msgtype: 'markdown',
		markdown: { title, text },
		at: {
			atMobiles: mentions.filter(isMobile),
			atUserIds: mentions.filter((id) => !isMobile(id)),
			isAtAll: false,
		},
	};
}
