import fc from 'fast-check';

import { acceptedLanguages, dir, pickLanguage } from '../../../core/language/pick-language';
import { textOf } from '../../../core/language/text-of';

describe('picking a language', () => {
	test.each([
		[['en', 'zh-CN'], ['zh'], 'zh-CN', false],
		[['en', 'zh-CN'], ['zh-Hans'], 'zh-CN', false],
		[['en', 'zh-CN'], ['zh-Hans-SG'], 'zh-CN', false],
		[['en', 'zh-CN'], ['zh_CN'], 'zh-CN', false],
		[['en', 'zh-CN'], ['ZH-cn'], 'zh-CN', false],
		[['en', 'zh-CN'], ['en-GB', 'zh'], 'en', false],
		[['en-US', 'en-GB'], ['en-GB'], 'en-GB', false],
		// Another script is not the reader's own, but nearer than another language …
		[['en', 'zh-CN'], ['zh-TW'], 'zh-CN', true],
		// … unless the reader named a language that is there.
		[['en', 'zh-CN'], ['zh-TW', 'en'], 'en', false],
		[['en', 'zh-CN'], ['de', 'fr'], 'en', true],
		[['en', 'zh-CN'], ['!!', '', 'zh'], 'zh-CN', false],
		[['zh-CN', 'en'], [], 'zh-CN', false],
		[['en'], ['enm'], 'en', true],
	])('from %j for %j is %s (fallback %s)', (available, preferred, language, fallback) => {
		expect(pickLanguage(available, preferred)).toEqual({ language, fallback });
	});

	test('always gives one of those available', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), (preferred) => {
				expect(['en', 'zh-CN']).toContain(pickLanguage(['en', 'zh-CN'], preferred).language);
			}),
		);
	});
});

describe('what a browser accepts', () => {
	test.each([
		['zh-CN,zh;q=0.9,en;q=0.8', ['zh-CN', 'zh', 'en']],
		['en;q=0.2, de', ['de', 'en']],
		['en;q=0, *;q=0.5, fr;q=x', []],
		['', []],
		[null, []],
	])('%s', (header, languages) => {
		expect(acceptedLanguages(header)).toEqual(languages);
	});

	test('any header is read', () => {
		fc.assert(
			fc.property(fc.string(), (header) => {
				expect(acceptedLanguages(header)).toBeInstanceOf(Array);
			}),
		);
	});
});

test.each([
	['en', 'ltr'],
	['zh-CN', 'ltr'],
	['ar', 'rtl'],
	['he-IL', 'rtl'],
	['fa', 'rtl'],
	['az-Arab', 'rtl'],
	['not a tag', 'ltr'],
])('%s is written %s', (language, direction) => {
	expect(dir(language)).toBe(direction);
});

test.each([
	[{ en: 'a', 'zh-CN': 'b' }, 'zh-CN', 'b'],
	[{ en: 'a', 'zh-CN': 'b' }, 'zh', 'b'],
	[{ en: 'a', 'zh-CN': 'b' }, 'de', 'a'],
	[{ fr: 'c' }, 'de', 'c'],
	[{ en: 'a' }, 'constructor', 'a'],
	[{}, 'en', ''],
	[null, 'en', ''],
])('the text of %j in %s is "%s"', (texts, language, text) => {
	expect(textOf(texts, language, 'en')).toBe(text);
});
