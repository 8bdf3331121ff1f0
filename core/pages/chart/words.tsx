import type { VNode } from 'preact';

import type { TableView, WordsView } from '../report/report-view';
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
			{view.table !== null && <Open table={view.table} title={view.title} />}
		</div>
	);
}

/** Columns that do not fit are scrolled to by themselves; a heading above is not said again. */
function Open({ table, title }: { table: TableView; title: string | null }): VNode {
	const caption = table.caption === title ? '' : table.caption;
	return (
		<div class="fit" tabIndex={0} role="region" aria-label={table.caption}>
			<Rows table={{ ...table, caption }} plain />
		</div>
	);
}
