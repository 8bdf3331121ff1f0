import type { VNode } from 'preact';

import type { ReportView, SectionView } from './report-view';

/** The sentence that can be forwarded, the figures behind it, what, why and what next. */
export function HeadWords({
	view,
	isPart = false,
}: {
	view: Pick<ReportView, 'headline' | 'lede' | 'three'>;
	/** Below a heading of its own. */
	isPart?: boolean;
}): VNode {
	return (
		<>
			{isPart ? <h3 class="say">{view.headline}</h3> : <h1>{view.headline}</h1>}
			{view.lede !== '' && <p class="lede">{view.lede}</p>}
			{view.three.length > 0 && (
				<dl class="three">
					{view.three.map(({ term, text }) => (
						<div>
							<dt>{term}</dt>
							<dd>{text}</dd>
						</div>
					))}
				</dl>
			)}
		</>
	);
}

/** Links to the sections that are there. */
export function Contents(props: {
	sections: ReadonlyArray<Pick<SectionView, 'key' | 'title'>>;
	label: string;
}): VNode {
	return (
		<nav aria-label={props.label}>
			<ul class="wrap" tabIndex={0}>
				{props.sections.map(({ key, title }) => (
					<li>
						<a href={`#${key}`}>{title}</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
