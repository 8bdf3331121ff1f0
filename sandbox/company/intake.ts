import type { WorkflowFile } from '../n8n/workflows';
import { eachRow, webhook, workflowOf } from './nodes';

/** What the company's systems call themselves. */
export const system = 'company';

/** Where the company's systems tell what they know. */
export const intakePaths = {
	customers: 'company/customers',
	consents: 'company/consents',
	events: 'company/events',
	scores: 'company/scores',
	cases: 'company/cases',
} as const;

const json = (name: string) => `={{ $json.${name} }}`;

/** Takes in customers, what they agreed to, their orders, scores and complaints, as an admin would wire it. */
export function intake(): WorkflowFile {
	return workflowOf('Made-up company: what its systems say', [
		{ name: 'Customers', ...webhook(intakePaths.customers), to: ['Each customer'], at: [0, 0] },
		{ name: 'Each customer', ...eachRow(), to: ['Keep customers'], at: [1, 0] },
		{
			name: 'Keep customers',
			type: 'satisfactionCustomer',
			parameters: { resource: 'customer', operation: 'upsert', system },
			at: [2, 0],
		},
		{ name: 'Consents', ...webhook(intakePaths.consents), to: ['Each word'], at: [0, 1] },
		{ name: 'Each word', ...eachRow(), to: ['Keep words'], at: [1, 1] },
		{
			name: 'Keep words',
			type: 'satisfactionCustomer',
			parameters: {
				resource: 'privacy',
				operation: 'setConsent',
				customer: json('customer'),
				consent: json('consent'),
				purposes: json('purposes'),
				source: 'The form of the company',
			},
			at: [2, 1],
		},
		{
			name: 'Events',
			type: 'satisfactionCrmTrigger',
			version: 2,
			parameters: {
				path: intakePaths.events,
				source: 'generic',
				genericAuthentication: 'none',
				genericOptions: { system },
			},
			at: [0, 2],
		},
		{ name: 'Scores', ...webhook(intakePaths.scores), to: ['Each score'], at: [0, 3] },
		{ name: 'Each score', ...eachRow(), to: ['Keep scores'], at: [1, 3] },
		{
			name: 'Keep scores',
			type: 'satisfactionScore',
			parameters: {
				operation: 'record',
				answerFrom: 'fields',
				surveyKey: 'company-nps',
				answer: json('score'),
				mapping: 'nps_0_10',
				source: system,
				externalId: json('id'),
				customer: { externalId: json('customer') },
				options: { purpose: 'relationship' },
			},
			at: [2, 3],
		},
		{ name: 'Complaints', ...webhook(intakePaths.cases), to: ['Each complaint'], at: [0, 4] },
		{ name: 'Each complaint', ...eachRow(), to: ['Open a case'], at: [1, 4] },
		{
			name: 'Open a case',
			type: 'satisfactionCase',
			parameters: {
				resource: 'case',
				operation: 'open',
				overrides: { customerId: json('customerId') },
			},
			at: [2, 4],
		},
		// Its pages are those where customers opt out.
		{
			name: 'How likely',
			type: 'satisfactionResponseTrigger',
			version: 2,
			parameters: {
				metric: 'nps',
				surveyKey: 'company-nps',
				options: { purpose: 'relationship' },
			},
			at: [0, 5],
		},
	]);
}
