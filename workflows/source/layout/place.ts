import type { Lane, NodeSource, Template } from '../template';
import { grid, onGrid } from './grid';
import { laneHeight, laneWidth, nodeHeight, nodeOf, rowHeight } from './size';
import { titleHeight } from './text-size';

export type Box = { x: number; y: number; width: number; height: number };
export type PlacedNode = NodeSource & Box & { id: string };
export type PlacedLane = Lane & Box;
export type Placed = { title: Box; lanes: PlacedLane[]; nodes: PlacedNode[] };

/**
 * Places every node and note: lines from top to bottom, lanes from left to right, the title left of
 * all. Nodes of a row have their tops level, so that wires bend by less than half a node.
 */
export function place(template: Template): Placed {
	const lanes: PlacedLane[] = [];
	const nodes: PlacedNode[] = [];
	let y = 0;
	for (const line of lanesByLine(template)) {
		const highest = onGrid(Math.max(...line.map((lane) => laneHeight(template, lane))));
		const height = y === 0 ? Math.max(titleHeight(template), highest) : highest;
		let x = 0;
		for (const lane of line) {
			const width = laneWidth(template, lane);
			lanes.push({ ...lane, x: x - grid.left, y, width, height });
			nodes.push(...nodesOf(template, lane, x, y + grid.head));
			x += width + grid.gap;
		}
		y += height + grid.gap;
	}
	makeLevel(lanes);
	const left = -grid.left - grid.gap - grid.title;
	const title = { x: left, y: 0, width: grid.title, height: lanes[0]?.height ?? 0 };
	return { title, lanes, nodes };
}

function lanesByLine({ lanes }: Template): Lane[][] {
	const lines: Lane[][] = [];
	for (const lane of lanes) (lines[lane.line ?? 0] ??= []).push(lane);
	return lines;
}

/** Right edges that are nearly level are made level. */
function makeLevel(lanes: PlacedLane[]): void {
	const edge = Math.max(...lanes.map(({ x, width }) => x + width));
	for (const lane of lanes) if (edge - lane.x - lane.width <= 96) lane.width = edge - lane.x;
}

function nodesOf(template: Template, { rows }: Lane, x: number, y: number): PlacedNode[] {
	let top = y;
	return rows.flatMap((row) => {
		const placed = row.flatMap((id, column) => {
			if (id === null) return [];
			const source = nodeOf(template, id);
			const left = x + column * grid.column;
			return [{ ...source, id, x: left, y: top, width: grid.node, height: nodeHeight(source) }];
		});
		top += rowHeight(template, row);
		return placed;
	});
}
