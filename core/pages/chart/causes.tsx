import type { VNode } from 'preact';

import { figureText, padded } from '../../language/figures';
import { sayIn } from '../../language/say';
import type { CausesView } from '../report/report-view';
import { type ChartProps, Figure, Plot } from './parts';
import { fittedAbove, inTwoLines, pc } from './place';

const rowHeight = 42;

/** Cases by cause, the period before as the thin grey bar; bars begin at zero. */
export function Causes({ view, language }: ChartProps<CausesView>): VNode {
	const say = sayIn(language);
	const most = Math.max(1, ...view.rows.flatMap(({ now, before }) => [now, before ?? 0]));
	const whole = Math.ceil(most / 5) * 5;
	const width = figureText(most, 'count', language).length;
	const count = (value: number) => padded(figureText(value, 'count', language), width);
	return (
		<Figure view={view} language={language}>
			<Plot view={view} height={view.rows.length * rowHeight + 2} room="rows w2">
				{view.rows.map((row, at) => {
					const y = 18 + at * rowHeight;
					const [first, second] = inTwoLines(row.label);
					return (
						<>
							{second === '' ? (
								<text x="0%" y={y + 15} dx="-12" class="rl b">
									{first}
								</text>
							) : (
								<>
									<text x="0%" y={y + 8} dx="-12" class="rl b w">
										{first}
									</text>
									<text x="0%" y={y + 24} dx="-12" class="rl b w">
										{second}
									</text>
									<text x="0%" y={y + 15} dx="-12" class="rl b n">
										{fittedAbove(row.label, `${count(row.now)} ${row.verdict}`)}
									</text>
								</>
							)}
							<rect
								x="0%"
								y={y}
								width={pc(row.now / whole)}
								height="13"
								class={row.mark === 'worse' ? 'baro' : 'bar'}
							/>
							{row.before !== null && row.before > 0 && (
								<rect x="0%" y={y + 15} width={pc(row.before / whole)} height="5" class="barg2" />
							)}
							<text x="100%" y={y + 14} dx="12" class="rv">
								<tspan class="b">{count(row.now)}</tspan>{' '}
								{row.before !== null && (
									<tspan class="f w">{say('chart.was', { before: count(row.before) })}</tspan>
								)}{' '}
								<tspan class={row.mark === 'worse' ? 'o' : row.mark === 'better' ? 'u' : undefined}>
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
