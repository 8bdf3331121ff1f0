import type { VNode } from 'preact';

import { clockInWords } from '../language/clock-words';
import { momentInWords } from '../language/time-words';
import type { OwnerClock } from './owner-page-view';
import type { Voice } from './page-base';

/** A clock in words: what is left or past, and the moment itself in the workspace's zone. */
export function ClockLine(props: {
	clock: OwnerClock;
	now: number;
	timeZone: string;
	language: string;
	voice: Voice;
}): VNode {
	const { clock, now, language } = props;
	const { ours } = props.voice;
	const { words, late } = clockInWords(clock, now, language);
	if (clock.dueAt === null || clock.state === 'none') return <span {...ours}>{words}</span>;
	const time = momentInWords(clock.dueAt, props.timeZone, language);
	return (
		<span {...ours}>
			<span class={late ? 'late' : undefined}>{words}</span>{' '}
			<time class="soft" datetime={new Date(clock.dueAt).toISOString()}>
				{clock.state === 'met' ? props.voice.say('owner.clock.was', { time }) : time}
			</time>
		</span>
	);
}

/** From here on a clock is pressing. */
const pressing = 4 * 3_600_000;

/** How a clock looks: `bad` = past, `warn` = a few hours are left. */
export function clockTone(clock: OwnerClock, now: number): 'bad' | 'warn' | '' {
	if (clock.state === 'breached') return 'bad';
	if (clock.state !== 'running' || clock.dueAt === null) return '';
	if (clock.dueAt < now) return 'bad';
	return clock.dueAt - now < pressing ? 'warn' : '';
}
