import { builtInTexts } from '../../../core/language/texts';

const { en, 'zh-CN': zh } = builtInTexts;

describe('what is said of chance', () => {
	it('is one of three things in either language, and nothing is called significant', () => {
		expect([
			en['verdict.unlikely_chance'],
			en['verdict.could_be_chance'],
			en['verdict.too_few'],
		]).toEqual(['unlikely to be chance', 'could be chance', 'too few to say']);
		expect([
			zh['verdict.unlikely_chance'],
			zh['verdict.could_be_chance'],
			zh['verdict.too_few'],
		]).toEqual(['不像是偶然', '可能只是偶然', '样本太少，暂不下结论']);
		for (const texts of Object.values(builtInTexts)) {
			const wrong = Object.entries(texts).filter(([, text]) => /significan|显著/i.test(text));
			expect(wrong).toEqual([]);
		}
	});
});
