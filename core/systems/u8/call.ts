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
	const withToken = async <Answer>(call: (token: string) => Promise<Answer>): Promise<Answer> => {
		for (let isLast = false; ; isLast = true) {
			const { value } = await tokens.get(
				key,
				tools.now(),
				async () => await fetchToken(account, tools),
			);
			try {
				return await call(value);
			} catch (error) {
				if (isLast || !(error instanceof SystemError) || error.fault !== 'denied') throw error;
				await tokens.forget(key, value);
			}
		}
	};
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
			await withToken(async (token) => {
				const url = addressOf(`/api/${path}`, { ...business(token), ...query });
				return answerIn(await tools.http({ method: 'GET', url }));
			}),
		write: async (path, body) =>
			await withToken(async (token) => {
				const given = answerIn(
					await tools.http({ method: 'GET', url: addressOf('/system/tradeid', shared(token)) }),
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
	const { token } = answerIn(await http({ method: 'GET', url }));
	const value = isObject(token) ? textOrNull(token.id) : null;
	if (value === null) throw unexpected('no token');
	// Two hours; the last minutes are left out.
	return { value, until: now() + 6_900_000 };
}

/** An answer whose errcode is 0; U8 answers with HTTP 200 whatever happened. @throws SystemError */
function answerIn(answer: HttpAnswer): Record<string, unknown> {
	const body = objectOf(answer, 'U8');
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
	const said = cleanLine(textOrNull(body.errmsg) ?? 'without a word', 200);
	// Its codes are published nowhere that we know of, so that the words have to tell.
	const isDenied = /token|app_?key|app_?secret|from_?account|未授权|无权/iu.test(said);
	const isMissing = /不存在|没有找到|未找到|not\s+(found|exist)/iu.test(said);
	const isAway = /客户端|EAI|超时|离线|timeout|offline/iu.test(said);
	const [fault, hint] = isDenied
		? (['denied', 'Check From Account, App Key and App Secret in the credential.'] as const)
		: isMissing
			? (['missing', 'It may have been deleted, or belong to another account set.'] as const)
			: isAway
				? ([
						'unavailable',
						"Look whether the open platform's client runs beside the company's U8.",
					] as const)
				: (['refused', 'Look at the fields, and at what U8 says of them.'] as const);
	throw new SystemError(fault, `U8 answered ${code}: ${said}`, hint, code);
}

const unexpected = (what: string): SystemError =>
	new SystemError(
		'unavailable',
		`U8 gave ${what}, though it says that all is well.`,
		'Check API Address in the credential.',
	);
