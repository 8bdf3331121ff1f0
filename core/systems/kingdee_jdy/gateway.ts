import { randomInt } from 'node:crypto';

import { cleanLine } from '../../language/plain-text';
import { isObject, type JsonObject } from '../../model/json';
import type { Tools } from '../http/http';
import { objectOf } from '../http/json-answer';
import { textOrNull } from '../http/json-fields';
import { type Limit, Pace } from '../http/pace';
import { type Token, Tokens } from '../http/tokens';
import { SystemError, type SystemFault } from '../system-error';
import type { JdyAccount, JdyKeys } from './account';
import { encoded, gatewaySignature, hexInBase64 } from './signature';

const system = 'Kingdee JDY';
/** Keys that are no longer the day's; they are fetched once more. */
const keysChanged = '1030002006';
/** Tokens are given twice a minute at most, and hold for a day. */
const tokenLimit: Limit = { calls: 2, perMs: 60_000 };
const keptFor = 20 * 3_600_000;

type JdyToken = Token & { domain: string };

const pace = new Pace();
const tokens = new Tokens<JdyToken>();

type Asked = {
	method: 'GET' | 'POST';
	path: string;
	parameters?: Record<string, string>;
	body?: JsonObject;
};

/** Calls the interface of the books; what its answer holds. @throws SystemError */
export type Call = (asked: Asked) => Promise<unknown>;

/** An application's way to the books. The token is shared by all of this process. */
export function callsOf(account: JdyAccount, tools: Tools): Call {
	const key = [...Object.values(account), ...Object.values(account.fixed ?? {})].map(String);
	const tokenNow = async (): Promise<JdyToken> =>
		await tokens.get(key, tools.now(), async () => await fetchToken(account, tools));
	return async (asked) => {
		const once = async ({ value, domain }: JdyToken): Promise<unknown> =>
			await send(account, asked, tools, { 'app-token': value, 'x-gw-router-addr': domain });
		const first = await tokenNow();
		try {
			return await once(first);
		} catch (error) {
			if (!(error instanceof SystemError) || error.code !== keysChanged) throw error;
			await tokens.forget(key, first.value);
			return await once(await tokenNow());
		}
	};
}

async function fetchToken(account: JdyAccount, tools: Tools): Promise<JdyToken> {
	const { address, clientId, instance } = account;
	await pace.turn(`${address} ${clientId} ${instance}`, tokenLimit, tools);
	const { appKey, appSecret, domain } = account.fixed ?? (await fetchKeys(account, tools));
	const given = await send(
		account,
		{
			method: 'GET',
			path: '/jdyconnector/app_management/kingdee_auth_token',
			parameters: { app_key: appKey, app_signature: hexInBase64(appSecret, appKey) },
		},
		tools,
	);
	const value = isObject(given) ? textOrNull(given['app-token'] ?? given.app_token) : null;
	if (value !== null) return { value, domain, until: tools.now() + keptFor };
	throw new SystemError(
		'denied',
		`${system} gave no token for the books.`,
		'Check App Key and App Secret in the credential.',
	);
}

/** The day's keys of the books that consented. */
async function fetchKeys(account: JdyAccount, tools: Tools): Promise<JdyKeys> {
	const { instance, books } = account;
	const given = await send(
		account,
		{
			method: 'POST',
			path: '/jdyconnector/app_management/push_app_authorize',
			parameters: { outerInstanceId: instance },
		},
		tools,
	);
	const all = (Array.isArray(given) ? given : [given]).filter(isObject);
	const open = all.filter(({ status }) => status === undefined || String(status) === '1');
	const row = open.find(({ accountId }) => books === '' || textOrNull(accountId) === books);
	const appKey = textOrNull(row?.appKey);
	const appSecret = textOrNull(row?.appSecret);
	const domain = textOrNull(row?.domain);
	if (appKey !== null && appSecret !== null && domain !== null)
		return { appKey, appSecret, domain };
	throw new SystemError(
		'denied',
		`${system}: the instance ${cleanLine(instance, 60)} has let the application into no books${books === '' ? '' : ` ${cleanLine(books, 60)}`}.`,
		'Authorise the application there once more, and check Instance ID and Account ID in the credential.',
	);
}

async function send(
	{ address, clientId, clientSecret }: JdyAccount,
	{ method, path, parameters = {}, body }: Asked,
	{ http, now }: Tools,
	headers: Record<string, string> = {},
): Promise<unknown> {
	const nonce = String(randomInt(1, 2_147_483_647));
	const at = String(now());
	const query = Object.entries(parameters)
		.map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
		.join('&');
	const answer = await http({
		method,
		url: `${address}${path}${query === '' ? '' : `?${query}`}`,
		headers: {
			'content-type': 'application/json',
			'x-api-clientid': clientId,
			'x-api-auth-version': '2.0',
			'x-api-timestamp': at,
			'x-api-nonce': nonce,
			'x-api-signheaders': 'X-Api-TimeStamp,X-Api-Nonce',
			'x-api-signature': gatewaySignature(clientSecret, { method, path, parameters, nonce, at }),
			...headers,
		},
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	return resultOf(objectOf(answer, system), answer.status);
}

const words: ReadonlyArray<readonly [RegExp, SystemFault]> = [
	[/频繁|限流|流量|too many|rate limit/i, 'limited'],
	[/签名|密钥|授权|token|权限|signature|unauthorized/i, 'denied'],
	[/不存在|已被?删除|not exist|not found/i, 'missing'],
];

const hints: Record<SystemFault, string> = {
	denied: 'Check the fields of the Kingdee JDY credential, and the clock of this server.',
	refused: 'Look at the fields and values.',
	missing: 'It may have been deleted. Give the id of the record, and not its number.',
	limited: 'It is worth another try in a minute; call it less often.',
	unavailable: 'Check Domain and API Address in the credential; it is worth another try later.',
};

/** The code is `errcode` in one interface and `code` in another; 0 and 200 are success. */
function resultOf(body: Record<string, unknown>, status: number): unknown {
	const code = textOrNull(body.errcode ?? body.code);
	if (code === '0' || code === '200') return body.data ?? null;
	const said = [body.description, body.msg, body.message, body.description_cn].find(
		(text): text is string => typeof text === 'string' && text !== '',
	);
	const fault: SystemFault =
		code === null || status >= 500
			? 'unavailable'
			: code === keysChanged
				? 'denied'
				: (words.find(([pattern]) => pattern.test(said ?? ''))?.[1] ?? 'refused');
	throw new SystemError(
		fault,
		`${system} answered ${cleanLine(code ?? `HTTP ${status}`, 40)}: ${cleanLine(said ?? 'without a word', 200)}`,
		hints[fault],
		code,
	);
}
