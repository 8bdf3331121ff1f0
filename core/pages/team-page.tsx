import { personName } from '../language/person-name';
import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import type { CaseState, Priority } from '../model/states';
import { priorities } from '../model/states';
import { ClockLine } from './clock-line';
import type { CasePause, OwnerClock } from './owner-page-view';
import type { PageBase } from './page-frame';
import { waitingWords } from './waiting-words';
import { renderPage, voiceOf } from './page-frame';

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
	score: { value: number; max: number } | null;
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

/** The team lead's list: open and overdue cases, most urgent first, each a link to its page. */
export function renderTeamPage(view: TeamPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const team = cleanLine(view.teamName ?? '', 80) || say('team.allTeams');
	const title = say('team.title', { team });
	const counts = [
		['team.open', view.cases.length],
		['team.overdue', view.cases.filter((entry) => isOverdue(entry, view.now)).length],
		['team.unowned', view.cases.filter((entry) => entry.ownerName === null).length],
	] as const;
	const row = (entry: TeamCase) => {
		const name = personName(entry.customerName, 80) || say('owner.unknownCustomer');
		const link = ownUrl(entry.link);
		const subject = cleanLine(entry.subjectTitle ?? '', 100);
		return (
			<li>
				<strong>{link === null ? name : <a href={link}>{name}</a>}</strong>
				{entry.score !== null && (
					<span {...ours}>
						{' '}
						{say('survey.outOf', { value: entry.score.value, max: entry.score.max })}
					</span>
				)}
				{subject !== '' && <div>{subject}</div>}
				<div>
					{entry.clock.dueAt === null || entry.clock.state === 'none' ? (
						<span {...ours}>{say('team.noClock')}</span>
					) : (
						<ClockLine
							clock={entry.clock}
							now={view.now}
							timeZone={view.timeZone}
							language={voice.language}
							voice={voice}
						/>
					)}
				</div>
				<div class="chips" {...ours}>
					<span class="chip">{cleanLine(entry.ownerName ?? '', 80) || say('owner.nobody')}</span>
					<span class="chip">{say(`priority.${entry.priority}`)}</span>
					<span class="chip">{say(`caseState.${entry.state}`)}</span>
					{entry.pause !== null && (
						<span class="chip">{waitingWords(entry.pause, view.timeZone, voice)}</span>
					)}
					{entry.rung > 0 && <span class="chip">{say('rung', { rung: entry.rung })}</span>}
				</div>
			</li>
		);
	};
	return renderPage({
		base: { ...view, testMode: false },
		title,
		style: 'full',
		children: (
			<>
				<h1 {...ours}>{title}</h1>
				<p class="counts" {...ours}>
					{counts.map(([key, count]) => (
						<span>
							<strong>{count}</strong>
							{say(key)}
						</span>
					))}
				</p>
				{view.cases.length === 0 ? (
					<p class="box" {...ours}>
						{say('team.none')}
					</p>
				) : (
					<section aria-labelledby="cases">
						<h2 id="cases" {...ours}>
							{say('team.list')}
						</h2>
						<ul class="list">{[...view.cases].sort(byUrgency(view.now)).map(row)}</ul>
					</section>
				)}
				<p class="soft" {...ours}>
					{say('owner.you', { person: cleanLine(view.viewer, 80) })}
				</p>
			</>
		),
	});
}
