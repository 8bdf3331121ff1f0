import { cleanLine } from '../../language/plain-text';
import { isObject } from '../../model/json';
import type { HttpAnswer } from '../http/http';
import { jsonOf } from '../http/json-answer';
import { textOrNull } from '../http/json-fields';
import { SystemError, type SystemFault } from '../system-error';

const system = 'Kingdee K/3 Cloud';

const hints: Record<SystemFault, string> = {
	denied: 'Check what the user of the credential may do in this form and organisation.',
	refused: 'Look at the fields and values; a form may demand more of them than the panel shows.',
	missing: 'It may have been deleted, or belong to another form.',
	limited: 'It is worth another try in a minute.',
	unavailable: 'It is worth another try in a minute.',
};

/** How the loss of a session is told; its code, 1, is not documented to be of that alone. */
const sessionLost =
	/会话信息已丢失|会话.*(超时|过期|失效)|请重新登录|session (timeout|lost|expired)/i;

const words: ReadonlyArray<readonly [RegExp, SystemFault]> = [
	[sessionLost, 'denied'],
	[/权限|无权|permission/i, 'denied'],
	[/不存在|已被?删除|not exist|not found/i, 'missing'],
];

/** Whether the site only asks for another login: then it has done nothing. */
export const isSessionLost = ({ message }: SystemError): boolean => sessionLost.test(message);

/**
 * The `Result` of an answer, whichever way it is wrapped; what has none, e.g. the rows of a query, comes
 * as it is. A refusal comes with HTTP 200, as `{Result}`, `[{Result}]` or `[[{Result}]]`. An object without
 * a `Result` and any other status are not the words of a service: a server or gateway failed.
 *
 * @throws SystemError
 */
export function resultOf(http: HttpAnswer): unknown {
	const answer = jsonOf(http, system);
	const first: unknown = Array.isArray(answer) ? answer[0] : answer;
	const inner: unknown = Array.isArray(first) ? first[0] : first;
	if (!isObject(inner) || inner.Result === undefined) {
		if (http.status !== 200 || isObject(inner)) throw strange(http);
		return answer;
	}
	const result = inner.Result;
	const status: unknown = isObject(result) ? result.ResponseStatus : null;
	if (isObject(status) && String(status.IsSuccess).toLowerCase() === 'false') {
		throw refusalOf(status);
	}
	if (http.status !== 200) throw strange(http);
	return result;
}

/** The `Result` of a writing, which has to say that it was done. @throws SystemError */
export function doneIn(result: unknown): Record<string, unknown> {
	const status: unknown = isObject(result) ? result.ResponseStatus : null;
	if (isObject(result) && isObject(status) && String(status.IsSuccess).toLowerCase() === 'true') {
		return result;
	}
	throw new SystemError(
		'unavailable',
		`${system} did not say that it has saved the record.`,
		'Look at the record there before you write it again.',
	);
}

/** The text of a server that failed, which may be JSON too. */
function strange({ status, text }: HttpAnswer): SystemError {
	const fault = status === 401 || status === 403 ? 'denied' : 'unavailable';
	return new SystemError(
		fault,
		`${system} answered without a Result (HTTP ${status}): ${cleanLine(text, 120) || 'nothing'}`,
		'Check API Address in the credential, and whether a proxy or gateway stands between.',
		String(status),
	);
}

function refusalOf(status: Record<string, unknown>): SystemError {
	const errors = (Array.isArray(status.Errors) ? status.Errors : []).filter(isObject);
	const said = errors
		.slice(0, 5)
		.map(({ FieldName, Message }) =>
			[textOrNull(FieldName), textOrNull(Message)].filter((part) => part !== null).join(': '),
		)
		.join('; ');
	const code = textOrNull(status.ErrorCode ?? status.MsgCode);
	const fault = words.find(([pattern]) => pattern.test(said))?.[1] ?? 'refused';
	return new SystemError(
		fault,
		`${system} refused: ${cleanLine(said, 300) || 'without a word'}`,
		hints[fault],
		code === null ? null : cleanLine(code, 40),
	);
}
