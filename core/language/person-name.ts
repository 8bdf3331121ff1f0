import { bareText, isPlaceholder } from '../model/placeholder';
import { cleanLine } from './plain-text';

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
	if (!/\p{L}/u.test(bare) || isPlaceholder(bare)) return '';
	if (/^\S+@\S+\.\S+$/.test(name) || bare === 'object object') return '';
	return name;
}
