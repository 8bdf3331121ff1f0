import { folded } from '../model/attribute-at';
import type { AttributeValue } from '../model/customer-record';
import { InputError } from '../model/errors';
import { below } from '../model/read-input';
import type { CareFacts } from './occasion';
import { readKey, readNames } from './read-parts';

/** An attribute of the workspace's own that has one of some values. */
export type AttributeCondition = {
	name: string;
	holds(value: AttributeValue | null | undefined): boolean;
	/** The moments from which on it held, epoch ms. */
	turns(facts: Pick<CareFacts, 'changes'>): number[];
};

/**
 * @param is the values; a yes where none is given
 * @returns `null` where no attribute is named
 * @throws InputError where there are values of nothing
 */
export function attributeCondition(
	attribute: unknown,
	is: unknown,
	path: string,
): AttributeCondition | null {
	const isBlank = (value: unknown) => value === undefined || value === null || value === '';
	if (isBlank(attribute)) {
		if (isBlank(is)) return null;
		throw new InputError(
			`"${below(path, 'is')}" is filled, but "${below(path, 'attribute')}" names no attribute.`,
			`Fill "${below(path, 'attribute')}" with the key of an attribute, or empty the other.`,
		);
	}
	const name = readKey(attribute, below(path, 'attribute'));
	const given = typeof is === 'boolean' || typeof is === 'number' ? String(is) : is;
	const wanted = readNames(given, below(path, 'is'), ['true']).map(folded);
	const holds: AttributeCondition['holds'] = (value) =>
		value !== null && value !== undefined && wanted.includes(folded(String(value)));
	return {
		name,
		holds,
		turns: ({ changes }) =>
			changes
				.filter((one) => one.name === name && holds(one.after) && !holds(one.before))
				.map(({ at }) => at),
	};
}
