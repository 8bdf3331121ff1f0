import { entryOf } from '../../model/json';
import { cleanLine } from '../../language/plain-text';
import { SystemError, type SystemFault } from '../system-error';

/** A token that is no longer, or not yet, one; it is fetched once more. */
export const tokenRefused = '20016';

/**
 * What the codes that were seen mean; the vendor's own table disagrees about some. All other codes are
 * a business that was refused.
 */
const known: Record<string, { fault: SystemFault; hint: string }> = {
	'10006': {
		fault: 'denied',
		hint: 'Check App ID, App Secret and Permanent Code in the credential, and the cloud.',
	},
	'20017': {
		fault: 'denied',
		hint: 'Check App ID, App Secret and Permanent Code in the credential, and the cloud.',
	},
	[tokenRefused]: {
		fault: 'denied',
		hint: 'Fxiaoke does not take its own new token: check the cloud and the employee in the credential.',
	},
	'30002': {
		fault: 'limited',
		hint: "The day's calls are used up; it is worth another try tomorrow.",
	},
	'30003': { fault: 'limited', hint: 'The company has bought no calls of this interface.' },
};

const refusedHint =
	'Look at the fields, at the record, and at what the employee of the credential may do there.';

/** Fxiaoke answers with HTTP 200 whatever happened; the code alone tells. */
export function errorOf(code: string, answer: Record<string, unknown>): SystemError {
	const { fault, hint } = entryOf(known, code) ?? { fault: 'refused', hint: refusedHint };
	const said = [answer.errorDescription, answer.errorMessage]
		.filter((text): text is string => typeof text === 'string' && text !== '')
		.map((text) => cleanLine(text, 200));
	const trace =
		typeof answer.traceId === 'string' ? ` (trace ${cleanLine(answer.traceId, 80)})` : '';
	return new SystemError(
		fault,
		`Fxiaoke answered ${code}: ${[...new Set(said)].join(', ') || 'without a word'}${trace}`,
		hint,
		code,
	);
}
