import { comparedItems } from '../../../../core/loop/insight/compared-items';

const rows = (a: readonly unknown[], b: readonly unknown[]) =>
	[
		...a.map((value) => ({ group: 'old', value })),
		...b.map((value) => ({ group: 'new', value })),
	].map((row, at) => ({ ...row, place: at + 1 }));
const input = { of: 'items', first: null, language: null } as const;

describe('incoming items as two groups', () => {
	it('count yes and no in all their spellings, and leave out what is empty', () => {
		const given = rows([true, 'no', 1, ''], ['是', '否', 'YES', null, '0']);
		const found = comparedItems({ ...input, figure: 'share', rows: given }, 'en');
		expect(found.names).toEqual({ a: 'old', b: 'new' });
		expect(found.pairs[0]?.pair).toEqual({
			figure: 'share',
			a: { x: 2, n: 3 },
			b: { x: 2, n: 4 },
		});
	});

	it('add up numbers, count NPS, and begin with the group that is named', () => {
		const means = comparedItems({ ...input, figure: 'mean', rows: rows(['1', 2], [3]) }, 'en');
		expect(means.pairs[0]?.pair).toMatchObject({ a: { n: 2, sum: 3, sumSquares: 5 } });
		const nps = comparedItems(
			{ ...input, first: 'new', figure: 'nps', rows: rows([10, 7, 2], [9]) },
			'en',
		);
		expect(nps.names.a).toBe('new');
		expect(nps.pairs[0]?.pair).toMatchObject({
			b: { promoters: 1, passives: 1, detractors: 1 },
		});
	});

	it('say which item is wrong, and that two groups are needed', () => {
		const wrong = (figure: 'share' | 'mean' | 'nps', value: unknown) => () =>
			comparedItems({ ...input, figure, rows: rows([1], [value]) }, 'en');
		expect(wrong('share', 'perhaps')).toThrow('Item 2 has the value "perhaps"');
		expect(wrong('mean', 'a lot')).toThrow('must have a number');
		expect(wrong('nps', 11)).toThrow('from 0 to 10');
		expect(() => comparedItems({ ...input, figure: 'mean', rows: rows([1], []) }, 'en')).toThrow(
			'There are 1 groups',
		);
		expect(() =>
			comparedItems({ ...input, first: 'C', figure: 'mean', rows: rows([1], [2]) }, 'en'),
		).toThrow('No item belongs to the group "C"');
		expect(() =>
			comparedItems({ ...input, figure: 'mean', rows: [{ group: {}, value: 1, place: 1 }] }, 'en'),
		).toThrow('Item 1 has the group');
	});
});
