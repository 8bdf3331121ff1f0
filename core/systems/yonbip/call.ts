import { createHmac } from 'node:crypto';

import { isObject, type JsonObject } from '../../model/json';
import type { Tools } from '../http/http';
import { textOrNull } from '../http/json-fields';
import { type Token, Tokens } from '../http/tokens';
import { SystemError } from '../system-error';
import type { YonbipAccount } from './account';
import { dataOf } from './answer';

/** With it the gateway of the data centre that gave it: another one takes it for none. */
type YonbipToken = Token & { gateway: string };

const tokens = new Tokens<YonbipToken>();

/** Calls an interface; with a body by POST. @returns `data` of the answer. @throws SystemError */
export type Call = (
	path: string,
	query: Record<string, string>,
	body?: JsonObject,
) => Promise<unknown>;

/** An application's way to the interfaces. A token that is no longer taken is fetched anew once. */
export function callsOf(account: YonbipAccount, tools: Tools): Call {
	const key = [account.address, account.tenant, account.appKey, account.appSecret];
	return async (path, query, body) => {
		for (let isLast = false; ; isLast = true) {
			const token = await tokens.get(
				key,
				tools.now(),
				async () => await fetchToken(account, tools),
			);
			const asked = new URLSearchParams({ access_token: token.value, ...query });
			try {
				return dataOf(
					await tools.http({
						method: body ? 'POST' : 'GET',
						url: `${token.gateway}${path}?${asked.toString()}`,
						...(body && {
							headers: { 'content-type': 'application/json' },
							body: JSON.stringify(body),
						}),
					}),
				);
			} catch (error) {
				if (isLast || !(error instanceof SystemError) || error.fault !== 'denied') throw error;
				await tokens.forget(key, token.value);
			}
		}
	};
}

/** Base64 HMAC-SHA256 over names and values of all parameters in the order of the alphabet. */
export function signatureOf(parameters: Record<string, string>, appSecret: string): string {
	const text = Object.keys(parameters)
		.sort()
		.map((name) => `${name}${parameters[name]}`)
		.join('');
	return createHmac('sha256', appSecret).update(text, 'utf8').digest('base64');
}

async function fetchToken(account: YonbipAccount, tools: Tools): Promise<YonbipToken> {
	const { gateway, login } = await dataCentre(account, tools);
	const parameters = { appKey: account.appKey, timestamp: String(tools.now()) };
	const signature = signatureOf(parameters, account.appSecret);
	const query = new URLSearchParams({ ...parameters, signature });
	const data = dataOf(
		await tools.http({
			method: 'GET',
			url: `${login}/open-auth/selfAppAuth/base/v1/getAccessToken?${query.toString()}`,
		}),
	);
	const value = isObject(data) ? textOrNull(data.access_token) : null;
	if (!isObject(data) || value === null) throw unexpected('no token');
	const seconds = Math.min(Number(data.expire) || 0, 7_200);
	return { value, gateway, until: tools.now() + Math.max(seconds - 300, 60) * 1_000 };
}

/** Where a company's interfaces and its tokens are. */
async function dataCentre(
	{ address, tenant }: YonbipAccount,
	{ http }: Tools,
): Promise<{ gateway: string; login: string }> {
	const query = new URLSearchParams({ tenantId: tenant }).toString();
	const data = dataOf(
		await http({
			method: 'GET',
			url: `${address}/open-auth/dataCenter/getGatewayAddress?${query}`,
		}),
	);
	const [gateway, login] = isObject(data) ? [data.gatewayUrl, data.tokenUrl] : [];
	return { gateway: webAddress(gateway), login: webAddress(login) };
}

/** The secret's signature goes there: nothing but a web address is followed. */
function webAddress(value: unknown): string {
	const text = (textOrNull(value) ?? '').replace(/\/+$/, '');
	if (/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/.test(text)) return text;
	throw unexpected('no address of a data centre');
}

const unexpected = (what: string): SystemError =>
	new SystemError(
		'unavailable',
		`YonBIP gave ${what}, though it says that all is well.`,
		'Check API Address and Tenant ID in the credential.',
	);
