import fc from 'fast-check';

import { cutMarkdown } from '../../../../core/systems/sending/chat-body';
import { bytesOf, cutBytes, cutUnits } from '../../../../core/systems/sending/cut';

const family = '👩‍👩‍👧‍👦';

describe('a text that is cut by its bytes', () => {
	it('ends between what people see as characters', () => {
		expect(cutBytes('差评差评', 9)).toBe('差评…');
		expect(cutBytes('差评差评', 11)).toBe('差评…');
		expect(cutBytes('差评差评', 12)).toBe('差评差评');
		// The family is 25 bytes: a part of it would be another picture.
		expect(cutBytes(`ab${family}c`, 27)).toBe('ab…');
		expect(cutBytes(`ab${family}cdef`, 30)).toBe(`ab${family}…`);
		expect(cutBytes('abc', 2)).toBe('');
		// In a body of JSON a line break and a quotation mark take two.
		expect(cutBytes('"a"\nbc', 9)).toBe('"a"\nbc');
		expect(cutBytes('"a"\nbc', 8)).toBe('"a"…');
		expect(bytesOf('"\n差')).toBe(Buffer.byteLength(JSON.stringify('"\n差')) - 2);
	});

	it('keeps to the bytes and to the beginning, whatever the text', () => {
		const texts = fc.string({ unit: 'grapheme', maxLength: 60 });
		fc.assert(
			fc.property(texts, fc.integer({ min: 0, max: 120 }), (text, most) => {
				const cut = cutBytes(text, most);
				expect(bytesOf(cut)).toBeLessThanOrEqual(most);
				expect(cut === text || text.startsWith(cut.replace(/…$/, ''))).toBe(true);
				expect(cut).not.toMatch(/\p{Surrogate}/u);
				expect(cutUnits(text, most).length).toBeLessThanOrEqual(most);
			}),
		);
	});

	it('is never cut within a link', () => {
		const text = '第一行\n再看 [打开](https://care.example/abc) 谢谢';
		for (let most = 12; most < bytesOf(text); most += 1) {
			expect(cutMarkdown(text, most)).not.toMatch(/\[[^\]]*$|\]\([^)]*$/);
			expect(bytesOf(cutMarkdown(text, most))).toBeLessThanOrEqual(most);
		}
	});
});
