import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import type { ProblemList, ProblemState } from '../model/problem';
import { problemLists, problemStates } from '../model/problem';
import { renderDeskPage } from './design/frame';
import { Icon } from './design/icons';
import { HiddenFields } from './form-parts';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';
import {
	longestRemedy,
	type OwnFault,
	problemFields,
	type ProblemFault,
	type TypedProblem,
	type WrittenText,
} from './problem-form';
import { ProblemTexts } from './problem-texts';

/** A problem as its owner sees it. */
export type ProblemCard = {
	id: string;
	title: string;
	state: ProblemState;
	/** Where it may go from there by hand. */
	next: readonly ProblemState[];
	list: ProblemList;
	/** The day by which it is to be done, `2026-03-31` and in words. */
	due: { day: string; words: string; isOver: boolean } | null;
	remedy: string | null;
	/** `null` = nobody. */
	ownerName: string | null;
	texts: readonly WrittenText[];
	cases: number;
	/** Points that the score is expected to gain, in words. */
	points: string | null;
	/** Marks of what is shown, see `seenOfProblem`. */
	seen: string;
};

/** A form that was not taken as it was. */
export type FailedProblem = {
	id: string;
	typed: TypedProblem;
	faults: readonly ProblemFault[];
	/** What somebody else has changed meanwhile. */
	conflict: {
		by: string | null;
		changed: ReadonlyArray<'state' | 'due' | 'remedy' | 'texts'>;
	} | null;
};

export type ProblemPageView = PageBase & {
	viewer: string;
	/** Whoever leads sees the problems of everybody. */
	ofEverybody: boolean;
	problems: readonly ProblemCard[];
	/** Those that are done, newest first. */
	done: readonly ProblemCard[];
	/** There are more than are shown. */
	more: boolean;
	flash: string | null;
	/** Why nothing was done, where no form is left to say it beside. */
	fault: string | null;
	failed: FailedProblem | null;
	formAction: string;
	token: string;
	formToken: string;
	/** The reader's own link to the open cases; `null` for who leads nothing. */
	teamLink: string | null;
};

type Part = { view: ProblemPageView; voice: Voice };

const anchor = (id: string): string => `p-${id.replace(/[^\w-]/g, '-')}`;

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
		<article class="card problem" id={anchor(card.id)}>
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
			{card.next.length > 0 && <Change view={view} voice={voice} card={card} />}
		</article>
	);
}

function Change({ view, voice, card }: Part & { card: ProblemCard }): VNode {
	const { say, ours } = voice;
	const failed = view.failed?.id === card.id ? view.failed : null;
	const id = (field: string) => `${field}-${anchor(card.id)}`;
	const typed: TypedProblem = failed?.typed ?? {
		state: card.state,
		due: card.due?.day ?? '',
		remedy: card.remedy ?? '',
		reason: '',
		texts: Object.fromEntries(
			card.texts.flatMap(({ language, said, did }) => [
				[`said.${language}`, said],
				[`did.${language}`, did],
			]),
		),
	};
	const fault = (field: OwnFault['field']) =>
		failed?.faults.find((one): one is OwnFault => one.field === field) ?? null;
	const wiring = (field: OwnFault['field'], hint?: string) => {
		const wrong = fault(field) !== null;
		const about = [...(wrong ? [id(`e-${field}`)] : []), ...(hint === undefined ? [] : [hint])];
		return {
			id: id(field),
			name: problemFields[field],
			class: 'in',
			'aria-invalid': wrong ? ('true' as const) : undefined,
			'aria-describedby': about.length === 0 ? undefined : about.join(' '),
		};
	};
	const error = (field: OwnFault['field']) => {
		const found = fault(field);
		return (
			found !== null && (
				<p class="err on" id={id(`e-${field}`)} role="alert" {...ours}>
					<Icon name="alert" />
					{found.code === 'cannot'
						? say('problemPage.cannot')
						: say(`problemPage.needs.${found.code}`)}
				</p>
			)
		);
	};
	return (
		<details class="fold" open={failed !== null}>
			<summary {...ours}>
				<Icon name="note" />
				<span>
					{say('problemPage.change')}
					<span class="hid">: {cleanLine(card.title)}</span>
				</span>
			</summary>
			{failed?.conflict && <Conflict conflict={failed.conflict} card={card} voice={voice} />}
			<form method="post" action={ownUrl(view.formAction) ?? ''} accept-charset="utf-8">
				<HiddenFields
					token={view.token}
					formToken={view.formToken}
					more={{ [problemFields.problem]: card.id, [problemFields.seen]: card.seen }}
				/>
				<fieldset aria-describedby={fault('state') === null ? undefined : id('e-state')}>
					<legend {...ours}>
						<b>{say('problemPage.state')}</b>
					</legend>
					{error('state')}
					<div class="chips" {...ours}>
						{problemStates
							.filter((one) => one === card.state || card.next.includes(one))
							.map((state) => (
								<label class="chip">
									<input
										type="radio"
										name={problemFields.state}
										value={state}
										checked={state === typed.state}
										required
									/>
									<span>{say(`problem.state.${state}`)}</span>
								</label>
							))}
					</div>
				</fieldset>
				<div class="field">
					<label for={id('due')} {...ours}>
						{say('problemPage.by')}
					</label>
					{error('due')}
					<input {...wiring('due')} type="date" value={typed.due} />
				</div>
				<div class="field">
					<label for={id('remedy')} {...ours}>
						{say('problemPage.remedy')}
					</label>
					<span class="soft" id={id('hint')} {...ours}>
						{say('problemPage.remedyHint')}
					</span>
					{error('remedy')}
					<textarea {...wiring('remedy', id('hint'))} rows={2} maxlength={longestRemedy} dir="auto">
						{typed.remedy}
					</textarea>
				</div>
				{card.next.includes('given_up') && (
					<div class="field why">
						<label for={id('reason')} {...ours}>
							{say('problemPage.reason')}
						</label>
						{error('reason')}
						<textarea {...wiring('reason')} rows={2} maxlength={longestRemedy} dir="auto">
							{typed.reason}
						</textarea>
					</div>
				)}
				<ProblemTexts
					texts={card.texts}
					typed={typed.texts}
					faults={failed?.faults ?? []}
					anchor={anchor(card.id)}
					voice={voice}
				/>
				<button type="submit" class="btn alt" {...ours}>
					{say('problemPage.save')}
				</button>
			</form>
		</details>
	);
}

function Conflict(props: {
	conflict: NonNullable<FailedProblem['conflict']>;
	card: ProblemCard;
	voice: Voice;
}): VNode {
	const { conflict, card, voice } = props;
	const { say, ours } = voice;
	const empty = say('problemPage.empty');
	const lines = {
		state: [say('problemPage.state'), say(`problem.state.${card.state}`)],
		due: [say('problemPage.by'), card.due?.words ?? empty],
		remedy: [say('problemPage.remedy'), cleanText(card.remedy ?? '') || empty],
		texts: [
			say('problemPage.public'),
			card.texts
				.filter(({ said }) => said !== '')
				.map(({ name, said, did }) => `${name}: ${cleanText(said)} – ${cleanText(did)}`)
				.join('\n') || empty,
		],
	} as const;
	const who = cleanLine(conflict.by ?? '', 80);
	return (
		<div class="note box bad" role="alert" {...ours}>
			<Icon name="alert" />
			<div>
				<p>
					{who === ''
						? say('problemPage.conflict')
						: say('problemPage.conflictBy', { person: who })}
				</p>
				{conflict.changed.map((field) => {
					const [what, value] = lines[field];
					return <p class="pre">{say('problemPage.now', { what, value })}</p>;
				})}
			</div>
		</div>
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
