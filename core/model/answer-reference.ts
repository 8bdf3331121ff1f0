import { timingSafeEqual } from 'node:crypto';

import { inAlphabet } from './id';
import { purposeMac, type SigningKeys } from './token';

/** What an answer in another tool says of where it comes from. */
export type AnswerReference = { kind: 'invitation'; invitationId: string } | { kind: 'test' };

/** An invitation's id or `test`, and 80 bits of the signature; in letters that every tool gives back. */
const referenceForm = /^(inv_[0-9a-z]{20}|test)_([0-9a-z]{16})$/;

/**
 * What a link to another tool's form carries, so that the answer finds its invitation: its id and a mark
 * of it, 41 characters of small letters, digits and `_`. It is bound to workspace and invitation, opens
 * nothing, and is worth what the invitation is: whether that takes an answer is asked when one comes.
 *
 * @param invitationId `null` for somebody who tries the form out: their answer is a test
 */
export function answerReference(
	keys: SigningKeys,
	workspace: string,
	invitationId: string | null,
): string {
	const name = invitationId ?? 'test';
	return `${name}_${markOf(keys.current, workspace, name)}`;
}

/** Reads it again; `null` for what this workspace has not made. Never throws. */
export function readAnswerReference(
	keys: SigningKeys,
	workspace: string,
	given: string,
): AnswerReference | null {
	// Some tools give back capitals.
	const [whole, name = '', mark = ''] = referenceForm.exec(given.trim().toLowerCase()) ?? [];
	if (whole === undefined) return null;
	const fits = [keys.current, ...keys.previous].some((key) =>
		timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(key, workspace, name))),
	);
	if (!fits) return null;
	return name === 'test' ? { kind: 'test' } : { kind: 'invitation', invitationId: name };
}

const markOf = (key: string, workspace: string, name: string): string =>
	inAlphabet(purposeMac(key, 'answer', JSON.stringify([workspace, name])).subarray(0, 16));
