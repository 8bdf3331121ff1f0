import { cleanLine } from '../../language/plain-text';
import type { JsonObject } from '../../model/json';
import type { HttpRequest, Tools } from '../http/http';
import { objectOf } from '../http/json-answer';
import { textOrNull } from '../http/json-fields';
import { type Token, Tokens } from '../http/tokens';
import { SystemError } from '../system-error';
import type { NeocrmAccount } from './account';
import { resultOf } from './answer';

const tokens = new Tokens<Token>();

type Body = { json: JsonObject } | { form: Record<string, string> };

/** Calls an interface; what its answer holds. @throws SystemError */
export type Call = (method: HttpRequest['method'], path: string, body?: Body) => Promise<unknown>;

/** A user's way to the records. A token that is no longer taken is fetched anew once. */
export function callsOf(account: NeocrmAccount, tools: Tools): Call {
	const key = Object.values(account);
	return async (method, path, body) => {
		const once = async (value: string): Promise<unknown> =>
			resultOf(
				await tools.http({
					method,
					url: `${account.address}${path}`,
					...writtenOf(body, { authorization: `Bearer ${value}` }),
				}),
			);
		const tokenNow = async (): Promise<string> =>
			(await tokens.get(key, tools.now(), async () => await fetchToken(account, tools))).value;
		const first = await tokenNow();
		try {
			return await once(first);
		} catch (error) {
			if (!(error instanceof SystemError) || error.fault !== 'denied') throw error;
			await tokens.forget(key, first);
			return await once(await tokenNow());
		}
	};
}

function writtenOf(
	body: Body | undefined,
	headers: Record<string, string>,
): Pick<HttpRequest, 'headers' | 'body'> {
	if (body === undefined) return { headers };
	return 'json' in body
		? {
				headers: { ...headers, 'content-type': 'application/json' },
				body: JSON.stringify(body.json),
			}
		: {
				headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
				body: new URLSearchParams(body.form).toString(),
			};
}

/** Two hours by default; a company may have set another time, which the answer may name in seconds. */
async function fetchToken(account: NeocrmAccount, tools: Tools): Promise<Token> {
	const { login, clientId, clientSecret, user, password, securityToken } = account;
	const form = {
		grant_type: 'password',
		client_id: clientId,
		client_secret: clientSecret,
		redirect_uri: account.address,
		username: user,
		// One after the other, with nothing between.
		password: `${password}${securityToken}`,
	};
	const answer = await tools.http({
		method: 'POST',
		url: `${login}/auc/oauth2/token`,
		...writtenOf({ form }, {}),
	});
	const body = objectOf(answer, 'Neocrm');
	const value = textOrNull(body.access_token);
	if (value === null) {
		const said = [body.error_description, body.msg, body.message, body.error].find(
			(text): text is string => typeof text === 'string' && text !== '',
		);
		throw new SystemError(
			answer.status >= 500 ? 'unavailable' : 'denied',
			`Neocrm gave no token: ${cleanLine(said ?? `HTTP ${answer.status}`, 200)}`,
			'Check Client ID, Client Secret, User, Password and Security Token in the credential, and the Login Address of your company.',
			textOrNull(body.error ?? body.code),
		);
	}
	const seconds = Number(body.expires_in) || 7_200;
	const kept = Math.min(Math.max(seconds - 300, 60), 7_200);
	return { value, until: tools.now() + kept * 1_000 };
}
