import { createHash } from 'node:crypto';

import { cleanLine } from '../../language/plain-text';
import type { Json } from '../../model/json';
import type { HttpAnswer, Tools } from '../http/http';
import { objectOf } from '../http/json-answer';
import { textOrNull } from '../http/json-fields';
import { type Token, Tokens } from '../http/tokens';
import { SystemError } from '../system-error';
import type { K3Account } from './account';
import { isSessionLost, resultOf } from './answer';

const system = 'Kingdee K/3 Cloud';
const stub = 'Kingdee.BOS.WebApi.ServicesStub';
/** How long a session lives is documented nowhere; it is asked for anew when it is lost. */
const keptFor = 1_800_000;
/** Signed in, and signed in with a hint that the password will expire. */
const signedIn = ['1', '-5'];

const sessions = new Tokens<Token>();

/** What one service is given, by position. */
export type Given = { form?: string; data: Json };

/** Calls a service of forms, e.g. `Save`; what its `Result` holds. @throws SystemError */
export type Call = (service: string, given: Given) => Promise<unknown>;

/**
 * Signature of a login: all parts in ordinal order, one after the other, hashed to lower-case hex.
 *
 * @param at epoch seconds
 */
export function loginSignature(
	{ dataCentre, user, appId, appSecret, hash }: K3Account,
	at: string,
): string {
	const parts = [dataCentre, user, appId, appSecret, at].sort();
	return createHash(hash).update(parts.join(''), 'utf8').digest('hex');
}

/** A user's way to the forms. The session is shared by all of this process; a lost one is renewed once. */
export function callsOf(account: K3Account, tools: Tools): Call {
	const key = Object.values(account).map(String);
	const sessionNow = async (): Promise<string> =>
		(await sessions.get(key, tools.now(), async () => await login(account, tools))).value;
	return async (service, given) => {
		const path = `${stub}.DynamicFormService.${service}`;
		const once = async (session: string): Promise<unknown> =>
			resultOf(await post(account, path, given, tools, session));
		const first = await sessionNow();
		try {
			return await once(first);
		} catch (error) {
			if (!(error instanceof SystemError) || !isSessionLost(error)) throw error;
			await sessions.forget(key, first);
			return await once(await sessionNow());
		}
	};
}

async function login(account: K3Account, tools: Tools): Promise<Token> {
	const { address, dataCentre, user, appId, language, organisation } = account;
	const at = String(Math.floor(tools.now() / 1_000));
	const answer = await tools.http({
		method: 'POST',
		url: `${address}/${stub}.AuthService.LoginBySign.common.kdsvc`,
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({
			parameters: [dataCentre, user, appId, at, loginSignature(account, at), language],
		}),
	});
	const body = objectOf(answer, system);
	const session = textOrNull(body.KDSVCSessionId);
	if (session === null || !signedIn.includes(String(body.LoginResultType))) {
		const said = textOrNull(body.Message) ?? `LoginResultType ${String(body.LoginResultType)}`;
		throw new SystemError(
			'denied',
			`${system} did not let the user in: ${cleanLine(said, 200)}`,
			'Check all fields of the credential, the clock of this server, and in 第三方系统登录授权 whether the application is on, its user is set and this server is on its list of addresses.',
			textOrNull(body.LoginResultType),
		);
	}
	if (organisation !== '') {
		const given = { data: { OrgNumber: organisation } };
		const path = `${stub}.DynamicFormService.SwitchOrg`;
		resultOf(await post(account, path, given, tools, session));
	}
	return { value: session, until: tools.now() + keptFor };
}

async function post(
	{ address, form }: K3Account,
	path: string,
	given: Given,
	{ http }: Tools,
	session: string,
): Promise<HttpAnswer> {
	const named = given.form === undefined ? [] : [given.form];
	const body =
		form === 'data'
			? { ...(given.form !== undefined && { formid: given.form }), data: given.data }
			: { parameters: [...named, JSON.stringify(given.data)] };
	return await http({
		method: 'POST',
		url: `${address}/${path}.common.kdsvc`,
		headers: { 'content-type': 'application/json', 'kdservice-sessionid': session },
		body: JSON.stringify(body),
	});
}
