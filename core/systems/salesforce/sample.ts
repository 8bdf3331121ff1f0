import type { CanonicalEvent } from '../../model/event';
import type { SourceDefinition } from '../source/define-source';
import type { options } from './options';

/** An opportunity that was won, with the formula fields that our documentation asks the admin for. */
export const sample: SourceDefinition<typeof options>['sample'] = {
	values: {},
	id: '04l7F000008aeAyQAI',

	request: ({ organization }, at, id) => ({
		headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
		query: {},
		body: `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
 <soapenv:Body>
  <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
   <OrganizationId>${organization ?? '00D7F00000107XsUAI'}</OrganizationId>
   <ActionId>04k7F0000008V3hQAE</ActionId>
   <SessionId xsi:nil="true"/>
   <EnterpriseUrl>https://acme.my.salesforce.com/services/Soap/c/62.0/00D7F00000107Xs</EnterpriseUrl>
   <PartnerUrl>https://acme.my.salesforce.com/services/Soap/u/62.0/00D7F00000107Xs</PartnerUrl>
   <Notification>
    <Id>${id}</Id>
    <sObject xsi:type="sf:Opportunity" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
     <sf:Id>0067F000003pmdWQAQ</sf:Id>
     <sf:Amount>120000.0</sf:Amount>
     <sf:Contact_Email__c>li.wei@example.com</sf:Contact_Email__c>
     <sf:Contact_Id__c>0037F00000abcDEQAY</sf:Contact_Id__c>
     <sf:Contact_Language__c>de</sf:Contact_Language__c>
     <sf:Contact_Name__c>Li Wei</sf:Contact_Name__c>
     <sf:CurrencyIsoCode>EUR</sf:CurrencyIsoCode>
     <sf:IsClosed>true</sf:IsClosed>
     <sf:IsWon>true</sf:IsWon>
     <sf:LastModifiedDate>${new Date(at).toISOString()}</sf:LastModifiedDate>
     <sf:Name>Two hundred seats &amp; training</sf:Name>
     <sf:OwnerId>0057F000001XyzAQAS</sf:OwnerId>
     <sf:Owner_Email__c>ana.costa@example.com</sf:Owner_Email__c>
     <sf:Owner_Name__c>Ana Costa</sf:Owner_Name__c>
     <sf:StageName>Closed Won</sf:StageName>
    </sObject>
   </Notification>
  </notifications>
 </soapenv:Body>
</soapenv:Envelope>`,
	}),

	becomes: (at, id): CanonicalEvent => ({
		source: 'salesforce',
		externalId: id,
		type: 'deal.won',
		occurredAt: at,
		touchpoint: null,
		subject: {
			type: 'deal',
			id: '0067F000003pmdWQAQ',
			title: 'Two hundred seats & training',
			url: 'https://acme.my.salesforce.com/0067F000003pmdWQAQ',
		},
		value: { amount: 120000, currency: 'EUR' },
		attributes: {
			IsClosed: 'true',
			IsWon: 'true',
			StageName: 'Closed Won',
		},
		customer: {
			externalIds: { salesforce: '0037F00000abcDEQAY' },
			name: 'Li Wei',
			email: 'li.wei@example.com',
			phone: null,
			language: 'de',
			timeZone: null,
			segment: null,
		},
		owner: {
			id: '0057F000001XyzAQAS',
			name: 'Ana Costa',
			email: 'ana.costa@example.com',
		},
	}),
};
