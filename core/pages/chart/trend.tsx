import { area, line } from 'd3-shape';
import type { VNode } from 'preact';

import { figureText } from '../../language/figures';
import { sayIn } from '../../language/say';
import type { TrendPoint, TrendView } from '../report/report-view';
import { Both, type ChartProps, Curves, Figure, GridLines, Plot, upright } from './parts';
import { pc, px } from './place';

const height = 260;

/** Straight lines with the band of the interval, the year before as a ghost, n under each month. */
export function Trend({ view, language }: ChartProps<TrendView>): VNode {
	const say = sayIn(language);
	const { points } = view;
	const count = points.length;
	const { y, ticks } = upright(view.axis, height);
	const x = (at: number) => (at + 0.5) / count;
	const base = view.axis.from < 0 && view.axis.to > 0 ? y(0) : height;
	const label = labelPlace(points, y);
	const ghost = ghostPlace(points, y, label?.at ?? -1);
	const every = Math.ceil(count / 13);
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={height + 42} room="tr">
				{view.reportFrom !== null && (
					<>
						<rect
							x={pc(view.reportFrom / count)}
							y="-26"
							width={pc(1 - view.reportFrom / count)}
							height={height + 26}
							class="now"
						/>
						<text x={pc((view.reportFrom / count + 1) / 2)} y="-34" class="m f">
							{say('chart.thisReport')}
						</text>
					</>
				)}
				<GridLines ticks={ticks} y={y} axis={view.axis} language={language} />
				<line x1="0%" y1={px(base)} x2="100%" y2={px(base)} class="a" />
				{view.events.map(({ at }, index) => (
					<Pin x={x(at)} number={index + 1} />
				))}
				<Lines points={points} x={x} y={y} height={height} />
				{points.map(
					({ now, few = false }, at) =>
						now !== null && (
							<circle
								cx={pc(x(at))}
								cy={px(y(now.value))}
								r={few ? 3.5 : 4}
								class={few ? 'dg' : 'd'}
							/>
						),
				)}
				<LastValues points={points} x={x} y={y} view={view} language={language} />
				{label !== null && (
					<text x={pc(x(label.at))} y={px(label.y)} class="u m h">
						{say('chart.thisYear')}
					</text>
				)}
				{ghost !== null && (
					<text x={pc(x(ghost.at))} y={px(ghost.y)} class="f m h">
						{say('chart.yearEarlier')}
					</text>
				)}
				{points.map((point, at) =>
					at % every === 0 || at === count - 1 ? (
						<text x={pc(x(at))} y={height + 20} class="m">
							<Both wide={point.label} narrow={at % every === 0 ? point.short : ''} />
						</text>
					) : null,
				)}
				{count <= 14 &&
					points.map((point, at) => (
						<text x={pc(x(at))} y={height + 37} class="m f">
							{figureText(point.n, 'count', language)}
						</text>
					))}
				{count <= 14 && (
					<text x="0%" y={height + 37} dx="-8" class="e f">
						n
					</text>
				)}
			</Plot>
			{view.events.length > 0 && (
				<ol class="events">
					{view.events.map(({ text }, at) => (
						<li>
							<b>{at + 1}</b>
							{text}
						</li>
					))}
				</ol>
			)}
		</Figure>
	);
}

function Pin({ x, number }: { x: number; number: number }): VNode {
	return (
		<>
			<line x1={pc(x)} y1="-6" x2={pc(x)} y2={height} class="ev" />
			<svg x={pc(x)} y="-14">
				<g class="pin">
					<circle r="9" />
					<text y="4">{number}</text>
				</g>
			</svg>
		</>
	);
}

type Placing = { x: (at: number) => number; y: (value: number) => number };

function Lines({
	points,
	x,
	y,
}: Placing & { points: readonly TrendPoint[]; height: number }): VNode {
	const across = (_: TrendPoint, at: number) => 100 * x(at);
	const band = area<TrendPoint>()
		.defined(({ now }) => now !== null)
		.x(across)
		.y0(({ now }) => y(now?.low ?? 0))
		.y1(({ now }) => y(now?.high ?? 0))
		.digits(2);
	const now = line<TrendPoint>()
		.defined((point) => point.now !== null)
		.x(across)
		.y((point) => y(point.now?.value ?? 0))
		.digits(2);
	const before = line<TrendPoint>()
		.defined((point) => point.before !== null)
		.x(across)
		.y((point) => y(point.before ?? 0))
		.digits(2);
	return (
		<Curves height={height}>
			<path d={band([...points]) ?? ''} class="band" />
			<path d={before([...points]) ?? ''} class="lg" />
			<path d={now([...points]) ?? ''} class="l" />
		</Curves>
	);
}

function LastValues(
	props: Placing & { points: readonly TrendPoint[]; view: TrendView; language: string },
): VNode | null {
	const { points, x, y, view, language } = props;
	const at = points.length - 1;
	const last = points[at];
	if (last === undefined || points.length > 14) return null;
	const { now, before } = last;
	const isClear = now === null || before === null || Math.abs(y(now.value) - y(before)) > 14;
	return (
		<>
			{now !== null && (
				<text x={pc(x(at))} y={px(y(now.value) + 4)} dx="10" class="u w h">
					{figureText(now.value, view.axis.unit, language)}
				</text>
			)}
			{before !== null && isClear && (
				<text x={pc(x(at))} y={px(y(before) + 4)} dx="10" class="f w h">
					{figureText(before, view.axis.unit, language)}
				</text>
			)}
		</>
	);
}

/** Above the highest point, where the ghost is not. */
function labelPlace(
	points: readonly TrendPoint[],
	y: (value: number) => number,
): { at: number; y: number } | null {
	const inner = points.flatMap(({ now, before }, at) =>
		now === null || at === 0 || at >= points.length - 1 ? [] : [{ at, now, before }],
	);
	if (inner.length === 0 || points.every(({ before }) => before === null)) return null;
	const free = inner.filter(({ now, before }) => before === null || before < now.value);
	const best = [...(free.length > 0 ? free : inner)].sort(
		(one, other) => other.now.value - one.now.value,
	)[0];
	return best === undefined ? null : { at: best.at, y: Math.max(10, y(best.now.value) - 12) };
}

/** Below the lowest point of the ghost, away from the other label. */
function ghostPlace(
	points: readonly TrendPoint[],
	y: (value: number) => number,
	taken: number,
): { at: number; y: number } | null {
	const inner = points.flatMap(({ now, before }, at) =>
		before === null || at === 0 || at >= points.length - 1 || Math.abs(at - taken) < 2
			? []
			: [{ at, before, room: now === null ? 999 : Math.abs(y(before) - y(now.value)) }],
	);
	const best = [...inner].sort((one, other) => other.room - one.room)[0];
	if (best === undefined) return null;
	const here = points[best.at]?.now;
	const isBelow = here === null || here === undefined || best.before < here.value;
	return { at: best.at, y: Math.min(height - 6, y(best.before) + (isBelow ? 20 : -12)) };
}
