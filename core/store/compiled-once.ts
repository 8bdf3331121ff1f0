import type { CompiledQuery } from 'kysely';

import type { Db, DialectName, Tx } from './store';

/** Where a value goes in a statement that is compiled before the value is known. */
class Place {
	constructor(private readonly path: readonly string[]) {}

	/** The value that belongs here. */
	in(values: unknown): unknown {
		let found = values;
		for (const name of this.path) found = (found as Record<string, unknown>)[name];
		return found;
	}
}

/** The same structure, with a place for every value in it. */
function placesFor<Values>(values: Values, path: readonly string[] = []): Values {
	if (Array.isArray(values)) {
		return values.map((value: unknown, at) => placesFor(value, [...path, `${at}`])) as Values;
	}
	if (typeof values === 'object' && values !== null) {
		const entries = Object.entries(values);
		const places = entries.map(([name, value]) => [name, placesFor(value, [...path, name])]);
		return Object.fromEntries(places) as Values;
	}
	// A statement's builder puts it where it would put the value itself, and looks no closer.
	return new Place(path) as Values;
}

/** The statement with its values in their places. */
export function filled<Row>(compiled: CompiledQuery<Row>, values: unknown): CompiledQuery<Row> {
	const parameters = compiled.parameters.map((parameter) =>
		parameter instanceof Place ? parameter.in(values) : parameter,
	);
	return { ...compiled, parameters };
}

/**
 * Two values of one shape differ in nothing but the values at their ends. Every statement is looked up by
 * it, so nothing is made on the way but the text.
 */
function shapeOf(values: unknown): string {
	if (typeof values !== 'object' || values === null) return '';
	let shape = '';
	if (Array.isArray(values)) {
		for (const value of values) shape += `${shapeOf(value)},`;
		return `[${shape}]`;
	}
	const named = values as Record<string, unknown>;
	for (const name of Object.keys(named)) shape += `${name}${shapeOf(named[name])},`;
	return `{${shape}}`;
}

/**
 * Keeps what is compiled for a dialect: building a statement of many columns and writing it down takes
 * as long as sending it.
 *
 * @param compile may use a value only as a parameter: it gets places instead of values. It may look at
 *   how many elements a list has and which names an object has: values of another shape are compiled anew.
 */
export function compiledOnce<Values, Compiled>(
	compile: (db: Db | Tx, values: Values, dialect: DialectName) => Compiled,
): (dialect: DialectName, db: Db | Tx, values: Values) => Compiled {
	const kept = new Map<string, Compiled>();
	return (dialect, db, values) => {
		const key = dialect + shapeOf(values);
		const known = kept.get(key);
		if (known !== undefined) return known;
		const compiled = compile(db, placesFor(values), dialect);
		kept.set(key, compiled);
		return compiled;
	};
}
