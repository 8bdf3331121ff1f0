import { sql } from 'kysely';

import { compiledOnce, filled } from '../../core/store/compiled-once';
import { databases, useDatabases, useStore } from './databases';

type Values = Record<string, unknown>;

useDatabases();

describe.each(databases)('on $name, what is compiled', ({ dialect }) => {
	const store = useStore(dialect);

	/** How often something was compiled for values, one after the other. */
	function compiledFor(...all: Values[]): number {
		let times = 0;
		const compile = compiledOnce<Values, number>(() => (times += 1));
		for (const values of all) compile(dialect, store().db, values);
		return times;
	}

	it.each<[string, Values, Values]>([
		['other values', { a: 1, b: 'x' }, { a: 2, b: 'y' }],
		['nothing in place of a value', { a: 1, b: null }, { a: null, b: 1 }],
		[
			'other values at any depth',
			{ a: [{ b: 1 }, { b: [2, 3] }] },
			{ a: [{ b: 4 }, { b: [5, 6] }] },
		],
	])('is used again for %s', (_, one, other) => {
		expect(compiledFor(one, other, one, other)).toBe(1);
	});

	it.each<[string, Values, Values]>([
		['another name', { a: 1 }, { b: 1 }],
		['one name more', { a: 1 }, { a: 1, b: 1 }],
		['one name less in the middle', { a: 1, b: 1, c: 1 }, { a: 1, c: 1 }],
		['names one level further down', { a: { b: 1 }, c: 1 }, { a: { b: 1, c: 1 } }],
		['a list that is one longer', { a: [1, 2] }, { a: [1, 2, 3] }],
		['lists that share their entries otherwise', { a: [[1], [1, 1]] }, { a: [[1, 1], [1]] }],
		['an empty list and an empty object', { a: [] }, { a: {} }],
		['a list and an object that is numbered', { a: [1, 1] }, { a: { 0: 1, 1: 1 } }],
		['a value and an object', { a: 1 }, { a: {} }],
		['names like numbers', { 0: 1 }, { 1: 1 }],
		// Builders leave out what is not there.
		['what is not there in place of a value', { a: 1, b: null }, { a: 1, b: undefined }],
	])('is compiled anew for %s', (_, one, other) => {
		expect(compiledFor(one, other)).toBe(2);
		expect(compiledFor(one, other, one, other, other, one)).toBe(2);
	});

	it('has each value in its place, however shapes come in turn', async () => {
		const compile = compiledOnce((db, { list, last }: { list: string[]; last: string }) =>
			sql<{ all: string }>`select ${sql.join(
				[...list, last].map((one) => sql`cast(${one} as text)`),
				sql` || `,
			)} as "all"`.compile(db),
		);
		const said = async (values: { list: string[]; last: string }) => {
			const { db } = store();
			const { rows } = await db.executeQuery(filled(compile(dialect, db, values), values));
			return rows[0]?.all;
		};
		expect(await said({ list: ['a', 'b'], last: 'c' })).toBe('abc');
		expect(await said({ list: ['d'], last: 'e' })).toBe('de');
		expect(await said({ list: ['f', 'g'], last: 'h' })).toBe('fgh');
		expect(await said({ list: [], last: 'i' })).toBe('i');
	});
});
