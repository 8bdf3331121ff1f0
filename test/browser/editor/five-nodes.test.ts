import { createHmac, randomBytes, randomUUID } from 'node:crypto';

import { deliverUntilTaken } from '../../../sandbox/crm/send';
import type { SignedRequest } from '../../../sandbox/crm/signed-request';
import { createMailbox } from '../../../sandbox/mail/mailbox';
import { type SmtpCatcher, startSmtp } from '../../../sandbox/mail/smtp';
import type { N8nClient } from '../../../sandbox/n8n/client';
import { createCredentials } from '../../../sandbox/n8n/credentials';
import { runManually } from '../../../sandbox/n8n/executions';
import { importWorkflow, publishWorkflow, type WorkflowNode } from '../../../sandbox/n8n/workflows';
import { until } from '../../../sandbox/until';
import { aVisitor, patience, press, rate } from '../visitor';
import type { Editor } from './an-editor';
import { type AnN8n, anN8n } from './an-n8n';

jest.setTimeout(600_000);

const workspaceCredential = 'Satisfaction Workspace account';
const senderCredential = 'Satisfaction Sender account';
const secret = randomBytes(24).toString('hex');
const mailbox = createMailbox();
let smtp: SmtpCatcher;
let n8n: AnN8n;
let editor: Editor;

/** A node as the panel puts it down: no parameter of its own. */
const bare = (name: string, type: string): WorkflowNode => {
	const ours = !type.includes('.');
	return {
		id: randomUUID(),
		name,
		type: ours ? `n8n-nodes-satisfaction.satisfaction${type}` : type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...(ours
			? { credentials: { satisfactionWorkspaceApi: { id: null, name: workspaceCredential } } }
			: {}),
	};
};

/** Two nodes in a row, the first without a webhook. */
const inARow = async (
	client: N8nClient,
	name: string,
	first: WorkflowNode,
	...rest: WorkflowNode[]
) => {
	const nodes = [first, ...rest];
	const connections = Object.fromEntries(
		rest.map((node, index) => [
			nodes[index]?.name,
			{ main: [[{ node: node.name, type: 'main', index: 0 }]] },
		]),
	);
	return await importWorkflow(client, { name, nodes, connections });
};

/** Settings, one person, the clock and the owner's page. */
async function setUp(client: N8nClient): Promise<void> {
	await createCredentials(client, [
		{
			name: workspaceCredential,
			type: 'satisfactionWorkspaceApi',
			data: {
				workspace: 'main',
				database: 'sqlite',
				mailHost: '127.0.0.1',
				mailPort: smtp.port,
				mailSecurity: 'none',
				mailFrom: 'Customer Care <care@shop.example>',
			},
		},
		{ name: senderCredential, type: 'satisfactionSenderApi', data: { secret } },
	]);
	const people = bare('Team', 'Team');
	const company = bare('Workspace', 'Workspace');
	// Links that only this machine opens, no night, no day of waiting.
	company.parameters = {
		contactPolicy: { delay: '0' },
		advanced: { sandbox: true, json: '{ "policy": { "quietHours": null } }' },
	};
	people.parameters = {
		listed: { person: [{ name: 'Ana', email: 'ana@shop.example', team: 'support' }] },
	};
	const start = bare('Start', 'n8n-nodes-base.manualTrigger');
	await runManually(client, await inARow(client, 'Set up', start, company, people), 'Start');
	const due = bare('When due', 'TimerTrigger');
	const clock = await inARow(client, 'Clock', due, bare('Send', 'Message'));
	await publishWorkflow(client, clock.id);
	const page = { ...bare('Case page', 'CaseTrigger'), webhookId: randomUUID() };
	const cases = await inARow(client, 'Cases', page, bare('Nothing', 'n8n-nodes-base.noOp'));
	await publishWorkflow(client, cases.id);
}

beforeAll(async () => {
	smtp = await startSmtp(mailbox);
	n8n = await anN8n(setUp);
	editor = n8n.editor;
});

afterAll(async () => {
	await n8n?.end();
	await smtp?.stop();
});

/** An event of a shop that signs it. */
function ticketClosed(): SignedRequest {
	const body = JSON.stringify({
		id: 'delivery-1',
		type: 'ticket.closed',
		occurredAt: new Date().toISOString(),
		subject: { type: 'ticket', id: '4711', title: 'Kettle leaks' },
		customer: { externalId: 'c-1', name: 'Li Wei', email: 'li@customers.example' },
	});
	const signature = createHmac('sha256', secret).update(body).digest('hex');
	return {
		query: '',
		headers: { 'content-type': 'application/json', 'x-signature': `sha256=${signature}` },
		body,
	};
}

const mailTo = async (address: string) =>
	await until(`a mail to ${address}`, () => mailbox.mails.find(({ to }) => to === address), {
		within: 3 * patience,
	});

/** What marks the node as faulty on the canvas. */
const faults = async () =>
	await editor.page
		.locator('[data-test-id="node-issues"], [data-test-id="canvas-node-status-issues"]')
		.count();

it('runs the loop with five nodes from the panel, two fields and no expression', async () => {
	await editor.newWorkflow();
	// n8n lists a trigger under the node that is called like it.
	await editor.add('Satisfaction CRM', 'On new Satisfaction CRM event');
	await editor.field('path').fill('tickets');
	await editor.credential('Workspace', workspaceCredential);
	await editor.close();
	await editor.addBehind('Satisfaction CRM Trigger', 0, 'Satisfaction Survey', 'Invite a customer');
	await editor.close();
	await editor.add('Satisfaction Response Trigger');
	await editor.field('surveyKey').fill('after-service');
	await editor.close();
	await editor.addBehind('Satisfaction Response Trigger', 0, 'Satisfaction Router');
	await editor.close();
	await editor.addBehind('Satisfaction Router', 0, 'Satisfaction Case', 'Open a case');
	await editor.close();
	// The editor looks up the credential that it has chosen itself before it takes its mark away.
	await until('no node is marked as faulty', async () => (await faults()) === 0, {
		within: patience,
	});
	await editor.publish();
	const taken = await deliverUntilTaken(
		`${n8n.address}/webhook/tickets`,
		ticketClosed,
		3 * patience,
	);
	expect(taken.status).toBe(200);

	// Nothing was written that a person who does not code would have to write.
	const { data: workflows } = await n8n.client.api<{
		data: Array<{ name: string; nodes: WorkflowNode[] }>;
	}>('GET', '/workflows');
	const built = workflows.find(({ nodes }) => nodes.length === 5);
	expect(JSON.stringify(built?.nodes.map(({ parameters }) => parameters))).not.toContain('={{');

	const invitation = await mailTo('li@customers.example');
	const link = invitation.links.find((address) => /after-service\?t=/.test(address));
	const customer = await aVisitor(n8n.browser);
	await customer.page.goto(link as string);
	await rate(customer.page, 1);
	// A real n8n has a clock of its own: what comes back sooner is taken for a program's.
	await customer.page.waitForTimeout(1_600);
	await press(customer.page);
	expect(customer.problems).toEqual([]);
	await customer.close();

	const told = await mailTo('ana@shop.example');
	expect(told.text).toContain('Kettle leaks');
});
