import { kinds } from '../../../workflows/source/kinds';
import { grid } from '../../../workflows/source/layout/grid';
import {
	type Box,
	place,
	type Placed,
	type PlacedNode,
} from '../../../workflows/source/layout/place';
import type { Template } from '../../../workflows/source/template';
import { wiresOf } from '../../../workflows/source/wires';
import { cross, curveOf, type Point, runsThrough } from './curve';

/** What *fit* leaves of a window of 1600 × 900: measured in n8n 2.40.7. */
const view = { width: 1300, height: 663 };

/** Room of a heading and two lines of text in a lane's note. */
const textHeight = 96;

/** Room below a node for its name and what it shows. */
const nameHeight = 44;

/** How much smaller the editor shows a template when it opens. */
export function zoomOf({ title, lanes }: Placed): number {
	const right = Math.max(...lanes.map(({ x, width }) => x + width));
	const bottom = Math.max(...[title, ...lanes].map(({ y, height }) => y + height));
	return Math.min(1, view.width / (right - title.x), view.height / bottom);
}

/** What is wrong about where things stand; empty when nothing is. */
export function pictureFaults(template: Template): string[] {
	const placed = place(template);
	const { nodes, lanes } = placed;
	const zoom = zoomOf(placed);
	return [
		...(nodes.length > 12 ? [`${nodes.length} nodes`] : []),
		...(zoom < 0.7 ? [`opens at ${Math.round(zoom * 100)} %`] : []),
		...nodes.filter(offGrid).map(({ id }) => `${id} is off the grid`),
		...nodes
			.filter((node) => lanes.filter((lane) => holds(lane, node)).length !== 1)
			.map(({ id }) => `${id} lies in no lane, or in two`),
		...nodes
			.filter(
				({ kind, x }) => kinds[kind].trigger && !lanes.some((lane) => x === lane.x + grid.left),
			)
			.map(({ id }) => `the trigger ${id} is not the first in its lane`),
		...wireFaults(template, placed),
	];
}

const offGrid = ({ x, y }: PlacedNode): boolean => x % grid.step !== 0 || y % grid.step !== 0;

const holds = (lane: Box, node: Box): boolean =>
	node.x >= lane.x &&
	node.x + node.width <= lane.x + lane.width &&
	node.y >= lane.y &&
	node.y + node.height + nameHeight <= lane.y + lane.height;

type Drawn = { from: PlacedNode; to: PlacedNode; output: number; curve: Point[]; name: string };

function wireFaults(template: Template, { nodes, lanes, title }: Placed): string[] {
	const drawn = wiresOf(template).map((wire): Drawn => {
		const [from, to] = [wire.from, wire.to].map((id) => nodes.find((node) => node.id === id));
		if (!from || !to) throw new Error(`${wire.from} > ${wire.to} is not placed.`);
		const name = `${wire.from} > ${wire.to}`;
		return { from, to, output: wire.output, curve: curveOf(from, to, wire), name };
	});
	const fed = new Set(drawn.map(({ to }) => to.id));
	return [
		...nodes
			.filter(({ id, kind }) => !kinds[kind].trigger && !fed.has(id))
			.map(({ id }) => `no wire leads to ${id}`),
		...drawn
			.filter(({ from, to }) => to.x <= from.x + from.width)
			.map(({ name }) => `${name} runs back`),
		...drawn.flatMap(({ from, to, curve, name }) =>
			nodes
				.filter((node) => node !== from && node !== to && runsThrough(curve, around(node)))
				.map(({ id }) => `${name} runs over ${id}`),
		),
		...drawn
			.filter(({ curve }) => [title, ...lanes].some((note) => runsThrough(curve, textOf(note))))
			.map(({ name }) => `${name} runs over a text`),
		...drawn.flatMap((one, at) =>
			drawn
				.slice(at + 1)
				.filter((other) => !together(one, other) && cross(one.curve, other.curve))
				.map((other) => `${one.name} crosses ${other.name}`),
		),
	];
}

/** Wires that begin or end at one place meet there by right. */
const together = (one: Drawn, other: Drawn): boolean =>
	one.to === other.to || (one.from === other.from && one.output === other.output);

const around = ({ x, y, width, height }: Box) => ({
	left: x - 8,
	top: y - 8,
	right: x + width + 8,
	bottom: y + height + nameHeight,
});

const textOf = ({ x, y, width }: Box) => ({
	left: x,
	top: y,
	right: x + width,
	bottom: y + textHeight,
});
