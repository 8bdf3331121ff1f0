import type { FestivalKey } from '../calendar/festivals/list';
import { sayIn } from './say';

/** The name of a festival. */
export function festivalInWords(key: FestivalKey, language: string): string {
	return sayIn(language)(`festival.${key}`);
}
