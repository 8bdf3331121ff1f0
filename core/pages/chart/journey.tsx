import { curveMonotoneX, line } from 'd3-shape';
import type { VNode } from 'preact';

import { figureText } from '../../language/figures';
import type { JourneyView } from '../report/report-view';
import { type ChartProps, Curves, Figure, GridLines, Plot, Upright, upright } from './parts';
import { pc, px } from './place';

const height = 210;

type Stop = JourneyView['stops'][number];

/** The stops in the order a customer lives them, a curve that only joins the points, words below. */
export function Journey({ view, language }: ChartProps<JourneyView>): VNode {
	const { stops } = view;
	const count = stops.length;
	const { y, ticks } = upright(view.axis, height, 3);
	const x = (at: number) => (at + 0.5) / count;
	const curve = (value: (stop: Stop) => number | null) =>
		line<Stop>()
			.defined((stop) => value(stop) !== null)
			.x((_, at) => 100 * x(at))
			.y((stop) => y(value(stop) ?? 0))
			.curve(curveMonotoneX)
			.digits(2)([...stops]) ?? '';
	let begun = 0;
	return (
		<Figure view={{ ...view, table: null }} language={language}>
			<Plot view={view} height={height + 26} room="jr">
				{view.stages.map(({ text, stops: wide }, at) => {
					const from = begun / count;
					begun += wide;
					return (
						<>
							<rect
								x={pc(from)}
								y="-28"
								width={pc(wide / count)}
								height={height + 28}
								class={at % 2 === 0 && text !== '' ? 'now' : 'x'}
							/>
							<text x={pc(from + wide / count / 2)} y="-12" class="m f">
								{text}
							</text>
						</>
					);
				})}
				<GridLines ticks={ticks} y={y} axis={view.axis} language={language} />
				<svg x="0%" y={px(y(ticks.at(-1) ?? view.axis.to) + 22)}>
					<use href="#glad" x="-14" class="ol" />
				</svg>
				<svg x="0%" y={px(y(ticks[0] ?? view.axis.from) - 22)}>
					<use href="#sad" x="-14" class="ol" />
				</svg>
				<Curves height={height}>
					<path d={curve(({ before }) => before)} class="lg" />
					<path d={curve(({ now }) => now?.value ?? null)} class="l" />
				</Curves>
				{stops.map(
					({ now, mark }, at) =>
						now !== null && (
							<>
								<Upright range={now} x={x(at)} mark={mark} y={y} r={6} />
								<text
									x={pc(x(at))}
									y={px(Math.max(-2, y(now.high) - 10))}
									class={mark === 'worse' ? 'o m h' : 'b m h'}
								>
									{figureText(now.value, view.axis.unit, language)}
								</text>
							</>
						),
				)}
				{stops.map((_, at) => (
					<text x={pc(x(at))} y={height + 20} class="m">
						<tspan class="n b">{at + 1}</tspan>
					</text>
				))}
			</Plot>
			<ol class={`stops c${Math.min(count, 10)}`}>
				{stops.map((stop, at) => (
					<li class={stop.mark === 'worse' ? 'hot' : undefined}>
						<b>
							<span class="n">{at + 1} </span>
							{stop.label}
						</b>
						<span class="c">n {figureText(stop.n, 'count', language)}</span>
						{stop.quote !== null && <q>{stop.quote}</q>}
						{stop.action !== null && <span>→ {stop.action}</span>}
					</li>
				))}
			</ol>
			<Figure
				view={{ ...view, title: null, about: null, key: [], note: null, call: null }}
				language={language}
			>
				{null}
			</Figure>
		</Figure>
	);
}
