import { shareTails } from '../difference';
import { benjaminiHochberg } from '../stats/multiplicity';
import { fewestCustomers } from './term-counter';

/** Where one value of a field stands out among the comments that have a term. */
export type Mostly = {
	/** `segment`, `touchpoint`, `language`, `country`, `survey`, `event:…` or `customer:…`. */
	field: string;
	value: string;
	/** Comments with the term that have it, of those that say anything there. */
	n: number;
	of: number;
	/** Percent of them, and of the comments without the term. */
	percent: number;
	elsewhere: number;
};

/** A field with more values than that is an id or a text. */
const mostValues = 50;
const mostFields = 100;
const longestValue = 60;
/** What half of them have, and others by ten points less. */
const fewestShare = 0.5;
const fewestMore = 0.1;

type Value = { n: number; writers: Set<string> };

/** Counts the values of fields; `null` in the place of one that is an id or a text. */
export function fieldCounter(): {
	add(field: string, value: string, writer: string): void;
	fields: Map<string, Map<string, Value> | null>;
} {
	const fields = new Map<string, Map<string, Value> | null>();
	return {
		fields,
		add(field, value, writer) {
			const isNew = !fields.has(field);
			if (value === '' || value.length > longestValue || (isNew && fields.size >= mostFields))
				return;
			if (isNew) fields.set(field, new Map());
			const values = fields.get(field) ?? null;
			if (values === null) return;
			const known = values.get(value) ?? { n: 0, writers: new Set<string>() };
			known.n += 1;
			// Three are enough to know that nobody is shown by it.
			if (known.writers.size < fewestCustomers) known.writers.add(writer);
			values.set(value, known);
			if (values.size > mostValues) fields.set(field, null);
		},
	};
}

type Fields = ReturnType<typeof fieldCounter>['fields'];

/**
 * The value that most comments with a term have and clearly fewer of the others: at least half, ten points more
 * than elsewhere, unlikely to be chance after Benjamini and Hochberg over all values of all fields, of three customers.
 */
export function mostlyOf(withTerm: Fields, all: Fields): Mostly | null {
	const found = [...withTerm].flatMap(([field, values]) => {
		const everywhere = all.get(field) ?? null;
		return values === null || everywhere === null ? [] : compared(field, values, everywhere);
	});
	const corrected = benjaminiHochberg(found.map(({ p }) => p));
	const [best] = found
		.map((one, at) => ({ ...one, p: corrected[at] ?? 1 }))
		.filter(({ p, share, less, isShown }) => {
			return p < 0.05 && share >= fewestShare && share - less >= fewestMore && isShown;
		})
		.sort((a, b) => a.p - b.p || b.share - b.less - (a.share - a.less));
	if (!best) return null;
	const { field, value, n, of, share, less } = best;
	return { field, value, n, of, percent: 100 * share, elsewhere: 100 * less };
}

function compared(field: string, values: Map<string, Value>, everywhere: Map<string, Value>) {
	const total = (of: Map<string, Value>) => [...of.values()].reduce((sum, { n }) => sum + n, 0);
	const [of, whole] = [total(values), total(everywhere)];
	return [...values].flatMap(([value, { n, writers }]) => {
		const rest = { x: (everywhere.get(value)?.n ?? n) - n, n: whole - of };
		if (rest.n <= 0 || rest.x < 0) return [];
		return [
			{
				field,
				value,
				n,
				of,
				share: n / of,
				less: rest.x / rest.n,
				p: shareTails({ x: n, n: of }, rest) ?? 1,
				isShown: writers.size >= fewestCustomers,
			},
		];
	});
}
