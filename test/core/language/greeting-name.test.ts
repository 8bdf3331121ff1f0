import fc from 'fast-check';

import { greetingName } from '../../../core/language/greeting-name';
import { personName } from '../../../core/language/person-name';
import { sayIn } from '../../../core/language/say';

const zh = 'zh-CN';

describe('the name in a greeting', () => {
	it.each([
		['王芳女士', '王女士'],
		['王芳 先生', '王先生'],
		['欧阳娜娜女士', '欧阳女士'],
		['王女士', '王女士'],
		['王芳', '王芳'],
		['王 芳', '王芳'],
		['Wang Fang', 'Wang Fang'],
		['Ms. Wang Fang', 'Ms. Wang Fang'],
		['Jane Doe', 'Jane Doe'],
		['先生', '先生'],
		['N/A', ''],
		['li@example.com', ''],
		[null, ''],
	])('without a title of its own, of %j is %j', (name, greeted) => {
		expect(greetingName({ name }, 'en')).toBe(greeted);
	});

	it.each([
		['王芳', '女士', '王女士'],
		['王芳', 'Ms', '王女士'],
		['王芳', 'Dr.', '王博士'],
		['王芳女士', '女士', '王女士'],
		['王女士', '女士', '王女士'],
		['Ms 王芳', 'Ms', '王女士'],
		['欧阳娜娜', '女士', '欧阳女士'],
		['司马光', '先生', '司马先生'],
		['司馬光', '先生', '司馬先生'],
		['王建国', '经理', '王经理'],
		['王建国', '处长', '王处长'],
		['王处长', '处长', '王处长'],
		['王 芳', '老师', '王老师'],
		['艾山·买买提', '先生', '艾山·买买提先生'],
		['Wang Fang', '女士', 'Wang Fang 女士'],
		['Wang Fang', 'Ms', 'Wang Fang 女士'],
		['Ms. Jane Doe', 'Ms', 'Jane Doe 女士'],
		['Jane Doe', 'Captain', 'Jane Doe'],
		['王芳', 'Captain', '王芳'],
		['Wang Fang 王芳', '女士', '王女士'],
		['王芳 (Wang Fang)', 'Ms', '王女士'],
		['先生', '先生', '先生'],
		['王芳', 'N/A', '王芳'],
		['王芳', '—', '王芳'],
		['王芳', '', '王芳'],
		['王芳', null, '王芳'],
		['N/A', '女士', ''],
		['li@example.com', 'Ms', ''],
	])('to a reader of Chinese, of %j with the title %j is %j', (name, title, greeted) => {
		expect(greetingName({ name, title }, zh)).toBe(greeted);
	});

	it.each([
		['Jane Doe', 'Ms', 'Ms Doe'],
		['Jane Doe', 'MS.', 'Ms. Doe'],
		['Jane Doe', '女士', 'Ms Doe'],
		['Jane Doe', '医生', 'Dr Doe'],
		['Ms. Jane Doe', 'Ms', 'Ms Doe'],
		['Jane Doe 女士', null, 'Ms Doe'],
		['Dr. Jane Doe', null, 'Dr. Doe'],
		['Erika Mustermann', 'Prof. Dr.', 'Prof. Dr. Mustermann'],
		['Jane Doe', 'Captain', 'Captain Doe'],
		['Jane van der Berg', 'Mrs', 'Mrs van der Berg'],
		['Doe, Jane', 'Ms', 'Ms Doe'],
		['Jane', 'Ms', 'Ms Jane'],
		['Xiaoming Wang', 'Mr', 'Mr Wang'],
		['Wang Fang', 'Ms', 'Ms Wang Fang'],
		['Wang Xiaoming', 'Mr', 'Mr Wang Xiaoming'],
		['Kim Johnson', 'Ms', 'Ms Kim Johnson'],
		['Gabriel García Márquez', 'Mr', 'Mr Gabriel García Márquez'],
		['J. R.', 'Mr', 'Mr J. R.'],
		['Jane Doe', '老师', 'Jane Doe'],
		['Wang Fang 王芳', 'Ms', 'Ms Wang Fang'],
		['王芳', 'Ms', '王女士'],
		['王芳', '经理', '王经理'],
		['Анна Иванова', 'Ms', 'Анна Иванова'],
		['Ms', 'Ms', 'Ms'],
		['null', 'Ms', ''],
	])('to a reader of English, of %j with the title %j is %j', (name, title, greeted) => {
		expect(greetingName({ name, title }, 'en')).toBe(greeted);
	});

	it.each([
		['佐藤健', '様', 'ja', '佐藤健様'],
		['佐藤めい', 'さん', 'ja', '佐藤めいさん'],
		['佐藤健様', '様', 'ja', '佐藤健様'],
		['佐藤健', 'Ms', 'ja', '佐藤健様'],
		['佐藤健', '先生', 'ja', '佐藤健先生'],
		['佐藤健', '様', 'en', '佐藤健様'],
		['김민준', '님', 'ko', '김민준 님'],
		['김민준', 'Mr', 'ko', '김민준 님'],
		['김민준', '님', 'en', '김민준 님'],
	])(
		'of Japan and Korea, of %j with the title %j in %s is %j',
		(name, title, language, greeted) => {
			expect(greetingName({ name, title }, language)).toBe(greeted);
		},
	);

	const names = fc.oneof(
		fc.constantFrom(
			...[
				'王芳',
				'王芳女士',
				'王 芳',
				'欧阳娜娜',
				'王',
				'Wang Fang',
				'Jane Doe',
				'Doe, Jane',
				'Ms Jane Doe',
			],
			...[
				'Wang Fang 王芳',
				'王芳（Wang Fang）',
				'佐藤めい',
				'김민준',
				'N/A',
				'null',
				'li@example.com',
				'先生',
				'Ms',
			],
		),
		fc.string({ unit: 'grapheme', maxLength: 20 }),
	);
	const titles = fc.oneof(
		fc.constantFrom(
			null,
			'',
			'Ms',
			'ms.',
			'Mr',
			'Dr',
			'女士',
			'先生',
			'经理',
			'様',
			'님',
			'N/A',
			'-',
			'Frau',
		),
		fc.string({ unit: 'grapheme', maxLength: 8 }),
	);
	const languages = fc.constantFrom('en', 'zh-CN', 'zh-TW', 'ja', 'ko', 'de', 'ar');

	it('is there where there is a name and nowhere else, and says no title twice', () => {
		fc.assert(
			fc.property(names, titles, languages, (name, title, language) => {
				const greeted = greetingName({ name, title }, language);
				expect(greeted !== '').toBe(personName(name, 60) !== '');
				expect(greeted).not.toMatch(/undefined|null|女士\s*女士|先生\s*先生|様様|\bms\.? ms\b/i);
				expect(greeted).toBe(greeted.trim());
			}),
			{ numRuns: 2_000 },
		);
	});

	it('stands in the mail: "Hello Wang Fang", 王女士，您好', () => {
		const english = greetingName({ name: 'Wang Fang' }, 'en');
		expect(sayIn('en')('mail.hello', { name: english })).toBe('Hello Wang Fang,');
		const chinese = greetingName({ name: '王芳', title: '女士' }, zh);
		expect(sayIn(zh)('mail.hello', { name: chinese })).toBe('王女士，您好：');
	});
});
