import type { Codes } from '../sending/outcome';

/**
 * Feishu's codes that tell what to do next, from the vendor's pages and copies of them.
 *
 * @see https://open.larkoffice.com/document/server-docs/api-call-guide/generic-error-code.md
 */
export const feishuCodes: Codes = {
	'9499': ['refused', 'form'],
	'10003': ['account', 'app_or_secret'],
	'10014': ['account', 'app_or_secret'],
	'10015': ['account', 'app_or_secret'],
	'11232': ['limited', 'too_often'],
	'19001': ['account', 'no_robot'],
	'19002': ['refused', 'form'],
	'19021': ['account', 'signature'],
	'19022': ['account', 'ip'],
	'19024': ['account', 'keyword'],
	'230001': ['refused', 'form'],
	'230002': ['refused', 'not_in_group'],
	'230006': ['account', 'no_bot'],
	'230013': ['blocked', 'not_available'],
	'230020': ['limited_person', 'too_often_person'],
	'230025': ['too_large', 'too_long'],
	'230027': ['account', 'no_permission'],
	'230029': ['wrong_address', 'left'],
	'230034': ['wrong_address', 'unknown_person'],
	'230035': ['account', 'no_right_member'],
	'230053': ['blocked', 'stopped_bot'],
	'99991400': ['limited', 'too_often'],
	'99991661': ['account', 'no_token'],
	'99991663': ['account', 'bad_token'],
	'99991664': ['account', 'bad_token'],
	'99991665': ['account', 'bad_token'],
	'99991672': ['account', 'no_permission'],
	'99992351': ['wrong_address', 'unknown_person'],
	'99992361': ['wrong_address', 'other_app'],
	'99992364': ['wrong_address', 'other_company'],
};
