import type { Cell } from '../../insight/breakdown/table';
import { addTallies, scaleKey } from '../../insight/tally';
import type { Purpose } from '../../model/metric';
import type { GroupTally } from '../../store/repositories/tallies-by';
import type { BreakdownField } from './breakdown-input';
import { type Named, type Namer, storedField } from './breakdown-names';

/** The answers of one survey on one scale by groups; by survey, of all that have the scale. */
export type Stratum = {
	surveyKey: string | null;
	purpose: Purpose;
	/** By the keys of its values. */
	names: Map<string, string>;
	cells: Cell[];
};

/** Tallies by survey and scale, in which groups that are one by their names' keys are one. */
export function strataOf(
	rows: readonly GroupTally[],
	how: { by: readonly BreakdownField[]; fields: readonly string[]; namer: Namer },
): Stratum[] {
	const { by, fields, namer } = how;
	const strata = new Map<string, Kept>();
	for (const { groups, surveyKey, purpose, tally } of rows) {
		const own = by.includes('survey') ? null : surveyKey;
		const key = JSON.stringify([own, purpose, scaleKey(tally)]);
		const begun = { surveyKey: own, purpose, names: new Map(), cells: [], at: new Map() };
		const stratum: Kept = strata.get(key) ?? begun;
		strata.set(key, stratum);
		const named = by.map((field): Named => {
			return namer.of(field, groups[fields.indexOf(storedField(field))] ?? null);
		});
		by.forEach((field, at) => {
			const one = named[at];
			if (one) stratum.names.set(nameKey(field, one.key), one.name);
		});
		const values = named.map((one) => one?.key ?? null);
		const place = JSON.stringify(values);
		const known = stratum.at.get(place);
		if (known) known.tally = addTallies(known.tally, tally);
		else {
			const cell = { values, tally };
			stratum.at.set(place, cell);
			stratum.cells.push(cell);
		}
	}
	return [...strata.values()];
}

/** A field's name may have spaces, and so may a value. */
const nameKey = (field: string, value: string): string => JSON.stringify([field, value]);

type Kept = Stratum & { at: Map<string, Cell> };

/** What a value of a group is called; `null` = not known. */
export const nameOf = (
	{ names }: Stratum,
	field: BreakdownField,
	value: string | null,
): string | null => (value === null ? null : (names.get(nameKey(field, value)) ?? value));
