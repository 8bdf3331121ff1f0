import { line } from 'd3-shape';
import type { VNode } from 'preact';

import { sayIn } from '../../language/say';
import type { ControlView } from '../report/report-view';
import { Both, type ChartProps, Curves, Figure, GridLines, Plot, upright } from './parts';
import { pc, px } from './place';

const height = 220;

/** Values with limits as steps, since n differs; signals, and the same without what explains them. */
export function Control({ view, language }: ChartProps<ControlView>): VNode {
	const say = sayIn(language);
	const { points, baseline, worst } = view;
	const count = points.length;
	const { y, ticks } = upright(view.axis, height);
	const x = (at: number) => (at + 0.5) / count;
	const every = Math.max(1, Math.ceil(count / 10));
	const values = line<ControlView['points'][number]>()
		.defined(({ value }) => value !== null)
		.x((_, at) => 100 * x(at))
		.y(({ value }) => y(value ?? 0))
		.digits(2);
	const firstLimit = points.find(({ upper }) => upper !== null)?.upper ?? null;
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={height + 42}>
				{baseline !== null && (
					<>
						<rect x="0%" y="0" width={pc(baseline.count / count)} height={height} class="now" />
						<text x="0%" y="16" dx="8" class="f">
							<Both wide={baseline.text} narrow={say('chart.baseline')} />
						</text>
					</>
				)}
				<GridLines ticks={ticks} y={y} axis={view.axis} language={language} />
				{view.usual !== null && (
					<line x1="0%" y1={px(y(view.usual))} x2="100%" y2={px(y(view.usual))} class="a" />
				)}
				<Curves height={height}>
					<path
						d={steps(
							points.map(({ upper }) => upper),
							y,
						)}
						class="lo"
					/>
					<path
						d={steps(
							points.map(({ lower }) => lower),
							y,
						)}
						class="lo"
					/>
					<path d={values([...points]) ?? ''} class="ls" />
				</Curves>
				{firstLimit !== null && (
					<text x="0%" y={px(y(firstLimit) - 8)} dx="8" class="o h">
						{say('chart.upperLimit')}
					</text>
				)}
				{points.map(({ value, without, isSignal }, at) => (
					<>
						{isSignal && value !== null && without !== null && (
							<>
								<line
									x1={pc(x(at))}
									y1={px(y(value))}
									x2={pc(x(at))}
									y2={px(y(without))}
									class="ev"
								/>
								<circle cx={pc(x(at))} cy={px(y(without))} r="4" class="dg" />
							</>
						)}
						{value !== null &&
							(isSignal ? (
								<use href="#dia" x={pc(x(at))} y={px(y(value))} class="db" />
							) : (
								<circle cx={pc(x(at))} cy={px(y(value))} r="2.5" class="d" />
							))}
					</>
				))}
				{worst !== null && (
					<text
						x={pc(x(worst.at))}
						y={px(Math.max(12, y(points[worst.at]?.value ?? 0) - 14))}
						dx={x(worst.at) > 0.5 ? 20 : -20}
						class={x(worst.at) > 0.5 ? 'o e h' : 'o h'}
					>
						{worst.text}
					</text>
				)}
				{points.map(
					(point, at) =>
						at % every === 0 && (
							<text x={pc(x(at))} y={height + 19} class="m">
								{(at / every) % 2 === 0 ? (
									<tspan>{point.label}</tspan>
								) : (
									<tspan class="w">{point.label}</tspan>
								)}
							</text>
						),
				)}
				<text x="100%" y={height + 38} class="e f">
					{view.unitBelow}
				</text>
			</Plot>
		</Figure>
	);
}

/** A limit for each point, level over its width. */
function steps(limits: ReadonlyArray<number | null>, y: (value: number) => number): string {
	let path = '';
	let isOpen = false;
	limits.forEach((limit, at) => {
		if (limit !== null) {
			const [from, to] = [px((100 * at) / limits.length), px((100 * (at + 1)) / limits.length)];
			path += `${isOpen ? 'L' : 'M'}${from} ${px(y(limit))}H${to}`;
		}
		isOpen = limit !== null;
	});
	return path;
}
