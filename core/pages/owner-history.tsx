import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import { dayInWords, timeOfDayInWords } from '../language/time-words';
import { Icon, type IconName } from './design/icons';
import type { OwnerPart } from './owner-forms';
import type { OwnerPageView } from './owner-page-view';

type Look = { icon: IconName; tone?: 'good' | 'bad' };

/** How a step of the history looks, by its kind. */
const looks: Partial<Record<string, Look>> = {
	opened: { icon: 'flag' },
	acknowledge: { icon: 'person', tone: 'good' },
	log_contact: { icon: 'phone' },
	heat: { icon: 'tick' },
	promise: { icon: 'flag' },
	pause: { icon: 'clock' },
	resume: { icon: 'clock' },
	recompute: { icon: 'clock' },
	compensation: { icon: 'gift' },
	approve: { icon: 'gift', tone: 'good' },
	decline: { icon: 'gift', tone: 'bad' },
	hand_over: { icon: 'person' },
	resolve: { icon: 'tick', tone: 'good' },
	confirm: { icon: 'thumb', tone: 'good' },
	reopen: { icon: 'alert', tone: 'bad' },
	unconfirmed: { icon: 'clock' },
	escalate: { icon: 'up', tone: 'bad' },
	breach: { icon: 'alert', tone: 'bad' },
	close: { icon: 'tick' },
};
const otherLook: Look = { icon: 'note' };

const day = 86_400_000;

/** The history as days, the last one first, and in each the last step first. */
function daysOf(view: OwnerPageView, language: string) {
	const days: Array<{ name: string; entries: Array<OwnerPageView['history'][number]> }> = [];
	for (const entry of view.history.toReversed()) {
		const name = dayInWords(entry.at, view.timeZone, language);
		const last = days.at(-1);
		if (last?.name === name) last.entries.push(entry);
		else days.push({ name, entries: [entry] });
	}
	return days;
}

/** What happened, the last first, day by day. */
export function History({ view, voice }: OwnerPart): VNode {
	const { say, ours, language } = voice;
	const dayName = (at: number) => dayInWords(at, view.timeZone, language);
	const near: Partial<Record<string, string>> = {
		[dayName(view.now - day)]: say('owner.yesterday'),
		[dayName(view.now)]: say('owner.today'),
	};
	return (
		<section class="side card" aria-labelledby="history">
			<h2 id="history" {...ours}>
				{say('owner.history')}
			</h2>
			<ol class="log">
				{daysOf(view, language).map(({ name, entries }) => (
					<>
						<li class="day">
							<h3 {...ours}>{near[name] ?? name}</h3>
						</li>
						{entries.map((entry) => {
							const { icon, tone } = looks[entry.kind] ?? otherLook;
							return (
								<li class={tone}>
									<span class="dot" aria-hidden="true">
										<Icon name={icon} />
									</span>
									<div>
										<div class="pre">{cleanText(entry.text)}</div>
										<span class="soft xs">
											<time datetime={new Date(entry.at).toISOString()}>
												{timeOfDayInWords(entry.at, view.timeZone, language)}
											</time>
											, {cleanLine(entry.who, 80)}
										</span>
									</div>
								</li>
							);
						})}
					</>
				))}
			</ol>
			<p class="soft xs" {...ours}>
				{say('owner.you', { person: cleanLine(view.viewer, 80) })}
			</p>
		</section>
	);
}
