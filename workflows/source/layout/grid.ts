/** Lengths of the canvas in pixels at full size; everything lies on a grid of 16. */
export const grid = {
	step: 16,
	node: 96,
	/** From the left edge of a node to that of the next. */
	column: 224,
	/** From the top of a row to that of the next. */
	row: 192,
	/** Between notes. */
	gap: 32,
	/** Width of the title. */
	title: 352,
	/** Of a lane: left of its nodes, above for heading and text, below for their names. */
	left: 64,
	head: 128,
	foot: 64,
	/** Narrowest lane. */
	narrowest: 288,
} as const;

/** Rounds up to the grid. */
export const onGrid = (length: number): number => Math.ceil(length / grid.step) * grid.step;
