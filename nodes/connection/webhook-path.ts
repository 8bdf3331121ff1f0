import type { INodeParameters, IWebhookDescription } from 'n8n-workflow';
import * as workflow from 'n8n-workflow';

/**
 * What n8n has to offer from 2.35 on: a path that it resolves without its expression engine, a factor of
 * ten in pages a second. An older host has none of it, and a call of what is not there would keep every
 * node of the package from loading.
 */
const host: Partial<typeof workflow> = workflow;

type Described = Pick<IWebhookDescription, 'path'>;

/** The `path` of a webhook description that stands in a parameter, e.g. `['options', 'path']`. */
export function pathFromParameter(parameter: string[], fallback?: string): Described {
	if (host.webhookDescriptionFields && host.fromParameter) {
		return host.webhookDescriptionFields({ path: host.fromParameter(parameter, fallback) });
	}
	const read = parameter.map((name) => `[${JSON.stringify(name)}]`).join('');
	const otherwise = fallback === undefined ? '' : ` || ${JSON.stringify(fallback)}`;
	return { path: `={{$parameter${read}${otherwise}}}` };
}

/**
 * The `path` of a webhook description that a function makes of the parameters. n8n serves it by the function, and
 * its editor (older hosts, everything) by the function's text in an expression: so it names nothing
 * outside itself and has no two closing braces in a row.
 */
export function pathFromFunction<Parameters extends INodeParameters>(
	path: (parameters: Parameters) => string,
): Described {
	if (host.webhookDescriptionFields && host.fromFunction) {
		return host.webhookDescriptionFields({ path: host.fromFunction(path) });
	}
	return { path: `={{(${String(path)})($parameter)}}` };
}
