import type { ClockState } from '../model/states';
import { sayIn, sentenceLanguage } from './say';
import { spanInWords } from './time-words';

/** A clock of a case: epoch ms, `null` = no such clock. */
export type Clock = { dueAt: number | null; state: ClockState };

/** What is left of a clock, or past, in words; `late` when it has run out. */
export function clockInWords(
	clock: Clock,
	now: number,
	language: string,
	unitDisplay: 'long' | 'narrow' = 'long',
): { words: string; late: boolean } {
	const say = sayIn(language);
	const { dueAt, state } = clock;
	if (dueAt === null || state === 'none') return { words: say('owner.clock.none'), late: false };
	if (state === 'met') return { words: say('owner.clock.met'), late: false };
	const past = dueAt < now;
	const span = spanInWords(dueAt - now, sentenceLanguage(language), unitDisplay);
	if (past) return { words: say('owner.clock.over', { span }), late: true };
	return state === 'breached'
		? { words: say('owner.clock.breached'), late: true }
		: { words: say('owner.clock.in', { span }), late: false };
}
