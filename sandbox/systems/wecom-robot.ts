import { answer, bytesOf, objectIn, Often, partOf, textOf } from './json-body';
import type { Robot, RobotMessage, RobotSettings } from './robot';

const key = 'sandbox';
const kinds = ['text', 'markdown', 'template_card'];

/**
 * A robot of a WeCom group: its key in the address, no signature; 4,096 bytes of markdown, 2,048 of text;
 * 20 messages a minute.
 *
 * @see https://developer.work.weixin.qq.com/document/path/91770
 */
export function wecomRobot({ counts = false }: RobotSettings = {}): Robot {
	const messages: RobotMessage[] = [];
	const often = new Often();
	return {
		path: `/cgi-bin/webhook/send?key=${key}`,
		messages,
		answer: ({ method, query, body: text }, now) => {
			if (method !== 'POST') return answer({ errcode: 43_002, errmsg: 'require POST method' });
			if (query.get('key') !== key) {
				return answer({ errcode: 93_000, errmsg: 'invalid webhook url' });
			}
			const body = objectIn(text);
			const complaint = complaintOf(body);
			if (!body || complaint) return answer(complaint ?? {});
			if (counts && often.isTooMuch(key, now, 20, 60_000)) {
				return answer({ errcode: 45_009, errmsg: 'api freq out of limit' });
			}
			messages.push({ at: now, body });
			return answer({ errcode: 0, errmsg: 'ok' });
		},
	};
}

function complaintOf(body: Record<string, unknown> | null): Record<string, unknown> | null {
	const kind = textOf(body?.msgtype);
	if (!body || !kinds.includes(kind)) return { errcode: 40_008, errmsg: 'invalid message type' };
	const part = partOf(body[kind]);
	const empty = { errcode: 44_004, errmsg: 'empty content' };
	if (!part) return empty;
	if (kind === 'template_card') return cardComplaint(part);
	const content = textOf(part.content);
	if (content === '') return empty;
	const most = kind === 'text' ? 2_048 : 4_096;
	return bytesOf(content) > most
		? { errcode: 40_058, errmsg: 'content exceed max length. invalid Request Parameter' }
		: null;
}

/** A notice has a title or a text, and opens something. */
function cardComplaint(card: Record<string, unknown>): Record<string, unknown> | null {
	const title = textOf(partOf(card.main_title)?.title);
	const action = partOf(card.card_action);
	const opens = action?.type === 1 && /^https?:/.test(textOf(action.url));
	const isWhole =
		card.card_type === 'text_notice' && (title !== '' || card.sub_title_text) && opens;
	return isWhole ? null : { errcode: 42_045, errmsg: 'Template_Card invalid' };
}
