import { languageTagOf } from '../../language/language-names';
import { InputError, SetupError } from '../../model/errors';
import type { CanonicalEvent } from '../../model/event';
import { isObject } from '../../model/json';
import { readLanguage } from '../../model/read-input';
import { sourceByKey, type SourceSystem } from '../../systems';
import type { OptionValues } from '../../systems/option/option';
import type { Sender, SourceSecrets } from '../../systems/source/source';
import { type EventFilter, readEventFilter } from './event-filter';

/** What a trigger takes of which sender, and what it knows better. */
export type Intake = {
	system: SourceSystem;
	sender: Sender;
	filter: EventFilter;
	/** Fills what an event leaves open. */
	complete: (event: CanonicalEvent) => CanonicalEvent;
};

/** The trigger's parameters as they are filled in; blank texts say nothing. */
export type GivenIntake = {
	/** Key of the system. */
	source: string;
	options: OptionValues;
	filters: { eventTypes?: unknown; touchpoints?: unknown; conditions?: unknown };
	defaults: { language?: unknown; touchpoint?: unknown };
};

/** @throws InputError naming the parameter and its value. */
export function readIntake({ source, options, filters, defaults }: GivenIntake): Intake {
	const system = sourceByKey(source);
	const sender = system.source.configure(options);
	return { system, sender, ...readExpected({ filters, defaults }) };
}

/** What is taken, and what is known better. @throws InputError naming the parameter and its value. */
export function readExpected({
	filters,
	defaults,
}: Pick<GivenIntake, 'filters' | 'defaults'>): Pick<Intake, 'filter' | 'complete'> {
	const { eventTypes: types, touchpoints, conditions } = filters;
	const touchpoint = textOf(defaults.touchpoint);
	const given = textOf(defaults.language);
	const language = given === null ? null : readLanguage(given, 'Language');
	const complete = (event: CanonicalEvent): CanonicalEvent => ({
		...event,
		touchpoint: event.touchpoint ?? touchpoint,
		attributes: answeredIn(event.attributes, language),
		customer: event.customer && {
			...event.customer,
			language: event.customer.language ?? language,
		},
	});
	const filter = readEventFilter({ types, touchpoints, conditions });
	return { filter, complete };
}

/** Attributes whose answer is in this language, where it does not say in which. */
function answeredIn(
	attributes: CanonicalEvent['attributes'],
	language: string | null,
): CanonicalEvent['attributes'] {
	const { answer } = attributes;
	if (language === null || !isObject(answer)) return attributes;
	const said = typeof answer.language === 'string' ? languageTagOf(answer.language) : null;
	return { ...attributes, answer: { ...answer, language: said ?? language } };
}

const textOf = (value: unknown): string | null =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/**
 * Finds a secret that would refuse every event later.
 *
 * @throws SetupError naming the source, what is wrong, and where the right secret is found
 */
export function checkSecrets({ system, sender }: Intake, secrets: SourceSecrets): void {
	if (sender.open) return;
	const { source, names } = system;
	const hint = `${source.secret.found} Put it into the Satisfaction Sender credential of this node.`;
	if (!secrets.secret) {
		throw new SetupError(`There is no secret of ${names.en}, so nothing could be let in.`, hint);
	}
	for (const [field, secret] of [
		['Secret', secrets.secret],
		['Previous Secret', secrets.previousSecret],
	] as const) {
		const wrong = secret ? source.secret.wrong(secret) : null;
		if (wrong === null) continue;
		const what = `"${field}" in the Sender credential of this node`;
		throw new SetupError(`${what} is none of ${names.en}: it ${wrong}.`, hint);
	}
	checkEncryptionKey(system, secrets.encryptionKey ?? null);
}

function checkEncryptionKey({ source, names }: SourceSystem, key: string | null): void {
	const form = source.secret.encryptionKey;
	if (!form || (key === null && form.optional)) return;
	const hint = `${form.found} Put it into Encryption Key of the Satisfaction Sender credential of this node.`;
	if (key === null) {
		throw new SetupError(
			`There is no encryption key of ${names.en}, so nothing could be read.`,
			hint,
		);
	}
	const wrong = form.wrong(key);
	if (wrong === null) return;
	const what = '"Encryption Key" in the Sender credential of this node';
	throw new SetupError(`${what} is none of ${names.en}: it ${wrong}.`, hint);
}

/**
 * A path with a variable part makes no address of its own.
 *
 * @throws InputError
 */
export function checkPath(path: string): void {
	if (!/[:?#\s]/.test(path)) return;
	throw new InputError(
		`The path "${path}" is not fixed.`,
		'Use letters, digits, "-", "_" and "/", or leave it empty.',
	);
}
