import type { Codes } from '../sending/outcome';

/**
 * WeChat's codes that tell what to do next, by copies of the vendor's table of global codes. None was
 * tried by us.
 */
export const wechatCodes: Codes = {
	'-1': ['later', 'busy'],
	'40001': ['account', 'secret_or_token'],
	'40003': ['wrong_address', 'unknown_follower'],
	'40013': ['account', 'unknown_account'],
	'40014': ['account', 'bad_token'],
	'40037': ['account', 'unknown_template'],
	'40125': ['account', 'wrong_secret'],
	'40164': ['account', 'ip'],
	'40165': ['refused', 'mini_page'],
	'41001': ['account', 'no_token'],
	'42001': ['account', 'old_token'],
	'43004': ['blocked', 'no_follower'],
	'43019': ['blocked', 'block_list'],
	'43101': ['blocked', 'unwanted'],
	'45002': ['too_large', 'too_long'],
	'45009': ['limited', 'quota'],
	'45011': ['limited', 'too_often'],
	'45015': ['window_closed', 'window'],
	'45047': ['limited_person', 'window_count'],
	'47001': ['refused', 'form'],
	'47003': ['refused', 'value'],
	'48001': ['account', 'no_templates'],
	'50002': ['blocked', 'limited_person'],
};
