import type { VNode } from 'preact';

import { figureText } from '../../language/figures';
import type { DistributionView, Level } from '../report/report-view';
import { Both, type ChartProps, Figure, Plot } from './parts';
import { pc } from './place';

const barHeight = 30;
const rowHeight = 36;
/** Room for the name of the score and its levels. */
const top = 44;
/** From this share on it is printed inside. */
const printedFrom = 0.055;

type Part = { level: Level; share: number };

/** One bar a period, the unhappy at the left: orange, grey, blue. */
export function Distribution({ view, language }: ChartProps<DistributionView>): VNode {
	let y = 0;
	const drawn = view.blocks.map((block) => {
		const heads = (
			<>
				<text x="0%" y={y + 12} class="b">
					{block.name}
				</text>
				<Heads heads={block.heads} y={y + 34} language={language} />
			</>
		);
		const rows = block.rows.map((row, at) => (
			<Bar row={row} y={y + top + at * rowHeight} language={language} />
		));
		y += top + block.rows.length * rowHeight + 16;
		return (
			<>
				{heads}
				{rows}
			</>
		);
	});
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={y - 18} room="dist">
				{drawn}
			</Plot>
		</Figure>
	);
}

type Block = DistributionView['blocks'][number];

function Heads(props: { heads: Block['heads']; y: number; language: string }): VNode {
	const places = {
		start: { x: '0%', side: undefined },
		middle: { x: '44%', side: 'm' },
		end: { x: '100%', side: 'e' },
	};
	return (
		<>
			{props.heads.map(({ side, share, text, short }) => (
				<text x={places[side].x} y={props.y} class={places[side].side}>
					<tspan class="b">{figureText(100 * share, 'percent', props.language)}</tspan>{' '}
					<Both wide={text} narrow={short} />
				</text>
			))}
		</>
	);
}

function Bar(props: { row: Block['rows'][number]; y: number; language: string }): VNode {
	const { row, y, language } = props;
	const shades = shadesOf(row.parts);
	let left = 0;
	return (
		<>
			<text x="0%" y={y + 21} dx="-10" class="e b">
				{row.label}
			</text>
			{row.parts.map(({ share }, at) => {
				const from = left;
				left += share;
				const shade = shades[at] ?? 7;
				return (
					share > 0 && (
						<>
							<rect
								x={pc(from)}
								y={y}
								width={pc(share)}
								height={barHeight}
								class={`seg s${shade}`}
							/>
							{share >= printedFrom && (
								<text
									x={pc(from + share / 2)}
									y={y + 20}
									class={`m ${isDark(shade) ? 'lt' : 'dk'}`}
								>
									{figureText(100 * share, 'count', language)}
								</text>
							)}
						</>
					)
				);
			})}
		</>
	);
}

/** White reads on these. */
const isDark = (shade: number): boolean => shade < 4 || shade === 10;

/** Orange up to 6, grey 7 and 8, blue 9 and 10, spread over as many values as a level has. */
export function shadesOf(parts: readonly Part[]): number[] {
	const places: Record<Level, [number, number]> = { low: [0, 6], middle: [7, 8], high: [9, 10] };
	const few: Record<Level, number[][]> = {
		low: [[], [4], [1, 4], [1, 4, 5]],
		middle: [[], [7], [7, 8]],
		high: [[], [10], [9, 10]],
	};
	const seen: Record<Level, number> = { low: 0, middle: 0, high: 0 };
	return parts.map(({ level }) => {
		const count = parts.filter((part) => part.level === level).length;
		const at = seen[level]++;
		const known = few[level][count]?.[at];
		if (known !== undefined) return known;
		const [first, last] = places[level];
		return Math.round(first + ((last - first) * at) / (count - 1));
	});
}
