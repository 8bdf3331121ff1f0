import { textList } from '../option/fields';

/** Fields that change by themselves when another one does: of no use to tell who has changed a record. */
export const derivedFields = textList({
	label: 'Derived Fields',
	hint: 'Fields, between commas, that the system works out by itself from others, such as a formula that follows our score. What we write is known as ours though they change with it.',
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
