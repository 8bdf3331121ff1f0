import { sentencesInARow } from '../../language/in-a-row';
import { type Say, sayIn, sentenceLanguage } from '../../language/say';
import { spanInWords } from '../../language/time-words';
import { type Endpoint, listEndpoints } from '../../store/repositories/endpoints';
import type { House } from '../house';
import { silentFor } from './endpoints';
import { spokenIn } from './spoken';

/** Why nothing that comes due is done, and what to do; `null` while the clock beats. */
export function clockTrouble(
	/** All timers that were ever published, active ones first. */
	[timer]: readonly Endpoint[],
	now: number,
	say: Say,
	language: string,
): { text: string; hint: string } | null {
	if (!timer) return { text: say('health.clock.none'), hint: say('health.clock.none.hint') };
	const workflow = timer.workflow_name;
	if (timer.active !== 1) {
		return { text: say('health.clock.off'), hint: say('health.clock.off.hint', { workflow }) };
	}
	const silent = silentFor(timer, now);
	if (silent === 0) return null;
	const span = spanInWords(silent, language);
	return {
		text: say('health.clock.silent', { span }),
		hint: say('health.clock.silent.hint', { workflow }),
	};
}

/** How long it counts that a clock runs, or that none does, ms. */
const keptFor = 10_000;

const lookedAt = new WeakMap<House, { now: number; message: string | null }>();

/**
 * What to tell whoever runs or publishes a workflow that needs the clock while none runs, in the workspace's
 * first language; `null` if one runs. Looked up at most once in ten seconds, as every execution asks.
 */
export async function clockMissing(house: House, now: number): Promise<string | null> {
	const known = lookedAt.get(house);
	if (known && now >= known.now && now < known.now + keptFor) return known.message;
	const timers = await listEndpoints(house.store.db, house.workspace, 'timer');
	const language = sentenceLanguage(spokenIn(house));
	const say = sayIn(language);
	const trouble = clockTrouble(timers, now, say, language);
	const message = trouble && sentencesInARow([trouble.text, trouble.hint], say);
	lookedAt.set(house, { now, message });
	return message;
}
