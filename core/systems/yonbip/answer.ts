import { entryOf } from '../../model/json';
import { cleanLine } from '../../language/plain-text';
import type { HttpAnswer } from '../http/http';
import { objectOf } from '../http/json-answer';
import { textOrNull } from '../http/json-fields';
import { SystemError, type SystemFault } from '../system-error';

/** Codes that say that all is well; numbers and texts are mixed. */
const wellCodes = ['200', '00000', '0'];
/** A token that is none, or was given by another data centre. */
const badToken = '310036';

/** Codes that were seen; all others are a business that was refused. */
const known: Record<string, { fault: SystemFault; hint: string }> = {
	[badToken]: {
		fault: 'denied',
		hint: 'Check App Key and App Secret in the credential, and that the Tenant ID is of the same company.',
	},
	'310001': { fault: 'denied', hint: 'Check App Key and App Secret in the credential.' },
	'10018': { fault: 'denied', hint: 'Check App Key in the credential.' },
	'10001': {
		fault: 'denied',
		hint: 'Check App Secret in the credential, and the clock of this server.',
	},
	'1002': {
		fault: 'missing',
		hint: 'It may have been deleted, or belong to another kind of record.',
	},
	'310404': {
		fault: 'refused',
		hint: 'Grant the application this interface in the open platform of YonBIP.',
	},
};

/**
 * What an answer holds under `data`. YonBIP answers with HTTP 200 whatever happened, sometimes with bare
 * text.
 *
 * @throws SystemError
 */
export function dataOf(answer: HttpAnswer): unknown {
	if (/^\s*非法\s*token/iu.test(answer.text)) throw errorOf(badToken, '非法token');
	const body = objectOf(answer, 'YonBIP');
	const code = textOrNull(body.code) ?? '';
	if (wellCodes.includes(code)) return body.data;
	const said = [body.message, body.displayCode].map(textOrNull).find((text) => text !== null);
	if (code === '' && answer.status >= 500) {
		throw new SystemError(
			'unavailable',
			`YonBIP answered HTTP ${answer.status}.`,
			'It is worth another try in a minute.',
			String(answer.status),
		);
	}
	throw errorOf(code === '' ? String(answer.status) : code, said ?? 'without a word');
}

function errorOf(code: string, said: string): SystemError {
	const { fault, hint } = entryOf(known, code) ?? {
		fault: 'refused' as const,
		hint: 'Look at the fields, at the record, and at what the application may do there.',
	};
	return new SystemError(fault, `YonBIP answered ${code}: ${cleanLine(said, 200)}`, hint, code);
}
