import { entryOf } from '../../model/json';
import { cleanLine } from '../../language/plain-text';
import type { HttpAnswer } from '../http/http';
import { objectOf } from '../http/json-answer';
import { SystemError, type SystemFault } from '../system-error';

const name = 'Jiandaoyun';

/** Codes whose meaning the vendor documents; all others are told apart by their words. */
const codes: Record<string, SystemFault> = { '8303': 'limited', '429': 'limited' };

/** What the words of an error say, where its code is no known one. */
const words: ReadonlyArray<readonly [RegExp, SystemFault]> = [
	[/frequency|too many|超出.*频率|并发/i, 'limited'],
	[/api ?key|unauthor|permission|forbidden|密钥|权限|鉴权/i, 'denied'],
	[/does ?n['’o]t exist|not found|不存在|已删除/i, 'missing'],
];

const hints: Record<SystemFault, string> = {
	denied:
		'Check the API key in the credential, and in Jiandaoyun under 开放平台 → 密钥管理 whether it is enabled for this application.',
	refused:
		'Look up the code in the developer guide of Jiandaoyun, and check the values and fields.',
	missing: 'Check the id of the application, of the form and of the record.',
	limited: 'It is worth another try in a minute; call it less often.',
	unavailable: 'It is worth another try in a minute.',
};

/**
 * The object that an answer holds. An error comes as HTTP 400 with `code` and `msg`.
 *
 * @throws SystemError
 */
export function resultOf(answer: HttpAnswer): Record<string, unknown> {
	if (answer.status >= 500) throw failed('unavailable', answer.status, null, '');
	const body = objectOf(answer, name);
	const isGood = answer.status >= 200 && answer.status < 300;
	const code = codeOf(body.code);
	if (isGood && (code === null || code === '0')) return body;
	const said = cleanLine(typeof body.msg === 'string' ? body.msg : '', 200);
	throw failed(faultOf(answer.status, code, said), answer.status, code, said);
}

const codeOf = (code: unknown): string | null =>
	typeof code === 'number' || typeof code === 'string' ? String(code) : null;

function faultOf(status: number, code: string | null, said: string): SystemFault {
	if (status === 401 || status === 403) return 'denied';
	const known = code === null ? undefined : entryOf(codes, code);
	return known ?? words.find(([pattern]) => pattern.test(said))?.[1] ?? 'refused';
}

function failed(
	fault: SystemFault,
	status: number,
	code: string | null,
	said: string,
): SystemError {
	const what = code === null ? `HTTP ${status}` : `code ${code}, HTTP ${status}`;
	const text = said === '' ? 'gave no reason' : `said: ${said}`;
	return new SystemError(fault, `${name} ${text} (${what}).`, hints[fault], code);
}
