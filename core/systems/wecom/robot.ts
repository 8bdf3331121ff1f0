import type { Channel, Delivered, Letter, Line } from '../channel';
import type { Tools } from '../http/http';
import { credentialFields } from '../option/credential-fields';
import { called } from '../sending/called';
import { bodyOf, headingOf, linkOf, plainOf, wholeBody } from '../sending/chat-body';
import { bytesOf, cutBytes, cutUnits } from '../sending/cut';
import { mentionsOf } from '../sending/mentions';
import { Denied, lookAt, outcomeOf, replyOf, sendingOf } from '../sending/outcome';
import { groupAddress, robotAt, sentBy } from '../sending/places';
import { webhookOf } from '../sending/webhook';
import { wecomCodes } from './codes';

const credential = 'Satisfaction WeCom Robot';
const forms = ['markdown', 'card', 'text'] as const;
type Form = (typeof forms)[number];
type Account = { webhook: string; form: Form };

/** Bytes of a robot's `content`. @see https://developer.work.weixin.qq.com/document/path/91770 */
const mostBytes = { markdown: 4_096, text: 2_048 };

/** A robot of a WeCom group: its address is its key, nothing is signed. 20 messages a minute. */
export const wecomRobot: Channel = {
	key: 'wecom_robot',
	names: { en: 'WeCom group robot', 'zh-CN': '企业微信群机器人' },
	credential: 'satisfactionWecomRobotApi',
	reaches: 'group',
	addressKind: null,
	limit: { bytes: 1_000_000, attached: 0, atOnce: 1, pace: { calls: 20, perMs: 60_000 } },
	address: groupAddress,
	open: (given) => robotLine(readAccount(given)),
};

function readAccount(given: Record<string, unknown>): Account {
	const fields = credentialFields(given, credential);
	const webhook = webhookOf(
		fields,
		credential,
		(url) => url.pathname.endsWith('/webhook/send') && (url.searchParams.get('key') ?? '') !== '',
		'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
	);
	return { webhook, form: fields.choice('form', 'Form', forms) };
}

function robotLine({ webhook, form }: Account): Line {
	const post = async (tools: Tools, body: unknown) =>
		await called(tools, 'WeCom', { method: 'POST', url: webhook, body: JSON.stringify(body) });
	return {
		server: robotAt(webhook),
		from: sentBy('WeCom', 'wecom-robot'),
		deliver: async (letter, tools) =>
			await sendingOf(wecomCodes, letter.language, async (): Promise<Delivered> => {
				const said = await post(tools, robotMessage(letter, form));
				if (said.code !== '0') return outcomeOf(said, wecomCodes, letter.language);
				return { kind: 'sent', reply: replyOf(said, wecomCodes, letter.language) };
			}),
		test: async (tools) =>
			await lookAt(async () => {
				// An empty message is taken by nobody; a robot that is not there is told before that.
				const said = await post(tools, { msgtype: 'text', text: { content: '' } });
				if (wecomCodes[said.code]?.[0] !== 'refused' && said.code !== '0') {
					throw new Denied(
						'WeCom',
						said,
						wecomCodes,
						'Copy the webhook address anew from the group.',
					);
				}
				return 'WeCom knows this robot. Nothing was sent.';
			}),
	};
}

/** A letter as a robot takes it. */
export function robotMessage(letter: Letter, form: Form): Record<string, unknown> {
	const mentions = mentionsOf(letter.mention);
	const card = form === 'card' && mentions.length === 0 ? templateCard(letter) : null;
	if (card) return { msgtype: 'template_card', template_card: card };
	if (form === 'text') {
		return {
			msgtype: 'text',
			text: { content: plainMessage(letter, mostBytes.text), mentioned_list: mentions },
		};
	}
	const content = wholeBody(letter, mostBytes.markdown, {
		heading: (text) => `**<font color="info">${text}</font>**`,
		end: mentions.map((id) => `<@${id}>`).join(' '),
	});
	return { msgtype: 'markdown', markdown: { content } };
}

/**
 * Text without marks, which all clients show; the link as it is, at its end.
 *
 * @param most bytes
 */
export function plainMessage(letter: Letter, most: number): string {
	const foot = linkOf(letter)?.url ?? '';
	const head = headingOf(letter);
	const text = cutBytes(plainOf(bodyOf(letter)), most - bytesOf(`${head}\n\n${foot}`));
	return [head, text, foot].filter((part) => part !== '').join('\n');
}

/**
 * A card that opens the link wherever it is touched; it needs one, and it mentions nobody. Lengths as
 * the vendor advises them, in characters.
 */
function templateCard(letter: Letter): Record<string, unknown> | null {
	const link = linkOf(letter);
	if (!link) return null;
	return {
		card_type: 'text_notice',
		main_title: { title: headingOf(letter, 36) },
		sub_title_text: cutBytes(plainOf(bodyOf(letter)), 336),
		jump_list: [{ type: 1, title: cutUnits(link.title, 13), url: link.url }],
		card_action: { type: 1, url: link.url },
	};
}
