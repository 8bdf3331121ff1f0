import { randomBytes } from 'node:crypto';

import type { Sign } from '../crm/signed-request';
import type { Simulated } from './simulated';

const escaped = (text: string): string =>
	text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const organization = '00D7F00000107XsUAI';

/** An outbound message of a case, with formula fields for the customer and the owner. */
const sign: Sign = (
	{ ticket, customer, agent, what, at, deliveryId, fields: more = {} },
	secret,
) => {
	const solved = what === 'solved';
	const fields: Record<string, string | null> = {
		Id: ticket.id,
		Contact_Email__c: customer.email,
		Contact_Id__c: customer.id,
		Contact_Language__c: customer.language,
		Contact_Name__c: customer.name,
		Contact_Phone__c: customer.phone ?? null,
		Contact_Segment__c: customer.segment,
		IsClosed: String(solved),
		LastModifiedDate: new Date(at).toISOString(),
		OwnerId: agent.id,
		Owner_Email__c: agent.email,
		Owner_Name__c: agent.name,
		Status: solved ? 'Closed' : 'Reopened',
		Subject: ticket.title,
		...more,
	};
	const told = Object.entries(fields).map(([name, value]) =>
		value === null ? `<sf:${name} xsi:nil="true"/>` : `<sf:${name}>${escaped(value)}</sf:${name}>`,
	);
	const host = 'https://sandbox.my.salesforce.com/services/Soap';
	return {
		query: `?secret=${secret}`,
		headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
		body:
			'<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound">' +
			`<OrganizationId>${organization}</OrganizationId><ActionId>04k7F0000008V3hQAE</ActionId><SessionId xsi:nil="true"/><EnterpriseUrl>${host}/c/62.0/00D7F00000107Xs</EnterpriseUrl><PartnerUrl>${host}/u/62.0/00D7F00000107Xs</PartnerUrl>` +
			`<Notification><Id>${deliveryId}</Id><sObject xsi:type="sf:Case" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">${told.join('')}</sObject></Notification>` +
			'</notifications></soapenv:Body></soapenv:Envelope>',
	};
};

/** Nothing counts but the acknowledgement in SOAP: a bare 200 makes the message come again for a day. */
export const simulatedSalesforce = (): Simulated => ({
	key: 'salesforce',
	push: {
		sign,
		forgeries: ['wrong_secret', 'unsigned'],
		sender: { secret: randomBytes(24).toString('hex') },
		parameters: { salesforceOptions: { organization, reopenedStatuses: 'Reopened' } },
		faultOf: ({ status, body, took }) =>
			status === 200 && took < 60_000 && /<Ack>true<\/Ack>/.test(body)
				? null
				: `answered ${status} after ${took} ms without the acknowledgement in SOAP`,
	},
});
