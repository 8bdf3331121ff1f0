import { timeZoneOf } from '../../calendar/zone-names';
import { unacceptable } from '../../model/read-input';
import { credentialFields } from '../option/credential-fields';

/** A caller of the U8 open platform, and the company's account set that it calls. */
export type U8Account = {
	/** Without a slash at its end. */
	address: string;
	fromAccount: string;
	toAccount: string;
	appKey: string;
	appSecret: string;
	/** Number of the data source where a company has several; empty = its first. */
	dataSource: string;
	/** In which times are written there: an IANA name. */
	zone: string;
};

/** @throws SetupError naming the field and what it must be */
export function readAccount(given: Record<string, unknown>): U8Account {
	const fields = credentialFields(given, 'Satisfaction U8');
	const zone = fields.optional('timeZone') || 'Asia/Shanghai';
	const known = timeZoneOf(zone);
	if (known === null) throw unacceptable('Time Zone', zone, 'a time zone such as Asia/Shanghai');
	return {
		address: fields.address('address', 'API Address', 'https://api.yonyouup.com'),
		fromAccount: fields.text('fromAccount', 'From Account'),
		toAccount: fields.text('toAccount', 'To Account'),
		appKey: fields.text('appId', 'App Key'),
		appSecret: fields.text('appSecret', 'App Secret'),
		dataSource: fields.optional('dataSource'),
		zone: known,
	};
}
