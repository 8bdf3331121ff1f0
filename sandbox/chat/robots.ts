import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Group robots of three chats; each has its own way to say what it thinks of a message. */
export const robots = ['wecom', 'dingtalk', 'feishu'] as const;
export type Robot = (typeof robots)[number];

export type ChatMessage = { robot: Robot; at: number; body: Record<string, unknown> };

export type ChatCatcher = {
	/** The robot's address, like the one its group shows. */
	addressOf: (robot: Robot) => string;
	messages: readonly ChatMessage[];
	stop: () => Promise<void>;
};

const paths: Record<Robot, string> = {
	wecom: '/cgi-bin/webhook/send',
	dingtalk: '/robot/send',
	feishu: '/open-apis/bot/v2/hook/sandbox',
};

/**
 * Keeps what is sent to the robots. Like the real ones it answers 200 whatever happens; whether the
 * message was taken is in the body.
 */
export async function startChats(port = 0): Promise<ChatCatcher> {
	const messages: ChatMessage[] = [];
	const server = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('error', () => {});
		request.on('end', () => {
			const { pathname } = new URL(request.url ?? '/', 'http://localhost');
			const robot = robots.find((one) => paths[one] === pathname);
			if (!robot || request.method !== 'POST') {
				response.writeHead(404).end();
				return;
			}
			const body = objectIn(Buffer.concat(pieces).toString('utf8'));
			const complaint = complaintOf(robot, body);
			if (body && !complaint) messages.push({ robot, at: Date.now(), body });
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(answerOf(robot, complaint)));
		});
	});
	await new Promise<void>((done, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', done);
	});
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const tokens: Record<Robot, string> = {
		wecom: '?key=sandbox',
		dingtalk: '?access_token=sandbox',
		feishu: '',
	};
	return {
		addressOf: (robot) => `${address}${paths[robot]}${tokens[robot]}`,
		messages,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}

function objectIn(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? (value as Record<string, unknown>) : null;
	} catch {
		return null;
	}
}

type Complaint = 'not_json' | 'no_type' | 'empty' | 'too_long';

/**
 * What the real ones take of a message, in bytes:
 *
 * - WeCom: the content, 4,096 as markdown and 2,048 as text; else `errcode` 40058
 *   (https://developer.work.weixin.qq.com/document/path/91770)
 * - DingTalk: the whole message, 20,000; else `errcode` 460101, "message too long, exceed 20000 bytes"
 *   (https://open.dingtalk.com/document/robots/custom-robot-access)
 * - Feishu: the whole request, 20 KB
 *   (https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot)
 *
 * How often they may be called is not played here: the sandbox's day lasts minutes.
 */
const mostBytes: Record<Robot, number> = { wecom: 4_096, dingtalk: 20_000, feishu: 20_480 };
const mostBytesOfText = 2_048;

/** A robot takes a message whose kind is named and whose part of that kind is there. */
function complaintOf(robot: Robot, body: Record<string, unknown> | null): Complaint | null {
	if (!body) return 'not_json';
	const kind = robot === 'feishu' ? body.msg_type : body.msgtype;
	if (typeof kind !== 'string' || kind === '') return 'no_type';
	const part = robot !== 'feishu' ? body[kind] : kind === 'interactive' ? body.card : body.content;
	if (typeof part !== 'object' || part === null) return 'empty';
	const said = robot === 'wecom' ? (part as { content?: unknown }).content : body;
	const text = typeof said === 'string' ? said : JSON.stringify(said ?? '');
	const most = robot === 'wecom' && kind === 'text' ? mostBytesOfText : mostBytes[robot];
	return Buffer.byteLength(text, 'utf8') > most ? 'too_long' : null;
}

function answerOf(robot: Robot, complaint: Complaint | null): Record<string, unknown> {
	switch (robot) {
		case 'wecom':
			if (complaint === null) return { errcode: 0, errmsg: 'ok' };
			if (complaint === 'too_long') {
				return { errcode: 40_058, errmsg: 'content exceed max length. invalid Request Parameter' };
			}
			return complaint === 'empty'
				? { errcode: 44004, errmsg: 'empty content' }
				: { errcode: 40008, errmsg: 'invalid message type' };
		case 'dingtalk':
			if (complaint === 'too_long')
				return { errcode: 460_101, errmsg: 'message too long, exceed 20000 bytes' };
			return complaint === null
				? { errcode: 0, errmsg: 'ok' }
				: { errcode: 400_105, errmsg: 'unsupported msgtype' };
		case 'feishu':
			return complaint === null
				? { code: 0, msg: 'success', data: {}, StatusCode: 0, StatusMessage: 'success' }
				: { code: 9499, msg: 'Bad Request', data: {} };
	}
}
