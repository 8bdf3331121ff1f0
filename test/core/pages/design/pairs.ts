import type { Role } from '../../../../core/pages/design/palette';

/** Which colour stands on which: what is read over what is under it. */
export type Pair = readonly [over: Role, under: Role];

/** What is read on what: 4.5:1. */
export const textPairs: readonly Pair[] = [
	...(['ground', 'wash', 'card', 'sunk', 'tint'] as const).flatMap((under): Pair[] => [
		['ink', under],
		['accent', under],
		['soft', under],
	]),
	['on', 'fill'],
	['bad', 'bad-t'],
	['bad', 'card'],
	['warn', 'warn-t'],
	['good', 'good-t'],
	['ink', 'bad-t'],
	['ink', 'warn-t'],
	['ink', 'good-t'],
	['ground', 'ink'],
];

/** What a control is known by, its edge or its shape, on what is around it: 3:1. */
export const controlPairs: readonly Pair[] = [
	['line', 'card'],
	['line', 'sunk'],
	['line', 'tint'],
	['line', 'wash'],
	['accent', 'card'],
	['accent', 'wash'],
	['bad', 'card'],
];
