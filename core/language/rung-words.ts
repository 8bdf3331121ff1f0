import { cleanLine } from './plain-text';
import { sayIn } from './say';

/** The rungs of the ladder that every workspace starts with, by their names in the settings. */
const builtIn = {
	'team lead': 'rung.teamLead',
	manager: 'rung.manager',
	'manager takes over': 'rung.takeOver',
} as const;

/** The name of a rung in a reader's language; one of a workspace's own is said as it is written. */
export function rungInWords(name: string, language: string): string {
	const known = Object.entries(builtIn).find(([word]) => word === name.trim().toLowerCase());
	return known ? sayIn(language)(known[1]) : cleanLine(name, 80);
}
