import { randomBytes } from 'node:crypto';
import axios, { type AxiosInstance, type AxiosRequestConfig } from 'axios';

/** Who may log in to the editor. */
export type Login = { email: string; password: string };

/** A logged-in talk with one n8n: the editor's own interface and the public one. */
export type N8nClient = {
	login: Login;
	/** The editor's interface, below `/rest`. The answer is what n8n wraps as `data`. */
	rest: <Answer>(method: Method, path: string, body?: unknown) => Promise<Answer>;
	/** The public interface, below `/api/v1`. */
	api: <Answer>(method: Method, path: string, body?: unknown) => Promise<Answer>;
	/** What the editor loads beside that: node types, icons. */
	file: <Content>(path: string) => Promise<{ content: Content; type: string }>;
};

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What n8n answered instead of what was asked for. */
export class N8nRefusal extends Error {
	override name = 'N8nRefusal';

	constructor(
		what: string,
		readonly status: number,
		readonly answer: unknown,
	) {
		super(`${what} was answered ${status}: ${textOf(answer)}`);
	}
}

/** A login whose password n8n's rules accept. */
export function newLogin(): Login {
	return {
		email: 'owner@sandbox.example',
		password: `Sandbox-${randomBytes(6).toString('hex')}-1`,
	};
}

/**
 * Makes the owner of a fresh n8n, or logs in to one that has an owner already, and makes a key for
 * the public interface.
 *
 * @throws N8nRefusal if the owner has another password
 */
export async function connect(address: string, login: Login): Promise<N8nClient> {
	const http = axios.create({
		baseURL: address,
		proxy: false,
		timeout: 60_000,
		validateStatus: () => true,
		// n8n ties a session to the browser that opened it.
		headers: { 'browser-id': randomBytes(8).toString('hex') },
	});
	let cookie = await enter(http, login);
	let key: string | null = null;

	const rest = async <Answer>(method: Method, path: string, body?: unknown): Promise<Answer> => {
		const ask = { method, url: `/rest${path}`, data: body };
		try {
			return (await send<{ data: Answer }>(http, { ...ask, headers: { cookie } })).data;
		} catch (error) {
			// A restarted n8n still knows the session; one that ended is opened again once.
			if (!(error instanceof N8nRefusal) || error.status !== 401) throw error;
			cookie = await enter(http, login);
			return (await send<{ data: Answer }>(http, { ...ask, headers: { cookie } })).data;
		}
	};
	const api = async <Answer>(method: Method, path: string, body?: unknown): Promise<Answer> => {
		key ??= await newKey(rest);
		return await send<Answer>(http, {
			method,
			url: `/api/v1${path}`,
			data: body,
			headers: { 'X-N8N-API-KEY': key },
		});
	};
	const file = async <Content>(path: string): Promise<{ content: Content; type: string }> => {
		const answer = await http.get<Content>(`/${path.replace(/^\//, '')}`, { headers: { cookie } });
		if (answer.status >= 300) throw new N8nRefusal(`GET ${path}`, answer.status, answer.data);
		return { content: answer.data, type: String(answer.headers['content-type']) };
	};
	return { login, rest, api, file };
}

async function enter(http: AxiosInstance, login: Login): Promise<string> {
	const { email, password } = login;
	const setup = await http.post('/rest/owner/setup', {
		email,
		password,
		firstName: 'Sandbox',
		lastName: 'Owner',
	});
	// 400: there is an owner already.
	if (setup.status >= 300 && setup.status !== 400) {
		throw new N8nRefusal('Making the owner', setup.status, setup.data);
	}
	const answer = await http.post('/rest/login', { emailOrLdapLoginId: email, password });
	if (answer.status >= 300) throw new N8nRefusal('The login', answer.status, answer.data);
	const cookies = answer.headers['set-cookie'] ?? [];
	return cookies.map((one) => one.split(';')[0]).join('; ');
}

async function newKey(rest: N8nClient['rest']): Promise<string> {
	const scopes = await rest<string[]>('GET', '/api-keys/scopes');
	const label = `sandbox ${randomBytes(4).toString('hex')}`;
	const made = await rest<{ rawApiKey: string }>('POST', '/api-keys', {
		label,
		expiresAt: null,
		scopes,
	});
	return made.rawApiKey;
}

async function send<Answer>(http: AxiosInstance, config: AxiosRequestConfig): Promise<Answer> {
	const answer = await http.request<Answer>(config);
	if (answer.status < 300) return answer.data;
	throw new N8nRefusal(`${config.method} ${config.url}`, answer.status, answer.data);
}

function textOf(answer: unknown): string {
	const message = (answer as { message?: unknown } | null)?.message;
	if (typeof message === 'string') return message;
	return typeof answer === 'string' ? answer.slice(0, 300) : JSON.stringify(answer).slice(0, 300);
}
