import type { VNode } from 'preact';

import { figureText } from '../../language/figures';
import type { QuadrantView } from '../report/report-view';
import { type ChartProps, Figure } from './parts';
import { axisOf, px } from './place';

const frame = { left: 34, right: 392, top: 8, bottom: 306 };

type Box = { x: number; y: number; width: number; height: number };
type Drawn = QuadrantView['points'][number] & { cx: number; cy: number };

/** Importance against performance: crosses are both intervals, the lower right is to be mended first. */
export function Quadrant({ view, language }: ChartProps<QuadrantView>): VNode {
	const [across, up] = [axisOf(view.x), axisOf(view.y, 3)];
	const x = (value: number) => px(frame.left + (frame.right - frame.left) * across.at(value));
	const y = (value: number) => px(frame.bottom - (frame.bottom - frame.top) * up.at(value));
	const cross = { x: x(view.cross.x), y: y(view.cross.y) };
	const drawn = view.points.map((point) => ({
		...point,
		cx: x(point.x.value),
		cy: y(point.y.value),
	}));
	const [upperLeft, upperRight, lowerLeft, lowerRight] = view.fields;
	const corner = Math.min(cross.x + 8, frame.right - 60);
	const labels = placeLabels(drawn, [
		cornerBox(lowerRight, corner, 300),
		cornerBox(upperRight, corner, 22),
		cornerBox(upperLeft, 40, 22),
		cornerBox(lowerLeft, 40, 300),
	]);
	return (
		<Figure view={view} language={language}>
			<div class="plot quad">
				<svg role="img" aria-labelledby={`${view.id}-t ${view.id}-d`} viewBox="0 0 400 340">
					<title id={`${view.id}-t`}>{view.name}</title>
					<desc id={`${view.id}-d`}>{view.told}</desc>
					<rect
						x={cross.x}
						y={cross.y}
						width={px(frame.right - cross.x)}
						height={px(frame.bottom - cross.y)}
						class="now"
					/>
					<path
						d={`M${frame.left} ${cross.y}H${frame.right}M${cross.x} ${frame.top}V${frame.bottom}`}
						class="a"
					/>
					<path
						d={`M${frame.left} ${frame.top}V${frame.bottom}H${frame.right}`}
						class="a"
						fill="none"
					/>
					<text x={corner} y="300" class="f">
						{lowerRight}
					</text>
					<text x={corner} y="22" class="f">
						{upperRight}
					</text>
					<text x="40" y="22" class="f">
						{upperLeft}
					</text>
					<text x="40" y="300" class="f">
						{lowerLeft}
					</text>
					{drawn.map((point, at) => {
						const kind = point.isBelow ? 'b' : '';
						const label = labels[at];
						return (
							<>
								<path
									d={`M${x(point.x.low)} ${point.cy}H${x(point.x.high)}M${point.cx} ${y(point.y.low)}V${y(point.y.high)}`}
									class={`iv${kind} thin`}
								/>
								{label?.isFar === true && (
									<path
										d={`M${point.cx} ${point.cy}L${px(label.x + (label.x > point.cx ? 0 : label.width))} ${px(label.y - 4)}`}
										class="a"
									/>
								)}
								<circle
									cx={point.cx}
									cy={point.cy}
									r="5"
									class={`d${kind}${point.isSure ? '' : 'h'}`}
								/>
								{label !== undefined && (
									<text x={px(label.x)} y={px(label.y)} class="b h">
										{point.label}
									</text>
								)}
							</>
						);
					})}
					<text x={frame.right} y="326" class="e">
						{view.x.text} →
					</text>
					{up.ticks.map((tick) => (
						<text x="30" y={y(tick)} class="e f">
							{figureText(tick, view.y.unit, language, Number.isInteger(tick) ? 0 : 1)}
						</text>
					))}
					<text x={frame.left} y="326">
						↑ {view.y.text}
					</text>
				</svg>
			</div>
		</Figure>
	);
}

/** Roughly how wide a text is: ideographs are as wide as they are high. */
const widthOf = (text: string): number =>
	[...text].reduce((all, sign) => all + (sign > '\u2e7f' ? 14 : 7.1), 0);

/** Where the name of a field stands, `y` its base line. */
const cornerBox = (text: string, x: number, y: number): Box => ({
	x,
	y: y - 13,
	width: widthOf(text) + 6,
	height: 17,
});

/**
 * A place for each label: eight sides and four distances are tried against the points, their crosses and the
 * labels that are placed; a far one gets a line to its point.
 */
function placeLabels(
	points: readonly Drawn[],
	corners: readonly Box[],
): Array<Box & { isFar: boolean }> {
	const taken: Box[] = [
		...corners,
		...points.map(({ cx, cy }) => ({ x: cx - 7, y: cy - 7, width: 14, height: 14 })),
	];
	const sides = [
		[1, -1],
		[-1, -1],
		[1, 1],
		[-1, 1],
		[1, 0],
		[-1, 0],
		[0, -1],
		[0, 1],
	] as const;
	return points.map(({ label, cx, cy }) => {
		const width = widthOf(label);
		const height = 15;
		let best: (Box & { cost: number; isFar: boolean }) | null = null;
		for (const [step, distance] of [12, 20, 30, 42].entries()) {
			for (const [across, down] of sides) {
				const left =
					across === 0 ? cx - width / 2 : across > 0 ? cx + distance : cx - distance - width;
				const middle = cy + down * (across === 0 ? distance + 4 : distance * 0.66);
				const box = { x: left, y: middle - height / 2, width, height };
				const outside =
					left < frame.left + 2 ||
					left + width > frame.right ||
					box.y < frame.top ||
					box.y + height > frame.bottom;
				const hits = taken.filter((other) => isOver(box, other)).length;
				const cost = (outside ? 50 : 0) + 10 * hits + step;
				if (best === null || cost < best.cost) best = { ...box, cost, isFar: step > 0 };
			}
		}
		const chosen = best ?? { x: cx + 12, y: cy - 8, width, height, isFar: false };
		taken.push(chosen);
		return { ...chosen, y: chosen.y + 11 };
	});
}

const isOver = (one: Box, other: Box): boolean =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height;
