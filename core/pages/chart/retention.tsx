import { area, curveStepAfter, line } from 'd3-shape';
import type { VNode } from 'preact';

import { figureText } from '../../language/figures';
import { sayIn } from '../../language/say';
import type { Ranged, RetentionView } from '../report/report-view';
import { type ChartProps, Curves, Figure, GridLines, Plot, upright } from './parts';
import { pc, px } from './place';

const height = 220;

type Step = Ranged & { at: number };

/** Who is still there, in steps with their band, n at risk below, then dotted as it may go on. */
export function Retention({ view, language }: ChartProps<RetentionView>): VNode {
	const say = sayIn(language);
	const shown = { from: view.lowest, to: 100, unit: 'percent' } as const;
	const { y, ticks } = upright(shown, height);
	const x = (at: number) => at / view.until;
	const last = view.steps.at(-1);
	const known = last?.at ?? 0;
	const bandOf = (steps: readonly Step[], isStep: boolean) => {
		const band = area<Step>()
			.x(({ at }) => 100 * x(at))
			.y0(({ low }) => y(low))
			.y1(({ high }) => y(high))
			.digits(2);
		return (isStep ? band.curve(curveStepAfter) : band)([...steps]) ?? '';
	};
	const lineOf = (steps: readonly Step[], isStep: boolean) => {
		const through = line<Step>()
			.x(({ at }) => 100 * x(at))
			.y(({ value }) => y(value))
			.digits(2);
		return (isStep ? through.curve(curveStepAfter) : through)([...steps]) ?? '';
	};
	const months = Array.from({ length: Math.floor(view.until / 6) + 1 }, (_, at) => 6 * at);
	const marks = view.until < 6 ? [0, view.until] : months;
	const isEarly = view.mark !== null && x(view.mark.at) <= 0.6;
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={height + 42}>
				{view.projection.length > 0 && (
					<rect x={pc(x(known))} y="0" width={pc(1 - x(known))} height={height} class="now" />
				)}
				<GridLines ticks={ticks} y={y} axis={shown} language={language} />
				<Curves height={height}>
					<path d={bandOf(view.steps, true)} class="band" />
					<path d={bandOf(view.projection, false)} class="band2" />
					<path d={lineOf(view.steps, true)} class="l" />
					<path d={lineOf(view.projection, false)} class="ld" />
				</Curves>
				{view.projection.length > 0 && (
					// At the foot, since a mark with its text may stand above; over the lines, so that none goes through it.
					<text x={pc((x(known) + 1) / 2)} y={height - 28} class="m f h">
						{say('chart.projected')}
					</text>
				)}
				{view.mark !== null && (
					<>
						<circle cx={pc(x(view.mark.at))} cy={px(y(view.mark.value))} r="5" class="d" />
						<text
							x={pc(x(view.mark.at))}
							y={px(y(view.mark.value) - 16)}
							dx={isEarly ? 6 : -6}
							class={isEarly ? 'u w h' : 'u w h e'}
						>
							{view.mark.text}
						</text>
						<text x="100%" y={px(y(view.mark.value) - 16)} class="u e n h">
							{view.mark.text}
						</text>
					</>
				)}
				{marks.map((at) => (
					<text x={pc(x(at))} y={height + 19} class="m f">
						{figureText(at, 'count', language)}
					</text>
				))}
				<text x="100%" y={height + 38} class="e f">
					{view.unitBelow}
				</text>
				{view.steps
					.filter(({ at }) => marks.includes(at))
					.map(({ at, atRisk }) => (
						<text
							x={pc(x(at))}
							y={height - 8}
							dx={at === 0 ? 6 : 0}
							class={at === 0 ? 'f h' : x(at) > 0.95 ? 'e f h' : 'm f h'}
						>
							<tspan class="w">n </tspan>
							{figureText(atRisk, 'count', language)}
						</text>
					))}
			</Plot>
		</Figure>
	);
}
