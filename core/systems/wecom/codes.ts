import type { Codes } from '../sending/outcome';

/**
 * WeCom's codes that tell what to do next. From the vendor's table of global codes, by copies of it;
 * 93000 of a robot as others have met it.
 *
 * @see https://developer.work.weixin.qq.com/document/path/90313
 */
export const wecomCodes: Codes = {
	'-1': ['later', 'busy'],
	'40001': ['account', 'wrong_secret'],
	'40003': ['wrong_address', 'unknown_member'],
	'40013': ['account', 'unknown_company'],
	'40014': ['account', 'bad_token'],
	'40056': ['account', 'unknown_agent'],
	'40058': ['too_large', 'part_too_long'],
	'41001': ['account', 'no_token'],
	'42001': ['account', 'old_token'],
	'44004': ['refused', 'empty'],
	'45002': ['too_large', 'too_long'],
	'45009': ['limited', 'too_often'],
	'45033': ['limited', 'at_once'],
	'48002': ['account', 'no_right'],
	'50001': ['refused', 'untrusted_link'],
	'60011': ['account', 'no_right_member'],
	'60020': ['account', 'ip'],
	'60111': ['wrong_address', 'unknown_member'],
	'81013': ['wrong_address', 'hidden_member'],
	'82001': ['wrong_address', 'nobody'],
	'93000': ['account', 'no_robot'],
	'301002': ['account', 'other_agent'],
};
