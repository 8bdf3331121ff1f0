/** Names in these scripts are written family name first, without a space between. */
const closed = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]+$/u;

/**
 * A person's name out of its two parts, as people write it: `Li Wei`, `李伟`. What is not a text counts
 * as not said.
 *
 * @returns `null` where neither part is there
 */
export function fullName(given: unknown, family: unknown): string | null {
	const parts = [given, family].map((part) => (typeof part === 'string' ? part.trim() : ''));
	const [first = '', last = ''] = parts;
	if (first === '' || last === '') return first || last || null;
	return closed.test(first) && closed.test(last) ? `${last}${first}` : `${first} ${last}`;
}
