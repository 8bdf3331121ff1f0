import { InputError } from '../model/errors';
import { formbricks } from './formbricks/source';
import { generic } from './generic/source';
import { jiandaoyun } from './jiandaoyun/source';
import type { Source } from './source/source';
import { zendesk } from './zendesk/source';

/** Every sender the CRM Trigger understands. A new one is a file, its test and a line here. */
export const sources: readonly Source[] = [generic, zendesk, jiandaoyun, formbricks];

/** @throws InputError naming the known keys. */
export function sourceByKey(key: string): Source {
	const source = sources.find((one) => one.key === key);
	if (source) return source;
	const known = sources.map((one) => one.key).join(', ');
	throw new InputError(`There is no source "${key}".`, `The known sources are: ${known}.`);
}
