import type { Codes } from '../sending/outcome';

/**
 * DingTalk's codes that tell what to do next. Those of robots as three public sources agree on them, partly
 * tried live by others; those of apps from copies of the vendor's table. None was tried by us.
 */
export const dingtalkCodes: Codes = {
	'-1': ['later', 'DingTalk is busy'],
	'33012': ['wrong_address', 'there is no member with this user ID'],
	'34': ['refused', 'the message is not in its form'],
	'40001': ['account', 'the app secret is not the right one'],
	'40014': ['account', 'the access token is not valid'],
	'40035': ['refused', 'a part of the message is missing or not in its form'],
	'40089': ['account', 'app key and app secret do not belong together'],
	'41001': ['account', 'the access token is missing'],
	'42001': ['account', 'the access token has run out'],
	'43004': ['refused', 'the message is not sent as JSON'],
	'45002': ['too_large', 'the message is too long'],
	'60011': ['account', 'the app may not write to this member'],
	'60020': ['account', "n8n's IP address is not among the allowed ones"],
	'60121': ['wrong_address', 'there is no member with this user ID'],
	'88': ['account', 'DingTalk does not accept the token, or the app may not call this'],
	'90018': ['limited', 'called too often'],
	'130101': ['limited', 'more than 20 messages in a minute; it takes none for 10 minutes'],
	'300001': ['account', 'there is no robot with this webhook address'],
	'300005': ['account', 'there is no robot with this webhook address'],
	'310000': [
		'account',
		'the security settings of the robot do not let the message in: check Secret, Keyword, its IP list, and the clock of n8n',
	],
	'400002': ['refused', 'the message is not in its form'],
	'400013': ['account', 'the group was dissolved'],
	'400102': ['account', 'the robot was stopped'],
	'400105': ['refused', 'there is no message of this type'],
	'400106': ['refused', 'the message is empty'],
	'410100': ['limited', 'more than 20 messages in a minute; it takes none for 10 minutes'],
	'460101': ['too_large', 'the message is longer than 20,000 bytes'],
};
