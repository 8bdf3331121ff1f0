import { feishuRobot } from './feishu-robot';
import { answer, bytesOf, objectIn, Often, textOf } from './json-body';
import type { SimDeed, SimRequest, Simulated } from './simulated';

const app = { appId: 'cli_sandbox0123456', appSecret: 'sandbox-feishu-secret' };
const robotSecret = 'sandbox-feishu-robot';
/** People by each id they have; the last has stopped the bot's messages, the one before cannot see the app. */
const people: Record<string, string> = {
	ou_zhoumin: 'open_id',
	on_zhoumin: 'union_id',
	'zhou.min': 'user_id',
	'zhou.min@example.com': 'email',
	ou_unseen: 'open_id',
	ou_stopped: 'open_id',
};
const twoHours = 7_200_000;
const hour = 3_600_000;

export type SimFeishu = Simulated & { revoke(): void };

/**
 * Feishu's messages of apps as they are documented: a token for two hours; errors have status 400 and a
 * code; a person may be unknown, out of the app's reach, or may have stopped the bot; one `uuid` makes one
 * message within an hour; five a second to one person.
 *
 * @see https://open.feishu.cn/document/server-docs/im-v1/message/create
 */
export function feishu(): SimFeishu {
	const deeds: SimDeed[] = [];
	const robot = feishuRobot({ secret: robotSecret, counts: true });
	const often = new Often();
	const shown = new Map<string, number>();
	let token = { value: '', until: Number.NEGATIVE_INFINITY };
	let made = 0;

	const refuse = (code: number, msg: string, status = 400) => {
		deeds.push({ kind: 'refused', why: `${code} ${msg}` });
		return answer({ code, msg }, status);
	};
	const isKnown = ({ headers }: SimRequest, now: number): boolean =>
		headers.authorization === `Bearer ${token.value}` && now < token.until;

	function giveToken({ body: text }: SimRequest, now: number) {
		const body = objectIn(text);
		if (body?.app_id !== app.appId) return refuse(10_003, 'invalid param', 200);
		if (body.app_secret !== app.appSecret) return refuse(10_014, 'app secret invalid', 200);
		if (now >= token.until) {
			made += 1;
			token = { value: `t-feishu-${made}`, until: now + twoHours };
		}
		const expire = Math.floor((token.until - now) / 1000);
		return answer({ code: 0, msg: 'ok', tenant_access_token: token.value, expire });
	}

	function send(request: SimRequest, now: number) {
		const body = objectIn(request.body);
		const content = textOf(body?.content);
		const id = textOf(body?.receive_id);
		if (!body || !objectIn(content))
			return refuse(230_001, 'content is not a string in json format');
		if (textOf(body.uuid).length > 50) return refuse(230_001, 'field validation failed: uuid');
		if (bytesOf(content) > 30_720)
			return refuse(230_025, 'The length of the message content reaches its limit');
		if (people[id] !== request.query.get('receive_id_type')) {
			return refuse(
				230_001,
				'Your request contains an invalid request parameter, ext=invalid receive_id.',
			);
		}
		if (id === 'ou_unseen') return refuse(230_013, 'Bot has NO availability to this user.');
		if (id === 'ou_stopped')
			return refuse(230_053, 'The user has stopped the bot from sending messages.');
		if (often.isTooMuch(id, now, 5, 1_000)) {
			return refuse(230_020, 'This operation triggers the frequency limit.');
		}
		made += 1;
		const taken = answer({ code: 0, msg: 'success', data: { message_id: `om_${made}` } });
		const uuid = textOf(body.uuid);
		if (uuid !== '' && now - (shown.get(uuid) ?? Number.NEGATIVE_INFINITY) < hour) return taken;
		shown.set(uuid, now);
		deeds.push({ kind: 'message', channel: 'feishu_app', to: id, text: content });
		return taken;
	}

	return {
		key: 'feishu',
		revoke: () => {
			token = { ...token, until: Number.NEGATIVE_INFINITY };
		},
		api: {
			deeds,
			credential: credentialOf(),
			handle(request, now) {
				switch (request.path) {
					case '/open-apis/auth/v3/tenant_access_token/internal':
						return giveToken(request, now);
					case '/open-apis/bot/v3/info':
						return isKnown(request, now)
							? answer({ code: 0, msg: 'ok', bot: { app_name: '售后服务', activate_status: 2 } })
							: refuse(99_991_663, 'Invalid access token for authorization.');
					case '/open-apis/im/v1/messages':
						return isKnown(request, now)
							? send(request, now)
							: refuse(99_991_663, 'Invalid access token for authorization.');
					default: {
						const before = robot.messages.length;
						const said = robot.answer(request, now);
						deeds.push(
							robot.messages.length > before
								? { kind: 'message', channel: 'feishu_robot', to: null, text: request.body }
								: { kind: 'refused', why: said.body },
						);
						return said;
					}
				}
			},
		},
		words: {
			feishu_robot: {
				credential: {
					type: 'satisfactionFeishuRobotApi',
					data: (address) => ({ secretAddress: `${address}${robot.path}`, secret: robotSecret }),
				},
				parameters: {},
			},
			feishu_app: {
				credential: credentialOf(),
				parameters: { to: 'address', address: 'ou_zhoumin' },
			},
		},
	};
}

const credentialOf = () => ({
	type: 'satisfactionFeishuApi',
	data: (address: string) => ({ ...app, baseUrl: address }),
});
