import { IANAZone } from 'luxon';

import { remembered } from '../model/remembered';

/** Asking `Intl` makes a format each time; names come from outside, so what is kept stays small. */
const known = new Map<string, boolean>();
const mostNames = 1_000;

/**
 * Letters that ICU takes for a zone, each for another one than many mean: `CST` is China's time as well as Chicago's, and
 * of `BST` it makes Dhaka.
 */
const ambiguous = new Set(
	'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST MIT NET NST PLT PNT PRT PST SST VST'.split(
		' ',
	),
);

/** Whether a name is a time zone this machine knows, such as `Asia/Shanghai`. */
export function isTimeZone(name: string | null | undefined): name is string {
	return (
		typeof name === 'string' &&
		remembered(
			known,
			mostNames,
			name,
			() => !ambiguous.has(name.toUpperCase()) && IANAZone.isValidZone(name),
		)
	);
}

/** The first known zone of a list in order of preference; `null` if none is known. */
export function firstTimeZone(names: ReadonlyArray<string | null | undefined>): string | null {
	return names.find(isTimeZone) ?? null;
}

/** All zones this machine knows, UTC included. */
export function timeZones(): string[] {
	return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
}
