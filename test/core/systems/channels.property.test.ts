import fc from 'fast-check';

import { channels } from '../../../core/systems';
import type { Letter } from '../../../core/systems/channel';
import type { HttpAnswer, HttpRequest, Tools } from '../../../core/systems/http/http';
import { SystemError } from '../../../core/systems/system-error';
import { dingtalk } from '../../../sandbox/systems/dingtalk';
import { feishu } from '../../../sandbox/systems/feishu';
import type { Simulated } from '../../../sandbox/systems/simulated';
import { sms } from '../../../sandbox/systems/sms';
import { wechat } from '../../../sandbox/systems/wechat';
import { wecom } from '../../../sandbox/systems/wecom';
import { noon, worldOf } from './a-letter';

/** Somebody whom the simulated system knows. */
const receivers: Record<string, string> = {
	wecom_app: 'zhang.min',
	dingtalk_notice: 'zhang.min',
	feishu_app: 'ou_zhoumin',
	wechat_template: 'oSandboxFollower00000000001',
	sms_http: '+8613800001111',
};

const pieces = fc.constantFrom(
	'差评',
	'👩‍👩‍👧‍👦',
	'\n',
	'\n\n',
	'**',
	'[',
	'](',
	')',
	'> ',
	'<at id=all></at>',
	'<font color="x">',
	'"',
	'\\',
	'\u0000',
	'\ud83d',
	'@all',
	'https://x.example/',
	'a'.repeat(300),
	'差'.repeat(700),
);
const texts = fc.array(pieces, { maxLength: 30 }).map((some) => some.join(''));
const letters = fc.record({
	messageId: fc.string(),
	subject: texts,
	markdown: texts,
	text: texts,
	short: texts,
	title: texts,
	mention: fc.array(fc.oneof(texts, fc.constant('zhang.min')), { maxLength: 3 }),
	withLink: fc.boolean(),
});
const url = 'https://care.example/c?t=abc.DEF_~1';

function letterOf(
	{ title, withLink, ...some }: typeof letters extends fc.Arbitrary<infer One> ? One : never,
	to: string,
): Letter {
	return {
		...some,
		from: { name: '', address: 'chat@chat.invalid' },
		to: { name: '李', address: to },
		html: '',
		link: withLink ? { title, url } : null,
		language: 'zh-CN',
		headers: {},
	};
}

let accounts = 0;

/** A line to a fresh simulated system, and what it took and refused. */
function opened(channel: (typeof channels)[number], make: () => Simulated) {
	accounts += 1;
	const base = `https://system-${accounts}.example`;
	const { api, words } = make();
	const fields = words?.[channel.key]?.credential.data(base) ?? {};
	return { base, api, line: channel.open(fields) };
}

const makers: Record<string, () => Simulated> = {
	wecom_robot: wecom,
	wecom_app: wecom,
	dingtalk_robot: dingtalk,
	dingtalk_notice: dingtalk,
	feishu_robot: feishu,
	feishu_app: feishu,
	wechat_template: wechat,
	sms_http: sms,
};
/** These say no to a letter without any words, as the real ones do. */
const empty = /44004|40035|47003|1004/;

describe.each(channels.filter(({ key }) => key !== 'email').map((one) => [one.key, one] as const))(
	'%s',
	(key, channel) => {
		const make = makers[key]!;
		const to = receivers[key] ?? 'the group';

		it('writes any letter so that it is taken, with its link whole', async () => {
			await fc.assert(
				fc.asyncProperty(letters, async (given) => {
					const { base, api, line } = opened(channel, make);
					const world = worldOf(api!.handle, base);
					const result = await line.deliver(letterOf(given, to), world);
					if (result.kind !== 'sent') {
						expect(result.reply).toMatch(empty);
						return;
					}
					const sent = world.requests.map(({ body }) => body).join('\n');
					if (given.withLink) expect(sent).toContain(url);
					// Nobody is meant but who was asked for.
					expect(sent).not.toMatch(/<@all>|"isAtAll":true/);
				}),
				{ numRuns: 60 },
			);
		});

		it('never throws, whatever comes back, and names no secret', async () => {
			const answers = fc.oneof(
				fc.record({
					status: fc.constantFrom(200, 204, 400, 401, 403, 404, 429, 500, 502),
					headers: fc.constant({}),
					text: fc.oneof(
						fc.string(),
						fc.constant('\ufeff{"errcode":0}'),
						fc.json(),
						fc
							.record({
								errcode: fc.constantFrom<unknown>(0, '0', -1, 40_014, 42_001, 88, null, {}, 9e20),
								code: fc.constantFrom<unknown>(0, 99_991_663, 19_021, 'x', []),
								errmsg: fc.constantFrom<unknown>('ok', 1, null),
								access_token: fc.constantFrom<unknown>('t', 1, undefined),
								tenant_access_token: fc.constantFrom<unknown>('t', null, undefined),
								expires_in: fc.constantFrom<unknown>(7_200, 'x', -1, 1e300),
								invaliduser: fc.constantFrom<unknown>('zhang.min', 1, undefined),
								task_id: fc.constantFrom<unknown>(1, '2', {}),
								send_result: fc.constantFrom<unknown>({ forbidden_list: [1, null, {}] }, [], 'x'),
								sub_code: fc.constantFrom<unknown>('40014', 90_018, {}),
							})
							.map((value) => JSON.stringify(value)),
					),
				}),
				fc.constant(null),
			);
			await fc.assert(
				fc.asyncProperty(fc.array(answers, { minLength: 1, maxLength: 6 }), async (list) => {
					const { line } = opened(channel, make);
					let asked = 0;
					const http = async ({ url: called }: HttpRequest): Promise<HttpAnswer> => {
						await Promise.resolve();
						const answer = list[asked % list.length] ?? null;
						asked += 1;
						if (answer) return answer;
						const host = new URL(called).host;
						throw new SystemError('unavailable', `${host} could not be reached`, 'Check it.');
					};
					let now = noon;
					const tools: Tools = {
						http,
						now: () => now,
						sleep: async (time) => {
							now += time;
							await Promise.resolve();
						},
					};
					const given = {
						messageId: '<m>',
						subject: 's',
						markdown: 'm',
						text: '',
						short: 's',
						title: '',
					};
					const letter = letterOf({ ...given, mention: [], withLink: true }, to);
					const result = await line.deliver(letter, tools);
					expect(['sent', 'refused', 'unavailable']).toContain(result.kind);
					expect(result.reply).not.toMatch(/sandbox-|SEC-|key=|hook\//);
					expect(result.reply).not.toContain('\n');
				}),
				{ numRuns: 150 },
			);
		});
	},
);
