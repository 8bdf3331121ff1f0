import type { VNode } from 'preact';

import { Block } from '../chart/block';
import type { SectionView } from './report-view';

/** One section, for a report or any page that has the charts' style sheet and signs. */
export function SectionPart({ view, language }: { view: SectionView; language: string }): VNode {
	return (
		<section id={view.key}>
			<div class="rail">
				<h2>{view.title}</h2>
				<p>{view.about}</p>
			</div>
			<div class="body">
				{view.blocks.map((block) => (
					<Block block={block} language={language} />
				))}
			</div>
		</section>
	);
}
