import { kinds } from '../../../workflows/source/kinds';
import type { PlacedNode } from '../../../workflows/source/layout/place';
import type { Wire } from '../../../workflows/source/wires';

export type Point = { x: number; y: number };
type Rectangle = { left: number; top: number; right: number; bottom: number };

const steps = 40;

/** How far down the side of a node an output lies. */
function outputAt({ kind, y, height }: PlacedNode, output: number): number {
	return y + (height * (output + 1)) / (kinds[kind].outputs.length + 1);
}

/** The wire as the editor draws it: a cubic from an output to the middle of a node's left side. */
export function curveOf(from: PlacedNode, to: PlacedNode, { output }: Wire): Point[] {
	const start = { x: from.x + from.width, y: outputAt(from, output) };
	const end = { x: to.x, y: to.y + to.height / 2 };
	const bend = Math.max(Math.abs(end.x - start.x) / 2, 16);
	return Array.from({ length: steps + 1 }, (_, step) => {
		const t = step / steps;
		const u = 1 - t;
		const [a, b, c, d] = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
		return {
			x: a * start.x + b * (start.x + bend) + c * (end.x - bend) + d * end.x,
			y: (a + b) * start.y + (c + d) * end.y,
		};
	});
}

/** Whether a curve runs through a rectangle. */
export function runsThrough(curve: readonly Point[], { left, top, right, bottom }: Rectangle) {
	return curve.some(({ x, y }) => x > left && x < right && y > top && y < bottom);
}

/** Whether two curves cross. */
export function cross(one: readonly Point[], other: readonly Point[]): boolean {
	return pairs(one).some(([a, b]) => pairs(other).some(([c, d]) => segmentsCross(a, b, c, d)));
}

function pairs(curve: readonly Point[]): Array<[Point, Point]> {
	return curve.slice(1).map((point, at) => [curve[at] as Point, point]);
}

/** On which side of the line through two points a third one lies. */
const side = (a: Point, b: Point, c: Point): number =>
	Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));

const segmentsCross = (a: Point, b: Point, c: Point, d: Point): boolean =>
	side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
