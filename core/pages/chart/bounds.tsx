import type { VNode } from 'preact';

import { figureText } from '../../language/figures';
import type { BoundsView } from '../report/report-view';
import { Across, type ChartProps, Figure, Plot, Scale } from './parts';
import { axisOf, pc } from './place';

/** What was measured between what the silent could make of it, dotted: known least. */
export function Bounds({ view, language }: ChartProps<BoundsView>): VNode {
	const axis = axisOf(view.axis);
	const { low, high } = view.bounds;
	const end = (value: number) => (
		<>
			<line x1={pc(axis.at(value))} y1="40" x2={pc(axis.at(value))} y2="52" class="ls" />
			<text x={pc(axis.at(value))} y="34" class="m">
				{figureText(value, view.axis.unit, language)}
			</text>
		</>
	);
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={90}>
				<Scale axis={axis} view={view.axis} top={24} bottom={68} language={language} isTight />
				<line x1={pc(axis.at(low))} y1="46" x2={pc(axis.at(high))} y2="46" class="ivx" />
				{end(low)}
				{end(high)}
				<Across range={view.measured} y={46} mark="plain" axis={axis} />
				<text x={pc(axis.at(view.measured.value))} y="18" class="u m h">
					{view.measured.text}
				</text>
			</Plot>
		</Figure>
	);
}
