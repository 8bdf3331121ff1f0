import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import type { ProblemState } from '../model/problem';
import { problemLists } from '../model/problem';
import { renderDeskPage } from './design/frame';
import { Icon } from './design/icons';
import type { Voice } from './page-base';
import { voiceOf } from './page-base';
import { PeopleList, ProblemChange } from './problem-change';
import { problemAnchor, type ProblemCard, type ProblemPageView } from './problem-view';

type Part = { view: ProblemPageView; voice: Voice };

/** The problems of an owner, or of all: what will be done by when, and where it stands. No script. */
export function renderProblemPage(view: ProblemPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const viewer = cleanLine(view.viewer, 80);
	const title = view.ofEverybody
		? say('problemPage.all')
		: say('problemPage.title', { person: viewer });
	const team = ownUrl(view.teamLink);
	const part = { view, voice };
	const isEmpty = view.problems.length === 0;
	return renderDeskPage({
		base: view,
		title,
		kind: 'team',
		rules,
		banner: view.testMode ? say('owner.test') : null,
		head:
			team === null ? (
				<span class="s" {...ours}>
					{say('owner.you', { person: viewer })}
				</span>
			) : (
				<a href={team} {...ours}>
					{say('owner.team')}
				</a>
			),
		children: (
			<>
				<h1 {...ours}>{title}</h1>
				<p class="soft s" {...ours}>
					{say('problemPage.about')}
				</p>
				{view.flash !== null && (
					<p class="note good" role="status" {...ours}>
						<Icon name="tick" />
						{view.flash}
					</p>
				)}
				{view.fault !== null && (
					<p class="note bad" role="alert" {...ours}>
						<Icon name="alert" />
						{view.fault}
					</p>
				)}
				{view.more && (
					<p class="note" {...ours}>
						{say('problemPage.first', { shown: view.problems.length })}
					</p>
				)}
				{isEmpty && (
					<p class="note" role="status" {...ours}>
						{say(view.ofEverybody ? 'problemPage.noneAtAll' : 'problemPage.none')}
					</p>
				)}
				{problemLists.map((list) => (
					<Cards
						{...part}
						id={list}
						title={say(`problemPage.list.${list}`)}
						cards={view.problems.filter((one) => one.list === list)}
					/>
				))}
				<Cards {...part} id="done" title={say('problemPage.done')} cards={view.done} />
				<PeopleList people={view.people} />
			</>
		),
	});
}

function Cards(
	props: Part & { id: string; title: string; cards: readonly ProblemCard[] },
): VNode | null {
	const { id, title, cards, view, voice } = props;
	if (cards.length === 0) return null;
	return (
		<section class="problems" aria-labelledby={`list-${id}`}>
			<h2 id={`list-${id}`} {...voice.ours}>
				{title} <span class="soft num">{cards.length}</span>
			</h2>
			{cards.map((card) => (
				<Card view={view} voice={voice} card={card} />
			))}
		</section>
	);
}

const toneOf: Partial<Record<ProblemState, string>> = {
	being_done: 'on',
	done: 'good',
	shown_to_work: 'good',
};

function Card({ view, voice, card }: Part & { card: ProblemCard }): VNode {
	const { say, ours } = voice;
	const { due } = card;
	const owner = cleanLine(card.ownerName ?? '', 80);
	const remedy = cleanText(card.remedy ?? '');
	const isOpen = view.problems.includes(card);
	return (
		<article class="card problem" id={problemAnchor(card.id)}>
			<h3 dir="auto">{cleanLine(card.title)}</h3>
			<p class="row" {...ours}>
				<span class={`badge ${toneOf[card.state] ?? ''}`.trim()}>
					{say(`problem.state.${card.state}`)}
				</span>
				{isOpen && (
					<span class={due?.isOver === true ? 'badge bad' : 'badge'}>
						<Icon name="clock" />
						{due === null
							? say('problemPage.noDate')
							: say(due.isOver ? 'problemPage.overdue' : 'problemPage.due', { date: due.words })}
					</span>
				)}
				{card.cases > 0 && (
					<span class="badge">{say('problemPage.cases', { count: card.cases })}</span>
				)}
				{card.points !== null && (
					<span class="badge">{say('problemPage.points', { points: card.points })}</span>
				)}
			</p>
			{(view.ofEverybody || owner === '') && (
				<p class="soft s" {...ours}>
					{owner === '' ? say('problemPage.nobody') : say('problemPage.owner', { person: owner })}
				</p>
			)}
			{remedy !== '' && (
				<p class="pre" dir="auto">
					{remedy}
				</p>
			)}
			{card.next.length > 0 && <ProblemChange view={view} voice={voice} card={card} />}
		</article>
	);
}

/** No quotation mark, ampersand or "less than" in here. */
const rules = [
	'.problems{display:grid;gap:var(--s3)}',
	'.problems h2{padding-inline:var(--s1)}',
	'.problem{display:grid;gap:var(--s2)}',
	'.problem:target{box-shadow:0 0 0 2px var(--accent)}',
	'.problem form{display:grid;gap:var(--s3);padding-block:var(--s2)}',
	'.problem .field{margin-block:0}',
	'.problem .texts fieldset{display:grid;gap:var(--s2);margin-block:var(--s3)}',
	'@supports selector(:has(a)){.problem form:not(:has([value=given_up]:checked)) .why{display:none}}',
	'@media(min-width:60em){.problems{grid-template-columns:repeat(2,minmax(0,1fr));align-items:start}.problems h2{grid-column:1/-1}}',
	'@media print{.fold{display:none}.problem{break-inside:avoid;border:1px solid}}',
].join('');
