import { line } from 'd3-shape';
import type { VNode } from 'preact';

import type { MultiplesView } from '../report/report-view';
import { type ChartProps, Curves, Figure, GridLines, Plot, Upright, upright } from './parts';
import { pc } from './place';

const height = 150;

type Panel = MultiplesView['panels'][number];

/** One small chart a group on one scale, everybody as the ghost in each. */
export function Multiples({ view, language }: ChartProps<MultiplesView>): VNode {
	return (
		<div>
			<h3>{view.title}</h3>
			{view.about !== null && <p class="sub">{view.about}</p>}
			<div class="trio">
				{view.panels.map((panel) => (
					<Small panel={panel} view={view} language={language} />
				))}
			</div>
			{view.note !== null && <p class="note">{view.note}</p>}
		</div>
	);
}

function Small(props: { panel: Panel; view: MultiplesView; language: string }): VNode {
	const { panel, view, language } = props;
	const count = Math.max(panel.points.length, view.all.length);
	const { y, ticks } = upright(view.axis, height, 3);
	const x = (at: number) => (at + 0.5) / count;
	const all = line<number | null>()
		.defined((value) => value !== null)
		.x((_, at) => 100 * x(at))
		.y((value) => y(value ?? 0))
		.digits(2);
	const own = line<Panel['points'][number]>()
		.defined(({ now }) => now !== null)
		.x((_, at) => 100 * x(at))
		.y(({ now }) => y(now?.value ?? 0))
		.digits(2);
	return (
		<Figure
			view={{ ...panel, title: panel.head }}
			language={language}
			isPart
			about={
				<>
					<b>{panel.score}</b> {panel.about}
					<br />
					{panel.verdict}
				</>
			}
		>
			<Plot view={panel} height={height + 22}>
				<GridLines ticks={ticks} y={y} axis={view.axis} language={language} />
				<Curves height={height}>
					<path d={all([...view.all]) ?? ''} class="lg" />
					<path d={own([...panel.points]) ?? ''} class="l" />
				</Curves>
				{panel.points.map(
					({ now, few }, at) =>
						now !== null && (
							<Upright range={now} x={x(at)} mark={few ? 'few' : 'plain'} y={y} r={few ? 3.5 : 4} />
						),
				)}
				<text x={pc(x(0))} y={height + 18} class="m f">
					{view.first}
				</text>
				{count > 1 && (
					<text x={pc(x(count - 1))} y={height + 18} class="m f">
						{view.last}
					</text>
				)}
			</Plot>
		</Figure>
	);
}
