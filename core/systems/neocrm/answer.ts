import { cleanLine } from '../../language/plain-text';
import { isObject } from '../../model/json';
import type { HttpAnswer } from '../http/http';
import { objectOf } from '../http/json-answer';
import { textOrNull } from '../http/json-fields';
import { SystemError, type SystemFault } from '../system-error';

const hints: Record<SystemFault, string> = {
	denied: 'Check the fields of the Neocrm credential, and what its user may see.',
	refused: 'Look at the fields and values, and at what the user of the credential may do there.',
	missing: 'It may have been deleted, or belong to another kind of record.',
	limited: 'It is worth another try in a minute; call it less often.',
	unavailable: 'It is worth another try in a minute.',
};

/** The codes are documented nowhere: what is not told by the status is told by the words. */
const words: ReadonlyArray<readonly [RegExp, SystemFault]> = [
	[/access.?token|unauthorized|未登录|登录.*(失效|过期)|令牌/i, 'denied'],
	[/too many|rate limit|frequen|频率|频繁|超出.*次数/i, 'limited'],
	[/not exist|not found|不存在|已删除|已被删除/i, 'missing'],
];

/**
 * What an answer holds: `data` in one version of the interface, `result` in the other. The code in the
 * body counts, as a number or as a text; the status is 200 for most errors.
 *
 * @throws SystemError
 */
export function resultOf(answer: HttpAnswer): unknown {
	const body = objectOf(answer, 'Neocrm');
	const code = textOrNull(body.code ?? body.error_code ?? body.error);
	const isGood = code === '200' || code === '0';
	if (isGood && answer.status < 400) return body.data ?? body.result ?? null;
	const said = cleanLine(
		[body.msg, body.message, body.error_description].find(
			(text): text is string => typeof text === 'string' && text !== '',
		) ?? 'without a word',
		200,
	);
	const fault = faultOf(answer.status, code, said);
	const shown = code === null ? `HTTP ${answer.status}` : cleanLine(code, 40);
	throw new SystemError(fault, `Neocrm answered ${shown}: ${said}`, hints[fault], shown);
}

function faultOf(status: number, code: string | null, said: string): SystemFault {
	if (status === 401 || status === 403) return 'denied';
	if (status >= 500 || code === null) return 'unavailable';
	if (status === 404) return 'missing';
	return words.find(([pattern]) => pattern.test(said))?.[1] ?? 'refused';
}

/** The records of a list, whichever way it is wrapped. */
export function listOf(result: unknown): Array<Record<string, unknown>> {
	const records: unknown = isObject(result) ? result.records : result;
	return Array.isArray(records) ? records.filter(isObject) : [];
}
