import fc from 'fast-check';

import { bareNumber, addressIn } from '../../../../core/loop/customer/row-addresses';
import {
	readId,
	readMoney,
	readNumeral,
	readTags,
	readYesNo,
	unusable,
} from '../../../../core/loop/customer/row-values';
import { withoutLinks } from '../../../../core/loop/send/without-links';
import { folded } from '../../../../core/model/attribute-at';
import { bareText, isPlaceholder } from '../../../../core/model/placeholder';
import { sourceByKey } from '../../../../core/systems';
import { readWhole } from '../../../../core/systems/source/read-drafts';

// What reads such a text anew from each of its places takes minutes for it, and holds every page up.
const many = 200_000;
const gap = ' '.repeat(many);

describe('a cell as long as a book', () => {
	it('is no amount, number or word, and is read within a moment', () => {
		for (const cell of [`1${gap}!`, `1${'\t '.repeat(many / 2)}x!`, `${gap}1${gap}€${gap}x`]) {
			expect(readMoney(cell)).toBe(unusable);
			expect(readNumeral(cell)).toBe(unusable);
			expect(readYesNo(cell)).toBe(unusable);
			expect(readTags(cell)).not.toBeNull();
			expect(readId(cell, 200)).toBe(unusable);
			expect(isPlaceholder(cell)).toBe(false);
		}
		expect(readMoney(`12 000 ${'x'.repeat(90)}`)).toBe(unusable);
		expect(isPlaceholder('-'.repeat(many))).toBe(true);
		expect(isPlaceholder(`${'-'.repeat(many)}n/a${gap}`)).toBe(true);
	});

	it('is no telephone number or address', () => {
		expect(bareNumber(`1${gap}(x`)).toContain('(x');
		expect(bareNumber(`tel${gap}!`)).toContain('!');
		expect(bareNumber(`+49 30 1234567${gap}(office)`)).toBe('+49 30 1234567');
		expect(bareNumber('电话 ： 13800138000（微信同号）')).toBe('13800138000');
		expect(addressIn(`a@b.example,${gap}x`)).toBeNull();
	});

	it('is no time of Jinshuju, and a text loses nothing but what leads to its link', () => {
		const { source } = sourceByKey('jinshuju');
		const sample = source.configure({}).sample(Date.UTC(2026, 0, 5, 2), 'id1');
		const body = Buffer.from(sample.body.replace(/\d{4}-\d\d-\d\dT[^"]+/g, `1${gap}UTC!`));
		const request = { method: 'POST', url: '', ...sample, rawBody: body, body: {} };
		const heard = { request, secrets: { secret: 'x', previousSecret: null }, now: 0 };
		expect(readWhole(source.configure({}).parse(heard)).kind).toBe('invalid');
		expect(withoutLinks(`Rate us${gap}now: → https://n8n.example.com`)).toMatch(/now$/);
	});

	it('stands for nothing where it did before', () => {
		const marks = fc.constantFrom(...'-()<>"\' \t\u3000。n/a无x');
		fc.assert(
			fc.property(fc.array(marks, { maxLength: 14 }), (letters) => {
				const text = letters.join('');
				const bare = text.replace(/^[\p{P}\p{S}\s]+|[\p{P}\p{S}\s]+$/gu, '');
				expect(bareText(text)).toBe(folded(bare));
			}),
		);
	});
});
