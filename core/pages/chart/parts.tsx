import type { ComponentChildren, VNode } from 'preact';

import { figureText } from '../../language/figures';
import { sayIn } from '../../language/say';
import type { AxisView, KeySign, Mark, Ranged, TableView, Told } from '../report/report-view';
import { type Axis, axisOf, pc, px } from './place';

export type ChartProps<View> = { view: View; language: string };

/** Signs that charts use by name: once in a document that has charts, before them. */
export function ChartSigns(): VNode {
	return (
		<svg width="0" height="0" aria-hidden="true" class="defs">
			<defs>
				<path id="dia" d="M0-7L7 0 0 7-7 0z" />
				<path id="tick" d="M0-7V7" />
				<path id="glad" d="M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0M-3-2v.1M3-2v.1M-3.5 2q3.5 3.5 7 0" />
				<path id="sad" d="M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0M-3-2v.1M3-2v.1M-3.5 4q3.5-3.5 7 0" />
			</defs>
		</svg>
	);
}

/** A chart with its finding above, what it shows, its key, its note and the figures behind it. */
export function Figure(props: {
	view: Told;
	language: string;
	/** Heading of one chart in a group of them. */
	isPart?: boolean;
	/** In place of the description. */
	about?: ComponentChildren;
	children: ComponentChildren;
}): VNode {
	const { view, language, isPart = false, children } = props;
	const { title, note = null, call = null } = view;
	const about = props.about ?? view.about;
	return (
		<figure>
			<figcaption>
				{title !== null && (isPart ? <h4>{title}</h4> : <h3>{title}</h3>)}
				{about !== null && <p>{about}</p>}
				{view.key !== undefined && view.key.length > 0 && <Key entries={view.key} />}
			</figcaption>
			{children}
			{call !== null && <p class="call">{call}</p>}
			{note !== null && <p class="note">{note}</p>}
			{view.table !== null && <Behind table={view.table} language={language} name={view.name} />}
		</figure>
	);
}

/** The drawing itself; `height` in pixels, its width is that of its place. */
export function Plot(props: {
	view: Told;
	height: number;
	/** How much room it leaves beside itself. */
	room?: string;
	children: ComponentChildren;
}): VNode {
	const { view, height, room = '' } = props;
	return (
		<div class={`plot ${room}`.trim()}>
			<svg role="img" aria-labelledby={`${view.id}-t ${view.id}-d`} height={height}>
				<title id={`${view.id}-t`}>{view.name}</title>
				<desc id={`${view.id}-d`}>{view.told}</desc>
				{props.children}
			</svg>
		</div>
	);
}

/** Curves: 100 wide whatever the width, lines as thick as they are. */
export function Curves(props: { height: number; children: ComponentChildren }): VNode {
	const { height } = props;
	return (
		<svg
			class="z"
			viewBox={`0 0 100 ${height}`}
			preserveAspectRatio="none"
			width="100%"
			height={height}
		>
			{props.children}
		</svg>
	);
}

function Key({ entries }: { entries: NonNullable<Told['key']> }): VNode {
	return (
		<p class="key">
			{entries.map(({ sign, text }) => (
				<span>
					<svg aria-hidden="true">{signs[sign]()}</svg>
					{text}
				</span>
			))}
		</p>
	);
}

const point = (kind: string) => () => <circle cx="50%" cy="6" r="4.5" class={kind} />;
const across = (kind: string) => () => <line x1="0%" y1="6" x2="100%" y2="6" class={kind} />;
const block = (kind: string) => () => <rect x="2%" y="2" width="96%" height="8" class={kind} />;
const middle = (drawn: VNode) => () => (
	<svg x="50%" y="6">
		{drawn}
	</svg>
);
const signs: Record<KeySign, () => VNode> = {
	filled: point('d'),
	hollow: point('dh'),
	few: point('dg'),
	diamond: middle(<use href="#dia" class="db" />),
	tick: middle(<use href="#tick" class="ls" />),
	bracket: () => <path d="M6 1h6v10h-6" class="br" />,
	ghost: across('lg'),
	without: point('dg'),
	usual: across('a'),
	dotted: across('ivx'),
	bar: block('bar'),
	outline: block('bar2'),
	'grey-bar': block('barg2'),
	interval: () => (
		<>
			{across('iv')()}
			{point('d')()}
		</>
	),
};

/** The figures behind a chart, folded away. */
export function Behind(props: { table: TableView; language: string; name: string }): VNode {
	return (
		<details>
			<summary>{sayIn(props.language)('chart.figures')}</summary>
			<div class="tw" tabIndex={0} role="region" aria-label={props.name}>
				<Rows table={props.table} />
			</div>
		</details>
	);
}

export function Rows({ table, plain = false }: { table: TableView; plain?: boolean }): VNode {
	return (
		<table class={plain ? 'plain' : undefined}>
			{table.caption !== '' && <caption>{table.caption}</caption>}
			<thead>
				<tr>
					{table.head.map((text) => (
						<th scope="col">{text}</th>
					))}
				</tr>
			</thead>
			<tbody>
				{table.rows.map(([head = '', ...cells]) => (
					<tr>
						<th scope="row">{head}</th>
						{cells.map((cell) => (
							<td>{cell}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

const dots: Record<Exclude<Mark, 'worse'>, string> = {
	better: 'd',
	plain: 'd',
	maybe: 'dh',
	few: 'dg',
};
const intervals: Record<Mark, string> = {
	better: 'iv',
	plain: 'iv',
	maybe: 'iv',
	few: 'ivx',
	worse: 'ivb',
};

/** An interval lying down with its point; half a pixel of room keeps a narrow one visible. */
export function Across(props: {
	range: Ranged;
	y: number;
	mark: Mark;
	axis: Axis;
	r?: number;
}): VNode {
	const { range, y, mark, axis, r = 5.5 } = props;
	const [low, high] = [axis.at(range.low), axis.at(range.high)];
	return (
		<>
			<line x1={pc(low)} y1={px(y)} x2={pc(high)} y2={px(y)} class={intervals[mark]} />
			{mark === 'worse' ? (
				<use href="#dia" x={pc(axis.at(range.value))} y={px(y)} class="db" />
			) : (
				<circle cx={pc(axis.at(range.value))} cy={px(y)} r={r} class={dots[mark]} />
			)}
		</>
	);
}

/** An interval standing with its point. */
export function Upright(props: {
	range: Ranged;
	x: number;
	mark: Mark;
	y: (value: number) => number;
	r?: number;
}): VNode {
	const { range, x, mark, y, r = 4 } = props;
	return (
		<>
			<line
				x1={pc(x)}
				y1={px(y(range.low))}
				x2={pc(x)}
				y2={px(y(range.high))}
				class={intervals[mark]}
			/>
			{mark === 'worse' ? (
				<use href="#dia" x={pc(x)} y={px(y(range.value))} class="db" />
			) : (
				<circle cx={pc(x)} cy={px(y(range.value))} r={r} class={dots[mark]} />
			)}
		</>
	);
}

/** Upright axis: from the value to pixels, and its lines with their values. */
export function upright(view: AxisView, height: number, count = 4) {
	const axis = axisOf(view, count);
	return { y: (value: number) => height * (1 - axis.at(value)), ticks: axis.ticks };
}

/** As many decimals as the ticks need. */
const decimalsOf = (ticks: readonly number[]): number =>
	ticks.every((tick) => Number.isInteger(tick)) ? 0 : 1;

export function GridLines(props: {
	ticks: readonly number[];
	y: (value: number) => number;
	axis: AxisView;
	language: string;
}): VNode {
	const { ticks, y, axis, language } = props;
	const decimals = decimalsOf(ticks);
	return (
		<>
			{ticks.map((tick) => (
				<>
					<line x1="0%" y1={px(y(tick))} x2="100%" y2={px(y(tick))} class="g" />
					<text x="0%" y={px(y(tick) + 4)} dx="-8" class="e f">
						{figureText(tick, axis.unit, language, decimals)}
					</text>
				</>
			))}
		</>
	);
}

/** Values under lines that stand; every other one is left out on a phone. */
export function Scale(props: {
	axis: Axis;
	view: AxisView;
	top: number;
	bottom: number;
	language: string;
	/** Of the tick at zero. */
	zero?: string;
	/** There is no room beside the last tick. */
	isTight?: boolean;
}): VNode {
	const { axis, view, top, bottom, language, zero, isTight = false } = props;
	const decimals = decimalsOf(axis.ticks);
	return (
		<>
			{axis.ticks.map((tick) => (
				<>
					<line
						x1={pc(axis.at(tick))}
						y1={top}
						x2={pc(axis.at(tick))}
						y2={bottom}
						class={zero !== undefined && tick === 0 ? 'a' : 'g'}
					/>
					<text
						x={pc(axis.at(tick))}
						y={bottom + 16}
						class={isTight && axis.at(tick) === 1 ? 'f e' : 'f m'}
					>
						{tick === 0 && zero !== undefined
							? zero
							: figureText(tick, view.unit, language, decimals)}
					</text>
				</>
			))}
		</>
	);
}

/** Wide and narrow form of one text. */
export function Both({ wide, narrow }: { wide: string; narrow: string }): VNode {
	if (wide === narrow) return <tspan>{wide}</tspan>;
	return (
		<>
			<tspan class="w">{wide}</tspan>
			<tspan class="n">{narrow}</tspan>
		</>
	);
}
