import type { VNode } from 'preact';

import { clockInWords } from '../language/clock-words';
import { personName } from '../language/person-name';
import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { spanInWords } from '../language/time-words';
import type { Level } from '../model/metric';
import type { CaseState, Priority } from '../model/states';
import { priorities } from '../model/states';
import { clockTone } from './clock-line';
import { renderDeskPage } from './design/frame';
import { Icon } from './design/icons';
import { initialOf } from './design/initial';
import { formFields } from './form-fields';
import { priorityTone, short } from './owner-words';
import type { CasePause, OwnerClock } from './owner-page-view';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';
import {
	isNarrowed,
	longestSearch,
	nobody,
	ownerField,
	teamAddress,
	teamFields,
	type TeamQuery,
} from './team-query';
import { ShareFigure, type TeamShare } from './team-share';
import { waitingWords } from './waiting-words';

export type TeamCase = {
	id: string;
	/** The reader's own link to the case. */
	link: string | null;
	customerName: string | null;
	subjectTitle: string | null;
	ownerName: string | null;
	state: CaseState;
	priority: Priority;
	rung: number;
	score: { value: number; max: number; level: Level } | null;
	/** The beginning of what the customer said. */
	comment: string | null;
	/** Something was promised to the customer by a time to come. */
	promised: boolean;
	/** The clock that runs out first. */
	clock: OwnerClock;
	pause: CasePause | null;
};

export type TeamPageView = PageBase & {
	/** `null` = all teams. */
	teamName: string | null;
	viewer: string;
	now: number;
	timeZone: string;
	cases: readonly TeamCase[];
	/** There are more cases than are shown. */
	more: boolean;
	/** `null` = none are kept, as of test cases. */
	figures: TeamFigures | null;
	asked: TeamQuery;
	/** What can be asked for. */
	options: {
		owners: ReadonlyArray<{ id: string; name: string }>;
		touchpoints: readonly string[];
	};
	token: string;
	/** The reader's own link to the team's figures. */
	figuresLink: string | null;
	/** The reader's own link to the problems that many cases have in common. */
	problemsLink: string | null;
};

/** How a team does; all but the first two are about the cases opened in the last `days`. */
export type TeamFigures = {
	open: number;
	overdue: number;
	days: number;
	inTime: TeamShare;
	/** Median, ms. */
	firstContact: { ms: number | null; n: number };
	/** Of the fixes that were put to the customer and have ended one way or the other. */
	confirmed: TeamShare;
};

const dueOf = (entry: TeamCase): number =>
	entry.clock.state === 'running' || entry.clock.state === 'breached'
		? (entry.clock.dueAt ?? Number.POSITIVE_INFINITY)
		: Number.POSITIVE_INFINITY;

/** True when a case's running clock is past, or was missed. */
export function isOverdue(entry: TeamCase, now: number): boolean {
	return entry.clock.state === 'breached' || dueOf(entry) < now;
}

/** Overdue first, then by priority, then by what is due next; stable by id. */
export function byUrgency(now: number): (one: TeamCase, other: TeamCase) => number {
	const late = (entry: TeamCase) => (isOverdue(entry, now) ? 0 : 1);
	const rank = (entry: TeamCase) => -priorities.indexOf(entry.priority);
	return (one, other) => {
		if (late(one) !== late(other)) return late(one) - late(other);
		if (rank(one) !== rank(other)) return rank(one) - rank(other);
		const [a, b] = [dueOf(one), dueOf(other)];
		if (a !== b) return a < b ? -1 : 1;
		return one.id < other.id ? -1 : 1;
	};
}

/** The columns of the board, in the order in which they are worked. */
export const boardColumns = ['overdue', 'open', 'taken', 'promised', 'waiting'] as const;
export type BoardColumn = (typeof boardColumns)[number];

/** Where a case stands on the board: what is late goes before everything else. */
export function columnOf(entry: TeamCase, now: number): BoardColumn {
	if (isOverdue(entry, now)) return 'overdue';
	if (entry.pause !== null) return 'waiting';
	if (entry.state === 'open') return 'open';
	return entry.promised ? 'promised' : 'taken';
}

type TeamPart = { view: TeamPageView; voice: Voice };

const levelTone: Record<Level, string> = { low: 'bad', middle: 'warn', high: 'good' };

function Ticket({ entry, view, voice }: TeamPart & { entry: TeamCase }): VNode {
	const { say, ours } = voice;
	const name = personName(entry.customerName, 80) || say('owner.unknownCustomer');
	const link = ownUrl(entry.link);
	const subject = cleanLine(entry.subjectTitle ?? '', 100);
	const quote = cleanLine(entry.comment ?? '', 200);
	const owner = cleanLine(entry.ownerName ?? '', 80);
	const { score, clock, pause } = entry;
	const marks = [
		entry.priority !== 'normal' && (
			<span class={`badge ${priorityTone[entry.priority] ?? ''}`.trim()}>
				{say(`priority.${entry.priority}`)}
			</span>
		),
		pause !== null && <span class="badge">{waitingWords(pause, view.timeZone, voice)}</span>,
		entry.rung > 0 && (
			<span class="badge">
				<Icon name="up" />
				{say('rung', { rung: entry.rung })}
			</span>
		),
	].filter((mark) => mark !== false);
	return (
		<article class="card ticket">
			<div class="score">
				{score !== null && (
					<span class={`n num ${levelTone[score.level]}`} aria-hidden="true">
						{short(score.value)}
					</span>
				)}
				<div>
					<h3 dir="auto">{link === null ? name : <a href={link}>{name}</a>}</h3>
					<span class="soft xs">
						{score !== null && (
							<span class="hid" {...ours}>
								{say('survey.outOf', { value: score.value, max: score.max })}{' '}
							</span>
						)}
						{subject}
					</span>
				</div>
			</div>
			{quote !== '' && <q dir="auto">{quote}</q>}
			{marks.length > 0 && (
				<p class="row" {...ours}>
					{marks}
				</p>
			)}
			<div class="end">
				{owner === '' ? (
					<span {...ours}>{say('owner.nobody')}</span>
				) : (
					<>
						<span class="face" aria-hidden="true">
							{initialOf(owner)}
						</span>
						<span>{owner}</span>
					</>
				)}
				<span class={`badge ${clockTone(clock, view.now)}`.trim()} {...ours}>
					<Icon name="clock" />
					{clock.dueAt === null || clock.state === 'none'
						? say('team.noClock')
						: clockInWords(clock, view.now, voice.language, 'narrow').words}
				</span>
			</div>
		</article>
	);
}

function Board(part: TeamPart): VNode {
	const { view, voice } = part;
	const { say, ours } = voice;
	const sorted = [...view.cases].sort(byUrgency(view.now));
	return (
		<div class="board">
			{boardColumns.map((column) => {
				const entries = sorted.filter((entry) => columnOf(entry, view.now) === column);
				return (
					<section
						class={column === 'overdue' && entries.length > 0 ? 'col late' : 'col'}
						aria-labelledby={`col-${column}`}
					>
						<h2 id={`col-${column}`} {...ours}>
							{say(`team.column.${column}`)} <span>{entries.length}</span>
						</h2>
						{entries.map((entry) => (
							<Ticket {...part} entry={entry} />
						))}
						{entries.length === 0 && (
							<p class="none" {...ours}>
								{say('team.columnEmpty')}
							</p>
						)}
					</section>
				);
			})}
		</div>
	);
}

function Figures({ view, voice }: TeamPart): VNode {
	const { say, ours, language } = voice;
	const { figures, cases, now } = view;
	const open = figures?.open ?? cases.length;
	const overdue = figures?.overdue ?? cases.filter((entry) => isOverdue(entry, now)).length;
	return (
		<div class="card" {...ours}>
			<dl class="figures">
				<div>
					<dt>{say('team.open')}</dt>
					<dd>{open}</dd>
					<dd>{say('team.overdueOf', { overdue })}</dd>
				</div>
				{figures !== null && (
					<>
						<ShareFigure label={say('team.inTime')} share={figures.inTime} voice={voice} />
						<div>
							<dt>{say('team.firstContact')}</dt>
							<dd>
								{figures.firstContact.ms === null
									? '–'
									: spanInWords(figures.firstContact.ms, language, 'narrow')}
							</dd>
							<dd>{say('team.medianN', { n: figures.firstContact.n })}</dd>
						</div>
						<ShareFigure label={say('team.confirmed')} share={figures.confirmed} voice={voice} />
					</>
				)}
			</dl>
			{figures !== null && <p class="soft xs">{say('team.since', { days: figures.days })}</p>}
		</div>
	);
}

function Filter({ view, voice }: TeamPart): VNode {
	const { say, ours } = voice;
	const { asked, options } = view;
	const select = (
		name: string,
		label: string,
		all: string,
		entries: ReadonlyArray<readonly [value: string, label: string]>,
		chosen: string | null,
	) => (
		<select class="in" name={name} aria-label={label} {...ours}>
			<option value="">{all}</option>
			{entries.map(([value, text]) => (
				<option value={value} selected={value === chosen}>
					{text}
				</option>
			))}
		</select>
	);
	return (
		<form method="get" class="filter" role="search" accept-charset="utf-8">
			<input type="hidden" name={formFields.token} value={view.token} />
			{asked.refresh && <input type="hidden" name={teamFields.refresh} value="1" />}
			<input
				type="search"
				class="in wide"
				name={teamFields.search}
				value={asked.search ?? ''}
				maxlength={longestSearch}
				aria-label={say('team.search')}
				placeholder={say('team.search')}
				{...ours}
			/>
			{select(
				teamFields.owner,
				say('owner.owner'),
				say('team.everyone'),
				[
					[nobody, say('owner.nobody')],
					...options.owners.map(({ id, name }) => [id, cleanLine(name, 80)] as const),
				],
				ownerField(asked),
			)}
			{select(
				teamFields.priority,
				say('group.priority'),
				say('team.everyPriority'),
				[...priorities].reverse().map((value) => [value, say(`priority.${value}`)] as const),
				asked.priority,
			)}
			{select(
				teamFields.touchpoint,
				say('team.touchpoint'),
				say('team.everyTouchpoint'),
				options.touchpoints.map((value) => [value, cleanLine(value, 60)] as const),
				asked.touchpoint,
			)}
			<button type="submit" class="btn alt" {...ours}>
				{say('team.show')}
			</button>
		</form>
	);
}

/** Turns coming again by itself on and off, undoes the filter, and leads to the figures and the problems. */
function Ways({ view, voice }: TeamPart): VNode {
	const { say, ours } = voice;
	const { asked, token } = view;
	const narrowed = isNarrowed(asked);
	const figures = ownUrl(view.figuresLink);
	const problems = ownUrl(view.problemsLink);
	const everything = { search: null, owner: null, priority: null, touchpoint: null };
	return (
		<p class="links" {...ours}>
			<a href={teamAddress(token, { ...asked, refresh: !asked.refresh })}>
				{say(asked.refresh ? 'team.refreshOff' : 'team.refreshOn')}
			</a>
			{narrowed && <a href={teamAddress(token, { ...asked, ...everything })}>{say('team.all')}</a>}
			{figures !== null && <a href={figures}>{say('team.figures')}</a>}
			{problems !== null && <a href={problems}>{say('problemPage.link')}</a>}
		</p>
	);
}

/** The team lead's board: open cases, what is overdue first, each a link to its page. */
export function renderTeamPage(view: TeamPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const part = { view, voice };
	const team = cleanLine(view.teamName ?? '', 80) || say('team.allTeams');
	const title = say('team.title', { team });
	return renderDeskPage({
		base: view,
		title,
		kind: 'team',
		banner: view.testMode ? say('owner.test') : null,
		head: (
			<span class="s" {...ours}>
				{say('owner.you', { person: cleanLine(view.viewer, 80) })}
			</span>
		),
		children: (
			<>
				<h1 {...ours}>{title}</h1>
				<Figures {...part} />
				<Filter {...part} />
				<Ways {...part} />
				{view.more && (
					<p class="note" {...ours}>
						{say('team.first', { shown: view.cases.length })}
					</p>
				)}
				{view.cases.length === 0 ? (
					<p class="note" role="status" {...ours}>
						{say(isNarrowed(view.asked) ? 'team.noMatch' : 'team.none')}
					</p>
				) : (
					<Board {...part} />
				)}
			</>
		),
	});
}
