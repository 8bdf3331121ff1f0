import type { VNode } from 'preact';

import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import type { Say } from '../language/say';

/** Something that waits for who reads the page. */
export type LiveNeed = {
	kind: 'case' | 'promise' | 'decision' | 'alarm' | 'problem';
	/** How late it is, or by when it is wanted. */
	badge: { text: string; isOver: boolean };
	/** What a customer said (masked), or what it is. */
	said: string;
	isQuote: boolean;
	/** What else is to be known, in short. */
	about: string[];
	/** The reader's own link to it, or a place on the page; `null` = nowhere that they may open. */
	link: string | null;
};

export type LiveNeeds = {
	/** How much there is of what presses most, in one or two sentences; that there is nothing, too. */
	headline: string;
	/** How much there is of the rest; empty where that is nothing. */
	besides: string;
	entries: readonly LiveNeed[];
	/** How many more there are than are shown. */
	more: number;
};

/** What is late, unseen or waits to be decided, the most urgent first, each with its link. */
export function Needs(props: { needs: LiveNeeds; cases: string | null; say: Say }): VNode {
	const { needs, cases, say } = props;
	return (
		<section id="needs" class="needs" aria-labelledby="needs-title">
			<h2 id="needs-title">{say('live.needs')}</h2>
			{needs.entries.length === 0 ? (
				<p class="c">{say('live.needs.none')}</p>
			) : (
				<ol class="need">
					{needs.entries.map((entry) => (
						<Entry entry={entry} say={say} />
					))}
				</ol>
			)}
			{needs.more > 0 && (
				<p class="c">
					{say(needs.more === 1 ? 'live.needs.more.one' : 'live.needs.more.other', {
						n: needs.more,
					})}
					{cases !== null && (
						<>
							{' '}
							<a href={cases}>{say('live.cases')}</a>
						</>
					)}
				</p>
			)}
		</section>
	);
}

function Entry({ entry, say }: { entry: LiveNeed; say: Say }): VNode {
	const { badge, isQuote, about, link, kind } = entry;
	const said = cleanLine(entry.said, 200);
	const href = ownUrl(link);
	const isHere = href?.startsWith('#') === true;
	return (
		<li>
			<span class={badge.isOver ? 'badge over' : 'badge'}>{badge.text}</span>
			<div>
				{isQuote ? <q dir="auto">{said}</q> : <span dir="auto">{said}</span>}
				<span class="c">{about.filter((one) => one !== '').join(' · ')}</span>
			</div>
			{href !== null && (
				<a class="btn" href={href}>
					{say(isHere ? 'live.look' : kind === 'decision' ? 'live.decide' : 'live.open')}
					<span class="sr">: {said}</span>
				</a>
			)}
		</li>
	);
}
