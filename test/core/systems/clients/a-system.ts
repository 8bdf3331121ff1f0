import type { ChangedPage, Connected, CrmRecord } from '../../../../core/systems/client';
import type { Http, HttpAnswer, HttpRequest, Tools } from '../../../../core/systems/http/http';
import { unreachable } from '../../../../core/systems/http/unreachable';
import { startSystems } from '../../../../sandbox/systems/server';
import type { Simulated } from '../../../../sandbox/systems/simulated';

/** A clock that stands still until it is moved, or slept on. */
export type Clock = { at: number; slept: number };

/** Tools over the requests that Node itself has. */
export function toolsOver(clock: Clock, http: Http = overFetch): Tools {
	return {
		http,
		now: () => clock.at,
		sleep: (time) => {
			clock.slept += time;
			clock.at += time;
			return Promise.resolve();
		},
	};
}

const overFetch: Http = async ({ method, url, headers = {}, body }) => {
	try {
		const answer = await fetch(url, {
			method,
			headers,
			...(body !== undefined && { body }),
			redirect: 'manual',
		});
		return {
			status: answer.status,
			headers: Object.fromEntries(answer.headers),
			text: await answer.text(),
		};
	} catch (error) {
		throw unreachable(url, error);
	}
};

/** Every request answered by hand, and kept. */
export function scripted(answer: (request: HttpRequest, nth: number) => HttpAnswer | object) {
	const requests: HttpRequest[] = [];
	const http: Http = (request) => {
		requests.push(request);
		const given = answer(request, requests.length);
		return Promise.resolve(
			'text' in given && 'status' in given
				? given
				: { status: 200, headers: {}, text: JSON.stringify(given) },
		);
	};
	return { requests, http };
}

/** A simulated system behind a real server, with the clock that it and its client share. */
export async function served<System extends Simulated>(system: System, at: number) {
	const clock: Clock = { at, slept: 0 };
	const server = await startSystems([system], 0, () => clock.at);
	const { api } = system;
	if (!api) throw new Error(`${system.key} has no api.`);
	return {
		system,
		api,
		clock,
		tools: toolsOver(clock),
		fields: api.credential.data(server.addressOf(system.key)),
		stop: server.stop,
	};
}

/** The simulated system itself answers, without a server between. */
export function directly({ key, api }: Simulated, clock: { at: number }): Http {
	return ({ method, url, headers = {}, body = '' }) => {
		const { pathname, searchParams: query, host } = new URL(url);
		// The server of the simulators has each below its own key.
		const path = pathname.replace(new RegExp(`^/${key}(?=/)`), '');
		const request = { method, path, query, headers: { host, ...headers }, body };
		const answer = api?.handle(request, clock.at);
		if (!answer) throw new Error('It has no api.');
		return Promise.resolve({ status: answer.status, headers: {}, text: answer.body });
	};
}

/** All records of all pages of a span. */
export async function allChanged(
	{ changed }: Connected,
	object: string,
	span: { since: number; until: number },
): Promise<CrmRecord[]> {
	const records: CrmRecord[] = [];
	let page: string | null = null;
	do {
		const got: ChangedPage | undefined = await changed?.(object, span, page);
		records.push(...(got?.records ?? []));
		page = got?.next ?? null;
	} while (page !== null);
	return records;
}
