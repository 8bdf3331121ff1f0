import type { VNode } from 'preact';

import type { PromisesView } from '../report/report-view';
import { type ChartProps, Figure } from './parts';

const inARow = 12;
const step = 17;
/** A square each as long as they can be counted; beyond, one stands for several. */
const mostSquares = 120;

/** A square a promise, crossed when broken. */
export function Promises({ view, language }: ChartProps<PromisesView>): VNode {
	const each = Math.max(1, Math.ceil((view.kept + view.broken) / mostSquares));
	const broken = Math.ceil(view.broken / each);
	const kept = Math.round(view.kept / each);
	const total = kept + broken;
	const rows = Math.max(1, Math.ceil(total / inARow));
	const [whole, crossed] = [Array.from({ length: kept }), Array.from({ length: broken })];
	const place = (at: number) => ({ x: (at % inARow) * step, y: Math.floor(at / inARow) * step });
	return (
		<Figure view={view} language={language}>
			<svg
				class="sq"
				role="img"
				aria-labelledby={`${view.id}-t`}
				viewBox={`0 0 ${inARow * step} ${rows * step}`}
			>
				<title id={`${view.id}-t`}>{view.told}</title>
				<path
					d={whole
						.map((_, at) => {
							const { x, y } = place(at);
							return `M${x} ${y}h13v13h-13z`;
						})
						.join('')}
					class="bar"
				/>
				<path
					d={crossed
						.map((_, at) => {
							const { x, y } = place(kept + at);
							return `M${x + 0.75} ${y + 0.75}h11.5v11.5h-11.5zl11.5 11.5m0-11.5l-11.5 11.5`;
						})
						.join('')}
					class="lo"
				/>
			</svg>
		</Figure>
	);
}
