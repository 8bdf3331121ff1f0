import { bareText, isPlaceholder } from '../model/placeholder';
import { cleanLine } from './plain-text';

/** What systems and people write for anybody, which nobody is called. */
const anybody = new Set(
	'guest customer visitor user test tester 客户 顾客 访客 游客 用户 会员 测试 测试用户'.split(' '),
);

/**
 * A person's name on one line; empty where it is none: a placeholder such as `null`, `N/A` or `-`, an
 * e-mail address, a phone number. Some systems write the address of whoever they do not know as the
 * name.
 *
 * @param most characters; what passes them is cut
 */
export function personName(text: string | null | undefined, most = 200): string {
	const name = cleanLine(text ?? '', most);
	const bare = bareText(name);
	if (!/\p{L}/u.test(bare) || isPlaceholder(bare) || anybody.has(bare)) return '';
	if (/^\S+@\S+\.\S+$/.test(name) || bare === 'object object') return '';
	return name;
}

/**
 * What somebody of the team is called on what is shown on walls and passed on: what stands before the @ of a
 * mailbox tells them from the others, and nobody can write to it. What is no mailbox stays.
 */
export const withoutMailbox = (text: string): string =>
	/^([^\s@]+)@[^\s@]+$/.exec(text.trim())?.[1] ?? text;

/** How somebody is meant where the whole name says too much: `M. K.`, `陈某`; empty where no name is known. */
export function initialsOf(text: string | null | undefined): string {
	const name = personName(text, 80);
	const [first = ''] = /\p{Script=Han}/u.exec(name) ?? [];
	if (first !== '') return `${first}某`;
	const letters = name.split(/[\s-]+/u).flatMap((word) => /[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
	return letters
		.slice(0, 3)
		.map((letter) => `${letter.toLocaleUpperCase('en')}.`)
		.join(' ');
}
