import type { VNode } from 'preact';

import { clockInWords } from '../language/clock-words';
import { personName } from '../language/person-name';
import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import type { Level } from '../model/metric';
import type { CaseState, Priority } from '../model/states';
import { priorities } from '../model/states';
import { clockTone } from './clock-line';
import { renderDeskPage } from './design/frame';
import { Icon } from './design/icons';
import { initialOf } from './design/initial';
import { priorityTone, short } from './owner-words';
import type { CasePause, OwnerClock } from './owner-page-view';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';
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
	const { say, ours } = voice;
	const overdue = view.cases.filter((entry) => isOverdue(entry, view.now)).length;
	const unowned = view.cases.filter((entry) => entry.ownerName === null).length;
	return (
		<dl class="figures card" {...ours}>
			<div>
				<dt>{say('team.open')}</dt>
				<dd>{view.cases.length}</dd>
				<dd>{say('team.openOf', { overdue, unowned })}</dd>
			</div>
		</dl>
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
				{view.cases.length === 0 ? (
					<p class="note" {...ours}>
						{say('team.none')}
					</p>
				) : (
					<Board {...part} />
				)}
			</>
		),
	});
}
