import { cleanLine } from '../../language/plain-text';
import { isObject, type JsonObject } from '../../model/json';
import type { HttpAnswer, Tools } from '../http/http';
import { objectOf } from '../http/json-answer';
import { textOrNull } from '../http/json-fields';
import { type Token, Tokens } from '../http/tokens';
import { SystemError } from '../system-error';
import type { U8Account } from './account';

const tokens = new Tokens<Token>();

export type Calls = {
	/** Reads. @throws SystemError */
	read(path: string, query: Record<string, string>): Promise<Record<string, unknown>>;
	/** Writes under a number of its own, once; never again after an unknown fate. @throws SystemError */
	write(path: string, body: JsonObject): Promise<Record<string, unknown>>;
};

/** A company's way to its interfaces. A token that is no longer taken is fetched anew once. */
export function callsOf(account: U8Account, tools: Tools): Calls {
	const { address, fromAccount, toAccount, appKey, appSecret, dataSource } = account;
	const key = [address, fromAccount, appKey, appSecret];
	const withToken = async <Answer>(
		isWorthANewToken: (error: SystemError) => boolean,
		call: (token: string) => Promise<Answer>,
	): Promise<Answer> => {
		for (let isLast = false; ; isLast = true) {
			const { value } = await tokens.get(
				key,
				tools.now(),
				async () => await fetchToken(account, tools),
			);
			try {
				return await call(value);
			} catch (error) {
				if (isLast || !(error instanceof SystemError) || !isWorthANewToken(error)) throw error;
				await tokens.forget(key, value);
			}
		}
	};
	const secrets = (token: string) => [token, appKey, appSecret];
	const shared = (token: string) => ({ from_account: fromAccount, app_key: appKey, token });
	const business = (token: string) => ({
		...shared(token),
		to_account: toAccount,
		...(dataSource !== '' && { ds_sequence: dataSource }),
	});
	const addressOf = (path: string, query: Record<string, string>): string =>
		`${address}${path}?${new URLSearchParams(query).toString()}`;
	return {
		read: async (path, query) =>
			await withToken(isDenied, async (token) => {
				const url = addressOf(`/api/${path}`, { ...business(token), ...query });
				return answerIn(await tools.http({ method: 'GET', url }), secrets(token));
			}),
		write: async (path, body) =>
			await withToken(isTokenLost, async (token) => {
				const given = answerIn(
					await tools.http({ method: 'GET', url: addressOf('/system/tradeid', shared(token)) }),
					secrets(token),
				);
				const trade = isObject(given.trade) ? textOrNull(given.trade.id) : null;
				if (trade === null) throw unexpected('no trade id');
				// `sync`: the answer comes when U8 has done it, and not when the platform has noted it.
				const query = { ...business(token), tradeid: trade, sync: '1' };
				return answerIn(
					await tools.http({
						method: 'POST',
						url: addressOf(`/api/${path}`, query),
						headers: { 'content-type': 'application/json' },
						body: JSON.stringify(body),
					}),
					secrets(token),
				);
			}),
	};
}

async function fetchToken(account: U8Account, { http, now }: Tools): Promise<Token> {
	const { address, fromAccount, appKey, appSecret } = account;
	const query = new URLSearchParams({
		from_account: fromAccount,
		app_key: appKey,
		app_secret: appSecret,
	});
	const url = `${address}/system/token?${query.toString()}`;
	const { token } = answerIn(await http({ method: 'GET', url }), [appKey, appSecret]);
	const value = isObject(token) ? textOrNull(token.id) : null;
	if (value === null) throw unexpected('no token');
	// Two hours; the last minutes are left out.
	return { value, until: now() + 6_900_000 };
}

const isDenied = ({ fault }: SystemError): boolean => fault === 'denied';

/** Whether U8 has turned the token away, and so has done nothing: its words have to say that and no more. */
const isTokenLost = (error: SystemError): boolean =>
	isDenied(error) &&
	/token\W{0,5}(已?经?(过期|失效)|无效|不合法|错误|(is\s+|has\s+)?(invalid|expired))|(invalid|expired|无效的?|过期的?)\s*(access[ _]?)?token/iu.test(
		error.message,
	);

/** A text without the secrets that it repeats, as they are and as an address has them. */
const without = (secrets: readonly string[], text: string): string =>
	secrets
		.flatMap((secret) => [secret, encodeURIComponent(secret)])
		.filter((secret) => secret !== '')
		.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);

/** What an answer holds; an error of what is none shows no secrets. @throws SystemError */
function bodyOf(answer: HttpAnswer, secrets: readonly string[]): Record<string, unknown> {
	try {
		return objectOf(answer, 'U8');
	} catch {
		return objectOf({ ...answer, text: without(secrets, answer.text) }, 'U8');
	}
}

/**
 * An answer whose errcode is 0; U8 answers with HTTP 200 whatever happened.
 *
 * @param secrets what an error must not repeat
 * @throws SystemError
 */
function answerIn(answer: HttpAnswer, secrets: readonly string[]): Record<string, unknown> {
	const body = bodyOf(answer, secrets);
	const code = textOrNull(body.errcode);
	if (code === '0') return body;
	if (code === null) {
		throw new SystemError(
			'unavailable',
			`U8 answered without an errcode (HTTP ${answer.status}).`,
			'Check API Address in the credential.',
			String(answer.status),
		);
	}
	const said = cleanLine(without(secrets, textOrNull(body.errmsg) ?? 'without a word'), 200);
	// Its codes are published nowhere that we know of, so that the words have to tell.
	const isTurnedAway = /token|app_?key|app_?secret|from_?account|未授权|无权/iu.test(said);
	const isMissing = /不存在|没有找到|未找到|not\s+(found|exist)/iu.test(said);
	const isAway = /客户端|EAI|超时|离线|timeout|offline/iu.test(said);
	const isTooOften =
		/(调用|请求|访问).{0,12}(频率|频繁|次数|过多|超限|上限)|限流|too\s+many\s+(requests|calls)|rate\s*limit/iu.test(
			said,
		);
	// What may have been done comes first: it must not be taken for a call that was turned away.
	const [fault, hint] = isAway
		? ([
				'unavailable',
				"Look whether the open platform's client runs beside the company's U8.",
			] as const)
		: isTooOften
			? (['limited', 'It goes on by itself later; ask less often if it comes back.'] as const)
			: isTurnedAway
				? (['denied', 'Check From Account, App Key and App Secret in the credential.'] as const)
				: isMissing
					? (['missing', 'It may have been deleted, or belong to another account set.'] as const)
					: (['refused', 'Look at the fields, and at what U8 says of them.'] as const);
	throw new SystemError(fault, `U8 answered ${code}: ${said}`, hint, code);
}

const unexpected = (what: string): SystemError =>
	new SystemError(
		'unavailable',
		`U8 gave ${what}, though it says that all is well.`,
		'Check API Address in the credential.',
	);
