import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import { builtInSurveyTexts } from '../../../core/language/survey-texts';
import { builtInLanguageFor, fillText, sayIn, sentenceLanguage } from '../../../core/language/say';
import { builtInLanguages, builtInTexts, type TextKey } from '../../../core/language/texts';

const keys = Object.keys(builtInTexts.en) as TextKey[];
const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe.each(builtInLanguages)('the built-in texts in %s', (language) => {
	const texts = builtInTexts[language];

	test('are those of English, none missing and none too many', () => {
		expect(Object.keys(texts).sort()).toEqual([...keys].sort());
	});

	test.each(keys)('%s says something, with the slots of the English text', (key) => {
		expect(texts[key].trim()).not.toBe('');
		expect(slots(texts[key])).toEqual(slots(builtInTexts.en[key]));
	});
});

describe('built-in texts', () => {
	test('no two themes name a text alike', async () => {
		const folder = join(__dirname, '../../../core/language/texts/en');
		const files = readdirSync(folder).filter((file) => file !== 'index.ts');
		const themes = await Promise.all(
			files.map(async (file) => (await import(join(folder, file))) as Record<string, object>),
		);
		const named = themes.flatMap((theme) =>
			Object.values(theme).flatMap((one) => Object.keys(one)),
		);
		expect(named.sort()).toEqual([...keys].sort());
	});

	test('Chinese texts are Chinese, and address customers politely', () => {
		const chinese = Object.values(builtInTexts['zh-CN']).filter(
			(text) => !/^[\s{}\w：:。【】，、（）；“”%–×]+$/.test(text),
		);
		for (const text of chinese) expect(text).toMatch(/\p{Script=Han}/u);
		expect(Object.values(builtInTexts['zh-CN']).join('')).not.toMatch(/你/);
	});

	test('every built-in question, label, item and reason is in every built-in language', () => {
		const { reasons, commentPrompt, no, yes, ...questions } = builtInSurveyTexts;
		const texts = [
			commentPrompt,
			...reasons.map(({ text }) => text),
			...questions.csi.items.map(({ text }) => text),
			no,
			yes,
			...Object.values(questions).flatMap((one) => [one.question, one.lowLabel, one.highLabel]),
		];
		for (const text of texts) expect(Object.keys(text)).toEqual(builtInLanguages);
	});

	test('reasons are offered for every level, and the weights of the index sum to one', () => {
		for (const level of ['low', 'middle', 'high'] as const) {
			expect(builtInSurveyTexts.reasons.some(({ levels }) => levels.includes(level))).toBe(true);
		}
		const weights = builtInSurveyTexts.csi.items.map(({ weight }) => weight);
		expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
	});
});

describe('saying a text', () => {
	test.each([
		['en', 'Hello Ada'],
		['zh', 'Ada，您好'],
		['de', 'Hello Ada'],
	])('in %s', (language, said) => {
		expect(sayIn(language)('survey.hello', { name: 'Ada' })).toBe(said);
	});

	test('a value with braces is not filled again, and an unknown slot stays', () => {
		expect(fillText('{a} {b} {c}', { a: '{b}', b: '$&' })).toBe('{b} $& {c}');
		expect(fillText('{constructor}{__proto__}', {})).toBe('{constructor}{__proto__}');
	});

	test.each([
		['en-GB', 'en', 'en-GB'],
		['zh-SG', 'zh-CN', 'zh-SG'],
		['ar', 'en', 'en'],
		['english', 'en', 'en'],
		['en_US', 'en', 'en'],
		['', 'en', 'en'],
	])('%s is served by %s, with dates as in %s', (language, builtIn, sentence) => {
		expect(builtInLanguageFor(language)).toBe(builtIn);
		expect(sentenceLanguage(language)).toBe(sentence);
	});

	test('any language tag is served', () => {
		fc.assert(
			fc.property(fc.string(), (language) => {
				expect(['en', 'zh-CN']).toContain(builtInLanguageFor(language));
				expect(() => new Intl.NumberFormat(sentenceLanguage(language))).not.toThrow();
			}),
		);
	});
});
