import type { Codes } from '../sending/outcome';

/**
 * WeChat's codes that tell what to do next, by copies of the vendor's table of global codes. None was
 * tried by us.
 */
export const wechatCodes: Codes = {
	'-1': ['later', 'WeChat is busy'],
	'40001': ['account', 'the app secret is not the right one, or the access token is not valid'],
	'40003': ['wrong_address', 'there is no follower of this account with this open ID'],
	'40013': ['account', 'there is no account with this app ID'],
	'40014': ['account', 'the access token is not valid'],
	'40037': ['account', 'the account has no template with this template ID'],
	'40125': ['account', 'the app secret is not the right one'],
	'40164': ['account', "n8n's IP address is not on the account's IP allow-list"],
	'40165': ['refused', 'the page of the mini program is not right'],
	'41001': ['account', 'the access token is missing'],
	'42001': ['account', 'the access token has run out'],
	'43004': ['blocked', 'the person does not follow the account'],
	'43019': ['blocked', 'the person is on the block list of the account'],
	'43101': ['blocked', 'the person does not want this message'],
	'45002': ['too_large', 'the message is too long'],
	'45009': ['limited', "the account's calls of today are used up"],
	'45011': ['limited', 'called too often'],
	'45015': ['window_closed', 'the person wrote to the account too long ago'],
	'45047': ['limited_person', 'too many messages since the person last wrote'],
	'47001': ['refused', 'the message is not in its form'],
	'47003': ['refused', 'a value does not fit the key of the template that is named'],
	'48001': ['account', 'the account may not send template messages'],
	'50002': ['blocked', "the person's account is limited"],
};
