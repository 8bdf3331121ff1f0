import { shown } from '../../model/shown';
import { textList } from '../option/fields';
import type { ParseOutcome } from './source';

/** Fields that change by themselves when another one does: of no use to tell who has changed a record. */
export const derivedFields = textList({
	label: 'Derived Fields',
	hint: 'Fields, as the sample below calls them and between commas, that the system works out by itself from others, such as a formula that follows our score. What we write is known as ours though they change with it.',
	example: 'score_colour',
});

/** A record as it is compared with what we have written into it. */
export function withoutFields<Fields extends Record<string, unknown>>(
	record: Fields,
	names: readonly string[],
): Fields {
	if (names.length === 0) return record;
	const kept = Object.entries(record).filter(([name]) => !names.includes(name));
	return Object.fromEntries(kept) as Fields;
}

/** Records without what is derived, and what whoever tries it out is told of names that none of them has. */
export function withoutDerived(
	records: ReadonlyArray<Record<string, unknown>>,
	derived: readonly string[],
): Required<Pick<Extract<ParseOutcome, { kind: 'events' }>, 'records' | 'trialNotes'>> {
	const strange = derived.filter((name) => !records.some((one) => Object.hasOwn(one, name)));
	return {
		records: records.map((one) => withoutFields(one, derived)),
		trialNotes: strange.map((name) => ({
			key: 'note.noDerived',
			values: { given: shown(name) },
		})),
	};
}
