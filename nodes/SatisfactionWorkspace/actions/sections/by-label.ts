import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../core/model/errors';

/** A section of the panel and what was added to it. */
type Filled = readonly [INodeProperties, Record<string, unknown>];

/**
 * A fault that names the field as the panel does (`Contact Policy → Delay After the Event`), where the
 * setting it names by its path (`policy.delay`) was filled in there. Any other fault stays as it is.
 */
export function byLabel(fault: unknown, sections: readonly Filled[]): unknown {
	const named = fault instanceof InputError ? /^"([\w.[\]]+)"/.exec(fault.message) : null;
	if (!named) return fault;
	const [start, path] = named as unknown as [string, string];
	const keys = path.split(/[.[\]]+/);
	for (const [section, added] of sections) {
		const fields = (section.options ?? []) as INodeProperties[];
		const field = fields.find(({ name }) => keys.includes(name) && Object.hasOwn(added, name));
		if (!field) continue;
		const label = `${section.displayName} → ${field.displayName}`;
		const { message, hint } = fault as InputError;
		return new InputError(`"${label}"${message.slice(start.length)}`, hint);
	}
	return fault;
}
