import { randomBytes } from 'node:crypto';

/** An application as it is registered at Zoho's API console. */
export type ZohoApplication = { clientId: string; clientSecret: string; redirectUri: string };

export type ZohoTokenAnswer = { status: number; body: Record<string, unknown> };

/** How long a code of a consent holds, and an access token, ms. */
const codeHolds = 120_000;
const tokenHolds = 3_600_000;

const refused = (error: string): ZohoTokenAnswer => ({ status: 200, body: { error } });

/**
 * Zoho's accounts server: a person agrees, the application changes the code for tokens, once, and renews
 * them. It says with HTTP 200 what it refuses. A refresh token is given only where it was asked for.
 */
export class ZohoAccounts {
	readonly #application: ZohoApplication;
	readonly #codes = new Map<string, { until: number; offline: boolean }>();
	readonly #refresh = new Set<string>();
	readonly #access = new Map<string, number>();
	/** What was asked for, by its kind, oldest first. */
	readonly grants: string[] = [];

	constructor(application: ZohoApplication) {
		this.#application = application;
	}

	/**
	 * A person opens the address of the consent and agrees.
	 *
	 * @returns where their browser is sent
	 * @throws Error with what Zoho's page would say
	 */
	agree(asked: URLSearchParams, now: number): string {
		const { clientId, redirectUri } = this.#application;
		if (asked.get('response_type') !== 'code') throw new Error('Invalid response type');
		if (asked.get('client_id') !== clientId) throw new Error('Invalid Client ID');
		if (asked.get('redirect_uri') !== redirectUri) throw new Error('Invalid Redirect Uri');
		const scopes = (asked.get('scope') ?? '').split(',');
		if (!scopes.every((scope) => /^Zoho\w+\.\w+\.\w+$/.test(scope))) {
			throw new Error('Invalid OAuth Scope');
		}
		const code = `1000.${randomBytes(16).toString('hex')}`;
		const offline = asked.get('access_type') === 'offline' && asked.get('prompt') === 'consent';
		this.#codes.set(code, { until: now + codeHolds, offline });
		const back = new URL(redirectUri);
		const state = asked.get('state');
		if (state !== null) back.searchParams.set('state', state);
		for (const [name, value] of Object.entries({
			code,
			location: 'us',
			'accounts-server': 'https://accounts.zoho.com',
		})) {
			back.searchParams.set(name, value);
		}
		return back.href;
	}

	/** `POST /oauth/v2/token`. */
	token(form: URLSearchParams, now: number): ZohoTokenAnswer {
		const { clientId, clientSecret, redirectUri } = this.#application;
		const grant = form.get('grant_type') ?? '';
		this.grants.push(grant);
		if (form.get('client_id') !== clientId) return refused('invalid_client');
		if (form.get('client_secret') !== clientSecret) return refused('invalid_client_secret');
		if (grant === 'refresh_token') {
			return this.#refresh.has(form.get('refresh_token') ?? '')
				? this.#given(now, {})
				: refused('invalid_code');
		}
		if (grant !== 'authorization_code') return refused('invalid_grant');
		const code = form.get('code') ?? '';
		const agreed = this.#codes.get(code);
		this.#codes.delete(code);
		if (!agreed || agreed.until < now) return refused('invalid_code');
		if (form.get('redirect_uri') !== redirectUri) return refused('invalid_redirect_uri');
		if (!agreed.offline) return this.#given(now, {});
		const refresh = `1000.${randomBytes(16).toString('hex')}`;
		this.#refresh.add(refresh);
		return this.#given(now, { refresh_token: refresh });
	}

	/** Whether a request may be made with this token. */
	letsIn(authorization: string, now: number): boolean {
		const [, token = ''] = /^(?:Bearer|Zoho-oauthtoken) (.+)$/i.exec(authorization) ?? [];
		return (this.#access.get(token) ?? 0) > now;
	}

	/** All access tokens come to their end. */
	expire(): void {
		this.#access.clear();
	}

	#given(now: number, more: Record<string, string>): ZohoTokenAnswer {
		const token = `1000.${randomBytes(16).toString('hex')}`;
		this.#access.set(token, now + tokenHolds);
		return {
			status: 200,
			body: {
				access_token: token,
				...more,
				api_domain: 'https://www.zohoapis.com',
				token_type: 'Bearer',
				expires_in: tokenHolds / 1000,
			},
		};
	}
}
