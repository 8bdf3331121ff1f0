import type { Codes } from '../sending/outcome';

/**
 * DingTalk's codes that tell what to do next. Those of robots as three public sources agree on them, partly
 * tried live by others; those of apps from copies of the vendor's table. None was tried by us.
 */
export const dingtalkCodes: Codes = {
	'-1': ['later', 'busy'],
	'33012': ['wrong_address', 'unknown_member'],
	'34': ['refused', 'form'],
	'40001': ['account', 'wrong_secret'],
	'40014': ['account', 'bad_token'],
	'40035': ['refused', 'form'],
	'40089': ['account', 'key_pair'],
	'41001': ['account', 'no_token'],
	'42001': ['account', 'old_token'],
	'43002': ['refused', 'form'],
	'43004': ['refused', 'form'],
	'45002': ['too_large', 'too_long'],
	'60011': ['account', 'no_right_member'],
	'60020': ['account', 'ip'],
	'60121': ['wrong_address', 'unknown_member'],
	'88': ['account', 'no_right'],
	'90018': ['limited', 'too_often'],
	'130101': ['limited', 'robot_tired'],
	'300001': ['account', 'no_robot'],
	'300005': ['account', 'no_robot'],
	'310000': ['account', 'robot_security'],
	'400002': ['refused', 'form'],
	'400013': ['account', 'group_gone'],
	'400102': ['account', 'robot_stopped'],
	'400105': ['refused', 'type'],
	'400106': ['refused', 'empty'],
	'410100': ['limited', 'robot_tired'],
	'460101': ['too_large', 'too_long'],
};
