import { type Note, sayNote } from '../../../../core/language/note';
import type { OptionValues } from '../../../../core/systems/option/option';
import type {
	ParseOutcome,
	Source,
	SourceRequest,
	SourceSecrets,
} from '../../../../core/systems/source/source';
import { readWhole } from '../../../../core/systems/source/read-drafts';

/** A POST as n8n hands it to the node; headers in lower case, the body as its bytes. */
export function post(
	body: string | Uint8Array,
	headers: Record<string, string | string[]> = {},
	query: Record<string, unknown> = {},
): SourceRequest {
	const rawBody = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
	let parsed: unknown = {};
	try {
		parsed = JSON.parse(Buffer.from(rawBody).toString('utf8'));
	} catch {
		// n8n hands on an empty object for what it does not parse.
	}
	return {
		method: 'POST',
		url: 'https://n8n.example.com/webhook/crm',
		headers: { 'content-type': 'application/json', ...headers },
		query,
		rawBody,
		body: parsed,
	};
}

export function only(secret: string): SourceSecrets {
	return { secret, previousSecret: null };
}

/** The text with one bit of its UTF-8 bytes turned over. */
export function flipped(bytes: Uint8Array, at: number, bit = 0): Uint8Array {
	const copy = Uint8Array.from(bytes);
	const index = at % copy.length;
	copy[index] = (copy[index] ?? 0) ^ (1 << bit);
	return copy;
}

/** A source that is told its options at every question. */
export const asked = (source: Source) => ({
	verify: (request: SourceRequest, secrets: SourceSecrets, values: OptionValues, now: number) =>
		source.configure(values).verify({ request, secrets, now }),
	parse: (request: SourceRequest, values: OptionValues, now: number) =>
		readWhole(source.configure(values).parse({ request, secrets: only('unused'), now })),
	handshake: (request: SourceRequest, secrets: SourceSecrets, values: OptionValues) =>
		source.configure(values).handshake({ request, secrets, now: 0 }),
	checkOptions: (values: OptionValues) => void source.configure(values),
});

/** Rows of a mapping out of an object: its keys in one column, the canonical fields in two. */
export function mapping(column: string, table: Record<string, string>) {
	return Object.entries(table).map(([key, field]) => ({ [column]: key, ...fieldColumn(field) }));
}

/** The same with the canonical fields as keys. */
export function filling(column: string, table: Record<string, string>) {
	return Object.entries(table).map(([field, value]) => ({
		...fieldColumn(field),
		[column]: value,
	}));
}

function fieldColumn(field: string) {
	const own = /^attributes\.(.*)$/.exec(field)?.[1];
	return own === undefined ? { field } : { field: 'attribute', attribute: own };
}

/** Notes as a reader of `language` gets them. */
export const saidIn = (language: string, notes: readonly Note[]): string[] =>
	notes.map((note) => sayNote(note, language));

/** What is noted of a request, in English. */
export const notesOf = (outcome: ParseOutcome): string[] =>
	outcome.kind === 'events' ? saidIn('en', outcome.notes) : [];
