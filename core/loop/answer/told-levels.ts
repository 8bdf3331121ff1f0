import type { Level } from '../../model/metric';

/** The levels of an answer that a workflow was given, as they are stored. */
export function levelsIn(told: string): Level[] {
	return told.split(',').filter((level) => level !== '') as Level[];
}

/** The same with one more. */
export function withLevel(told: string, level: Level): string {
	return [...new Set([...levelsIn(told), level])].join(',');
}
