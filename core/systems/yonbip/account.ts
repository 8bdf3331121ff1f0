import { unacceptable } from '../../model/read-input';
import { timeZoneOf } from '../../calendar/zone-names';
import { credentialFields } from '../option/credential-fields';

/** An application of a company at YonBIP or YonSuite. */
export type YonbipAccount = {
	/** Where it is asked in which data centre a company is; without a slash at its end. */
	address: string;
	tenant: string;
	appKey: string;
	appSecret: string;
	/** In which times are written there: an IANA name. */
	zone: string;
	/** Whether opportunities are written by a body that no documentation shows. */
	writes: boolean;
};

/** @throws SetupError naming the field and what it must be */
export function readAccount(given: Record<string, unknown>): YonbipAccount {
	const fields = credentialFields(given, 'Satisfaction YonBIP');
	const zone = fields.optional('timeZone') || 'Asia/Shanghai';
	const known = timeZoneOf(zone);
	if (known === null) throw unacceptable('Time Zone', zone, 'a time zone such as Asia/Shanghai');
	return {
		address: fields.address('address', 'API Address', 'https://apigateway.yonyoucloud.com'),
		tenant: fields.text('tenantId', 'Tenant ID'),
		appKey: fields.text('appId', 'App Key'),
		appSecret: fields.text('appSecret', 'App Secret'),
		zone: known,
		writes: given.writes === true,
	};
}
