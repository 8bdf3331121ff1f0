import { type Compilable, type CompiledQuery, PostgresAdapter, type QueryResult } from 'kysely';

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
	// What is not there is no value: builders leave it out.
	if (values === undefined) return values;
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

/** What stands on a way beside names: where objects and lists begin, each entry of a list, and their ends. */
const mark = { object: 0, list: 1, entry: 2, end: 3, nothing: 4 } as const;
type Mark = string | number;

/**
 * A step on the way through a structure. Two values of one shape differ in nothing but the values at their
 * ends, so they go the same way and meet where it ends. Every statement is looked up by it, some of them of
 * a hundred names: nothing is made of these on the way.
 */
class Step<Kept> {
	kept: Kept | undefined = undefined;
	/** Of what is looked up again and again, most steps have one that follows. */
	#mark: Mark | undefined = undefined;
	#next: Step<Kept> | undefined = undefined;
	#others: Map<Mark, Step<Kept>> | undefined = undefined;

	/** The next step. */
	to(mark: Mark): Step<Kept> {
		if (this.#next === undefined) {
			this.#mark = mark;
			this.#next = new Step();
		}
		if (mark === this.#mark) return this.#next;
		this.#others ??= new Map();
		const known = this.#others.get(mark);
		if (known) return known;
		const next = new Step<Kept>();
		this.#others.set(mark, next);
		return next;
	}

	/** Where the way through the values ends. */
	through(values: unknown): Step<Kept> {
		if (values === undefined) return this.to(mark.nothing);
		if (typeof values !== 'object' || values === null) return this;
		let step: Step<Kept>;
		if (Array.isArray(values)) {
			step = this.to(mark.list);
			for (const value of values) step = step.to(mark.entry).through(value);
			return step.to(mark.end);
		}
		const named = values as Record<string, unknown>;
		step = this.to(mark.object);
		for (const name of Object.keys(named)) step = step.to(name).through(named[name]);
		return step.to(mark.end);
	}
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
	const first = new Step<Compiled>();
	return (dialect, db, values) => {
		const step = first.to(dialect).through(values);
		step.kept ??= compile(db, placesFor(values), dialect);
		return step.kept;
	};
}

/**
 * A statement that is asked again and again with other values, built and written down once.
 *
 * @param build see `compiledOnce`
 */
export function askedOnce<Values, Row>(
	build: (db: Db | Tx, values: Values) => Compilable<Row>,
): (db: Db | Tx, values: Values) => Promise<QueryResult<Row>> {
	const compiled = compiledOnce<Values, CompiledQuery<Row>>((db, values) =>
		build(db, values).compile(),
	);
	return async (db, values) =>
		await db.executeQuery(filled(compiled(dialectOf(db), db, values), values));
}

const dialectOf = (db: Db | Tx): DialectName =>
	db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
