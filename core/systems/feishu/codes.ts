import type { Codes } from '../sending/outcome';

/**
 * Feishu's codes that tell what to do next, from the vendor's pages and copies of them.
 *
 * @see https://open.larkoffice.com/document/server-docs/api-call-guide/generic-error-code.md
 */
export const feishuCodes: Codes = {
	'9499': ['refused', 'the message is not in its form'],
	'10003': ['account', 'app ID or app secret is not right'],
	'10014': ['account', 'app ID or app secret is not right'],
	'10015': ['account', 'the app secret is not the one of this app'],
	'11232': ['limited', 'called too often'],
	'19001': ['account', 'there is no robot with this webhook address'],
	'19002': ['refused', 'the message is not in its form'],
	'19021': [
		'account',
		'the signature is not the one of the secret, or the clock of n8n is more than an hour off',
	],
	'19022': ['account', "n8n's IP address is not among those that the robot allows"],
	'19024': ['account', 'the keyword that the robot asks for is not in the message'],
	'230001': ['refused', 'a part of the message is not in its form'],
	'230002': ['refused', 'the bot is not in this group'],
	'230006': ['account', 'the app has no bot: turn it on and publish a version'],
	'230013': ['blocked', 'the app is not available to this person'],
	'230020': ['limited_person', 'called too often for this person'],
	'230025': ['too_large', 'the message is too long'],
	'230027': [
		'account',
		'the app may not send messages: give it the permission and publish a version',
	],
	'230029': ['wrong_address', 'the person has left'],
	'230034': ['wrong_address', 'there is nobody with this ID'],
	'230035': ['account', 'the app may not send messages here'],
	'230053': ['blocked', 'the person has stopped the messages of this bot'],
	'99991400': ['limited', 'called too often'],
	'99991661': ['account', 'the access token is missing'],
	'99991663': ['account', 'the access token is not valid'],
	'99991664': ['account', 'the access token is not valid'],
	'99991665': ['account', 'the access token is not valid'],
	'99991672': ['account', 'the app lacks a permission for this'],
	'99992351': ['wrong_address', 'there is nobody with this ID'],
	'99992361': ['wrong_address', 'the ID belongs to another app'],
	'99992364': ['wrong_address', 'the ID belongs to another company'],
};
