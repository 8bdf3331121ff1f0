import { type Note, sayNote } from '../../language/note';
import { isObject } from '../../model/json';
import { acknowledgement, refusal } from '../source/answers';
import { defineSource } from '../source/define-source';
import { readJsonBody } from '../source/exact-json';
import { readingDrafts, readWhole } from '../source/read-drafts';
import { belongsElsewhere, tooShort } from '../source/secret-form';
import { secretHeader, secretInAddress, secretsGiven, verifyGiven } from '../source/shared-secret';
import { refused, sameText } from '../source/signing';
import type {
	ParseOutcome,
	Parsing,
	SourceAnswer,
	SourceRequest,
	Verification,
} from '../source/source';
import { calloutDraft } from './callout';
import { messageDrafts, type OutboundMessage, readMessage } from './message';
import { options, type SalesforceOptions } from './options';
import { textOf } from './record';
import { longId } from './record-id';
import { sample } from './sample';

/**
 * Salesforce: outbound messages (SOAP, up to a hundred records, sent again for a day until they are
 * acknowledged in SOAP), and HTTP callouts of flows (JSON). Neither is signed: a secret of one's own stands
 * in the address or in a header.
 */
export const salesforce = defineSource({
	about: 'Outbound messages, HTTP callouts of flows',
	answerWithinMs: 10_000,
	secret: {
		found: `Choose a long secret of your own without special characters. In the endpoint URL of the outbound message it stands at the end as ?${secretInAddress}=…; a flow sends it in the header ${secretHeader}, by a custom header of its external credential.`,
		wrong: (secret) =>
			belongsElsewhere(secret) ??
			tooShort(secret) ??
			(/^[\w.~-]+$/.test(secret)
				? null
				: 'has characters that would have to be encoded in an address'),
	},
	options,
	sample,

	verify({ request, secrets, options: given }): Verification {
		const places = `it stands at the end of the address as ?${secretInAddress}=… or in the header ${secretHeader}`;
		const verdict = verifyGiven(secretsGiven(request), secrets, places);
		return verdict.ok ? verifyOrganization(request, given) : verdict;
	},

	*parse({ request, options: given, now }): Parsing {
		if (isXml(request)) {
			const read = readMessage(request.rawBody);
			return read.ok
				? eventsOf(read.message, given, now)
				: { kind: 'invalid', message: read.message };
		}
		const body = readJsonBody(request.rawBody);
		if (!body.ok) return { kind: 'invalid', message: body.message };
		const records: unknown[] = Array.isArray(body.value) ? body.value : [body.value];
		const wrong = records.findIndex((record) => !isObject(record));
		if (wrong >= 0) return { kind: 'invalid', message: `Record ${wrong + 1} is not an object.` };
		return yield* readingDrafts(records.filter(isObject), {
			source: 'salesforce',
			senderZone: given.senderZone,
			draftOf: (record) => calloutDraft(record, given, now),
			partly: true,
		});
	},

	acknowledge: (outcome, { request }) =>
		isXml(request) ? soapAnswer(200, true) : acknowledgement(outcome),

	refuse: (reason, message) =>
		reason === 'unavailable'
			? soapAnswer(503, false, { 'retry-after': '30' })
			: refusal(reason, message),
});

function eventsOf(message: OutboundMessage, options: SalesforceOptions, now: number): ParseOutcome {
	const { gone } = message;
	const outcome = readWhole(
		readingDrafts(messageDrafts(message, options, now), {
			source: 'salesforce',
			senderZone: options.senderZone,
			draftOf: (draft) => draft,
			partly: true,
		}),
	);
	if (gone === 0 || outcome.kind === 'invalid') return outcome;
	const note: Note = { key: 'note.gone', values: { count: gone } };
	return outcome.kind === 'events'
		? { ...outcome, notes: [...outcome.notes, note] }
		: { kind: 'ignored', reason: sayNote(note, 'en') };
}

/** The organization of a message, where the node names one; a flow is known by its secret. */
function verifyOrganization(
	request: SourceRequest,
	{ organization }: SalesforceOptions,
): Verification {
	const good: Verification = { ok: true, insecure: false };
	if (organization === null) return good;
	const from = organizationOf(request);
	if (from === null || sameText(from, organization)) return good;
	return refused('wrong_signature', 'It is of another organization than the one of the node.');
}

/** `null` where a flow does not say. */
function organizationOf(request: SourceRequest): string | null {
	if (isXml(request)) {
		// Found without reading the whole, which comes after; named twice it is not named at all.
		const text = Buffer.from(request.rawBody).toString('utf8');
		const [named, again] = text.matchAll(/<(?:[\w-]+:)?OrganizationId>([^<]*)</g);
		return named !== undefined && again === undefined ? longId((named[1] ?? '').trim()) : '';
	}
	const body = readJsonBody(request.rawBody);
	const value: unknown = body.ok ? body.value : null;
	const record: unknown = Array.isArray(value) ? value[0] : value;
	const id = isObject(record) ? textOf(record.organizationId) : '';
	return id === '' ? null : longId(id);
}

/** Whether SOAP came; n8n's own reading of it lower-cases the names, so the bytes are read. */
function isXml({ rawBody }: SourceRequest): boolean {
	const begin = Buffer.from(rawBody.subarray(0, 64)).toString('utf8');
	return /^\ufeff?\s*</.test(begin);
}

/** Salesforce looks for exactly this; without it a message comes again, whatever the status. */
function soapAnswer(
	status: number,
	taken: boolean,
	headers: Record<string, string> = {},
): SourceAnswer {
	return {
		status,
		contentType: 'text/xml; charset=utf-8',
		body:
			'<?xml version="1.0" encoding="UTF-8"?>' +
			'<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>' +
			'<notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound">' +
			`<Ack>${taken}</Ack>` +
			'</notificationsResponse></soapenv:Body></soapenv:Envelope>',
		headers: { 'cache-control': 'no-store', ...headers },
	};
}
