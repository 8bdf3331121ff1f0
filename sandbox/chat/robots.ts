import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { dingtalkRobot } from '../systems/dingtalk-robot';
import { feishuRobot } from '../systems/feishu-robot';
import { wecomRobot } from '../systems/wecom-robot';

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

/** Keeps what is sent to the robots; they sign nothing and do not count. */
export async function startChats(port = 0): Promise<ChatCatcher> {
	const messages: ChatMessage[] = [];
	const kept = { wecom: wecomRobot(), dingtalk: dingtalkRobot(), feishu: feishuRobot() };
	const server = createServer((request, response) => {
		const pieces: Buffer[] = [];
		request.on('data', (piece: Buffer) => pieces.push(piece));
		request.on('error', () => {});
		request.on('end', () => {
			const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
			const robot = robots.find((one) => kept[one].path.split('?')[0] === pathname);
			if (!robot) {
				response.writeHead(404).end();
				return;
			}
			const { answer, messages: taken } = kept[robot];
			const before = taken.length;
			const body = Buffer.concat(pieces).toString('utf8');
			const now = Date.now();
			const method = request.method ?? 'GET';
			const { status, body: said } = answer(
				{ method, path: pathname, query, headers: {}, body },
				now,
			);
			messages.push(...taken.slice(before).map((message) => ({ robot, ...message })));
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(said);
		});
	});
	await new Promise<void>((done, failed) => {
		server.once('error', failed);
		server.listen(port, '127.0.0.1', done);
	});
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		addressOf: (robot) => `${address}${kept[robot].path}`,
		messages,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((done) => server.close(done));
		},
	};
}
