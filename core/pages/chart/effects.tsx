import type { VNode } from 'preact';

import { rangeText, signedText } from '../../language/figures';
import type { EffectsView } from '../report/report-view';
import { Across, type ChartProps, Figure, Plot, Scale } from './parts';
import { axisOf, fitted } from './place';

const rowHeight = 46;

/** The difference to who was left out by lot, around zero. */
export function Effects({ view, language }: ChartProps<EffectsView>): VNode {
	const axis = axisOf(view.axis, 5);
	const bottom = 8 + view.rows.length * rowHeight;
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={bottom + 20} room="rows w2">
				<Scale
					axis={axis}
					view={view.axis}
					top={4}
					bottom={bottom}
					language={language}
					zero={view.none}
				/>
				{view.rows.map((row, at) => {
					const y = 30 + at * rowHeight;
					return (
						<>
							<text x="0%" y={y + 4} dx="-12" class="rl b">
								{fitted(row.label)}
							</text>
							<Across range={row} y={y} mark={row.mark} axis={axis} />
							<text x="100%" y={y + 4} dx="12" class="rv">
								<tspan class="b">{signedText(row.value, language)}</tspan>{' '}
								<tspan class="f w">{rangeText(row, 'points', language)}</tspan>{' '}
								<tspan class={row.mark === 'better' ? 'u' : row.mark === 'worse' ? 'o' : undefined}>
									{row.verdict}
								</tspan>
							</text>
						</>
					);
				})}
			</Plot>
		</Figure>
	);
}
