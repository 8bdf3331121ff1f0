import type { Codes } from '../sending/outcome';

/**
 * WeCom's codes that tell what to do next. From the vendor's table of global codes, by copies of it;
 * 93000 of a robot as others have met it.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90313
 */
export const wecomCodes: Codes = {
	'-1': ['later', 'WeCom is busy'],
	'40001': ['account', 'the secret is not the one of this app'],
	'40003': ['wrong_address', 'there is no member with this ID'],
	'40013': ['account', 'there is no company with this corp ID'],
	'40014': ['account', 'the access token is not valid'],
	'40056': ['account', 'there is no app with this agent ID'],
	'40058': ['too_large', 'a part of the message is too long or not in its form'],
	'41001': ['account', 'the access token is missing'],
	'42001': ['account', 'the access token has run out'],
	'44004': ['refused', 'the message is empty'],
	'45002': ['too_large', 'the message is too long'],
	'45009': ['limited', 'called too often'],
	'45033': ['limited', 'too many calls at the same time'],
	'48002': ['account', 'the app may not call this'],
	'50001': ['refused', 'the address of the link is not in the trusted domain'],
	'60011': ['account', 'the app may not write to this member'],
	'60020': ['account', "n8n's IP address is not among the app's trusted ones"],
	'60111': ['wrong_address', 'there is no member with this user ID'],
	'81013': ['wrong_address', 'the member does not exist, or is outside what the app may see'],
	'82001': ['wrong_address', 'the message names nobody'],
	'93000': ['account', 'there is no robot with this webhook address'],
	'301002': ['account', 'the secret is not the one of the app with this agent ID'],
};
