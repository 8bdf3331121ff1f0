import { momentInWords } from '../language/time-words';
import type { CasePause } from './owner-page-view';
import type { Voice } from './page-base';

/** Until when a case waits, and for what. */
export function waitingWords(pause: CasePause, timeZone: string, voice: Voice): string {
	return voice.say('owner.waitingUntil', {
		time: momentInWords(pause.until, timeZone, voice.language),
		reason: voice.say(`pause.${pause.reason}`),
	});
}
