import type { HttpRequest, Tools } from '../http/http';
import { objectOf } from '../http/json-answer';
import { SystemError } from '../system-error';
import type { Said } from './outcome';

/** What a system answered: its code, its words, and everything else. */
export type Called = Said & { body: Record<string, unknown> };

/** Where an answer has its code and its words. */
export type AnswerNames = {
	code: string;
	words: string;
	/** An answer of status 200 without a code says that all is well. */
	silent?: true;
};

/**
 * One call of a system that answers JSON with a code of its own in it, whatever the status.
 *
 * @throws SystemError where no such answer came
 */
export async function called(
	{ http }: Tools,
	system: string,
	request: HttpRequest,
	names: AnswerNames = { code: 'errcode', words: 'errmsg' },
): Promise<Called> {
	const answer = await http({
		...request,
		headers: {
			...(request.body !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
			...request.headers,
		},
	});
	const body = objectOf(answer, system);
	const code = body[names.code];
	if (code === undefined && names.silent && answer.status === 200) {
		return { code: '0', words: '', body };
	}
	if (typeof code !== 'number' && typeof code !== 'string') {
		throw new SystemError(
			'unavailable',
			`${system} answered without a ${names.code} (HTTP ${answer.status}).`,
			'Check the address in the credential.',
			String(answer.status),
		);
	}
	const words = body[names.words];
	return { code: String(code), words: typeof words === 'string' ? words : '', body };
}
