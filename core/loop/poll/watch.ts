import { createHash } from 'node:crypto';

import { InputError, SetupError } from '../../model/errors';
import { type PollSystem, pollSystems } from '../../systems';
import { type OptionValues, readOptions } from '../../systems/option/option';
import type { PollDefault } from '../../systems/poll';
import { type PollOptions, pollOptions } from '../../systems/poll-options';
import { type FieldPath, parseFieldPath } from '../../systems/source/field-path';
import { noKindOfRecord } from '../crm/no-kind';
import { type GivenIntake, type Intake, readExpected } from '../event/intake';

/** What a poll looks for in which system. */
export type Watch = Pick<Intake, 'filter' | 'complete'> & {
	system: PollSystem;
	/** Kind of record, as the system calls it. */
	object: string;
	/** Names what is watched: whoever watches something else begins anew. */
	scope: string;
	/** `null`: every change is an event. */
	watched: { path: FieldPath; name: string } | null;
	/** Value of the watched field → our type; the empty value stands for all others. */
	types: ReadonlyMap<string, string>;
	/** Where the fields of our event are found in a record. */
	fields: ReadonlyMap<string, FieldPath>;
	options: PollOptions;
	/** Where the first look begins, epoch ms; `null` = when it is begun. */
	from: number | null;
	/** How far back is learned, without telling, what records held before the first look, ms. */
	learn: number;
};

/** The trigger's parameters as they are filled in. */
export type GivenWatch = Pick<GivenIntake, 'filters' | 'defaults'> & {
	/** Key of the system. */
	system: string;
	object: string | null;
	options: OptionValues;
	from: number | null;
	learn: number;
};

/** What a change is called where nobody has said so. */
const anyChange = 'record.changed';

/** @throws InputError, SetupError naming the parameter and its value */
export function readWatch(given: GivenWatch): Watch {
	const system = polled(given.system);
	const { object } = given;
	if (object === null) throw noKindOfRecord(system.client.object);
	const options = readOptions(pollOptions, given.options);
	const usual = usualOf(system, object);
	const watched = watchedBy(options, usual);
	const types = typesBy(options, watched === null ? null : usual);
	if (watched === null && !types.has('')) types.set('', anyChange);
	if (types.size === 0) {
		throw new SetupError(
			`Nobody has said which values of "${watched?.name ?? ''}" are events.`,
			'Add them under Events: the value, and the type of the event.',
		);
	}
	const usualFields = Object.entries(usual?.fields ?? {}).map(
		([field, path]) => [field, parseFieldPath(path)] as const,
	);
	return {
		system,
		object,
		scope: scopeOf([system.key, object, watched?.name ?? '']),
		watched,
		types,
		fields: new Map([...usualFields, ...options.fields]),
		options,
		from: given.from,
		learn: given.learn,
		...readExpected(given),
	};
}

function polled(key: string): PollSystem {
	const found = pollSystems.find((one) => one.key === key);
	if (found) return found;
	const known = pollSystems.map((one) => one.key).join(', ');
	throw new InputError(`The system "${key}" cannot be asked what has changed.`, `Use: ${known}.`);
}

/** What is usual for a kind of record; else what is for any of this system, which has no name. */
function usualOf({ poll }: PollSystem, object: string): PollDefault | null {
	const of = (name: string) => poll.defaults.find((one) => one.object === name);
	return of(object) ?? of('') ?? null;
}

function watchedBy({ watched, every }: PollOptions, usual: PollDefault | null): Watch['watched'] {
	if (every === 'yes') return null;
	if (watched !== null) return watched;
	const name = usual?.watched ?? null;
	return name === null ? null : { path: parseFieldPath(name), name };
}

/** The values of another field are none of the usual ones. */
function typesBy({ types, watched }: PollOptions, usual: PollDefault | null): Map<string, string> {
	const isUsual = watched === null || watched.name === usual?.watched;
	if (types.size > 0 || !isUsual) return new Map(types);
	return new Map(Object.entries(usual?.types ?? {}));
}

const scopeOf = (parts: readonly string[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
