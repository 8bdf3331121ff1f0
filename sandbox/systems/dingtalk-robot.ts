import { createHmac } from 'node:crypto';

import { answer, bytesOf, objectIn, Often, partOf, textOf } from './json-body';
import type { Robot, RobotMessage, RobotSettings } from './robot';
import type { SimRequest } from './simulated';

const token = 'sandbox';
const hour = 3_600_000;
/** What each kind of message has to have. */
const kinds: Record<string, string[]> = {
	text: ['content'],
	markdown: ['title', 'text'],
	link: ['title', 'text', 'messageUrl'],
	actionCard: ['title', 'text'],
};

/**
 * A custom robot of a DingTalk group: signed in the address, an hour before and after; 20,000 bytes a
 * message; more than 20 in a minute, and it takes none for ten.
 *
 * @see https://open.dingtalk.com/document/robots/custom-robot-access
 */
export function dingtalkRobot({ secret, keyword, counts = false }: RobotSettings = {}): Robot {
	const messages: RobotMessage[] = [];
	const often = new Often();
	let restsUntil = Number.NEGATIVE_INFINITY;

	/** Whether it is too much just now. */
	const isTired = (now: number): boolean => {
		if (now < restsUntil) return true;
		if (often.isTooMuch(token, now, 20, 60_000)) restsUntil = now + 600_000;
		return now < restsUntil;
	};
	return {
		path: `/robot/send?access_token=${token}`,
		messages,
		answer: (request, now) => {
			const refuse = (errcode: number, errmsg: string) => answer({ errcode, errmsg });
			if (request.method !== 'POST') return refuse(43_002, 'require POST method');
			if (request.query.get('access_token') !== token) return refuse(300_005, 'token is not exist');
			if (secret !== undefined && !isSigned(request, secret, now)) {
				return refuse(
					310_000,
					'description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中;',
				);
			}
			const body = objectIn(request.body);
			const kind = textOf(body?.msgtype);
			const part = partOf(body?.[kind]);
			if (keyword !== undefined && !request.body.includes(keyword)) {
				return refuse(
					310_000,
					'description:关键词不匹配;solution:请联系群管理员查看此机器人的关键词;',
				);
			}
			if (!body || !Object.hasOwn(kinds, kind)) return refuse(400_105, 'unsupported msgtype');
			const missing = kinds[kind]?.find((name) => textOf(part?.[name]) === '');
			if (missing !== undefined) return refuse(40_035, `缺少参数 ${missing}`);
			if (bytesOf(request.body) > 20_000) {
				return refuse(460_101, 'message too long, exceed 20000 bytes');
			}
			if (counts && isTired(now))
				return refuse(130_101, 'send too fast, exceed 20 times per minute');
			messages.push({ at: now, body });
			return answer({ errcode: 0, errmsg: 'ok' });
		},
	};
}

function isSigned({ query }: SimRequest, secret: string, now: number): boolean {
	const timestamp = query.get('timestamp') ?? '';
	if (!/^\d{13}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > hour) return false;
	const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
	return query.get('sign') === sign;
}
