import { dingtalkRobot } from './dingtalk-robot';
import { answer, bytesOf, objectIn, Often, partOf, textOf } from './json-body';
import type { SimDeed, SimRequest, Simulated } from './simulated';

const app = {
	appKey: 'ding-test-app',
	appSecret: 'sandbox-dingtalk-secret',
	agentId: '123456789',
};
const robotSecret = 'SEC-test-of-the-sandbox';
const members = ['zhou.min', 'zhang.min', 'manager4220'];
const twoHours = 7_200_000;
const day = 86_400_000;

type Task = {
	invalid: string[];
	forbidden: Array<{ userid: string; code: string; count: string }>;
};

export type SimDingtalk = Simulated & { revoke(): void };

/**
 * DingTalk's work notices as far as they are documented: taken at once, and who does not get one is told
 * by the task's result; the same notice reaches a member once a day; 2,048 bytes.
 *
 * @see https://open.dingtalk.com/document/orgapp/asynchronous-sending-of-enterprise-session-messages
 */
export function dingtalk(): SimDingtalk {
	const deeds: SimDeed[] = [];
	const robot = dingtalkRobot({ secret: robotSecret, counts: true });
	const often = new Often();
	const shown = new Map<string, number>();
	const tasks = new Map<string, Task>();
	let token = { value: '', until: Number.NEGATIVE_INFINITY };
	let made = 0;

	const refuse = (errcode: number, errmsg: string, more: Record<string, unknown> = {}) => {
		deeds.push({ kind: 'refused', why: `${errcode} ${errmsg}` });
		return answer({ errcode, errmsg, ...more });
	};
	const isKnown = ({ query }: SimRequest, now: number): boolean =>
		query.get('access_token') === token.value && now < token.until;

	function giveToken({ query }: SimRequest, now: number) {
		if (query.get('appkey') !== app.appKey || query.get('appsecret') !== app.appSecret) {
			return refuse(40_089, '不合法的corpid或corpsecret');
		}
		if (now >= token.until) {
			made += 1;
			token = { value: `dingtalk-token-${made}`, until: now + twoHours };
		}
		const rest = Math.floor((token.until - now) / 1000);
		return answer({ errcode: 0, errmsg: 'ok', access_token: token.value, expires_in: rest });
	}

	function notice(request: SimRequest, now: number) {
		const body = objectIn(request.body);
		const message = partOf(body?.msg);
		const kind = textOf(message?.msgtype);
		const part = partOf(message?.[kind]);
		if (!body || !part) return refuse(400_002, '参数错误');
		const needed: Record<string, string[]> = {
			text: ['content'],
			markdown: ['title', 'text'],
			action_card: ['title', 'markdown', 'single_title', 'single_url'],
		};
		const missing = (needed[kind] ?? ['msgtype']).find((name) => textOf(part[name]) === '');
		if (missing !== undefined) return refuse(40_035, `缺少参数 ${missing}`);
		if (bytesOf(JSON.stringify(message)) > 2_048) return refuse(45_002, '消息内容超过限制');
		if (String(body.agent_id) !== app.agentId) {
			return refuse(88, 'ding talk error', { sub_code: '60011', sub_msg: '没有调用该接口的权限' });
		}
		const user = textOf(body.userid_list);
		made += 1;
		const task: Task = { invalid: [], forbidden: [] };
		const id = 256_271_667_526 + made;
		tasks.set(String(id), task);
		const key = `${user} ${JSON.stringify(message)}`;
		if (!members.includes(user)) task.invalid.push(user);
		else if (now - (shown.get(key) ?? Number.NEGATIVE_INFINITY) < day) {
			task.forbidden.push({ userid: user, code: '143105', count: '1' });
		} else if (often.isTooMuch(user, now, 500, day)) {
			task.forbidden.push({ userid: user, code: '143106', count: '500' });
		} else {
			shown.set(key, now);
			deeds.push({
				kind: 'message',
				channel: 'dingtalk_notice',
				to: user,
				text: JSON.stringify(part),
			});
		}
		return answer({ errcode: 0, errmsg: 'ok', task_id: id, request_id: `r${made}` });
	}

	function resultOf(request: SimRequest) {
		const task = tasks.get(String(objectIn(request.body)?.task_id));
		if (!task) return refuse(400_002, 'task_id错误');
		return answer({
			errcode: 0,
			errmsg: 'ok',
			send_result: {
				invalid_user_id_list: task.invalid,
				forbidden_user_id_list: task.forbidden.map(({ userid }) => userid),
				forbidden_list: task.forbidden,
				failed_user_id_list: [],
				read_user_id_list: [],
				unread_user_id_list: [],
				invalid_dept_id_list: [],
			},
		});
	}

	return {
		key: 'dingtalk',
		revoke: () => {
			token = { ...token, until: Number.NEGATIVE_INFINITY };
		},
		api: {
			deeds,
			credential: credentialOf(),
			handle(request, now) {
				const { path } = request;
				if (path === '/gettoken') return giveToken(request, now);
				if (path === '/robot/send') {
					const before = robot.messages.length;
					const said = robot.answer(request, now);
					deeds.push(
						robot.messages.length > before
							? { kind: 'message', channel: 'dingtalk_robot', to: null, text: request.body }
							: { kind: 'refused', why: said.body },
					);
					return said;
				}
				const deed = /^\/topapi\/message\/corpconversation\/(\w+)$/.exec(path)?.[1];
				if (deed === undefined) return { status: 404, body: '' };
				if (!isKnown(request, now)) {
					return refuse(88, 'ding talk error', {
						sub_code: '40014',
						sub_msg: '不合法的access_token',
					});
				}
				return deed === 'asyncsend_v2' ? notice(request, now) : resultOf(request);
			},
		},
		words: {
			dingtalk_robot: {
				credential: {
					type: 'satisfactionDingtalkRobotApi',
					data: (address) => ({ secretAddress: `${address}${robot.path}`, secret: robotSecret }),
				},
				parameters: {},
			},
			dingtalk_notice: {
				credential: credentialOf(),
				parameters: { to: 'address', address: 'zhou.min' },
			},
		},
	};
}

const credentialOf = () => ({
	type: 'satisfactionDingtalkApi',
	data: (address: string) => ({ ...app, baseUrl: address }),
});
