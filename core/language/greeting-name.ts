import { personName } from './person-name';

/** Family names of two characters; all others have one. */
const twofold = new Set(
	'欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 独孤 南宫 长孙 宇文 轩辕'.split(
		' ',
	),
);

const titled = /^(\p{Script=Han}{2,4})\s*(先生|女士|小姐|太太|夫人|老师|博士|教授|医生|经理)$/u;

/**
 * A name as a mail greets with it. A Chinese name with a title is greeted by the family name and the
 * title, `王芳女士` by `王女士`; without one nobody is given any, and all other names stay whole, in the
 * order in which they came. Empty where it is no name.
 */
export function greetingName(text: string | null | undefined, most = 60): string {
	const name = personName(text, most);
	const [, full = '', title = ''] = titled.exec(name) ?? [];
	if (title === '') return name;
	const family = twofold.has(full.slice(0, 2)) ? full.slice(0, 2) : full.slice(0, 1);
	return `${family}${title}`;
}
