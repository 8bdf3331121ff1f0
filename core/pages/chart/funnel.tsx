import type { VNode } from 'preact';

import { figureText, padded } from '../../language/figures';
import type { FunnelView } from '../report/report-view';
import { type ChartProps, Figure, Plot } from './parts';
import { pc, fitted } from './place';

const rowHeight = 40;

/** How many are left at each step; grey is what was lost since the step before. */
export function Funnel({ view, language }: ChartProps<FunnelView>): VNode {
	const most = Math.max(1, ...view.steps.map(({ n }) => n));
	const width = figureText(most, 'count', language).length;
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={view.steps.length * rowHeight + 4} room="rows w2">
				{view.steps.map(({ label, n, ofBefore, isAnswer }, at) => {
					const y = 18 + at * rowHeight;
					const before = view.steps[at - 1]?.n ?? n;
					return (
						<>
							<text x="0%" y={y + 14} dx="-12" class="rl b">
								{fitted(label)}
							</text>
							{before > n && (
								<rect x="0%" y={y} width={pc(before / most)} height="20" class="barg" />
							)}
							<rect
								x="0%"
								y={y}
								width={pc(n / most)}
								height="20"
								class={isAnswer ? 'bar' : 'barp'}
							/>
							<text x="100%" y={y + 14} dx="12" class="rv">
								<tspan class="b">{padded(figureText(n, 'count', language), width)}</tspan>
								{ofBefore !== null && (
									<>
										{' '}
										<tspan class="f w">{ofBefore}</tspan>
									</>
								)}
							</text>
						</>
					);
				})}
			</Plot>
		</Figure>
	);
}
