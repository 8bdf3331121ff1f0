import { InputError } from '../../model/errors';
import type { OwnerFacts, Subject } from '../../model/event';
import type { JsonObject } from '../../model/json';
import {
	below,
	readLanguage,
	readNumber,
	readObject,
	readOptionalText,
	readRecord,
	readText,
} from '../../model/read-input';

const samplePrefix = 'cus_sample_';

/** The made-up customer of a survey, or of what else is tried out. */
export const sampleCustomerOf = (name: string): string => `${samplePrefix}${name}`;

/** Whether it is the made-up customer of somebody's trial. */
export const isSampleCustomer = (customerId: string): boolean =>
	customerId.startsWith(samplePrefix);

/** Where a sample's events and subjects come from: no real one can have the same ids. */
export const sampleSource = 'sample';

/**
 * What a test answer is about, so that rules on an event or a customer can be tried. Nobody real is in
 * it: no address and no id of another system is accepted.
 */
export type Sample = {
	event: {
		type: string;
		touchpoint: string | null;
		subject: Subject | null;
		value: { amount: number; currency: string | null } | null;
		attributes: JsonObject;
	};
	customer: { name: string; language: string | null; segment: string | null };
	owner: OwnerFacts | null;
};

/** The sample where none is given: in the form of an item's parts, as its author reads them. */
export const usualSample = {
	event: {
		type: 'ticket.closed',
		subject: { type: 'ticket', id: 'sample-1', title: 'Sample ticket' },
		attributes: { city: 'Shanghai', product: 'Sample product' },
	},
	customer: { name: 'Sample Customer' },
};

/** Characters the JSON of a sample may have. */
const longest = 20_000;

/**
 * Reads a sample: JSON, or what was JSON. What it leaves out is as in the usual sample, but for the
 * attributes and the subject, which are taken as a whole.
 *
 * @throws InputError naming the part, its value and what is accepted
 */
export function readSample(value: unknown): Sample {
	const given = readObject(fromJson(value), 'sample', ['event', 'customer', 'owner']);
	return {
		event: readEvent(given.event ?? {}, 'sample.event'),
		customer: readCustomer(given.customer ?? {}, 'sample.customer'),
		owner: isNothing(given.owner) ? null : readOwner(given.owner, 'sample.owner'),
	};
}

const isNothing = (value: unknown): value is null | undefined =>
	value === undefined || value === null;

function fromJson(value: unknown): unknown {
	if (isNothing(value)) return {};
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return {};
	const example = JSON.stringify(usualSample);
	if (value.length > longest) {
		throw new InputError(
			`The sample has ${value.length} characters, but at most ${longest} are accepted.`,
			`Shorten it, for example to ${example}`,
		);
	}
	try {
		return JSON.parse(value) as unknown;
	} catch (error) {
		throw new InputError(
			`The sample is not JSON: ${(error as Error).message}.`,
			`Write it as ${example}`,
		);
	}
}

function readEvent(value: unknown, path: string): Sample['event'] {
	const given = readObject(value, path, ['type', 'touchpoint', 'subject', 'value', 'attributes']);
	const usual = usualSample.event;
	const subject = given.subject === undefined ? usual.subject : given.subject;
	const attributes = readRecord(given.attributes ?? usual.attributes, below(path, 'attributes'));
	return {
		type: readText(given.type ?? usual.type, below(path, 'type'), 60),
		touchpoint: readOptionalText(given.touchpoint, below(path, 'touchpoint'), 60),
		subject: subject === null ? null : readSubject(subject, below(path, 'subject')),
		value: isNothing(given.value) ? null : readValue(given.value, below(path, 'value')),
		attributes: attributes as JsonObject,
	};
}

function readSubject(value: unknown, path: string): Subject {
	const given = readObject(value, path, ['type', 'id', 'title', 'url']);
	return {
		type: readText(given.type, below(path, 'type'), 60),
		id: readText(given.id, below(path, 'id'), 200),
		title: readOptionalText(given.title, below(path, 'title'), 200),
		url: readOptionalText(given.url, below(path, 'url'), 2_000),
	};
}

function readValue(value: unknown, path: string): Sample['event']['value'] {
	const given = readObject(value, path, ['amount', 'currency']);
	return {
		amount: readNumber(given.amount, below(path, 'amount'), -1e15, 1e15),
		currency: readOptionalText(given.currency, below(path, 'currency'), 10),
	};
}

function readCustomer(value: unknown, path: string): Sample['customer'] {
	const given = readObject(value, path, ['name', 'language', 'segment']);
	return {
		name: readText(given.name ?? usualSample.customer.name, below(path, 'name'), 200),
		language: isNothing(given.language)
			? null
			: readLanguage(given.language, below(path, 'language')),
		segment: readOptionalText(given.segment, below(path, 'segment'), 100),
	};
}

function readOwner(value: unknown, path: string): OwnerFacts {
	const given = readObject(value, path, ['id', 'name', 'email']);
	return {
		id: readOptionalText(given.id, below(path, 'id'), 200),
		name: readOptionalText(given.name, below(path, 'name'), 200),
		email: readOptionalText(given.email, below(path, 'email'), 200),
	};
}
