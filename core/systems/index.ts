import { InputError } from '../model/errors';
import { formbricks } from './formbricks';
import { generic } from './generic';
import { jiandaoyun } from './jiandaoyun';
import type { Source } from './source/source';
import type { System } from './system';
import { zendesk } from './zendesk';

/** Every system the loop can talk to. A new one is a folder, its test and a line here. */
export const systems: readonly System[] = [generic, zendesk, jiandaoyun, formbricks];

export type SourceSystem = System & { source: Source };

/** The systems that call us, in the order of the list. */
export const sourceSystems: readonly SourceSystem[] = systems.filter(
	(system): system is SourceSystem => system.source !== undefined,
);

/** Keys of the systems where an id names a person, be they agent or customer. */
export const oneUserLists: readonly string[] = systems
	.filter(({ oneUserList }) => oneUserList === true)
	.map(({ key }) => key);

/** @throws InputError naming the known keys. */
export function sourceByKey(key: string): SourceSystem {
	const system = sourceSystems.find((one) => one.key === key);
	if (system) return system;
	const known = sourceSystems.map((one) => one.key).join(', ');
	throw new InputError(`There is no source "${key}".`, `The known sources are: ${known}.`);
}
