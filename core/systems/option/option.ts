import { InputError } from '../../model/errors';

/** One of the values that can be chosen. */
export type Choice = {
	value: string;
	/** Title Case. */
	label: string;
	hint?: string;
	/** With it no secret proves who the sender is; these words warn of it. */
	insecure?: string;
};

/** What whoever fills in an option sees. */
export type Shown =
	| { kind: 'text'; example: string }
	| { kind: 'number'; min: number; max: number }
	| { kind: 'choice'; choices: readonly Choice[] }
	/** A table; `row` is what one of its rows is called. `ordered`: the first rows count first. */
	| { kind: 'rows'; row: string; columns: Options; ordered: boolean };

/**
 * A setting of a system, declared once: its type, its reader, its field in n8n, the words of its
 * errors and its line in the documentation follow.
 */
export type Option<Value = unknown> = {
	/** Title Case; errors name the option by it. */
	label: string;
	/** What it does and what empty means, in one line. */
	hint: string;
	shown: Shown;
	/** What the field holds before anybody touched it. */
	initial: string | number;
	/** A field of its own rather than one of the options that are added. */
	main: boolean;
	/** In a row: shown only while the column `option` is `is`. */
	when: { option: string; is: string } | null;
	/**
	 * The value as the field gives it → as the system uses it. Absent and blank values are read, too.
	 *
	 * @param path the option's label and, in a table, the place before it
	 * @throws InputError
	 */
	read(value: unknown, path: string): Value;
};

export type Options = { readonly [name: string]: Option };

/** What the fields of a set of options hold, by the options' names. */
export type OptionValues = Record<string, unknown>;

/** What a set of options is once it is read. */
export type OptionsOf<Set extends Options> = { [Name in keyof Set]: ReturnType<Set[Name]['read']> };

/**
 * Reads every option of a set.
 *
 * @throws InputError naming the option by its label, or the name that no option has
 */
export function readOptions<Set extends Options>(set: Set, values: OptionValues): OptionsOf<Set> {
	for (const name of Object.keys(values)) {
		if (Object.hasOwn(set, name)) continue;
		const known = Object.values(set).map(({ label }) => label);
		throw new InputError(
			`There is no option "${name}".`,
			known.length === 0 ? 'There are no options at all.' : `Options are: ${known.join(', ')}.`,
		);
	}
	const read = Object.entries(set).map(([name, option]) => [
		name,
		option.read(values[name], option.label),
	]);
	return Object.fromEntries(read) as OptionsOf<Set>;
}

/** An option whose value is read further, or checked. @throws InputError from `read` */
export function refined<Value, Refined>(
	option: Option<Value>,
	read: (value: Value, path: string) => Refined,
): Option<Refined> {
	return { ...option, read: (value, path) => read(option.read(value, path), path) };
}
