import { languageTagOf } from '../../../core/language/language-names';

describe('a language as other systems name it', () => {
	it.each([
		['zh_cn', 'zh-CN'],
		['en-us', 'en-US'],
		['English', 'en'],
		['German', 'de'],
		['德语', 'de'],
		['ITALIANO', 'it'],
		['中文', 'zh'],
		['中文（简体）', 'zh-CN'],
		['繁體中文', 'zh-TW'],
		['Português (Brasil)', 'pt-BR'],
		['日本語', 'ja'],
		['cn', 'zh-CN'],
		['JP', 'ja'],
		['xx', null],
		['Elvish', null],
		['', null],
	])('%p is %p', (name, tag) => {
		expect(languageTagOf(name)).toBe(tag);
	});
});
