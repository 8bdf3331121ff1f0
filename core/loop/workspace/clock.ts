import { sentencesInARow } from '../../language/in-a-row';
import { type Say, sayIn, sentenceLanguage } from '../../language/say';
import { spanInWords } from '../../language/time-words';
import { type Endpoint, listEndpoints } from '../../store/repositories/endpoints';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { silentClock } from './endpoints';

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
	const silent = now - timer.updated_at;
	if (silent <= silentClock) return null;
	const span = spanInWords(silent, language);
	return {
		text: say('health.clock.silent', { span }),
		hint: say('health.clock.silent.hint', { workflow }),
	};
}

/**
 * What to tell whoever publishes a workflow that needs the clock while none runs, in the workspace's
 * first language; `null` if one runs. Costs two short reads.
 */
export async function clockMissing(house: House, now: number): Promise<string | null> {
	const { db } = house.store;
	const timers = await listEndpoints(db, house.workspace, 'timer');
	const { languages } = await loadSettings(db, house.workspace);
	const language = sentenceLanguage(languages[0] ?? 'en');
	const say = sayIn(language);
	const trouble = clockTrouble(timers, now, say, language);
	return trouble && sentencesInARow([trouble.text, trouble.hint], say);
}
