import type { VNode } from 'preact';

import { clockInWords } from '../language/clock-words';
import { spanInWords } from '../language/time-words';
import { workingCaseStates } from '../model/states';
import { ClockLine, clockTone } from './clock-line';
import { Icon } from './design/icons';
import type { OwnerPart } from './owner-forms';
import type { OwnerClock, OwnerPageView } from './owner-page-view';
import { waitingWords } from './waiting-words';

const names = ['response', 'resolution', 'promise'] as const;
type ClockName = (typeof names)[number];

/** The clock that matters now: the first to run out of those that still run; `null` = none does. */
export function nextClockOf(view: Pick<OwnerPageView, 'case' | 'clocks'>): ClockName | null {
	if (!workingCaseStates.includes(view.case.state)) return null;
	const dueOf = (name: ClockName) => view.clocks[name].dueAt ?? Number.POSITIVE_INFINITY;
	const running = names.filter(
		(name) =>
			view.clocks[name].dueAt !== null &&
			['running', 'breached'].includes(view.clocks[name].state) &&
			// Whoever answered late has answered.
			(name !== 'response' || view.case.state === 'open'),
	);
	return running.sort((one, other) => dueOf(one) - dueOf(other))[0] ?? null;
}

/** How much of its time a clock has used, percent. */
function used({ dueAt }: OwnerClock, since: number, now: number): number {
	if (dueAt === null || dueAt <= since) return 100;
	return Math.min(100, Math.max(0, Math.round((100 * (now - since)) / (dueAt - since))));
}

function summaryOf({ view, voice }: OwnerPart, name: ClockName | null): string {
	const { say, language } = voice;
	const shown = name ?? 'resolution';
	const clock = view.clocks[shown];
	const label = say(`owner.clock.${shown}`);
	if (name === null || clock.dueAt === null) {
		const value = clockInWords(clock, view.now, language).words;
		return say('mail.labelled', { label, value });
	}
	const span = spanInWords(clock.dueAt - view.now, language, 'narrow');
	return say(clock.dueAt < view.now ? 'owner.clockOver' : 'owner.clockIn', { clock: label, span });
}

/** The running clock as a badge, all of them with their full times behind it. */
export function CaseClock(part: OwnerPart): VNode {
	const { view, voice } = part;
	const { say, ours } = voice;
	const { pause } = view.case;
	const name = nextClockOf(view);
	// A pause stands the clock of the resolution, and no other.
	const stands = pause !== null && (name === null || name === 'resolution');
	const tone = name === null || stands ? '' : clockTone(view.clocks[name], view.now);
	return (
		<details class={`clock ${tone}`.trim()} {...ours}>
			<summary>
				<Icon name="clock" />
				<span>{stands ? say('owner.clockStands') : summaryOf(part, name)}</span>
				{name !== null && !stands && (
					<span class="meter">
						<svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
							<rect width={used(view.clocks[name], view.clockStartedAt, view.now)} height="4" />
						</svg>
					</span>
				)}
			</summary>
			<dl class="facts">
				{names
					.filter((one) => one !== 'promise' || view.clocks.promise.dueAt !== null)
					.map((one) => (
						<>
							<dt>{say(`owner.clock.${one}`)}</dt>
							<dd>
								<ClockLine
									clock={view.clocks[one]}
									now={view.now}
									timeZone={view.timeZone}
									language={voice.language}
									voice={{ ...voice, ours: {} }}
								/>
							</dd>
						</>
					))}
				{pause !== null && (
					<>
						<dt>{say('owner.pause')}</dt>
						<dd>{waitingWords(pause, view.timeZone, voice)}</dd>
					</>
				)}
			</dl>
			{view.calendarEndsOn !== null && (
				<p class="soft s">{say('owner.calendarEnds', { date: view.calendarEndsOn })}</p>
			)}
		</details>
	);
}
