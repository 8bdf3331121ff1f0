import fc from 'fast-check';

import {
	hiddenCells,
	hiddenGroups,
	type PlacedCell,
} from '../../../../core/insight/breakdown/small-cells';

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0);

describe('groups that are added up', () => {
	it('are those below the minimum', () => {
		expect([...hiddenGroups([40, 6, 30, 7, 25], 10)].sort()).toEqual([1, 3]);
		expect(hiddenGroups([40, 10, 30], 10).size).toBe(0);
		expect(hiddenGroups([], 10).size).toBe(0);
	});

	it('take the next smallest along where the hidden one would be the total minus the others', () => {
		expect([...hiddenGroups([40, 6, 30, 25], 10)].sort()).toEqual([1, 3]);
		expect([...hiddenGroups([40, 3, 4, 25], 10)].sort()).toEqual([1, 2, 3]);
		// Ten answers in ten groups would be one in each.
		expect(hiddenGroups([...Array<number>(10).fill(1), 40, 30], 10).size).toBe(11);
		expect([...hiddenGroups([100, 3], 10)].sort()).toEqual([0, 1]);
	});

	it('are those beyond the most as well, and alone if they are large enough', () => {
		expect([...hiddenGroups([40, 20, 30, 50], 10, 3)]).toEqual([1]);
		expect(hiddenGroups(Array<number>(10_000).fill(12), 10, 200).size).toBe(9_800);
	});

	it('cannot be worked out, whatever the sizes', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 }),
				fc.integer({ min: 1, max: 15 }),
				(sizes, minimum) => {
					const hidden = [...hiddenGroups(sizes, minimum)].map((at) => sizes[at] ?? 0);
					const shown = sizes.filter((_, at) => !hiddenGroups(sizes, minimum).has(at));
					expect(Math.min(minimum, ...shown)).toBe(minimum);
					if (hidden.length === 0 || shown.length === 0) return;
					expect(hidden.length).toBeGreaterThan(1);
					expect(sumOf(hidden)).toBeGreaterThanOrEqual(minimum);
					expect(sumOf(hidden)).toBeGreaterThan(hidden.length);
				},
			),
		);
	});
});

/** A table as rows of counts; what is not 0 is a cell. */
const cellsOf = (table: readonly (readonly number[])[]): PlacedCell[] =>
	table.flatMap((line, row) => line.flatMap((n, column) => (n === 0 ? [] : [{ row, column, n }])));

/** What somebody knows who has seen the cells shown, and each field alone: sums over cells that are hidden. */
function known(cells: readonly PlacedCell[], hidden: ReadonlySet<number>, minimum: number) {
	const sums: number[][] = [];
	for (const side of ['row', 'column'] as const) {
		const lines = [...new Set(cells.map((cell) => cell[side]))];
		const sizes = lines.map((line) =>
			sumOf(cells.flatMap((cell) => (cell[side] === line ? [cell.n] : []))),
		);
		const merged = hiddenGroups(sizes, minimum);
		const apart = lines.filter((_, at) => !merged.has(at)).map((line) => [line]);
		const together = lines.filter((_, at) => merged.has(at));
		for (const group of together.length > 0 ? [...apart, together] : apart) {
			sums.push(
				cells.flatMap((cell, at) => (hidden.has(at) && group.includes(cell[side]) ? [at] : [])),
			);
		}
	}
	return sums.filter((sum) => sum.length > 0);
}

/** Whether a cell follows from the sums: its unit vector lies in their span, reckoned modulo a prime. */
function follows(sums: readonly (readonly number[])[], cell: number, width: number): boolean {
	const prime = 1_000_003;
	const mod = (value: number) => ((value % prime) + prime) % prime;
	const inverse = (value: number) => {
		let [power, base, exponent] = [1, mod(value), prime - 2];
		for (; exponent > 0; exponent = Math.floor(exponent / 2)) {
			if (exponent % 2 === 1) power = Number((BigInt(power) * BigInt(base)) % BigInt(prime));
			base = Number((BigInt(base) * BigInt(base)) % BigInt(prime));
		}
		return power;
	};
	const unit = (places: readonly number[]) =>
		Array.from({ length: width }, (_, at) => (places.includes(at) ? 1 : 0));
	const basis: Array<{ lead: number; row: number[] }> = [];
	const reduced = (row: number[]): number[] => {
		let left = row;
		for (const { lead, row: of } of basis) {
			const factor = left[lead] ?? 0;
			if (factor !== 0) left = left.map((value, at) => mod(value - factor * (of[at] ?? 0)));
		}
		return left;
	};
	for (const sum of sums) {
		const row = reduced(unit(sum));
		const lead = row.findIndex((value) => value !== 0);
		if (lead < 0) continue;
		const by = inverse(row[lead] ?? 1);
		basis.push({ lead, row: row.map((value) => mod(value * by)) });
	}
	return reduced(unit([cell])).every((value) => value === 0);
}

describe('cells of two fields that are hidden', () => {
	const shownOf = (table: readonly (readonly number[])[], minimum: number) => {
		const cells = cellsOf(table);
		const hidden = hiddenCells(cells, minimum);
		return cells.filter((_, at) => !hidden.has(at)).map(({ row, column }) => [row, column]);
	};

	it('are none where all are large enough', () => {
		expect(
			shownOf(
				[
					[10, 20],
					[30, 40],
				],
				10,
			),
		).toHaveLength(4);
	});

	it('hide one more in the row, in the column, and where both cross', () => {
		const shown = shownOf(
			[
				[4, 50, 60],
				[55, 20, 65],
				[70, 75, 80],
			],
			10,
		);
		expect(shown).toEqual([
			[0, 2],
			[1, 2],
			[2, 0],
			[2, 1],
			[2, 2],
		]);
	});

	it('are all of a row that is itself small', () => {
		const shown = shownOf(
			[
				[2, 3],
				[40, 50],
				[60, 70],
				[15, 18],
			],
			10,
		);
		expect(shown).toEqual([
			[1, 0],
			[1, 1],
			[2, 0],
			[2, 1],
		]);
	});

	const table = (most: number, lines: number) =>
		fc
			.tuple(fc.integer({ min: 2, max: lines }), fc.integer({ min: 2, max: lines }))
			.chain(([height, width]) =>
				fc.array(
					fc.array(
						fc.oneof(
							{ weight: 1, arbitrary: fc.constant(0) },
							{ weight: 4, arbitrary: fc.nat(most) },
						),
						{ minLength: width, maxLength: width },
					),
					{ minLength: height, maxLength: height },
				),
			);

	it('do not follow from what is shown, not even with the totals of both fields', () => {
		let withShown = 0;
		fc.assert(
			fc.property(table(40, 6), fc.integer({ min: 2, max: 15 }), (counts, minimum) => {
				const cells = cellsOf(counts);
				const hidden = hiddenCells(cells, minimum);
				if (hidden.size === cells.length) return;
				withShown += 1;
				const sums = known(cells, hidden, minimum);
				const everything = known(cells, new Set(cells.keys()), minimum);
				cells.forEach(({ n }, at) => {
					if (n >= minimum) return;
					expect(hidden.has(at)).toBe(true);
					// Who knows which cells are empty has it from each field alone.
					if (follows(everything, at, cells.length)) return;
					expect(follows(sums, at, cells.length)).toBe(false);
				});
			}),
			{ numRuns: 400 },
		);
		expect(withShown).toBeGreaterThan(50);
	});

	it('leave each small one at least two values that it could have', () => {
		fc.assert(
			fc.property(table(7, 3), (counts) => {
				const minimum = 3;
				const full = cellsOf(counts);
				const closed = hiddenCells(full, minimum);
				if (closed.size === full.length) return;
				// Nobody sees which of the cells that are not shown are empty.
				const cells = counts.flatMap((line, row) => line.map((n, column) => ({ row, column, n })));
				const open = full.filter((_, at) => !closed.has(at));
				const isShown = ({ row, column }: PlacedCell) =>
					open.some((cell) => cell.row === row && cell.column === column);
				const hidden = new Set(cells.flatMap((cell, at) => (isShown(cell) ? [] : [at])));
				const sums = known(cells, hidden, minimum).map((of) => ({
					of,
					sum: sumOf(of.map((at) => cells[at]?.n ?? 0)),
				}));
				const places = [...hidden];
				const values = new Map<number, Set<number>>();
				const found = new Map<number, number>();
				const fill = (next: number): void => {
					const at = places[next];
					if (at === undefined) {
						for (const [place, n] of found) {
							values.set(place, (values.get(place) ?? new Set()).add(n));
						}
						return;
					}
					const room = sums
						.filter(({ of }) => of.includes(at))
						.map(({ of, sum }) => ({
							left: sum - sumOf(of.map((place) => found.get(place) ?? 0)),
							last: of.every((place) => place === at || found.has(place)),
						}));
					const most = Math.min(...room.map(({ left }) => left));
					for (let n = 0; n <= most; n += 1) {
						if (room.some(({ left, last }) => last && left !== n)) continue;
						found.set(at, n);
						fill(next + 1);
						found.delete(at);
					}
				};
				fill(0);
				cells.forEach(({ n }, at) => {
					if (n > 0 && n < minimum) expect(values.get(at)?.size).toBeGreaterThan(1);
				});
			}),
			{ numRuns: 100 },
		);
	});
});
