import type { INodeParameters } from 'n8n-workflow';

/** A request of n8n's HTTP node that logs in by a credential n8n has for the system. */
const request = (
	nodeCredentialType: string,
	method: 'POST' | 'PUT' | 'PATCH',
	url: string,
	body: string,
): INodeParameters => ({
	method,
	url,
	authentication: 'predefinedCredentialType',
	nodeCredentialType,
	sendBody: true,
	specifyBody: 'json',
	jsonBody: `={{ JSON.stringify(${body}) }}`,
});

const subject = '$json.event?.subject?.id';

/** The score onto the ticket that it is about; custom fields are the admin's own, under these names. */
export const writes = {
	salesforce: {
		resource: 'case',
		operation: 'update',
		caseId: `={{ ${subject} }}`,
		updateFields: {
			customFieldsUi: {
				customFieldsValues: [
					{ fieldId: 'CSAT__c', value: '={{ $json.score.value }}' },
					{ fieldId: 'CSAT_Comment__c', value: '={{ $json.response.comment ?? "" }}' },
				],
			},
		},
	},
	hubspot: request(
		'hubspotAppToken',
		'PATCH',
		`=https://api.hubapi.com/crm/v3/objects/tickets/{{ ${subject} }}`,
		'{ properties: { csat: $json.score.value, csat_comment: $json.response.comment ?? "" } }',
	),
	freshdesk: request(
		'freshdeskApi',
		'PUT',
		`=https://your-domain.freshdesk.com/api/v2/tickets/{{ ${subject} }}`,
		'{ custom_fields: { cf_csat: $json.score.value, cf_csat_comment: $json.response.comment ?? "" } }',
	),
	zoho: request(
		'zohoOAuth2Api',
		'PUT',
		'https://www.zohoapis.com/crm/v8/Cases',
		// Without the empty list its workflow rules would tell of the score as if somebody had changed the case.
		`{ data: [{ id: ${subject}, CSAT: $json.score.value, CSAT_Comment: $json.response.comment ?? "" }], trigger: [] }`,
	),
} satisfies Record<string, INodeParameters>;

/**
 * Zendesk knows fields of an account by numbers alone, so a score is told in a note, which agents alone see; its
 * JSON has room for a field.
 *
 * @param said what is noted, an expression without its braces
 */
export const noteInZendesk = (said: string): INodeParameters => ({
	operation: 'update',
	id: `={{ ${subject} }}`,
	jsonParameters: true,
	updateFieldsJson: `={{ JSON.stringify({ comment: { body: ${said}, public: false } }) }}`,
});

/** A ticket of the kind that asks an agent to do something; its requester is whose account it is made by. */
export const ticketInZendesk = (title: string): INodeParameters => ({
	description: `={{ $json.response.comment ?? ${title} }}`,
	jsonParameters: true,
	additionalFieldsJson: `={{ JSON.stringify({ subject: ${title}, type: "task", priority: "high" }) }}`,
});

/**
 * A task for whoever has to act, in words that a template brings along.
 *
 * @param title of the task, an expression without its braces
 */
export const tasks = (title: string) =>
	({
		salesforce: {
			resource: 'task',
			operation: 'create',
			status: 'Not Started',
			additionalFields: {
				subject: `={{ ${title} }}`,
				description: '={{ $json.response.comment ?? "" }}',
				whatId: `={{ ${subject} }}`,
				priority: 'High',
			},
		},
		hubspot: request(
			'hubspotAppToken',
			'POST',
			'https://api.hubapi.com/crm/v3/objects/tasks',
			`{ properties: { hs_timestamp: $now.toISO(), hs_task_subject: ${title}, hs_task_body: $json.response.comment ?? "", hs_task_status: "NOT_STARTED", hs_task_priority: "HIGH", hs_task_type: "CALL" } }`,
		),
		freshdesk: request(
			'freshdeskApi',
			'POST',
			'https://your-domain.freshdesk.com/api/v2/tickets',
			`{ email: $json.customer?.email, subject: ${title}, description: $json.response.comment ?? ${title}, status: 2, priority: 3 }`,
		),
		zoho: request(
			'zohoOAuth2Api',
			'POST',
			'https://www.zohoapis.com/crm/v8/Tasks',
			`{ data: [{ Subject: ${title}, Description: $json.response.comment ?? "", Status: "Not Started", Priority: "High", What_Id: { id: ${subject} }, $se_module: "Cases" }] }`,
		),
	}) satisfies Record<string, INodeParameters>;
