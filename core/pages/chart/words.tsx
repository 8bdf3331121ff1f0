import type { VNode } from 'preact';

import type { WordsView } from '../report/report-view';
import { type ChartProps, Rows } from './parts';

/** Sentences, and a table that stays open. */
export function Words({ view }: ChartProps<WordsView>): VNode {
	return (
		<div>
			{view.title !== null && <h3>{view.title}</h3>}
			{view.about !== null && <p class="sub">{view.about}</p>}
			{view.items.length > 0 && (
				<ul class="how">
					{view.items.map(({ term, text }) => (
						<li>
							<b>{term}</b> {text}
						</li>
					))}
				</ul>
			)}
			{view.table !== null && <Rows table={view.table} plain />}
		</div>
	);
}
