import { createHash } from 'node:crypto';

import { SetupError } from '../../model/errors';
import type { Tools } from '../http/http';
import { type Limit, Pace } from '../http/pace';
import { resultOf } from './answer';

/** What the credential says. */
export type Account = {
	/** Without a slash at its end. */
	address: string;
	key: string;
	/** Alias of the member field that holds who is responsible. */
	ownerField: string;
	/** Whether a new record starts its workflow and the automations of its form. */
	starts: boolean;
};

/** @throws SetupError naming the field and what it must be */
export function accountOf(fields: Record<string, unknown>): Account {
	const text = (name: string): string => String(fields[name] ?? '').trim();
	const address = (text('address') || 'https://api.jiandaoyun.com/api').replace(/\/+$/, '');
	if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
		throw new SetupError(
			`"${address}" is not the address of an API.`,
			'Enter https://api.jiandaoyun.com/api as API Address in the Jiandaoyun credential.',
		);
	}
	const key = text('apiKey');
	if (!/^[\x21-\x7e]{8,200}$/.test(key)) {
		throw new SetupError(
			'The API key of the Jiandaoyun credential is empty or no key.',
			'Make one in Jiandaoyun under 开放平台 → 密钥管理 and enter it as API Key.',
		);
	}
	return { address, key, ownerField: text('ownerField'), starts: fields.startWorkflows === true };
}

/** Calls in a second that each path takes, as documented; a path that is not listed takes as many as all. */
const limits: Record<string, number> = {
	'/v5/app/list': 30,
	'/v5/app/entry/list': 30,
	'/v5/app/entry/widget/list': 30,
	'/v5/app/entry/data/get': 30,
	'/v5/app/entry/data/list': 30,
	'/v5/app/entry/data/create': 20,
	'/v5/app/entry/data/update': 20,
};

/** All paths together. */
export const overall: Limit = { calls: 50, perMs: 1_000 };

const pace = new Pace();

/** One call of the API; what comes back is an object that is no error. @throws SystemError */
export type Call = (
	path: keyof typeof limits & string,
	body: Record<string, unknown>,
) => Promise<Record<string, unknown>>;

/** Calls as this account, each path no more often than it is taken. */
export function callerOf({ address, key }: Account, tools: Tools): Call {
	const account = createHash('sha256').update(`${address} ${key}`).digest('base64');
	return async (path, body) => {
		const calls = limits[path] ?? overall.calls;
		await pace.turn(`${account} ${path}`, { calls, perMs: 1_000 }, tools);
		const answer = await tools.http({
			method: 'POST',
			url: `${address}${path}`,
			headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return resultOf(answer);
	};
}
