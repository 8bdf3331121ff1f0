/** A cell of a table of two fields, by the places of its row and its column. */
export type PlacedCell = { row: number; column: number; n: number };

/** So many rows and columns of two fields are told apart; the smaller ones are added up. */
export const mostLines = 100;

/**
 * Which groups are added up as "others": those below the minimum, those beyond the largest `most`, and the next
 * smallest until what is added up is at least the minimum and of two groups, since a single hidden one is the
 * total minus all that are shown.
 *
 * @param sizes answers in each group
 * @returns places in `sizes`
 */
export function hiddenGroups(
	sizes: readonly number[],
	minimum: number,
	most = Infinity,
): Set<number> {
	const falling = sizes.map((_, at) => at).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0));
	const shown = falling.filter((at, rank) => rank < most && (sizes[at] ?? 0) >= minimum);
	const kept = new Set(shown);
	const hidden = new Set(falling.filter((at) => !kept.has(at)));
	// Groups beyond the most that are large enough are no secret.
	const small = falling.some((at) => (sizes[at] ?? 0) < minimum);
	let sum = [...hidden].reduce((total, at) => total + (sizes[at] ?? 0), 0);
	while (small && isBare(hidden.size, sum, minimum)) {
		const next = shown.pop();
		if (next === undefined) break;
		hidden.add(next);
		sum += sizes[next] ?? 0;
	}
	return hidden;
}

/** Whether so many hidden cells with this sum say what each of them is, or that all are small. */
const isBare = (cells: number, sum: number, minimum: number): boolean =>
	// As many answers as cells is one in each.
	cells < 2 || sum < minimum || sum === cells;

/**
 * Which cells of two fields are not shown, so that none below the minimum can be worked out from those that
 * are, with the totals of all rows and columns that one field alone shows (`hiddenGroups`).
 *
 * The hidden cells are the edges of a graph between rows and columns; the totals fix a cell exactly where its
 * edge lies on no circle, since along a circle answers can be moved without any total changing (Gusfield, SIAM
 * Journal on Computing 1988). So the cheapest circle through each small cell is hidden, and more where what is
 * hidden in its row or column is below the minimum. Where cells with answers make no circle, an empty one may be
 * its opposite corner: nobody sees which of the cells not shown are empty.
 *
 * @param cells those with answers, each row and column together once
 * @returns places in `cells`; all of them where nothing can be shown
 */
export function hiddenCells(cells: readonly PlacedCell[], minimum: number): Set<number> {
	const rows = mergedLines(
		cells.map(({ row, n }) => [row, n]),
		minimum,
	);
	const columns = mergedLines(
		cells.map(({ column, n }) => [column, n]),
		minimum,
	);
	const grid = new Map<string, GridCell>();
	cells.forEach(({ row, column, n }, at) => {
		const [r, c] = [rows(row), columns(column)];
		const key = `${r} ${c}`;
		const cell = grid.get(key) ?? {
			row: r,
			column: c,
			n: 0,
			members: [],
			hidden: r < 0 || c < 0,
			guarded: false,
		};
		cell.n += n;
		cell.members.push(at);
		grid.set(key, cell);
	});
	const merged = [...grid.values()];
	for (const cell of merged) cell.hidden ||= cell.n < minimum;
	const lines = linesOf(merged);
	while (hideMore(merged, lines, minimum));
	return new Set(merged.flatMap(({ hidden, members }) => (hidden ? members : [])));
}

/** A cell once small rows and columns are added up; those have the place −1. */
type GridCell = PlacedCell & {
	members: number[];
	hidden: boolean;
	/** What can be done for it is done. */
	guarded: boolean;
};

function mergedLines(
	cells: ReadonlyArray<[line: number, n: number]>,
	minimum: number,
): (line: number) => number {
	const sums = new Map<number, number>();
	for (const [line, n] of cells) sums.set(line, (sums.get(line) ?? 0) + n);
	const lines = [...sums];
	const hidden = hiddenGroups(
		lines.map(([, sum]) => sum),
		minimum,
		mostLines,
	);
	const merged = new Set([...hidden].map((at) => lines[at]?.[0]));
	return (line) => (merged.has(line) ? -1 : line);
}

/** Hides what small cells that stand bare still need; whether there was anything to hide. */
function hideMore(cells: readonly GridCell[], lines: Lines, minimum: number): boolean {
	let more = false;
	for (const cell of cells) {
		if (cell.n >= minimum) continue;
		for (const line of [lines.get(rowOf(cell)) ?? [], lines.get(columnOf(cell)) ?? []]) {
			const hidden = line.filter((one) => one.hidden);
			const sum = hidden.reduce((total, { n }) => total + n, 0);
			const [next] = line.filter((one) => !one.hidden).sort((a, b) => a.n - b.n);
			if (!next || !isBare(hidden.length, sum, minimum)) continue;
			next.hidden = true;
			more = true;
		}
	}
	if (more) return true;
	const bare = [...bridgesOf(cells)].filter(({ n, guarded }) => n < minimum && !guarded);
	// Circles that run through one another are found one after the other, in a large table some at once.
	for (const cell of bare.slice(0, 1 + bare.length / 10)) {
		cell.guarded = true;
		const circle = cheapestCircle(cell, lines) ?? emptyCorner(cell, lines) ?? cells;
		for (const one of circle) one.hidden = true;
	}
	return bare.length > 0;
}

type Lines = ReadonlyMap<string, readonly GridCell[]>;

/** The circle through a cell that hides the fewest answers (Dijkstra), without the cell; `null` = there is none. */
function cheapestCircle(cell: GridCell, lines: Lines): GridCell[] | null {
	const [start, end] = [rowOf(cell), columnOf(cell)];
	const open = new Map<string, { cost: number; path: GridCell[] }>([
		[start, { cost: 0, path: [] }],
	]);
	const done = new Set<string>();
	for (;;) {
		const [nearest] = [...open].sort(([, a], [, b]) => a.cost - b.cost);
		if (!nearest) return null;
		const [line, { cost, path }] = nearest;
		if (line === end) return path;
		open.delete(line);
		done.add(line);
		for (const along of lines.get(line) ?? []) {
			if (along === cell) continue;
			const next = line === rowOf(along) ? columnOf(along) : rowOf(along);
			const total = cost + (along.hidden ? 0 : along.n);
			if (done.has(next) || (open.get(next)?.cost ?? Infinity) <= total) continue;
			open.set(next, { cost: total, path: [...path, along] });
		}
	}
}

/** The cheapest two cells that make a square of a cell and an empty one at the opposite corner. */
function emptyCorner(cell: GridCell, lines: Lines): GridCell[] | null {
	const others = (line: string) => (lines.get(line) ?? []).filter((one) => one !== cell);
	const price = (one: GridCell) => (one.hidden ? 0 : one.n);
	const squares = others(rowOf(cell)).flatMap((beside) =>
		others(columnOf(cell)).flatMap((below) => {
			const opposite = (lines.get(rowOf(below)) ?? []).some(
				({ column }) => column === beside.column,
			);
			return opposite ? [] : [{ cells: [beside, below], cost: price(beside) + price(below) }];
		}),
	);
	return squares.sort((a, b) => a.cost - b.cost)[0]?.cells ?? null;
}

const rowOf = ({ row }: PlacedCell) => `r${row}`;
const columnOf = ({ column }: PlacedCell) => `c${column}`;

function linesOf(cells: readonly GridCell[]): Map<string, GridCell[]> {
	const lines = new Map<string, GridCell[]>();
	for (const cell of cells) {
		for (const key of [rowOf(cell), columnOf(cell)]) {
			const line = lines.get(key);
			if (line) line.push(cell);
			else lines.set(key, [cell]);
		}
	}
	return lines;
}

/** The hidden cells that lie on no circle of hidden ones (Tarjan 1974). */
function bridgesOf(cells: readonly GridCell[]): Set<GridCell> {
	const lines = linesOf(cells.filter(({ hidden }) => hidden));
	const order = new Map<string, number>();
	const bridges = new Set<GridCell>();
	/** The earliest line that can be reached from here without going back over `from`. */
	const visit = (line: string, from: GridCell | null): number => {
		const own = order.size;
		order.set(line, own);
		let earliest = own;
		for (const cell of lines.get(line) ?? []) {
			if (cell === from) continue;
			const next = line === rowOf(cell) ? columnOf(cell) : rowOf(cell);
			const known = order.get(next);
			const reached = known ?? visit(next, cell);
			if (known === undefined && reached > own) bridges.add(cell);
			earliest = Math.min(earliest, reached);
		}
		return earliest;
	};
	for (const line of lines.keys()) if (!order.has(line)) visit(line, null);
	return bridges;
}
