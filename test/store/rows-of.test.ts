import fc from 'fast-check';
import { sql } from 'kysely';

import { type Cell, rowsOf, rowsWritten, writingRows } from '../../core/store/rows-of';
import { databases, useDatabases, useStore } from './databases';

useDatabases();

const columns = { at: 'bigint', words: 'text', size: 'double precision' } as const;

describe.each(databases)('rows given to a statement, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	it('come back as they were from what a question has written down, whatever is in them', async () => {
		// What PostgreSQL and JSON write with signs of their own; no text of PostgreSQL's holds a zero.
		const words = fc.oneof(
			fc.constantFrom(null, '', 'NULL', 'null', '{', '}', '"', '\\', ',', ' ', "'", '{"id":"li"}'),
			fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
		);
		// A whole number that JavaScript does not hold exactly is none of ours, and SQLite does not give it.
		const size = fc
			.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 })
			.filter((one) => !Number.isInteger(one) || Number.isSafeInteger(one));
		const row = fc.tuple(fc.maxSafeInteger(), words, size);
		await fc.assert(
			fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (given) => {
				const rows = given.map(([at, text, number]): Cell[] => [at, text, number + 0]);
				const written = await sql<Record<string, string>>`select ${writingRows(dialect, columns)}
					from ${rowsOf(dialect, 'given', columns, rows)}`.execute(store().db);
				const texts = Object.values(written.rows[0] ?? {});
				const read = await sql<{ at: number; words: string | null; size: number }>`
					select * from ${rowsWritten(dialect, 'again', columns, texts)}`.execute(store().db);
				expect(read.rows.map(({ at, words, size }) => [at, words, size])).toEqual(rows);
			}),
			{ numRuns: 60 },
		);
	});
});
