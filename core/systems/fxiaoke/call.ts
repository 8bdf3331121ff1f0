import { randomUUID } from 'node:crypto';

import { cleanLine } from '../../language/plain-text';
import type { JsonObject } from '../../model/json';
import type { Tools } from '../http/http';
import { objectOf } from '../http/json-answer';
import { textOrNull } from '../http/json-fields';
import { type Limit, Pace } from '../http/pace';
import { type Token, Tokens } from '../http/tokens';
import { SystemError } from '../system-error';
import type { FxiaokeAccount } from './account';
import { errorOf, tokenRefused } from './errors';

/** Calls that one interface takes of one company. */
const limit: Limit = { calls: 100, perMs: 20_000 };
/** The interface that gives tokens takes fewer, and never two at once. */
const tokenLimit: Limit = { calls: 10, perMs: 60_000 };

/** With it the company, as the token's answer names it. */
type FxiaokeToken = Token & { company: string };

const pace = new Pace();
const tokens = new Tokens<FxiaokeToken>();

/** Calls an interface; the answer has errorCode 0. @throws SystemError */
export type Call = (path: string, body: JsonObject) => Promise<Record<string, unknown>>;

/**
 * A company's way to its interfaces. The token is shared by all of this process and fetched anew once
 * where Fxiaoke no longer takes it: what it refuses so it has not begun.
 */
export function callsOf(account: FxiaokeAccount, tools: Tools): Call {
	const { employee, ...company } = account;
	const key = Object.values(company);
	return async (path, body) => {
		for (const isLast of [false, true]) {
			const token = await tokens.get(
				key,
				tools.now(),
				async () => await fetchToken(account, tools),
			);
			await pace.turn(`${account.address} ${account.appId} ${path}`, limit, tools);
			const answer = await post(account, path, body, tools, {
				authorization: `Bearer ${token.value}`,
				'x-fs-ea': token.company,
				'x-fs-userid': employee,
			});
			const code = codeOf(answer);
			if (code === '0') return answer;
			if (code !== tokenRefused || isLast) throw errorOf(code, answer);
			await tokens.forget(key, token.value);
		}
		throw errorOf(tokenRefused, {});
	};
}

/** Valid for two hours; Fxiaoke gives the same one until ten minutes before its end. */
async function fetchToken(account: FxiaokeAccount, tools: Tools): Promise<FxiaokeToken> {
	const { appId, appSecret, permanentCode, address } = account;
	await pace.turn(`${address} ${appId} token`, tokenLimit, tools);
	const answer = await post(
		account,
		'/oauth2.0/token',
		{ appId, appSecret, permanentCode, grantType: 'app_secret' },
		tools,
	);
	const code = codeOf(answer);
	if (code !== '0') throw errorOf(code, answer);
	const value = textOrNull(answer.accessToken);
	const company = textOrNull(answer.ea);
	if (value === null || company === null) {
		throw new SystemError(
			'unavailable',
			'Fxiaoke gave no token, though it says that all is well.',
			'Check the cloud in the credential.',
		);
	}
	// The last seconds are left out, and what is no rest of two hours is not believed.
	const seconds = Math.min(Number(answer.expiresIn) || 0, 7_200);
	return { value, company, until: tools.now() + Math.max(seconds - 300, 60) * 1_000 };
}

async function post(
	{ address }: FxiaokeAccount,
	path: string,
	body: JsonObject,
	{ http }: Tools,
	headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
	const answer = await http({
		method: 'POST',
		url: `${address}${path}?thirdTraceId=${randomUUID()}`,
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(body),
	});
	const object = objectOf(answer, 'Fxiaoke');
	if (answer.status >= 500 && object.errorCode === undefined) {
		throw new SystemError(
			'unavailable',
			`Fxiaoke answered HTTP ${answer.status}.`,
			'It is worth another try in a minute.',
			String(answer.status),
		);
	}
	return object;
}

function codeOf(answer: Record<string, unknown>): string {
	const code = textOrNull(answer.errorCode);
	if (code !== null) return cleanLine(code, 20);
	throw new SystemError(
		'unavailable',
		'Fxiaoke answered without an errorCode.',
		'Check the cloud in the credential, and whether a proxy or gateway stands between.',
	);
}
