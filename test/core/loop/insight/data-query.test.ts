import fc from 'fast-check';

import { readDataQuery } from '../../../../core/loop/insight/address/data-query';
import { dayOf } from '../../../../core/calendar/wall-time';
import { sayIn } from '../../../../core/language/say';

const say = sayIn('en');
const wrongIn = (query: Record<string, unknown>, language = 'en') => {
	const read = readDataQuery(query, sayIn(language));
	return 'wrong' in read ? read.wrong : null;
};

describe('what stands behind the address of a tool', () => {
	it('is scores as CSV of all there is where nothing is said', () => {
		expect(readDataQuery({ t: 'x', from: '', to: '', _: '17' }, say)).toEqual({
			...{ table: 'scores', format: 'csv', from: null, to: null, survey: null },
		});
	});

	it('names table, format, days and survey', () => {
		const asked = { table: 'Answers', format: 'JSON', from: '2026-02-01', to: '2026-02-28' };
		expect(readDataQuery({ ...asked, survey: 'service' }, say)).toEqual({
			...{ table: 'answers', format: 'json', survey: 'service' },
			...{ from: dayOf(2026, 2, 1), to: dayOf(2026, 2, 28) },
		});
	});

	it.each([
		[{ format: 'xml' }, '“xml” is no format. Give one of: format=csv, format=json.'],
		[{ table: 'people' }, '“people” is no table. Give one of: table=scores, table=answers'],
		[{ from: '2026-02-30' }, '“2026-02-30” is no day. Give from as in from=2026-10-01.'],
		[{ to: 'yesterday' }, '“yesterday” is no day'],
		[{ from: '1026-02-03' }, 'is no day'],
		[{ from: ['2026-01-01', '2026-01-02'] }, '“from” stands more than once'],
		[{ from: '2026-03-02', to: '2026-03-01' }, 'begins on 2026-03-02 and ends on 2026-03-01'],
	])('%j is answered with a sentence', (query, sentence) => {
		expect(wrongIn(query)).toContain(sentence);
		expect(wrongIn(query, 'zh-CN')).toMatch(/。$/);
	});

	it('may be anything that a visitor can send', () => {
		const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.anything());
		const names = fc.constantFrom('table', 'format', 'from', 'to', 'survey', 'x');
		fc.assert(
			fc.property(fc.dictionary(names, value), (query) => {
				const read = readDataQuery(query, say);
				if ('wrong' in read) expect(read.wrong.length).toBeLessThan(400);
			}),
		);
	});
});
