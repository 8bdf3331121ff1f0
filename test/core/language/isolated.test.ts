import { isolated } from '../../../core/language/isolated';

describe('a name inside a sentence', () => {
	it.each([
		['Yahoo!', 'ar', '\u200f'],
		['Lotus 酒店', 'he', '\u200f'],
		['فندق (بكين)', 'en', '\u200e'],
		['فندق', 'zh-CN', '\u200e'],
	])(
		'%j is kept together where the sentence is written the other way: %s',
		(name, language, mark) => {
			expect(isolated(name, language)).toBe(`${mark}\u2068${name}\u2069`);
		},
	);

	it.each([
		['Yahoo!', 'en'],
		['上海饭店', 'zh-CN'],
		['فندق (بكين)', 'ar'],
		['24/7', 'ar'],
		['', 'ar'],
	])('%j stays as it is otherwise: %s', (name, language) => {
		expect(isolated(name, language)).toBe(name);
	});
});
