import { timeZoneOf } from '../../calendar/zone-names';
import { SetupError } from '../../model/errors';
import { credentialFields } from '../option/credential-fields';

/** An integrated user of a K/3 Cloud site, and the application it comes in by. */
export type K3Account = {
	/** With `/k3cloud`, without a slash at its end. */
	address: string;
	/** Id of the data centre (账套). */
	dataCentre: string;
	user: string;
	appId: string;
	appSecret: string;
	/** Builds before 8.0.0.202205 (PT-146911) know SHA-1 alone. */
	hash: 'sha256' | 'sha1';
	/** Number of the organisation that is worked in; empty is the user's own. */
	organisation: string;
	/** 2052 Chinese, 3076 traditional Chinese, 1033 English. */
	language: number;
	/** Of the server: the times it gives and takes have none. */
	zone: string;
	/** How parameters are put into a request. */
	form: 'parameters' | 'data';
};

/** @throws SetupError naming the field and what it must be */
export function readAccount(given: Record<string, unknown>): K3Account {
	const fields = credentialFields(given, 'Satisfaction Kingdee K3');
	const site = fields
		.address('address', 'Site Address', 'https://erp.example.com/k3cloud')
		.replace(/\/k3cloud$/i, '');
	const name = fields.optional('zone') || 'Asia/Shanghai';
	const zone = timeZoneOf(name);
	if (zone === null) {
		throw new SetupError(
			`Time Zone of the Server of the Satisfaction Kingdee K3 credential is "${name.slice(0, 60)}".`,
			'Enter a time zone such as Asia/Shanghai.',
		);
	}
	return {
		address: `${site}/k3cloud`,
		dataCentre: fields.text('dataCentre', 'Data Centre ID'),
		user: fields.text('user', 'User'),
		appId: fields.text('appId', 'App ID'),
		appSecret: fields.text('appSecret', 'App Secret'),
		hash: fields.optional('hash') === 'sha1' ? 'sha1' : 'sha256',
		organisation: fields.optional('organisation'),
		language: Number(fields.optional('language')) || 2052,
		zone,
		form: fields.optional('form') === 'data' ? 'data' : 'parameters',
	};
}
