import type {
	IHookFunctions,
	INodeProperties,
	ITriggerFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { cleaned } from '../../core/model/clean';
import { type GivenIntake, type Intake, readIntake } from '../../core/loop/event/intake';
import { sourceByKey, sourceSystems } from '../../core/systems';
import { bothNames } from '../../core/systems/system';
import { conditionRows } from '../connection/condition-fields';
import { openChoices, optionFields, optionValues } from '../connection/option-fields';
import type { ReadParameter } from '../connection/parameters';

/** The senders to choose from. */
export const sourceField: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'options',
	noDataExpression: true,
	options: sourceSystems
		.map((system) => ({
			name: bothNames(system),
			value: system.key,
			description: system.source.about,
		}))
		.sort((a, b) => a.name.localeCompare(b.name)),
	default: 'generic',
	description: 'Which system sends the events',
};

/** The options of every sender, shown where it is chosen. */
export const sourceOptionFields: INodeProperties[] = sourceSystems.flatMap(({ key, source }) =>
	optionFields(source.options, { prefix: key, show: { source: [key] }, more: 'Sender Options' }),
);

/** A sample of what each sender sends, to read and to copy. */
export const sampleFields: INodeProperties[] = sourceSystems.map(({ key, source }) =>
	sampleField(key, source.sample.body),
);

function sampleField(source: string, body: string): INodeProperties {
	return {
		displayName: 'Sample of What the Sender Sends',
		name: `${source}Sample`,
		type: 'string',
		typeOptions: { editor: 'jsEditor', editorIsReadOnly: true, rows: 8 },
		displayOptions: { show: { source: [source] } },
		noDataExpression: true,
		default: body,
		description: 'To look at only: what arrives while the options above are as they come',
	};
}

/** Parameters whose values let everybody in: there is no secret then. */
export const openSources = Object.assign(
	{},
	...sourceSystems.map(({ key, source }) => openChoices(source.options, key)),
) as Record<string, string[]>;

/** What the node takes events from, as people call it. */
export const sourceSubtitle = `={{ (${JSON.stringify(namesByKey())})[$parameter["source"]] }}`;

function namesByKey(): Record<string, string> {
	return Object.fromEntries(sourceSystems.map((system) => [system.key, bothNames(system)]));
}

function filtersOf(given: unknown): GivenIntake['filters'] {
	const filters = (given ?? {}) as Record<string, unknown>;
	return { ...filters, conditions: conditionRows(filters.conditions) };
}

/** @throws InputError naming the parameter and its value. */
export function intakeOf(context: IWebhookFunctions | IHookFunctions | ITriggerFunctions): Intake {
	const read: ReadParameter = (name, fallback) =>
		cleaned<unknown>(context.getNodeParameter(name, fallback as string));
	const source = String(read('source', 'generic'));
	return readIntake({
		source,
		options: optionValues(sourceByKey(source).source.options, source, read),
		filters: filtersOf(read('filters', {})),
		defaults: read('defaults', {}) as object,
	});
}
