import type { VNode } from 'preact';

import type { ClocksView } from '../report/report-view';
import { type ChartProps, Curves, Figure, GridLines, Plot, Upright, upright } from './parts';
import { pc, px } from './place';

const height = 170;
/** More steps than that nobody sees. */
const mostSteps = 120;

type Panel = ClocksView['panels'][number];

/** The share of cases that are done, by working time since they were opened. */
export function Clocks({ view, language }: ChartProps<ClocksView>): VNode {
	return (
		<div>
			<h3>{view.title}</h3>
			{view.about !== null && <p class="sub">{view.about}</p>}
			<div class="two tight">
				{view.panels.map((panel) => (
					<Clock panel={panel} language={language} />
				))}
			</div>
		</div>
	);
}

function Clock({ panel, language }: { panel: Panel; language: string }): VNode {
	const shown = { from: 0, to: 100, unit: 'percent' } as const;
	const { y } = upright(shown, height);
	const { target, inTime } = panel;
	const x = (hours: number) => Math.min(1, hours / panel.until);
	const near = target === null ? 0 : x(target.hours);
	return (
		<Figure view={panel} language={language} isPart>
			<Plot view={panel} height={height + 24}>
				{target !== null && <rect x="0%" y="0" width={pc(near)} height={height} class="now" />}
				<GridLines ticks={[0, 50, 100]} y={y} axis={shown} language={language} />
				{target !== null && <line x1={pc(near)} y1="0" x2={pc(near)} y2={height} class="a" />}
				<Curves height={height}>
					{panel.before !== null && <path d={steps(panel.before, panel.until, y)} class="lg" />}
					<path d={steps(panel.now, panel.until, y)} class="l" />
				</Curves>
				{inTime !== null && target !== null && (
					<>
						<Upright range={inTime} x={near} mark="plain" y={y} r={5.5} />
						<text
							x={pc(near)}
							y={px(y(inTime.value) + (inTime.value < 35 ? -14 : 26))}
							dx={near > 0.6 ? -10 : 10}
							class={near > 0.6 ? 'u e h' : 'u h'}
						>
							{inTime.text}
						</text>
						<text
							x={pc(near)}
							y={height - 10}
							dx={near > 0.6 ? -10 : 10}
							class={near > 0.6 ? 'e h' : 'h'}
						>
							{target.text}
						</text>
					</>
				)}
				{panel.ticks
					.filter(({ at }) => isClear(x(at)))
					.map(({ at, text }, place) => (
						<text x={pc(x(at))} y={height + 19} class={x(at) === 1 ? 'e f' : 'm f'}>
							{place % 2 === 0 ? <tspan>{text}</tspan> : <tspan class="w">{text}</tspan>}
						</text>
					))}
			</Plot>
		</Figure>
	);
}

/** The last text ends at the edge: one that stands close before it would touch it on paper. */
const isClear = (share: number): boolean => share === 1 || share < 0.75;

function steps(
	{ hours, total }: Panel['now'],
	until: number,
	y: (value: number) => number,
): string {
	if (total === 0) return '';
	const within = hours.filter((hour) => hour <= until);
	const stride = Math.max(1, Math.ceil(within.length / mostSteps));
	let path = `M0 ${height}`;
	within.forEach((hour, at) => {
		if ((at + 1) % stride !== 0 && at !== within.length - 1) return;
		path += `H${px((100 * hour) / until)}V${px(y((100 * (at + 1)) / total))}`;
	});
	return `${path}H100`;
}
