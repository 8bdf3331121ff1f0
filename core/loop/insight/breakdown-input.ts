import { InputError } from '../../model/errors';
import type { GroupField } from '../../model/group-field';
import { readNumber, readText, readWord } from '../../model/read-input';
import type { InsightInput } from './insight-scope';

/** What answers are broken down by; the team is that of the owner. */
export type BreakdownField = GroupField | 'team';

export type BreakdownInput = InsightInput & {
	/** One field, or two. */
	by: BreakdownField[];
	/** Groups of fewer answers are added up. */
	minimumCell: number;
	/** Whether people get a place and an estimate beside each other; teams always do. */
	rankPeople: boolean;
};

export const plainFields = [
	'country',
	'language',
	'owner',
	'segment',
	'survey',
	'team',
	'touchpoint',
] as const;

/** A field as a person chooses it; attributes need their name. */
export type GivenField = { field: unknown; attribute: unknown };

/**
 * Reads what answers are broken down by.
 *
 * @param second `none` or blank = by the first one alone
 * @throws InputError for a field that is none, an attribute without a name, or the same field twice
 */
export function readFields(first: GivenField, second: GivenField): BreakdownField[] {
	const one = readField(first, 'by');
	if (second.field === '' || second.field === null || second.field === 'none') return [one];
	const other = readField(second, 'andBy');
	if (one !== other) return [one, other];
	throw new InputError(
		`Answers cannot be broken down by "${one}" twice.`,
		'Choose another second field, or none.',
	);
}

function readField({ field, attribute }: GivenField, path: string): BreakdownField {
	const word = readWord(field, path, [
		...plainFields,
		'customer_attribute',
		'event_attribute',
	] as const);
	if (word !== 'customer_attribute' && word !== 'event_attribute') return word;
	const name = typeof attribute === 'string' ? attribute.trim() : attribute;
	if (name === '' || name === null || name === undefined) {
		const label = word === 'customer_attribute' ? 'Customer Attribute' : 'Event Attribute';
		throw new InputError(
			`${label} is empty, so nothing says what to group by.`,
			`Fill in ${label}, or choose another field to group by.`,
		);
	}
	return word === 'customer_attribute'
		? `customer:${readText(name, path, 200)}`
		: `event:${readText(name, path, 200)}`;
}

/** @throws InputError for what is no whole number from 1 to 1,000 */
export const readMinimumCell = (value: unknown): number =>
	readNumber(value, 'minimumCell', 1, 1_000, true);
