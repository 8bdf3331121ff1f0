import { kinds } from '../kinds';
import type { Lane, NodeSource, Template } from '../template';
import { wiresOf } from '../wires';
import { grid } from './grid';

type Row = Lane['rows'][number];

/** A node of a template. @throws Error if there is none with that id */
export function nodeOf({ file, nodes }: Template, id: string): NodeSource {
	const found = nodes[id];
	if (!found) throw new Error(`${file} has no node "${id}".`);
	return found;
}

/** n8n draws a node with more than two outputs higher. */
export function nodeHeight({ kind }: NodeSource): number {
	return grid.node + Math.max(0, kinds[kind].outputs.length - 2) * 2 * grid.step;
}

const heights = (template: Template, row: Row): number[] =>
	row.flatMap((id) => (id === null ? [] : [nodeHeight(nodeOf(template, id))]));

/** From the top of a row to that of the next. */
export function rowHeight(template: Template, row: Row): number {
	const above = heights(template, row).map((height) => height - grid.node - 2 * grid.step);
	return grid.row + Math.max(0, ...above);
}

export function laneHeight(template: Template, { rows }: Lane): number {
	const above = rows.slice(0, -1).reduce((sum, row) => sum + rowHeight(template, row), 0);
	return grid.head + above + Math.max(...heights(template, rows.at(-1) ?? [])) + grid.foot;
}

export function laneWidth(template: Template, { rows }: Lane): number {
	const columns = Math.max(1, ...rows.map((row) => row.length));
	const last = rows.filter((row) => row.length === columns).map((row) => row.at(-1));
	const stubs = last.map((id) => (id ? stubRoom(template, id) : 0));
	return Math.max(grid.narrowest, columns * grid.column + Math.max(0, ...stubs));
}

/** Room for the short lines that the editor draws at outputs without a wire. */
function stubRoom(template: Template, id: string): number {
	const outputs = kinds[nodeOf(template, id).kind].outputs.length;
	const wired = wiresOf(template).flatMap(({ from, output }) => (from === id ? [output] : []));
	const open = new Set(wired).size < outputs;
	if (outputs > 1) return open ? 64 : 32;
	return open ? 32 : 0;
}
