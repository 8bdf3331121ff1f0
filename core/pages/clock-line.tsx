import type { VNode } from 'preact';

import { momentInWords, spanInWords } from '../language/time-words';
import type { OwnerClock } from './owner-page-view';
import type { Voice } from './page-frame';

/** A clock in words: what is left or past, and the moment itself in the workspace's zone. */
export function ClockLine(props: {
	clock: OwnerClock;
	now: number;
	timeZone: string;
	language: string;
	voice: Voice;
}): VNode {
	const { clock, now, voice } = props;
	const { say, ours } = voice;
	if (clock.dueAt === null || clock.state === 'none') {
		return <span {...ours}>{say('owner.clock.none')}</span>;
	}
	const span = spanInWords(clock.dueAt - now, props.language);
	const late = clock.state === 'breached' || (clock.state === 'running' && clock.dueAt < now);
	const words =
		clock.state === 'met'
			? say('owner.clock.met')
			: clock.dueAt < now
				? say('owner.clock.over', { span })
				: late
					? say('owner.clock.breached')
					: say('owner.clock.in', { span });
	return (
		<span {...ours}>
			<span class={late ? 'late' : undefined}>{words}</span>{' '}
			<time class="soft" datetime={new Date(clock.dueAt).toISOString()}>
				{momentInWords(clock.dueAt, props.timeZone, props.language)}
			</time>
		</span>
	);
}
