import { XMLParser } from 'fast-xml-parser';
import fc from 'fast-check';
import { longId } from '../../../core/systems/salesforce/record-id';
import { salesforce as source } from '../../../core/systems/salesforce/source';
import { asked, notesOf, only, post } from './source/request';

const salesforce = asked(source);
const now = Date.UTC(2026, 0, 5, 2);
const word = 'a-long-word-of-ones-own';

type Record_ = { id?: string; object?: string; fields: Record<string, string> };

const escaped = (text: string) =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** As the documentation of outbound messages has it, with fields in any order. */
function soap(records: Record_[], organization = '00D7F00000107XsUAI'): string {
	const notifications = records.map(
		({ id = '04l7F000008aeAyQAI', object = 'Opportunity', fields }) =>
			`<Notification><Id>${id}</Id><sObject xsi:type="sf:${object}" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">` +
			Object.entries(fields)
				.map(([name, value]) => `<sf:${name}>${escaped(value)}</sf:${name}>`)
				.join('') +
			'</sObject></Notification>',
	);
	return (
		'<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n<soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound">' +
		`<OrganizationId>${organization}</OrganizationId><ActionId>04k7F0000008V3hQAE</ActionId><SessionId xsi:nil="true"/>` +
		'<EnterpriseUrl>https://acme.my.salesforce.com/services/Soap/c/62.0/00D7F00000107Xs</EnterpriseUrl><PartnerUrl>https://acme.my.salesforce.com/services/Soap/u/62.0/00D7F00000107Xs</PartnerUrl>' +
		`${notifications.join('\n')}</notifications></soapenv:Body></soapenv:Envelope>\n`
	);
}

const xml = (body: string, query = {}) =>
	post(body, { 'content-type': 'text/xml; charset=UTF-8' }, query);
const parse = (records: Record_[], options = {}) =>
	salesforce.parse(xml(soap(records)), options, now);
const callout = (body: unknown, options = {}) =>
	salesforce.parse(post(JSON.stringify(body)), options, now);

describe('who Salesforce is', () => {
	const body = soap([{ fields: { Id: '0067F000003pmdWQAQ' } }]);

	it('is known by the secret in the address, or in a header', () => {
		expect(salesforce.verify(xml(body, { secret: word }), only(word), {}, now).ok).toBe(true);
		expect(
			salesforce.verify(post('{}', { 'x-webhook-secret': word }), only(word), {}, now).ok,
		).toBe(true);
		expect(salesforce.verify(xml(body, { secret: 'another' }), only(word), {}, now)).toMatchObject({
			reason: 'wrong_signature',
		});
		expect(salesforce.verify(xml(body), only(word), {}, now)).toMatchObject({
			reason: 'missing_signature',
		});
	});

	it.each([
		['00D7F00000107Xs', '00D7F00000107XsUAI', true],
		['00D7F00000107XsUAI', '00D7F00000107XsUAI', true],
		['00D7F00000107XsUAI', '00D7F00000107Xs', true],
		['00D7F00000107Xt', '00D7F00000107XsUAI', false],
		['00D7f00000107Xs', '00D7F00000107XsUAI', false],
	])('of the organization %s takes a message of %s: %p', (organization, from, ok) => {
		const request = xml(soap([{ fields: { Id: '1' } }], from), { secret: word });
		expect(salesforce.verify(request, only(word), { organization }, now).ok).toBe(ok);
	});

	it('does not take a message that names no organization, or two, where the node names one', () => {
		const organization = '00D7F00000107Xs';
		const twice = soap([], '00D7F00000107Xs</OrganizationId><OrganizationId>00D7F00000107Xs');
		for (const broken of [soap([], ''), '<a/>', '<a', twice]) {
			const request = xml(broken, { secret: word });
			expect(salesforce.verify(request, only(word), { organization }, now).ok).toBe(false);
		}
		const flow = { 'x-webhook-secret': word };
		const said = (organizationId?: string) =>
			salesforce.verify(
				post(JSON.stringify({ organizationId }), flow),
				only(word),
				{ organization },
				now,
			).ok;
		expect([said(), said('00D7F00000107Xs'), said('00D000000000001')]).toEqual([true, true, false]);
	});

	it.each(['00D7F00000107XsUAJ', '0017F00000107Xs', 'acme'])(
		'refuses the organization %s',
		(id) => {
			expect(() => salesforce.checkOptions({ organization: id })).toThrow('"Organization ID" is');
		},
	);

	it.each([
		[word, null],
		['a secret & more', 'would have to be encoded'],
		['short', 'has 5 characters'],
	])('has secrets that fit into an address: %s', (secret, wrong) => {
		const said = source.secret.wrong(secret);
		if (wrong === null) expect(said).toBeNull();
		else expect(said).toContain(wrong);
	});
});

describe('ids of Salesforce', () => {
	it.each(['00D7F00000107XsUAI', '04k7F0000008V3hQAE', '04l7F000008aeAyQAI', '0067F000003pmdWQAQ'])(
		'%s is the long form of its first 15 characters',
		(long) => {
			expect(longId(long.slice(0, 15))).toBe(long);
			expect(longId(long)).toBe(long);
		},
	);
});

describe('outbound messages', () => {
	it.each([
		'<Notification><Id>04l2</Id></Notification>',
		'<Notification><Id>04l2</Id><sObject xsi:nil="true"/></Notification>',
		'<Notification><Id>04l2</Id><sObject xsi:type="sf:Case"></sObject></Notification>',
	])('are told without the record that was deleted before: %s', (gone) => {
		const fields = { Id: '500xx0000000001', IsClosed: 'true' };
		const others = soap([{ object: 'Case', fields }]);
		const outcome = salesforce.parse(
			xml(others.replace('</notifications>', `${gone}</notifications>`)),
			{},
			now,
		);
		expect(outcome).toMatchObject({ events: [{ type: 'ticket.closed' }] });
		expect(notesOf(outcome).join()).toContain('1 of the notifications tell nothing');
		// Alone it is taken as well: Salesforce would send it again for a day.
		const alone = soap([]).replace('</notifications>', `${gone}</notifications>`);
		expect(salesforce.parse(xml(alone), {}, now).kind).toBe('ignored');
	});

	it.each<[string, Record<string, string>, string]>([
		['Opportunity', { IsClosed: 'true', IsWon: 'true', StageName: 'Gewonnen' }, 'deal.won'],
		['Opportunity', { IsClosed: 'true', IsWon: 'false', StageName: 'Closed Won' }, 'deal.lost'],
		[
			'Opportunity',
			{ IsClosed: 'false', IsWon: 'false', StageName: 'Prospecting' },
			'deal.updated',
		],
		['Opportunity', { StageName: 'Closed Won' }, 'deal.won'],
		['Opportunity', { StageName: 'Closed Lost' }, 'deal.lost'],
		['Opportunity', { StageName: 'Perception Analysis' }, 'deal.updated'],
		['Case', { IsClosed: 'true', Status: 'Erledigt' }, 'ticket.closed'],
		['Case', { Status: 'Closed' }, 'ticket.closed'],
		['Case', { IsClosed: 'false', Status: 'Closed' }, 'ticket.updated'],
		['Case', { Status: 'Working' }, 'ticket.updated'],
		['Contract', { Status: 'Activated' }, 'contract.activated'],
		['Order', { Status: 'Activated' }, 'order.activated'],
		[
			'Contact',
			{ CreatedDate: '2026-01-05T01:00:00.000Z', LastModifiedDate: '2026-01-05T01:00:00.000Z' },
			'contact.created',
		],
		[
			'Contact',
			{ CreatedDate: '2026-01-04T01:00:00.000Z', LastModifiedDate: '2026-01-05T01:00:00.000Z' },
			'contact.updated',
		],
		['Visit__c', {}, 'visit.updated'],
	])('%s with %j is %s', (object, fields, type) => {
		const outcome = parse([{ object, fields: { Id: '0067F000003pmdWQAQ', ...fields } }]);
		expect(outcome).toMatchObject({ events: [{ type, subject: { id: '0067F000003pmdWQAQ' } }] });
	});

	it('reads as an independent reader of XML does, up to a hundred records', () => {
		const text = fc
			.stringMatching(/^[ -~\u4e00-\u4eff]{0,20}$/)
			.filter((one) => one === one.trim());
		fc.assert(
			fc.property(fc.array(text, { minLength: 1, maxLength: 100 }), (titles) => {
				const records = titles.map((Name, at) => ({
					id: `04l${String(at).padStart(15, '0')}`,
					fields: { Id: `006${String(at).padStart(15, '0')}`, Custom__c: Name },
				}));
				const body = soap(records);
				const other = new XMLParser({
					removeNSPrefix: true,
					parseTagValue: false,
					isArray: (name) => name === 'Notification',
				}).parse(body) as {
					Envelope: {
						Body: {
							notifications: {
								Notification: Array<{ Id: string; sObject: { Custom__c: string } }>;
							};
						};
					};
				};
				const outcome = salesforce.parse(xml(body), {}, now);
				const events = outcome.kind === 'events' ? outcome.events : [];
				const expected = other.Envelope.Body.notifications.Notification;
				expect(events.map(({ externalId }) => externalId)).toEqual(expected.map(({ Id }) => Id));
				expect(events.map(({ attributes }) => attributes.Custom__c ?? '')).toEqual(
					expected.map(({ sObject }) => sObject.Custom__c),
				);
			}),
			{ numRuns: 40 },
		);
	});

	it('reads a case with its customer, owner, link, and what Einstein predicted as attributes', () => {
		const fields = {
			Id: '5007F00000abcDEQAY',
			CaseNumber: '00001026',
			ContactId: '0037F00000abcDE',
			Einstein_Sentiment__c: 'Negative',
			IsClosed: 'true',
			LastModifiedDate: '2026-01-05T01:59:00.000Z',
			OwnerId: '0057F000001XyzAQAS',
			Status: 'Closed',
			Subject: 'Drucker <kaputt> & leer',
			SuppliedEmail: 'li@example.com',
			SuppliedName: 'Li Wei',
			SuppliedPhone: '(512) 757-6000',
		};
		expect(parse([{ object: 'Case', fields }])).toMatchObject({
			events: [
				{
					externalId: '04l7F000008aeAyQAI',
					occurredAt: Date.UTC(2026, 0, 5, 1, 59),
					subject: {
						type: 'ticket',
						title: 'Drucker <kaputt> & leer',
						url: 'https://acme.my.salesforce.com/5007F00000abcDEQAY',
					},
					customer: {
						externalIds: { salesforce: longId('0037F00000abcDE') },
						name: 'Li Wei',
						email: 'li@example.com',
						phone: '(512) 757-6000',
					},
					owner: { id: '0057F000001XyzAQAS' },
					attributes: { Einstein_Sentiment__c: 'Negative', CaseNumber: '00001026' },
				},
			],
		});
	});

	it('reads a contact as the customer it is, and keeps it out of the attributes', () => {
		const fields = {
			Id: '0037F00000abcDEQAY',
			FirstName: '伟',
			LastName: '李',
			Email: 'li@example.com',
			MobilePhone: '138 0000 1111',
			Tier__c: 'Gold',
		};
		const outcome = parse([{ object: 'Contact', fields }]);
		expect(outcome).toMatchObject({
			events: [
				{
					customer: { name: '李伟', email: 'li@example.com', phone: '138 0000 1111' },
					attributes: { Tier__c: 'Gold' },
				},
			],
		});
		expect(JSON.stringify(outcome)).not.toContain('FirstName');
	});

	it('takes fields of the organization by the options', () => {
		const options = {
			fields: [
				{ api: 'Survey_Mail__c', field: 'customer.email' },
				{ api: 'Plan__c', field: 'attribute', attribute: 'plan' },
			],
			closedStatuses: 'Erledigt',
			reopenedStatuses: 'Wieder offen',
		};
		const fields = {
			Id: '1',
			Status: 'Erledigt',
			SuppliedEmail: 'old@example.com',
			Survey_Mail__c: 'new@example.com',
			Plan__c: 'Gold',
		};
		expect(parse([{ object: 'Case', fields }], options)).toMatchObject({
			events: [
				{
					type: 'ticket.closed',
					customer: { email: 'new@example.com' },
					attributes: { plan: 'Gold' },
				},
			],
		});
		expect(
			parse([{ object: 'Case', fields: { Id: '1', Status: 'Wieder offen' } }], options),
		).toMatchObject({
			events: [{ type: 'ticket.reopened' }],
		});
	});

	it.each<[string, string]>([
		['', 'The body is empty.'],
		['<html><body>Error</body></html>', 'The body is not an outbound message of Salesforce.'],
		[soap([{ fields: { Id: '1' } }]).replace(/<Id>04l\w+<\/Id>/, ''), 'Notification 1 has no Id.'],
		['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'The body is not XML that can be read.'],
	])('refuses %j with: %s', (body, message) => {
		expect(salesforce.parse(xml(body), {}, now)).toEqual({ kind: 'invalid', message });
	});

	it('reads bytes with a byte order mark and carriage returns, and none of another encoding', () => {
		const body = `\ufeff${soap([{ fields: { Id: '1', IsWon: 'true' } }]).replace(/\n/g, '\r\n')}`;
		expect(salesforce.parse(xml(body), {}, now)).toMatchObject({ events: [{ type: 'deal.won' }] });
		const gbk = Buffer.concat([Buffer.from('<a>'), Buffer.from([0xd6, 0xd0]), Buffer.from('</a>')]);
		expect(salesforce.parse(post(gbk), {}, now)).toMatchObject({
			message: 'The body is not UTF-8 text.',
		});
	});
});

describe('the answer to an outbound message', () => {
	const sender = source.configure({});
	const heard = { request: xml(soap([])), secrets: only(word), now };
	const read = (body: string) =>
		new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(body) as unknown;

	it('is the very acknowledgement, as XML', () => {
		for (const outcome of [
			{ kind: 'accepted', events: 1, duplicates: 0 },
			{ kind: 'ignored', reason: 'of another type' },
		] as const) {
			const { status, contentType, body } = sender.acknowledge(outcome, heard);
			expect([status, contentType]).toEqual([200, 'text/xml; charset=utf-8']);
			expect(read(body)).toMatchObject({
				'soapenv:Envelope': {
					'@_xmlns:soapenv': 'http://schemas.xmlsoap.org/soap/envelope/',
					'soapenv:Body': {
						notificationsResponse: {
							'@_xmlns': 'http://soap.sforce.com/2005/09/outbound',
							Ack: 'true',
						},
					},
				},
			});
		}
	});

	it('is one that makes the message come again where it cannot be stored now', () => {
		const { status, contentType, body } = sender.refuse('unavailable');
		expect([status, contentType]).toEqual([503, 'text/xml; charset=utf-8']);
		expect(read(body)).toMatchObject({
			'soapenv:Envelope': { 'soapenv:Body': { notificationsResponse: { Ack: 'false' } } },
		});
	});

	it('is JSON for a flow', () => {
		const request = post('{"Id":"1"}');
		const taken = { kind: 'accepted', events: 1, duplicates: 0 } as const;
		expect(sender.acknowledge(taken, { ...heard, request }).contentType).toContain('json');
	});
});

describe('callouts of flows', () => {
	it('are records by API names, as Apex writes them too', () => {
		const record = {
			attributes: { type: 'Case', url: '/services/data/v62.0/sobjects/Case/5007F00000abcDEQAY' },
			Id: '5007F00000abcDEQAY',
			IsClosed: true,
			LastModifiedDate: '2026-01-05T01:59:00.000+0000',
			Contact: { attributes: { type: 'Contact' }, Name: 'Li Wei', Email: 'li@example.com' },
			Owner: { Name: 'Ana Costa', Email: 'ana@example.com' },
		};
		const event = {
			type: 'ticket.closed',
			externalId: `ticket.closed:5007F00000abcDEQAY:${Date.UTC(2026, 0, 5, 1, 59)}`,
			customer: { name: 'Li Wei', email: 'li@example.com' },
			owner: { name: 'Ana Costa', email: 'ana@example.com' },
		};
		expect(callout(record)).toMatchObject({ events: [event] });
		expect(callout([record, { ...record, Id: '5007F00000abcDF' }])).toMatchObject({
			events: [event, { subject: { id: longId('5007F00000abcDF') } }],
		});
	});

	it('say what they are about by object, and what happened by type', () => {
		const body = {
			object: 'Contract',
			type: 'contract.renewed',
			id: 'interview-1',
			Id: '8007F00000abcDEQAY',
		};
		expect(callout(body)).toMatchObject({
			events: [
				{
					type: 'contract.renewed',
					externalId: 'interview-1',
					subject: { type: 'contract' },
					occurredAt: now,
				},
			],
		});
		expect(callout([7])).toEqual({ kind: 'invalid', message: 'Record 1 is not an object.' });
	});
});
