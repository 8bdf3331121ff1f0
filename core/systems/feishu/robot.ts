import type { Channel, Delivered, Line } from '../channel';
import { Pace } from '../http/pace';
import type { Tools } from '../http/http';
import { credentialFields } from '../option/credential-fields';
import { called } from '../sending/called';
import { mentionsOf } from '../sending/mentions';
import { Denied, lookAt, outcomeOf, replyOf, sendingOf } from '../sending/outcome';
import { groupAddress, robotAt, sentBy } from '../sending/places';
import { webhookOf } from '../sending/webhook';
import { withKeyword } from '../sending/with-keyword';
import { hmacSha256 } from '../source/signing';
import { cardOf } from './card';
import { feishuCodes } from './codes';

const credential = 'Satisfaction Feishu Robot';
type Account = { webhook: string; secret: string; keyword: string };

const pace = new Pace();
const aSecond = { calls: 5, perMs: 1_000 };

/**
 * A custom bot of a Feishu or Lark group. 100 messages a minute and 5 a second.
 *
 * @see https://open.larkoffice.com/document/ukTMukTMukTM/ucTM5YjL3ETO24yNxkjN.md
 */
export const feishuRobot: Channel = {
	key: 'feishu_robot',
	names: { en: 'Feishu group robot', 'zh-CN': '飞书群机器人' },
	credential: 'satisfactionFeishuRobotApi',
	reaches: 'group',
	addressKind: null,
	limit: { bytes: 1_000_000, attached: 0, atOnce: 2, pace: { calls: 100, perMs: 60_000 } },
	address: groupAddress,
	open: (given) => robotLine(readAccount(given)),
};

function readAccount(given: Record<string, unknown>): Account {
	const fields = credentialFields(given, credential);
	const webhook = webhookOf(
		fields,
		credential,
		(url) => /\/bot\/v2\/hook\/[^/]+$/.test(url.pathname),
		'https://open.feishu.cn/open-apis/bot/v2/hook/…',
	);
	return { webhook, secret: fields.optional('secret'), keyword: fields.optional('keyword') };
}

function robotLine({ webhook, secret, keyword }: Account): Line {
	const post = async (tools: Tools, message: Record<string, unknown>) => {
		await pace.turn(webhook, aSecond, tools);
		const seconds = Math.floor(tools.now() / 1000);
		const signed =
			secret === '' ? {} : { timestamp: String(seconds), sign: signatureOf(secret, seconds) };
		return await called(
			tools,
			'Feishu',
			{ method: 'POST', url: webhook, body: JSON.stringify({ ...signed, ...message }) },
			{ code: 'code', words: 'msg' },
		);
	};
	return {
		server: robotAt(webhook),
		from: sentBy('Feishu', 'feishu-robot'),
		deliver: async (letter, tools) =>
			await sendingOf(feishuCodes, letter.language, async (): Promise<Delivered> => {
				const card = cardOf(withKeyword(letter, keyword), mentionsOf(letter.mention));
				const said = await post(tools, { msg_type: 'interactive', card });
				if (said.code !== '0') return outcomeOf(said, feishuCodes, letter.language);
				return { kind: 'sent', reply: replyOf(said, feishuCodes, letter.language) };
			}),
		test: async (tools) =>
			await lookAt(async () => {
				// A type that does not exist is taken by nobody; what is wrong with the robot is told before that.
				const said = await post(tools, { msg_type: 'none', content: { text: keyword } });
				if (feishuCodes[said.code]?.[0] !== 'refused' && said.code !== '0') {
					throw new Denied(
						'Feishu',
						said,
						feishuCodes,
						'Copy webhook address and secret anew from the settings of the robot.',
					);
				}
				return 'Feishu knows this robot and accepts the signature. Nothing was sent.';
			}),
	};
}

/**
 * The signature in a message to a robot: HMAC-SHA256 over nothing, with time and secret as the key.
 *
 * @param seconds since 1970; Feishu accepts an hour before and after
 */
export const signatureOf = (secret: string, seconds: number): string =>
	hmacSha256(`${seconds}\n${secret}`, [], 'base64');
