import { isObject } from '../../model/json';
import type { EventDraft } from '../source/event-draft';
import { readXml, type XmlValue } from '../source/read-xml';
import type { SalesforceOptions } from './options';
import { type Fields, nounOf, recordDraft, textOf, typeOf } from './record';

/** What an outbound message holds, as SOAP carries it. */
export type OutboundMessage = {
	/** Where Salesforce is reached, for links. */
	host: string | null;
	notifications: Array<{ id: string; object: string; fields: Fields }>;
	/** How many tell nothing, since their record was deleted meanwhile. */
	gone: number;
};

type Read = { ok: true; message: OutboundMessage } | { ok: false; message: string };

/** Reads the SOAP of an outbound message from its raw bytes. */
export function readMessage(rawBody: Uint8Array): Read {
	const xml = readXml(rawBody, ['type']);
	if (!xml.ok) return xml;
	const body = isObject(xml.value) ? xml.value.Body : undefined;
	const root = isObject(body) ? body.notifications : undefined;
	if (xml.name !== 'Envelope' || !isObject(root)) {
		return { ok: false, message: 'The body is not an outbound message of Salesforce.' };
	}
	const listed = root.Notification;
	const all = listed === undefined ? [] : Array.isArray(listed) ? listed : [listed];
	const read = all.map((one) => notificationOf(one as XmlValue));
	const wrong = read.indexOf(null);
	if (wrong >= 0) return { ok: false, message: `Notification ${wrong + 1} has no Id.` };
	const notifications = read.filter((one) => one !== null && one !== 'gone');
	return {
		ok: true,
		message: {
			host: hostOf(textOf(root.EnterpriseUrl) || textOf(root.PartnerUrl)),
			notifications,
			gone: read.length - notifications.length,
		},
	};
}

/** One whose record was deleted before it was delivered comes without it; the others are good all the same. */
function notificationOf(one: XmlValue): OutboundMessage['notifications'][number] | 'gone' | null {
	const id = isObject(one) ? textOf(one.Id) : '';
	if (!isObject(one) || id === '') return null;
	if (!isObject(one.sObject)) return 'gone';
	const { '@type': type, ...fields } = one.sObject;
	return Object.keys(fields).length === 0
		? 'gone'
		: { id, object: textOf(type), fields: new Map<string, unknown>(Object.entries(fields)) };
}

/** Events of a message. A record without its time is dated by its arrival. */
export function messageDrafts(
	{ notifications, host }: OutboundMessage,
	options: SalesforceOptions,
	now: number,
): EventDraft[] {
	return notifications.map(({ id, object, fields }) => {
		const noun = nounOf(object);
		const record = textOf(fields.get('Id'));
		const canLink = host !== null && /^[A-Za-z0-9]{15,18}$/.test(record);
		return {
			...(canLink && { 'subject.url': `${host}/${record}` }),
			...recordDraft(noun, fields, options),
			id,
			type: typeOf(noun, fields, options),
			occurredAt: timeOf(fields) ?? now,
		};
	});
}

/** When the record became what it is. A closing date is a day, and often one to come: it says nothing. */
export function timeOf(fields: Fields): string | null {
	const names = ['LastModifiedDate', 'SystemModstamp', 'ClosedDate', 'CreatedDate'];
	return names.map((name) => textOf(fields.get(name))).find((time) => time !== '') ?? null;
}

function hostOf(url: string): string | null {
	const [, host] = /^(https:\/\/[a-z0-9.-]+\.salesforce\.com)(\/|$)/i.exec(url) ?? [];
	return host ?? null;
}
