import type { Note } from '../../language/note';
import type { CanonicalEvent } from '../../model/event';
import type { Options, OptionValues } from '../option/option';

/** Largest body of an event, in bytes; the node answers 413 above it before it asks a source. */
export const MAX_EVENT_BYTES = 1_048_576;

/** Most events one request may carry. */
export const MAX_EVENTS_PER_REQUEST = 500;

/** A request as the node received it. */
export type SourceRequest = {
	method: string;
	/** As the sender knows it: our public address with the query as it was sent. */
	url: string;
	/** Lower-cased names. */
	headers: Record<string, string | string[] | undefined>;
	query: Record<string, unknown>;
	/** The bytes that were signed, un-gzipped. */
	rawBody: Uint8Array;
	/** What n8n made of the body; only read for content types other than JSON. */
	body: unknown;
};

/** During a rotation both secrets are good. An empty text counts as none. */
export type SourceSecrets = {
	secret: string | null;
	previousSecret: string | null;
	/** What the sender encrypts with, where that is another one. */
	encryptionKey?: string | null;
};

/** Why a request was not let in. */
export type RefusalReason =
	/** The credential holds no secret, and this source needs one. */
	| 'no_secret'
	| 'missing_signature'
	| 'malformed_signature'
	| 'wrong_signature'
	/** Of a sender that encrypts: the signature is not that of the token. */
	| 'wrong_token'
	/** What was signed with the right token cannot be read with the encryption key. */
	| 'wrong_key'
	/** Token and key are right, and it was sent to another company or app. */
	| 'wrong_receiver'
	/** The sender's own time lies outside the freshness window, past or future. */
	| 'stale'
	/** Verified, but not an event we can read: `parse` said `invalid`. */
	| 'invalid'
	| 'too_large'
	| 'wrong_method'
	/** Our side cannot store it now; the sender should come again. */
	| 'unavailable';

/** `insecure`: let in without any proof, because the admin chose so. */
export type Verification = { ok: true; insecure: boolean } | Refusal;

export type Refusal = { ok: false; reason: RefusalReason; message: string };

/** `notes` are remarks for the admin that do not stop the event, e.g. an address left out. */
export type ParseOutcome =
	| {
			kind: 'events';
			events: CanonicalEvent[];
			notes: Note[];
			/** More of them, for whoever tries the node out. */
			trialNotes?: Note[];
			/** What the sender told of the record of each event, in its own names; of systems that we write into. */
			records?: ReadonlyArray<Record<string, unknown>>;
			/** What cannot be read of the same request, beside these events. */
			wrong?: string;
	  }
	| { kind: 'ignored'; reason: string }
	| { kind: 'invalid'; message: string };

/**
 * A request while it is read: each step is one of its entries, after which others may have their turn.
 */
export type Parsing = Generator<undefined, ParseOutcome, undefined>;

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

/** What a source is asked about: a request, the secrets it may be signed with, epoch ms. */
export type Heard = { request: SourceRequest; secrets: SourceSecrets; now: number };

/** A request as the sender would send it, but for the signature. */
export type SampleRequest = {
	headers: Record<string, string>;
	query: Record<string, string>;
	body: string;
};

/** A sample with the options that fit it, and the event it becomes. */
export type SourceSample = SampleRequest & { values: OptionValues; event: CanonicalEvent };

/** Where the right secret is found, and what any other kind of secret gives away. */
export type SecretForm = {
	/** In the sending system, as a sentence that an admin can follow. */
	found: string;
	/** What is wrong with a secret that cannot be this sender's, in words that follow "it"; else `null`. */
	wrong(secret: string): string | null;
	/** A second one that this sender encrypts with; without it nothing it sends can be read. */
	encryptionKey?: Pick<SecretForm, 'found' | 'wrong'> & {
		/** Some may send in the clear. */
		optional: boolean;
	};
};

/**
 * A source with its options. It is asked in this order: `handshake` (a connection test is answered
 * and starts nothing), `verify`, `parse`, then `acknowledge` or `refuse`. Nothing here throws on
 * anything a sender can send.
 */
export type Sender = {
	/** The admin chose to let everybody in: there is no secret. */
	open: boolean;
	handshake(heard: Heard): SourceAnswer | null;
	verify(heard: Heard): Verification;
	parse(heard: Heard): Parsing;
	acknowledge(outcome: DeliveryOutcome, heard: Heard): SourceAnswer;
	/** `message` is for the sender only where it has proved who it is. */
	refuse(reason: RefusalReason, message?: string): SourceAnswer;
	/** What the sender would send at that time (epoch ms) under an id of its own. */
	sample(at: number, id: string): SampleRequest;
};

/** A system that calls us. */
export type Source = {
	/** What of it is understood, in a few words. */
	about: string;
	/** What it asks our address with before it sends anything; such a request is a `handshake` or nothing. */
	greetsBy?: 'GET' | 'HEAD';
	/** The sender's own time limit, ms; the answer must have left by then. */
	answerWithinMs: number;
	/**
	 * What becomes of a request that is let in and cannot be read: it is kept and acknowledged, or refused
	 * where a person who writes the sender reads the answer.
	 */
	unreadable: 'kept' | 'refused';
	options: Options;
	secret: SecretForm;
	/** @throws InputError naming the option, its value and what it must be. */
	configure(values: OptionValues): Sender;
	sample: SourceSample;
};
