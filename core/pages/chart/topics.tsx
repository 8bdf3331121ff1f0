import type { VNode } from 'preact';

import type { TopicsView } from '../report/report-view';
import type { ChartProps } from './parts';
import { verdictClass } from './tiles';

/** What people wrote about, and a sentence or two of it. */
export function Topics({ view }: ChartProps<TopicsView>): VNode {
	return (
		<div>
			<h3>{view.title}</h3>
			{view.about !== null && <p class="sub">{view.about}</p>}
			<ul class="topics">
				{view.topics.map(({ name, count, mean, verdict, quotes }) => (
					<li>
						<div>
							<b>{name}</b>
							<div class="c">
								{count}
								{mean !== null && (
									<>
										<br />
										{mean}
									</>
								)}
							</div>
							{verdict !== null && <span class={verdictClass[verdict.mark]}>{verdict.text}</span>}
						</div>
						<div>
							{quotes.map((quote) => (
								<blockquote dir="auto">{`“${quote}”`}</blockquote>
							))}
						</div>
					</li>
				))}
			</ul>
		</div>
	);
}
