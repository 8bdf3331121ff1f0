import { InputError } from '../../model/errors';
import { isObject } from '../../model/json';
import { jsonAnswer } from '../source/answers';
import { defineSource } from '../source/define-source';
import type { EventDraft } from '../source/event-draft';
import { momentOf } from '../../calendar/moment';
import { readJsonBody } from '../source/exact-json';
import { parseFieldPath, readFieldPath } from '../source/field-path';
import { readDrafts } from '../source/read-drafts';
import {
	goodSecrets,
	headerOf,
	hmacSha256,
	isFresh,
	matchesAny,
	noSecret,
	refused,
	sameText,
	staleTime,
} from '../source/signing';
import type { ParseOutcome, SourceOptions, SourceRequest, Verification } from '../source/source';
import { choiceOption, numberOption, textOption } from '../source/source-options';

const displayName = 'Zendesk';
const eventPrefix = 'zen:event-type:';
/** Zendesk signs "Test webhook" with this public value until the webhook is saved. */
const signedBeforeSaving = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==';
const doneStatuses = ['SOLVED', 'CLOSED'];
const workStatuses = ['NEW', 'OPEN', 'PENDING', 'HOLD'];

type ZendeskOptions = {
	payload: 'auto' | 'event' | 'trigger';
	freshness: number;
	subdomain: string | null;
	touchpoint: string | null;
	scaleMapping: string;
};

/**
 * Zendesk Support, both kinds of webhook: subscribed to events, and connected to a trigger or an
 * automation with a payload the admin writes. Signature: base64 HMAC-SHA256 over timestamp + body.
 */
export const zendesk = defineSource<ZendeskOptions>({
	key: 'zendesk',
	displayName,
	secretRequired: true,
	answerWithinMs: 10_000,
	freshnessMs: 300_000,
	optionNames: {
		payload: 'event (event-subscribed), trigger (payload written by the admin) or auto',
		freshnessMinutes: 'How far the signed time may be from now; Zendesk sets none; 0 = no limit',
		subdomain: 'The part before .zendesk.com, to link tickets',
		touchpoint: 'Touchpoint of all events of this address',
		scaleMapping: "Named mapping that reads Zendesk's own rating (GOOD, BAD)",
	},

	readOptions(options: SourceOptions): ZendeskOptions {
		const minutes = numberOption(options, 'freshnessMinutes', { min: 0, max: 1440, fallback: 5 });
		return {
			payload: choiceOption(options, 'payload', ['auto', 'event', 'trigger'] as const, 'auto'),
			freshness: minutes * 60_000,
			subdomain: readSubdomain(textOption(options, 'subdomain', null)),
			touchpoint: textOption(options, 'touchpoint', null),
			scaleMapping: textOption(options, 'scaleMapping', 'zendesk_good_bad'),
		};
	},

	handshake(request) {
		const given = headerOf(request, 'x-zendesk-webhook-signature');
		const timestamp = headerOf(request, 'x-zendesk-webhook-signature-timestamp');
		if (given === null || timestamp === null) return null;
		// The value is public: it proves nothing, so such a request is answered and never read.
		return fits(given, timestamp, request, signedBeforeSaving)
			? jsonAnswer(200, { ok: true, test: true })
			: null;
	},

	verify(request, secrets, options, now): Verification {
		if (goodSecrets(secrets).length === 0) return noSecret(displayName);
		const given = headerOf(request, 'x-zendesk-webhook-signature');
		const timestamp = headerOf(request, 'x-zendesk-webhook-signature-timestamp');
		if (given === null || timestamp === null) {
			return refused(
				'missing_signature',
				'The headers x-zendesk-webhook-signature and -signature-timestamp are not both there.',
			);
		}
		const time = momentOf(timestamp);
		if (time === null || !/^[A-Za-z0-9+/]{43}=$/.test(given)) {
			return refused('malformed_signature', "The signature headers are not in Zendesk's form.");
		}
		if (!matchesAny(goodSecrets(secrets), (secret) => fits(given, timestamp, request, secret))) {
			return refused('wrong_signature', "The signature is not the one of this webhook's secret.");
		}
		return isFresh(time, now, options.freshness)
			? { ok: true, insecure: false }
			: staleTime(time, now, options.freshness);
	},

	parse(request, options): ParseOutcome {
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		if (!isObject(body.value)) return { kind: 'invalid', message: 'The body is not an object.' };
		const type = textAt(body.value, 'type');
		const isEvent = type?.startsWith(eventPrefix) === true;
		if (isEvent && options.payload !== 'trigger') {
			return parseEvent(body.value, type.slice(eventPrefix.length), request, options);
		}
		if (isEvent || options.payload === 'event') {
			const expected = isEvent ? "a trigger's payload" : 'an event of Zendesk';
			return { kind: 'invalid', message: `The body is not ${expected}, as the node expects.` };
		}
		return parseTrigger(body.value, request, options);
	},

	sample: {
		options: {},
		headers: {
			'content-type': 'application/json',
			'x-zendesk-webhook-invocation-id': '01KE6M2V5W8X',
			'x-zendesk-webhook-signature-timestamp': '2026-01-05T02:00:01Z',
		},
		query: {},
		body: JSON.stringify(
			{
				type: 'zen:event-type:ticket.status_changed',
				account_id: 22129848,
				id: '2b24ef10-19d5-4740-93cf-5f98ec4776c0',
				time: '2026-01-05T02:00:00Z',
				zendesk_event_version: '2022-06-20',
				subject: 'zen:ticket:10042',
				detail: {
					id: '10042',
					subject: 'Cannot print an invoice',
					status: 'SOLVED',
					priority: 'HIGH',
					tags: ['billing'],
					requester_id: '777',
					assignee_id: '361',
					group_id: '44',
					organization_id: '55',
					via: { channel: 'email' },
				},
				event: { current: 'SOLVED', previous: 'OPEN' },
			},
			null,
			'\t',
		),
		event: {
			source: 'zendesk',
			externalId: '2b24ef10-19d5-4740-93cf-5f98ec4776c0',
			type: 'ticket.solved',
			occurredAt: Date.UTC(2026, 0, 5, 2),
			touchpoint: null,
			subject: { type: 'ticket', id: '10042', title: 'Cannot print an invoice', url: null },
			value: null,
			attributes: {
				status: 'SOLVED',
				previousStatus: 'OPEN',
				priority: 'HIGH',
				tags: ['billing'],
				groupId: '44',
				organizationId: '55',
				channel: 'email',
			},
			customer: {
				externalIds: { zendesk: '777' },
				name: null,
				email: null,
				phone: null,
				language: null,
				timeZone: null,
				segment: null,
			},
			owner: { id: '361', name: null, email: null },
		},
	},
});

function readSubdomain(subdomain: string | null): string | null {
	if (subdomain === null || /^[a-z0-9][a-z0-9-]{0,62}$/i.test(subdomain)) return subdomain;
	throw new InputError(
		`The option "subdomain" is "${subdomain}".`,
		'It must be the part before .zendesk.com alone, e.g. acme.',
	);
}

function fits(given: string, timestamp: string, request: SourceRequest, secret: string): boolean {
	return sameText(given, hmacSha256(secret, [timestamp, request.rawBody], 'base64'));
}

function parseEvent(
	body: Record<string, unknown>,
	name: string,
	request: SourceRequest,
	options: ZendeskOptions,
): ParseOutcome {
	if (!name.startsWith('ticket.')) {
		return { kind: 'ignored', reason: `Zendesk sent ${name}, which is not about a ticket.` };
	}
	const current = textAt(body, 'event.current')?.toUpperCase() ?? null;
	const previous = textAt(body, 'event.previous')?.toUpperCase() ?? null;
	const isStatus = name === 'ticket.status_changed';
	const isRating = name === 'ticket.csat_received';
	const ticketId =
		read(body, 'detail.id') ?? /^zen:ticket:(\d+)$/.exec(textAt(body, 'subject') ?? '')?.[1];
	const draft: EventDraft = {
		id: read(body, 'id') ?? headerOf(request, 'x-zendesk-webhook-invocation-id'),
		type: isStatus ? typeOfChange(current, previous) : isRating ? 'survey.answered' : name,
		occurredAt: read(body, 'time'),
		touchpoint: options.touchpoint,
		...ticketDraft(ticketId, options),
		'subject.title': read(body, 'detail.subject'),
		attributes: present({
			status: read(body, 'detail.status'),
			previousStatus: isStatus ? previous : null,
			priority: read(body, 'detail.priority'),
			tags: read(body, 'detail.tags'),
			groupId: read(body, 'detail.group_id'),
			brandId: read(body, 'detail.brand_id'),
			organizationId: read(body, 'detail.organization_id'),
			channel: read(body, 'detail.via.channel'),
			answer: isRating
				? answerOf(
						read(body, 'event.satisfaction_score.score') ?? read(body, 'event.score'),
						read(body, 'event.satisfaction_score.comment') ?? read(body, 'event.comment'),
						options,
					)
				: null,
			// Only one source in public shows the body of this event.
			unverified: isRating ? true : null,
		}),
		'customer.externalId': read(body, 'detail.requester_id'),
		'owner.id': read(body, 'detail.assignee_id'),
	};
	return readDrafts([draft], 'zendesk');
}

/** What a change of status means; a change between two open states is only a change. */
function typeOfChange(current: string | null, previous: string | null): string {
	if (current === 'SOLVED') return 'ticket.solved';
	if (current === 'CLOSED') return 'ticket.closed';
	const wasDone = previous !== null && doneStatuses.includes(previous);
	const isWork = current !== null && workStatuses.includes(current);
	return wasDone && isWork ? 'ticket.reopened' : 'ticket.status_changed';
}

/**
 * The payload we document for triggers. Zendesk fills a placeholder it does not know with nothing,
 * so empty texts are normal, and the time falls back to the signed one.
 */
function parseTrigger(
	body: Record<string, unknown>,
	request: SourceRequest,
	options: ZendeskOptions,
): ParseOutcome {
	if (read(body, 'ticket.id') === undefined) {
		return {
			kind: 'invalid',
			message: 'ticket.id is missing: put {{ticket.id}} there in the payload of the webhook.',
		};
	}
	const status = textAt(body, 'ticket.status')?.toUpperCase() ?? null;
	const previous = textAt(body, 'ticket.previous_status')?.toUpperCase() ?? null;
	const rating = ratingOf(textAt(body, 'satisfaction.rating'));
	const change = typeOfChange(status, previous);
	const type =
		textAt(body, 'type') ?? (change === 'ticket.status_changed' ? 'ticket.updated' : change);
	const time = momentOf(read(body, 'ticket.updated_at'));
	const url = textAt(body, 'ticket.url');
	const draft: EventDraft = {
		id: headerOf(request, 'x-zendesk-webhook-invocation-id') ?? read(body, 'id'),
		type,
		occurredAt: time ?? headerOf(request, 'x-zendesk-webhook-signature-timestamp'),
		touchpoint: read(body, 'touchpoint') ?? options.touchpoint,
		...ticketDraft(read(body, 'ticket.id'), options),
		'subject.title': read(body, 'ticket.title'),
		...(url === null ? {} : { 'subject.url': /^https?:/i.test(url) ? url : `https://${url}` }),
		attributes: present({
			status: status,
			previousStatus: previous,
			priority: read(body, 'ticket.priority'),
			tags: textAt(body, 'ticket.tags')?.split(/[\s,]+/) ?? read(body, 'ticket.tags'),
			group: read(body, 'ticket.group'),
			organization: read(body, 'organization.name'),
			channel: read(body, 'ticket.via'),
			answer:
				rating === null ? null : answerOf(rating, read(body, 'satisfaction.comment'), options),
		}),
		'customer.externalId': read(body, 'requester.id'),
		'customer.name': read(body, 'requester.name'),
		'customer.email': read(body, 'requester.email'),
		'customer.phone': read(body, 'requester.phone'),
		'customer.language': read(body, 'requester.language'),
		'customer.timeZone': read(body, 'requester.time_zone'),
		'customer.segment': read(body, 'requester.segment'),
		'owner.id': read(body, 'assignee.id'),
		'owner.name': read(body, 'assignee.name'),
		'owner.email': read(body, 'assignee.email'),
	};
	return readDrafts([draft], 'zendesk');
}

/** A rating that was given; "Offered" and "Unoffered" are states of the question. */
function ratingOf(text: string | null): string | null {
	return text === null || /offered/i.test(text) ? null : text;
}

function answerOf(
	value: unknown,
	comment: unknown,
	options: ZendeskOptions,
): Record<string, unknown> {
	const word = typeof value === 'string' ? value.toUpperCase() : (value ?? null);
	return {
		scaleMapping: options.scaleMapping,
		value: word,
		comment: comment ?? null,
		answers: [],
	};
}

function ticketDraft(id: unknown, options: ZendeskOptions): EventDraft {
	const number = typeof id === 'number' ? String(id) : typeof id === 'string' ? id : '';
	const canLink = options.subdomain !== null && /^\d+$/.test(number);
	return {
		'subject.type': 'ticket',
		'subject.id': id,
		'subject.url': canLink
			? `https://${options.subdomain}.zendesk.com/agent/tickets/${number}`
			: null,
	};
}

/** The value at a path, with "nothing said" in its three spellings as `undefined`. */
function read(body: unknown, path: string): unknown {
	const value = readFieldPath(body, parseFieldPath(path));
	return value === null || (typeof value === 'string' && value.trim() === '') ? undefined : value;
}

function textAt(body: unknown, path: string): string | null {
	const value = read(body, path);
	return typeof value === 'string' ? value.trim() : null;
}

function present(values: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
	);
}
