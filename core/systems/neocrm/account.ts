import { credentialFields } from '../option/credential-fields';

/** A user of a company at Neocrm, and the connector through which it comes in. */
export type NeocrmAccount = {
	/** Where records are; companies are spread over hosts such as `api-p10.xiaoshouyi.com`. */
	address: string;
	/** Where tokens are given. */
	login: string;
	clientId: string;
	clientSecret: string;
	user: string;
	password: string;
	/** Eight characters that Neocrm mails to the user. */
	securityToken: string;
	/** By which of its two languages changed records are asked for. */
	query: 'xoql' | 'sql';
};

/** @throws SetupError naming the field and what it must be */
export function readAccount(given: Record<string, unknown>): NeocrmAccount {
	const fields = credentialFields(given, 'Satisfaction Neocrm');
	return {
		address: fields.address('address', 'API Address', 'https://api.xiaoshouyi.com'),
		login: fields.address('loginAddress', 'Login Address', 'https://login.xiaoshouyi.com'),
		clientId: fields.text('clientId', 'Client ID'),
		clientSecret: fields.text('clientSecret', 'Client Secret'),
		user: fields.text('user', 'User'),
		password: fields.text('password', 'Password'),
		securityToken: fields.optional('securityToken'),
		query: fields.optional('query') === 'sql' ? 'sql' : 'xoql',
	};
}
