import { cleanLine } from './plain-text';
import { type Say, sayIn } from './say';
import { builtInLanguages } from './texts';

const words = [
	'breakdown.unknown',
	'breakdown.others',
	'report.unknownGroup',
	'value.all',
	'value.none',
] as const;

/** What we call groups that have no name of their own, in any language. */
const ours: ReadonlySet<string> = new Set(
	builtInLanguages.flatMap((language) => words.map((key) => sayIn(language)(key).toLowerCase())),
);

/**
 * What somebody else calls a group, as it stands in a sentence: one line, in quotation marks where it would read as a
 * word of ours, or as two groups.
 */
export function groupName(name: string, say: Say): string {
	const line = cleanLine(name);
	const isMistakable = ours.has(line.toLowerCase()) || / [×/] /u.test(line);
	return isMistakable ? say('breakdown.quoted', { name: line }) : line;
}
