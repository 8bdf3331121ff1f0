import type { VNode } from 'preact';

import { figureText } from '../../language/figures';
import type { Mark, TilesView, TileView } from '../report/report-view';
import { type ChartProps, Across } from './parts';
import { axisOf, pc } from './place';

export const verdictClass: Record<Mark, string> = {
	worse: 'v sure',
	better: 'v good',
	maybe: 'v maybe',
	few: 'v few',
	plain: 'v maybe',
};

/** A score: value, interval and n in words, now over before on one scale, the change and its verdict. */
export function Tiles({ view, language }: ChartProps<TilesView>): VNode {
	return (
		<div class="tiles">
			{view.tiles.map((tile) => (
				<Tile view={tile} language={language} />
			))}
		</div>
	);
}

export function Tile({ view, language }: ChartProps<TileView>): VNode {
	return (
		<div class="tile">
			<div class="nm">{view.name}</div>
			<div class="big">
				{view.value} <small>{view.interval}</small>
			</div>
			<div class="n_">{view.n}</div>
			<Line view={view} language={language} />
			{view.change !== null && (
				<div class="cmp">
					{view.change}
					{view.changeInterval !== null && <span class="c"> ({view.changeInterval})</span>}
				</div>
			)}
			{view.verdict !== null && (
				<span class={verdictClass[view.verdict.mark]}>{view.verdict.text}</span>
			)}
			{view.beside.map(({ text, verdict }) => (
				<>
					<div class="cmp">{text}</div>
					<span class={verdictClass[verdict.mark]}>{verdict.text}</span>
				</>
			))}
		</div>
	);
}

function Line({ view, language }: ChartProps<TileView>): VNode | null {
	const { axis: shown, now, before } = view;
	if (shown === null || now === null) return null;
	const axis = axisOf(shown);
	return (
		<svg role="img" aria-labelledby={`${view.id}-t`} height="44">
			<title id={`${view.id}-t`}>{view.told}</title>
			<line x1="0%" y1="30" x2="100%" y2="30" class="a" />
			{before !== null && (
				<>
					<line
						x1={pc(axis.at(before.low))}
						y1="22"
						x2={pc(axis.at(before.high))}
						y2="22"
						class="ivg"
					/>
					<circle cx={pc(axis.at(before.value))} cy="22" r="4" class="dg" />
				</>
			)}
			{view.beside.map(({ value }) => (
				<line
					x1={pc(axis.at(value))}
					y1="2"
					x2={pc(axis.at(value))}
					y2="30"
					class="ev"
					stroke-width="2"
				/>
			))}
			<Across
				range={now}
				y={10}
				mark={view.verdict?.mark === 'few' ? 'few' : 'plain'}
				axis={axis}
			/>
			<text x="0%" y="43" class="f">
				{figureText(shown.from, shown.unit, language, 0)}
			</text>
			<text x="100%" y="43" class="f e">
				{figureText(shown.to, shown.unit, language, 0)}
			</text>
		</svg>
	);
}
