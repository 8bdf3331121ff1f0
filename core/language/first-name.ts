import { personName } from './person-name';

/**
 * Family names as they are romanised: a name that begins with one may be written family name first, as
 * in `Wang Fang`, and does not say which of its words a friend would use.
 */
const romanised = new Set(
	(
		'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang ' +
		'xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei ' +
		'su lu ding ren yao shen zhong jia xia fu fang zou xiong meng qin bai shi hou long duan hao kong ' +
		'shao mao wan gu lai wen kim lee park choi nguyen tran pham'
	).split(' '),
);

/** Scripts in which the family name comes first and no space tells where it ends. */
const familyFirst = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'herr', 'frau', 'mme', 'sir']);

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
	const spoken = words.filter((word) => !word.endsWith('.') && !titles.has(word.toLowerCase()));
	const [first = name] = spoken;
	const whole = given.trim() === '' && (spoken.length < 2 || romanised.has(first.toLowerCase()));
	return whole ? name : first;
}
