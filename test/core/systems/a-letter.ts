import type { Letter } from '../../../core/systems/channel';
import type { HttpRequest, Tools } from '../../../core/systems/http/http';
import type { SimAnswer, SimRequest } from '../../../sandbox/systems/simulated';

export const noon = Date.UTC(2026, 0, 5, 4);

/** A case's message as a chat gets it; the link stands in its Markdown, too. */
export function aLetter(changed: Partial<Letter> = {}): Letter {
	const link = { title: 'Open the case', url: 'https://care.example/c?t=abc.def_~1&x=(2)' };
	return {
		messageId: '<m1@chat.invalid>',
		from: { name: 'WeCom', address: 'wecom@chat.invalid' },
		to: { name: '张敏', address: 'zhang.min' },
		subject: '差评：订单 1001',
		text: '客户说：坏了。\nhttps://care.example/c',
		html: '<p>客户说：坏了。</p>',
		markdown: `**客户说**\n\n> 又坏了 😡\n\n[Open the case](https://care.example/c?t=abc.def_~1&x=%282%29)`,
		short: '订单 1001 收到差评，请在 2 小时内联系客户。',
		link,
		mention: [],
		language: 'en',
		headers: {},
		...changed,
	};
}

/** 1,300 Chinese characters and emoji of several code points between them. */
export const longMarkdown = Array.from({ length: 130 }, (_, place) =>
	place % 10 === 0 ? '差评差评差评差评差👩‍👩‍👧‍👦' : '差评差评差评差评差评',
).join('');

type Asked = { requests: SimRequest[]; slept: number[] };

/** The world with one simulated system in it; what is not below its address cannot be reached. */
export function worldOf(
	handle: (request: SimRequest, now: number) => SimAnswer,
	address = 'https://system.example',
): Tools & Asked & { at: number } {
	const world: Tools & Asked & { at: number } = {
		requests: [],
		slept: [],
		at: noon,
		now: () => world.at,
		sleep: async (time) => {
			world.slept.push(time);
			world.at += time;
			await Promise.resolve();
		},
		http: async ({ method, url, headers = {}, body = '' }: HttpRequest) => {
			await Promise.resolve();
			if (!url.startsWith(address)) throw new Error(`Nobody is at ${url}.`);
			const { pathname: path, searchParams: query } = new URL(
				url.slice(address.length),
				'http://x',
			);
			const request = { method, path, query, headers, body };
			world.requests.push(request);
			const { status, headers: given = {}, body: text } = handle(request, world.at);
			return { status, headers: given, text };
		},
	};
	return world;
}

/** The object that the last request carried. */
export const lastBody = ({ requests }: Asked): Record<string, unknown> =>
	JSON.parse(requests.at(-1)?.body ?? '{}') as Record<string, unknown>;

export const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');
