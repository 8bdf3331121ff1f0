import { cleanLine } from './plain-text';

/** What systems and people write where nobody's name is known. */
const placeholders = new Set(
	'null undefined n/a none nil nan unknown anonymous noname 无 暂无 没有 未知 未填 未填写 匿名 空 不详'.split(
		' ',
	),
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
	// Brackets and quotes round it say no more: (null), <unknown>, "N/A".
	const bare = name.replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '').toLowerCase();
	if (!/\p{L}/u.test(bare) || placeholders.has(bare)) return '';
	if (/^\S+@\S+\.\S+$/.test(name) || bare === 'object object') return '';
	return name;
}
