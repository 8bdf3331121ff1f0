import { InputError, SetupError } from '../model/errors';
import type { Metric, Scale } from '../model/metric';
import { shown } from '../model/shown';
import type { Cuts } from './cut';
import { customMapping, mappingNames, mappings } from './mappings';
import type { CustomMapping, Mapping } from './mappings';

/** A rating on its scale, not yet scored. */
export type NormalisedRating = Scale & {
	metric: Metric;
	value: number;
	/** Where the sender's own words draw the line; `null` = as usual on this scale. */
	cuts: Cuts | null;
};

const plainNumber = /^[+-]?\d{1,12}(\.\d{1,12})?$/;

/**
 * Turns an answer from elsewhere (number, numeric text, word, code, emoji, boolean) into a rating of
 * a metric. The value stays on the scale it was given on; nothing is stretched to another one.
 *
 * @param by the name of a mapping, or an own scale
 * @throws InputError for an answer the mapping does not know; it names the answer and what is accepted
 * @throws SetupError for an unknown mapping or an impossible own scale
 */
export function normalise(by: string | CustomMapping, raw: unknown): NormalisedRating {
	const name = typeof by === 'string' ? by : 'own scale';
	const mapping = typeof by === 'string' ? named(by) : own(by);
	const { metric, min, max, direction, satisfiedFrom } = mapping;
	const value = valueOf(mapping, name, raw);
	const cuts = satisfiedFrom === null ? null : { lowBelow: null, highFrom: satisfiedFrom };
	return { metric, value, min, max, direction, cuts };
}

function named(name: string): Mapping {
	const found = mappingNames.find((known) => known === name);
	if (found) return mappings[found];
	throw new SetupError(
		`There is no mapping '${name.slice(0, 60)}'.`,
		`Choose one of: ${mappingNames.join(', ')}; or give an own scale.`,
	);
}

function own(scale: CustomMapping): Mapping {
	if (Number.isFinite(scale.min) && Number.isFinite(scale.max) && scale.min < scale.max) {
		return customMapping(scale);
	}
	throw new SetupError(
		`A scale from ${scale.min} to ${scale.max} cannot hold a rating.`,
		'Give the scale a minimum that is smaller than its maximum.',
	);
}

function valueOf(mapping: Mapping, name: string, raw: unknown): number {
	const accepted = `The mapping '${name}' accepts ${acceptedBy(mapping)}.`;
	const text = raw === undefined || raw === null ? '' : textOf(raw);
	if (text === null) {
		throw new InputError(`The answer ${shown(raw)} is not a rating.`, accepted);
	}
	if (text === '') throw new InputError('The answer is empty.', accepted);
	const word = mapping.words[text];
	if (Object.hasOwn(mapping.words, text) && word !== undefined) return word;
	if (Object.hasOwn(mapping.noAnswer, text)) {
		throw new InputError(
			`'${text}' is not an answer: ${mapping.noAnswer[text]}.`,
			'Score the rating once the customer has given one; filter this value out before.',
		);
	}
	const value = numberOf(mapping, text);
	if (value === null) throw new InputError(`The answer ${shown(raw)} is unknown.`, accepted);
	if (value < mapping.min || value > mapping.max) {
		throw new InputError(
			`The answer ${shown(raw)} lies outside the scale ${mapping.min}–${mapping.max}.`,
			accepted,
		);
	}
	return value;
}

function numberOf({ numbers }: Mapping, text: string): number | null {
	if (numbers === 'none') return null;
	const digits = numbers === 'percent' ? text.replace(/ ?%$/, '') : text;
	if (!plainNumber.test(digits)) return null;
	const value = Number(digits);
	if (numbers === 'whole' && !Number.isInteger(value)) return null;
	// Minus zero would be written differently from zero in JSON of some senders.
	return value === 0 ? 0 : value;
}

/**
 * The answer as it is looked up: full-width forms, case, spaces, emoji variants and skin tones, and
 * the traditional 滿 make no difference. `null` for what is neither text, number nor boolean.
 */
function textOf(raw: unknown): string | null {
	if (typeof raw === 'number' && Number.isFinite(raw)) return plain(raw);
	if (typeof raw === 'boolean') return String(raw);
	if (typeof raw !== 'string' || raw.length > 1000) return null;
	return raw
		.normalize('NFKC')
		.replace(/[\uFE0E\uFE0F]|[\u{1F3FB}-\u{1F3FF}]/gu, '')
		.replace(/滿/g, '满')
		.replace(/\u2212/g, '-')
		.replace(/\s+/g, ' ')
		.trim()
		.toLowerCase();
}

/** A number without exponent, as far as a rating can have one. */
function plain(value: number): string {
	const text = String(value);
	return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

function acceptedBy({ numbers, words, min, max }: Mapping): string {
	const numeric = {
		whole: [`whole numbers ${min}–${max}`],
		any: [`numbers ${min}–${max}`],
		percent: [`numbers ${min}–${max}, with or without %`],
		none: [],
	}[numbers];
	return [...numeric, ...Object.keys(words).map((word) => `'${word}'`)].join(', ');
}
