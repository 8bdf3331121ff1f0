import { randomUUID } from 'node:crypto';

import { importWorkflow, type WorkflowNode } from '../../../sandbox/n8n/workflows';
import { eventually } from '../eventually';
import type { AnN8n } from './an-n8n';

type Filled = {
	node: string;
	version?: number;
	parameters: Record<string, unknown>;
	/** What somebody changes then: the name of a field, and a choice of it. */
	change: [field: string, choice: string];
	/** What is there then, of it at least. */
	then: Record<string, unknown>;
};

const language = '={{ $json.language }}';
const fields = { row: [{ field: 'customer.email', path: 'mail' }] };

const filled: Array<[what: string, one: Filled]> = [
	[
		'options of a message, between Write and Send',
		{
			node: 'Message',
			parameters: { operation: 'write', options: { from: 'Care <care@shop.example>' } },
			change: ['operation', 'Send'],
			then: { options: { from: 'Care <care@shop.example>' } },
		},
	],
	[
		'an expression in place of a choice, between channels',
		{
			node: 'Message',
			parameters: { operation: 'write', channel: 'email', to: '={{ $json.whom }}' },
			change: ['channel', 'SMS'],
			then: { channel: 'sms_http', to: '={{ $json.whom }}' },
		},
	],
	[
		'expressions of an evaluation, between two of customers',
		{
			node: 'Insights',
			parameters: {
				resource: 'customer',
				operation: 'retentionAndValue',
				language,
				period: '={{ $json.period }}',
			},
			change: ['operation', 'Compare Two Groups'],
			then: { operation: 'compareTwoGroups', language, period: '={{ $json.period }}' },
		},
	],
	[
		'what is read of records, between systems',
		{
			node: 'CrmPollTrigger',
			version: 2,
			parameters: {
				system: 'jiandaoyun',
				pollFields: fields,
				pollOptions: { derivedFields: 'score_colour' },
			},
			change: ['system', 'Fxiaoke'],
			then: {
				system: 'fxiaoke',
				pollFields: fields,
				pollOptions: { derivedFields: 'score_colour' },
			},
		},
	],
];

/** What stays of a node that somebody has filled in, when they change a field of it. */
export function filledFieldsStay(n8n: () => AnN8n): void {
	it.each(filled)('keeps %s', async (_, { node, version, parameters, change, then }) => {
		const { client, editor } = n8n();
		const one: WorkflowNode = {
			id: randomUUID(),
			name: node,
			type: `n8n-nodes-satisfaction.satisfaction${node}`,
			typeVersion: version ?? 1,
			position: [0, 0],
			parameters,
		};
		const { id } = await importWorkflow(client, { name: node, nodes: [one], connections: {} });
		await editor.openNode(id, node);
		await editor.choose(...change);
		await editor.close();
		await editor.page.keyboard.press('Control+s');
		await eventually('the node to be saved', async () => {
			const { nodes } = await client.rest<{ nodes: WorkflowNode[] }>('GET', `/workflows/${id}`);
			expect(nodes[0]?.parameters).toMatchObject(then);
		});
	});
}
