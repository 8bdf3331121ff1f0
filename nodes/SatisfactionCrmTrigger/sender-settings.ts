import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { InputError, SetupError } from '../../core/model/errors';
import type { CanonicalEvent } from '../../core/model/event';
import { readLanguage } from '../../core/model/read-input';
import { sourceByKey } from '../../core/systems';
import type { Source, SourceOptions, SourceSecrets } from '../../core/systems/source/source';
import { openSender } from '../connection/sender';
import { type EventFilter, readEventFilter } from './event-filter';
import { type ReadParameter, valuesOf } from './parameters';
import { sourceInputs } from './sources';

type Context = IWebhookFunctions | IHookFunctions;

/** The trigger's parameters, read. */
export type SenderSettings = {
	source: Source;
	options: SourceOptions;
	filter: EventFilter;
	/** Fills what the event leaves open. */
	complete: (event: CanonicalEvent) => CanonicalEvent;
};

/** @throws InputError naming the parameter and its value. */
export function readSenderSettings(context: Context): SenderSettings {
	const read: ReadParameter = (name, fallback) => context.getNodeParameter(name, fallback);
	const key = String(read('source', 'generic'));
	const source = sourceByKey(key);
	const inputs = sourceInputs[key];
	if (!inputs) throw new InputError(`The node cannot show the source "${key}".`, 'Pick another.');
	const options = inputs.options(read);
	source.checkOptions(options);
	const given = valuesOf(read, 'filters');
	const filter = readEventFilter({ types: given.eventTypes, touchpoints: given.touchpoints });
	const defaults = valuesOf(read, 'defaults');
	const touchpoint = String(defaults.touchpoint ?? '').trim() || null;
	const language =
		defaults.language === undefined ? null : readLanguage(defaults.language, 'Language');
	const complete = (event: CanonicalEvent): CanonicalEvent => ({
		...event,
		touchpoint: event.touchpoint ?? touchpoint,
		customer: event.customer && {
			...event.customer,
			language: event.customer.language ?? language,
		},
	});
	return { source, options, filter, complete };
}

/** The sender's secrets; none where the admin chose to let everybody in. */
export async function readSecrets(
	context: Context,
	{ options }: SenderSettings,
): Promise<SourceSecrets> {
	if (options.auth === 'none') return { secret: null, previousSecret: null };
	return await openSender(context);
}

/**
 * Finds while publishing what would refuse every event later.
 *
 * @throws InputError or SetupError.
 */
export async function checkSender(context: IHookFunctions, now: number): Promise<void> {
	const path = String(context.getNodeParameter('path', ''));
	if (/[:?#\s]/.test(path)) {
		throw new InputError(
			`The path "${path}" is not fixed.`,
			'Use letters, digits, "-", "_" and "/", or leave it empty.',
		);
	}
	const settings = readSenderSettings(context);
	const secrets = await readSecrets(context, settings);
	const empty = { method: 'POST', headers: {}, query: {}, rawBody: new Uint8Array(), body: {} };
	const verdict = settings.source.verify(empty, secrets, settings.options, now);
	if (!verdict.ok && verdict.reason === 'no_secret') {
		throw new SetupError(
			verdict.message,
			'Enter the secret in the Satisfaction Sender credential of this node.',
		);
	}
}
