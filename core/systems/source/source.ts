import type { CanonicalEvent } from '../../model/event';

/** Largest body of an event, in bytes; the node answers 413 above it before it asks a source. */
export const MAX_EVENT_BYTES = 1_048_576;

/** Most events one request may carry. */
export const MAX_EVENTS_PER_REQUEST = 500;

/** A request as the node received it. */
export type SourceRequest = {
	method: string;
	/** Lower-cased names. */
	headers: Record<string, string | string[] | undefined>;
	query: Record<string, unknown>;
	/** The bytes that were signed, un-gzipped. */
	rawBody: Uint8Array;
	/** What n8n made of the body; only read for content types other than JSON. */
	body: unknown;
};

/** During a rotation both secrets are good. An empty text counts as none. */
export type SourceSecrets = { secret: string | null; previousSecret: string | null };

/** A source's own settings as the node's parameters give them; each source checks its own. */
export type SourceOptions = Record<string, unknown>;

/** Why a request was not let in. */
export type RefusalReason =
	/** The credential holds no secret, and this source needs one. */
	| 'no_secret'
	| 'missing_signature'
	| 'malformed_signature'
	| 'wrong_signature'
	/** The sender's own time lies outside the freshness window, past or future. */
	| 'stale'
	/** Verified, but not an event we can read: `parse` said `invalid`. */
	| 'invalid'
	| 'too_large'
	| 'wrong_method'
	/** Our side cannot store it now; the sender should come again. */
	| 'unavailable';

/** `insecure`: let in without any proof, because the admin chose so. */
export type Verification =
	{ ok: true; insecure: boolean } | { ok: false; reason: RefusalReason; message: string };

/** `notes` are remarks for the admin that do not stop the event, e.g. an address left out. */
export type ParseOutcome =
	| { kind: 'events'; events: CanonicalEvent[]; notes: string[] }
	| { kind: 'ignored'; reason: string }
	| { kind: 'invalid'; message: string };

/** What the node did with a verified request. */
export type DeliveryOutcome =
	{ kind: 'accepted'; events: number; duplicates: number } | { kind: 'ignored'; reason: string };

/** The HTTP answer, ready to send. */
export type SourceAnswer = {
	status: number;
	contentType: string;
	body: string;
	headers: Record<string, string>;
};

/** A request as the sender would send it (signature left out) and what it becomes. */
export type SourceSample = {
	options: SourceOptions;
	headers: Record<string, string>;
	query: Record<string, string>;
	body: string;
	event: CanonicalEvent;
};

/**
 * One system that sends events. The node asks in this order: `handshake` (a connection test is
 * answered and starts nothing), `verify`, `parse`, then `acknowledge` or `refuse`.
 *
 * No method throws on anything a sender can send; wrong *options* throw {@link InputError}, and
 * `checkOptions` finds them when the workflow is published. `now` is epoch ms.
 */
export type Source = {
	/** Key in the database and on items, e.g. `zendesk`. */
	key: string;
	displayName: string;
	/** False only where options can choose another way in. */
	secretRequired: boolean;
	/** The sender's own time limit, ms; the answer must have left by then. */
	answerWithinMs: number;
	/** Default freshness window, ms either way; `null` = the sender's requests carry no time. */
	freshnessMs: number | null;
	/** Names `options` may have, each with one line for the admin. */
	optionNames: Record<string, string>;
	/** @throws InputError naming the option, its value and what it must be. */
	checkOptions(options: SourceOptions): void;
	handshake(
		request: SourceRequest,
		secrets: SourceSecrets,
		options: SourceOptions,
	): SourceAnswer | null;
	verify(
		request: SourceRequest,
		secrets: SourceSecrets,
		options: SourceOptions,
		now: number,
	): Verification;
	parse(request: SourceRequest, options: SourceOptions, now: number): ParseOutcome;
	acknowledge(outcome: DeliveryOutcome): SourceAnswer;
	refuse(reason: RefusalReason, message?: string): SourceAnswer;
	sample: SourceSample;
};
