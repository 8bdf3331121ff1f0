import { answer, bytesOf, objectIn, Often, partOf, textOf } from './json-body';
import type { SimDeed, SimRequest, Simulated } from './simulated';
import { wecomRobot } from './wecom-robot';

/** The company of the sandbox with its app. */
const company = {
	corpId: 'wwsandbox0123456789',
	secret: 'sandbox-wecom-secret',
	agentId: 1_000_002,
};
/** Members whom the app may see; the last one has no licence for messages of apps. */
const members = ['zhou.min', 'zhang.min', 'li.hua', 'no.licence'];
const twoHours = 7_200_000;
const limits: Record<string, Record<string, number>> = {
	text: { content: 2_048 },
	markdown: { content: 2_048 },
	textcard: { title: 128, description: 512, url: 2_048 },
};

export type SimWecom = Simulated & { revoke(): void };

/**
 * WeCom's messages as they are documented: a token for two hours, given again while it lasts; a member
 * may be unknown or without a licence; the same message is shown once in the time that it asks for;
 * beyond 30 a minute a member's are dropped without a word.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90236
 */
export function wecom(): SimWecom {
	const deeds: SimDeed[] = [];
	const robot = wecomRobot({ counts: true });
	const often = new Often();
	const shown = new Map<string, number>();
	let token = { value: '', until: Number.NEGATIVE_INFINITY };
	let made = 0;

	const refuse = (errcode: number, errmsg: string, more: Record<string, unknown> = {}) => {
		deeds.push({ kind: 'refused', why: `${errcode} ${errmsg}` });
		return answer({ errcode, errmsg, ...more });
	};
	const isKnown = ({ query }: SimRequest, now: number): boolean =>
		query.get('access_token') === token.value && now < token.until;

	function giveToken({ query }: SimRequest, now: number) {
		if (query.get('corpid') !== company.corpId) return refuse(40_013, 'invalid corpid');
		if (query.get('corpsecret') !== company.secret) return refuse(40_001, 'invalid credential');
		if (now >= token.until) {
			made += 1;
			token = { value: `wecom-token-${made}`, until: now + twoHours };
		}
		const rest = Math.floor((token.until - now) / 1000);
		return answer({ errcode: 0, errmsg: 'ok', access_token: token.value, expires_in: rest });
	}

	function send(request: SimRequest, now: number) {
		const body = objectIn(request.body);
		const kind = textOf(body?.msgtype);
		const part = partOf(body?.[kind]);
		if (!body || !part || !Object.hasOwn(limits, kind))
			return refuse(40_008, 'invalid message type');
		if (body.agentid !== company.agentId) return refuse(40_056, 'invalid agentid');
		for (const [name, most] of Object.entries(limits[kind] ?? {})) {
			if (textOf(part[name]) === '') return refuse(44_004, `empty ${name}`);
			if (bytesOf(textOf(part[name])) > most) return refuse(40_058, `${name} exceed max length`);
		}
		const user = textOf(body.touser);
		const known = members.find((one) => one === user.toLowerCase());
		if (known === undefined)
			return refuse(81_013, 'user & party & tag all invalid', { invaliduser: user });
		if (known === 'no.licence') {
			deeds.push({ kind: 'refused', why: `unlicenseduser ${known}` });
			return answer({ errcode: 0, errmsg: 'ok', unlicenseduser: known });
		}
		made += 1;
		const taken = answer({ errcode: 0, errmsg: 'ok', msgid: `msg-${made}` });
		const interval = Number(body.duplicate_check_interval ?? 1_800) * 1000;
		const isAgain = now - (shown.get(request.body) ?? Number.NEGATIVE_INFINITY) < interval;
		if (body.enable_duplicate_check === 1 && isAgain) return taken;
		if (often.isTooMuch(known, now, 30, 60_000)) return taken;
		shown.set(request.body, now);
		deeds.push({ kind: 'message', channel: 'wecom_app', to: known, text: JSON.stringify(part) });
		return taken;
	}

	return {
		key: 'wecom',
		revoke: () => {
			token = { ...token, until: Number.NEGATIVE_INFINITY };
		},
		api: {
			deeds,
			credential: credentialOf(),
			handle(request, now) {
				switch (request.path) {
					case '/cgi-bin/gettoken':
						return giveToken(request, now);
					case '/cgi-bin/webhook/send': {
						const before = robot.messages.length;
						const said = robot.answer(request, now);
						const [message] = robot.messages.slice(before);
						deeds.push(
							message
								? { kind: 'message', channel: 'wecom_robot', to: null, text: request.body }
								: { kind: 'refused', why: said.body },
						);
						return said;
					}
					case '/cgi-bin/agent/get':
						if (!isKnown(request, now)) return refuse(40_014, 'invalid access_token');
						return request.query.get('agentid') === String(company.agentId)
							? answer({ errcode: 0, errmsg: 'ok', agentid: company.agentId, name: '售后服务' })
							: refuse(40_056, 'invalid agentid');
					case '/cgi-bin/message/send':
						if (!isKnown(request, now)) return refuse(40_014, 'invalid access_token');
						return send(request, now);
					default:
						return { status: 404, body: '' };
				}
			},
		},
		words: {
			wecom_robot: {
				credential: {
					type: 'satisfactionWecomRobotApi',
					data: (address) => ({ secretAddress: `${address}${robot.path}`, form: 'markdown' }),
				},
				parameters: {},
			},
			wecom_app: { credential: credentialOf(), parameters: { to: 'address', address: 'zhou.min' } },
		},
	};
}

const credentialOf = () => ({
	type: 'satisfactionWecomApi',
	data: (address: string) => ({
		...company,
		agentId: String(company.agentId),
		baseUrl: address,
	}),
});
