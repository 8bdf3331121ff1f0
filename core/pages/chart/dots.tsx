import type { VNode } from 'preact';

import { figureText, padded, rangeText } from '../../language/figures';
import { sayIn } from '../../language/say';
import type { Bracket, DotRow, DotsView, LeaderboardView } from '../report/report-view';
import { Across, type ChartProps, Figure, Plot, Scale } from './parts';
import { type Axis, axisOf, pc, fitted } from './place';

const rowHeight = 40;
const top = 22;

type View = DotsView | LeaderboardView;

/** A group a row with its interval, sorted by value; brackets around what cannot be told apart. */
export function Dots({ view, language }: ChartProps<View>): VNode {
	const axis = axisOf(view.axis);
	const bottom = top + 12 + view.rows.length * rowHeight;
	const isWide = view.rows.some(({ place = null }) => place !== null);
	const width = Math.max(...view.rows.map(({ n }) => figureText(n, 'count', language).length));
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={bottom + 20} room={isWide ? 'rows w3' : 'rows w2'}>
				<Scale axis={axis} view={view.axis} top={top + 4} bottom={bottom} language={language} />
				{view.all !== null && (
					<>
						<line
							x1={pc(axis.at(view.all.value))}
							y1={top}
							x2={pc(axis.at(view.all.value))}
							y2={bottom}
							class="a"
						/>
						<text x={pc(axis.at(view.all.value))} y="16" class="m">
							{view.all.text}
						</text>
					</>
				)}
				{view.rows.map((row, at) => (
					<Row
						row={row}
						y={top + 26 + at * rowHeight}
						axis={axis}
						width={width}
						unit={view.axis.unit}
						language={language}
					/>
				))}
				<Brackets brackets={view.brackets} left={isWide ? 196 : 124} />
			</Plot>
		</Figure>
	);
}

function Row(props: {
	row: DotRow;
	y: number;
	axis: Axis;
	width: number;
	unit: View['axis']['unit'];
	language: string;
}): VNode {
	const { row, y, axis, width, unit, language } = props;
	const { plain, place = null } = row;
	return (
		<>
			<text x="0%" y={y + 4} dx="-12" class="rl">
				<tspan class="b">{fitted(row.label)}</tspan>
				{'  '}
				<tspan class="f">{padded(figureText(row.n, 'count', language), width)}</tspan>
			</text>
			{plain !== undefined && (
				<line x1={pc(axis.at(row.value))} y1={y} x2={pc(axis.at(plain))} y2={y} class="ev" />
			)}
			<Across range={row} y={y} mark={row.mark} axis={axis} />
			{plain !== undefined && <use href="#tick" x={pc(axis.at(plain))} y={y} class="ls" />}
			<text x="100%" y={y + 4} dx="12" class="rv">
				{row.mark === 'few' ? (
					<tspan class="f">{sayIn(language)('chart.tooFew')}</tspan>
				) : (
					<>
						<tspan class={row.mark === 'worse' ? 'o' : 'b'}>
							{figureText(row.value, unit, language)}
						</tspan>{' '}
						<tspan class="f">{rangeText(row, unit, language)}</tspan>
						{place !== null && (
							<>
								{' '}
								<tspan class="b">{place}</tspan>
							</>
						)}
					</>
				)}
			</text>
		</>
	);
}

/** Side by side where runs overlap. */
function Brackets({ brackets, left }: { brackets: readonly Bracket[]; left: number }): VNode {
	let column = 0;
	let until = -1;
	return (
		<>
			{brackets.map(({ first, last }) => {
				column = first <= until ? column + 1 : 0;
				until = Math.max(until, last);
				const x = left + 10 * Math.min(column, 3);
				const [from, to] = [top + 17 + first * rowHeight, top + 35 + last * rowHeight];
				return (
					<svg x="100%" y="0">
						<g class="bs">
							<path d={`M${x} ${from}h6V${to}h-6`} class="br" />
						</g>
					</svg>
				);
			})}
		</>
	);
}
