import fc from 'fast-check';

import { formsOf, inOneSpelling } from '../../../../core/insight/text/english-forms';
import { spellings } from '../../../../core/insight/text/words/english-spelling';

describe('English as people write it', () => {
	it.each([
		["it doesn't work", 'it does not work'],
		['it doesnt work', 'it does not work'],
		["i can't, cant and cannot", 'i can not, can not and can not'],
		["it won't, and they wont", 'it will not, and they will not'],
		["wasn't, weren't, havent", 'was not, were not, have not'],
		['i want to count on the restaurant', 'i want to count on the restaurant'],
		['一直用不了', '一直用不了'],
		['', ''],
		['the color of the center', 'the colour of the centre'],
		['the costumer servise apologized', 'the customer service apologised'],
	])('is written in one way: %s', (text, one) => {
		expect(inOneSpelling(text)).toBe(one);
	});

	it('stays as it is where it is spelt so', () => {
		for (const right of spellings.values()) expect(inOneSpelling(right)).toBe(right);
	});

	it.each([
		['reply', ['replies', 'replied']],
		['double charge', ['double charging']],
		['ship', ['shipped', 'shipping']],
		['cancel', ['cancelled', 'cancelling']],
	])('changes the end of %s', (term, forms) => {
		expect(formsOf(term)).toEqual(expect.arrayContaining([term, ...forms]));
	});

	it.each(['pay', 'delay', 'free', 'app', '味道', 'repair'])('leaves %s as it is', (term) => {
		expect(formsOf(term)).toEqual([term]);
	});

	it('is what it was once it is in one spelling, whatever else it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
				const once = inOneSpelling(text);
				expect(inOneSpelling(once)).toBe(once);
				expect(formsOf(text)).toContain(text);
			}),
		);
	});
});
