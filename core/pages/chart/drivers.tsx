import type { VNode } from 'preact';

import { figureText, padded, rangeText } from '../../language/figures';
import type { DriversView, Ranged } from '../report/report-view';
import { type ChartProps, Figure, Plot, Scale } from './parts';
import { type Axis, axisOf, pc, fitted } from './place';

const rowHeight = 56;

/** Two bars a driver, filled and outlined for two methods, each with its whisker; bars begin at zero. */
export function Drivers({ view, language }: ChartProps<DriversView>): VNode {
	const ends = view.rows.flatMap(({ first, second }) => [first.high, second?.high ?? 0]);
	const shown = {
		from: 0,
		to: Math.max(10, Math.ceil(Math.max(...ends) / 5) * 5),
		unit: 'percent',
	} as const;
	const axis = axisOf(shown);
	const bottom = 6 + view.rows.length * rowHeight;
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={bottom + 20} room="rows w2">
				<Scale axis={axis} view={shown} top={6} bottom={bottom} language={language} />
				{view.rows.map((row, at) => {
					const y = 28 + at * rowHeight;
					return (
						<>
							<text x="0%" y={y + 14} dx="-12" class="rl b">
								{fitted(row.label)}
							</text>
							<Bar range={row.first} y={y} height={9} kind="bar" axis={axis} />
							{row.second !== null && (
								<Bar range={row.second} y={y + 11.5} height={7.5} kind="bar2" axis={axis} />
							)}
							<text x="100%" y={y + 14} dx="12" class="rv">
								<tspan class="b">
									{padded(figureText(row.first.value, 'percent', language), 4)}
								</tspan>{' '}
								<tspan class="f">{rangeText(row.first, 'count', language)}</tspan>{' '}
								<tspan class={row.isSure ? 'u' : undefined}>{row.place}</tspan>
							</text>
						</>
					);
				})}
			</Plot>
		</Figure>
	);
}

function Bar(props: { range: Ranged; y: number; height: number; kind: string; axis: Axis }): VNode {
	const { range, y, height, kind, axis } = props;
	const middle = y + height / 2;
	return (
		<>
			<rect x="0%" y={y} width={pc(axis.at(range.value))} height={height} class={kind} />
			<line
				x1={pc(axis.at(range.low))}
				y1={middle}
				x2={pc(axis.at(range.high))}
				y2={middle}
				class="wh"
			/>
		</>
	);
}
