import { writtenLanguage } from '../../../core/language/written-language';

it.each<[string, string[], string]>([
	['How was it?', ['en', 'zh-CN'], 'en'],
	['How was it?', ['zh-CN', 'en'], 'en'],
	['服务态度', ['en', 'zh-CN'], 'zh-CN'],
	['微信 WeChat', ['en', 'zh-CN'], 'zh-CN'],
	['服務態度', ['en', 'zh-Hant-HK', 'zh-CN'], 'zh-Hant-HK'],
	['5', ['zh-CN', 'en'], 'en'],
	// Where the survey has no such language, it is its first.
	['OK', ['zh-CN'], 'zh-CN'],
	['服务态度', ['fr', 'en'], 'fr'],
	['Trop lent', ['fr', 'en', 'zh-CN'], 'fr'],
	['Too slow', ['zh-CN', 'fr', 'en'], 'fr'],
	// Japanese and Korean write Han characters too.
	['接客態度はいかがでしたか', ['ja', 'zh-CN'], 'ja'],
	['親切하셨습니까', ['zh-CN', 'ko'], 'ko'],
	['价格', ['ja', 'zh-CN'], 'zh-CN'],
	['anything', [], 'en'],
])('"%s" in a survey of %j is taken for %s', (text, languages, expected) => {
	expect(writtenLanguage(text, languages)).toBe(expected);
});
