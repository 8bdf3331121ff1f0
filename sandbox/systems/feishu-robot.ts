import { createHmac } from 'node:crypto';

import { answer, bytesOf, objectIn, Often, partOf, textOf } from './json-body';
import type { Robot, RobotMessage, RobotSettings } from './robot';

const hour = 3_600;

/**
 * A custom bot of a Feishu group: signed in the body, an hour before and after; a request of 20 KB; 100
 * a minute and 5 a second.
 *
 * @see https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
export function feishuRobot({ secret, keyword, counts = false }: RobotSettings = {}): Robot {
	const messages: RobotMessage[] = [];
	const often = new Often();
	return {
		path: '/open-apis/bot/v2/hook/sandbox',
		messages,
		answer: ({ method, path, body: text }, now) => {
			const refuse = (code: number, msg: string) => answer({ code, msg, data: {} });
			if (method !== 'POST') return refuse(19_002, 'params error, need POST');
			if (!path.endsWith('/hook/sandbox')) {
				return refuse(19_001, 'param invalid: incoming webhook access token invalid');
			}
			const body = objectIn(text);
			if (body && secret !== undefined && !isSigned(body, secret, Math.floor(now / 1000))) {
				return refuse(
					19_021,
					'sign match fail or timestamp is not within one hour from current time',
				);
			}
			const kind = textOf(body?.msg_type);
			const part = partOf(kind === 'interactive' ? body?.card : body?.content);
			if (!body || !['text', 'post', 'interactive'].includes(kind) || !part) {
				return refuse(9_499, 'Bad Request');
			}
			if (bytesOf(text) > 20_480) return refuse(9_499, 'Bad Request');
			if (keyword !== undefined && !text.includes(keyword))
				return refuse(19_024, 'Key Words Not Found');
			const tooMuch =
				often.isTooMuch('minute', now, 100, 60_000) || often.isTooMuch('second', now, 5, 1_000);
			if (counts && tooMuch) {
				return refuse(11_232, 'frequency limited psm[lark.oapi.app_platform_runtime]');
			}
			messages.push({ at: now, body });
			return answer({ code: 0, msg: 'success', data: {}, StatusCode: 0, StatusMessage: 'success' });
		},
	};
}

function isSigned(body: Record<string, unknown>, secret: string, seconds: number): boolean {
	const timestamp = textOf(body.timestamp);
	if (!/^\d{10}$/.test(timestamp) || Math.abs(seconds - Number(timestamp)) > hour) return false;
	return body.sign === createHmac('sha256', `${timestamp}\n${secret}`).digest('base64');
}
