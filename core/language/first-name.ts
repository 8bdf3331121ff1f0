import { mayComeFirst } from './family-name';
import { personName } from './person-name';
import { isLatinTitle } from './titles';

/** Scripts in which the family name comes first and no space tells where it ends. */
const familyFirst = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const longest = 60;

/**
 * The name by which a customer may know somebody of the team: the first one, `Jane` of `Jane Doe`,
 * `Dr. Jane Doe` and `Doe, Jane`. The whole name where the first one cannot be told for sure: `王芳`,
 * `Wang Fang`, `J. Doe`, `Mr. Doe`. Empty where it is no name, as an e-mail address.
 */
export function firstName(text: string | null | undefined): string {
	const name = personName(text, longest);
	if (name === '' || familyFirst.test(name)) return name;
	const [family = '', given = ''] = name.split(',');
	const words = (given.trim() || family).trim().split(/\s+/);
	const spoken = words.filter((word) => !word.endsWith('.') && !isLatinTitle(word));
	const [first = name] = spoken;
	const whole = given.trim() === '' && (spoken.length < 2 || mayComeFirst(first));
	return whole ? name : first;
}
