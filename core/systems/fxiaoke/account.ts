import { credentialFields } from '../option/credential-fields';

/**
 * The clouds of Fxiaoke. Which one a company is on is seen in the address of its open platform; other
 * hosts, `www.fxiaoke.com` too, answer with a page.
 */
export const clouds = [
	'https://open.fxiaoke.com',
	'https://open-hwcloud.fxiaoke.com',
	'https://open-ale.fxiaoke.com',
	'https://open-ksc.sharecrm.com',
	'https://open-hws.fxiaoke.com',
	'https://open-na.sharecrm.com',
] as const;

/** A company's application at Fxiaoke, and the employee it acts as. */
export type FxiaokeAccount = {
	/** Without a slash at its end. */
	address: string;
	appId: string;
	appSecret: string;
	permanentCode: string;
	/** Whose rights decide what is read and written, e.g. `1000`. */
	employee: string;
};

/** @throws SetupError naming the field and what it must be */
export function readAccount(given: Record<string, unknown>): FxiaokeAccount {
	const fields = credentialFields(given, 'Satisfaction Fxiaoke');
	const cloud = fields.choice('cloud', 'Cloud', [...clouds, 'other']);
	return {
		address: cloud === 'other' ? fields.address('address', 'API Address', clouds[0]) : cloud,
		appId: fields.text('appId', 'App ID'),
		appSecret: fields.text('appSecret', 'App Secret'),
		permanentCode: fields.text('permanentSecret', 'Permanent Code'),
		employee: fields.text('employee', 'Employee ID'),
	};
}
