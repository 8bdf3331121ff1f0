import { closeSmtp } from '../../core/systems/smtp/transport';
import { type MailServer, reply, startMailServer } from '../core/systems/mail-server';
import { asTool, type ToolAnswer, type ToolOptions } from '../engine/engine';
import { anInvitation, aWorkspace, mailsBy, type Workspace } from '../nodes/a-workspace';
import { actionClasses, type ActionNode as Type, actionNodes, nodeTypes } from './action-nodes';

let workspace: Workspace;
let server: MailServer;

beforeAll(async () => {
	server = await startMailServer();
	workspace = await aWorkspace({ minimumN: 1, brand: { name: 'Lotus Hotels' } });
	mailsBy(workspace, server);
	// Publishes the survey "service", and asks somebody who is nobody in this story.
	await anInvitation(workspace.house, { customer: { externalIds: {}, email: 'x@example.com' } });
});

afterAll(async () => {
	closeSmtp();
	await server.close();
	await workspace.close();
});

type Parameters = ToolOptions['parameters'];

const call = async (type: Type, parameters: Parameters, args: object = {}): Promise<ToolAnswer> =>
	await asTool({ nodeTypes, type, parameters, args, credentials: workspace.credentials });

/** An input that somebody has added by hand, as n8n's button does. */
const filled = (name: string, about: string, kind = 'string') =>
	`={{ $fromAI('${name}', '${about}', '${kind}') }}`;

const surveyKey = 'service';

describe('each action node is a tool', () => {
	it.each(actionNodes)('%s says so, and shows nothing of outputs there', (type) => {
		const { description } = new actionClasses[type]();
		expect(description.usableAsTool).toBeTruthy();
		// Text is an expression: how many there are depends on the operation.
		const several = typeof description.outputs === 'string' || description.outputs.length > 1;
		const choice = description.properties.find(({ name }) => name === 'outputs');
		expect(choice !== undefined).toBe(several);
		if (choice) expect(choice.displayOptions?.hide).toEqual({ '@tool': [true] });
	});
});

/** The tools as they are put on the canvas: nothing but the operation and what only a person can choose. */
describe('an agent closes the loop with tools alone', () => {
	const known: Record<string, string> = {};

	it('looks whether everything is in place', async () => {
		const { items } = await call('satisfactionWorkspace', { operation: 'health' });
		expect(items.length).toBeGreaterThan(10);
	});

	it('adds a person', async () => {
		const { items } = await call(
			'satisfactionTeam',
			{ operation: 'upsert' },
			{ Name: 'Ada', Email: 'ada@example.com', Team: 'service' },
		);
		expect(items).toMatchObject([{ outcome: { code: 'created' }, person: { team: 'service' } }]);
	});

	it('asks a customer whom nobody but the model names', async () => {
		const { items } = await call(
			'satisfactionSurvey',
			{ operation: 'invite', surveyKey },
			{ Email: 'bo@example.com', Name: 'Bo', Language: 'en' },
		);
		expect(items).toMatchObject([
			{
				outcome: { code: 'send_now' },
				customer: { name: 'Bo', language: 'en' },
				message: { to: 'bo@example.com' },
			},
		]);
		known.invitation = (items as Array<{ invitation: { id: string } }>)[0]?.invitation.id ?? '';
	});

	it('who is asked too often is not asked, with the reason on the same output', async () => {
		const { items } = await call(
			'satisfactionSurvey',
			{ operation: 'invite', surveyKey, options: { wave: 'again' } },
			{ Email: 'bo@example.com' },
		);
		expect(items).toHaveLength(1);
		expect(items).toMatchObject([
			{
				outcome: {
					code: 'cap_metric',
					text: expect.stringContaining('the next is allowed') as string,
				},
			},
		]);
	});

	it('takes the invitation back', async () => {
		const { items } = await call(
			'satisfactionSurvey',
			{ operation: 'cancel' },
			{ Invitation_ID: known.invitation, Reason: 'She has called.' },
		);
		expect(items).toMatchObject([{ outcome: { code: 'cancelled', text: 'She has called.' } }]);
	});

	it('records an answer that came by phone', async () => {
		const { items } = await call(
			'satisfactionScore',
			{ operation: 'record', surveyKey: 'phone' },
			{ Answer: '1', External_ID: 'call-1', Email: 'bo@example.com', Comment: 'Nobody came.' },
		);
		expect(items).toMatchObject([
			{
				outcome: { code: 'recorded' },
				score: { level: 'low' },
				response: { comment: 'Nobody came.' },
			},
		]);
		known.response = (items as Array<{ response: { id: string } }>)[0]?.response.id ?? '';
	});

	it('finds an owner', async () => {
		const { items } = await call(
			'satisfactionRouter',
			{ team: 'service' },
			{ Response_ID: known.response },
		);
		expect(items).toMatchObject([
			{ outcome: { code: 'round_robin' }, owner: { email: 'ada@example.com' } },
		]);
	});

	it('opens a case and works it', async () => {
		const opened = await call(
			'satisfactionCase',
			{ resource: 'case', operation: 'open' },
			{ Response_ID: known.response, Owner: 'ada@example.com', Priority: 'high' },
		);
		expect(opened.items).toMatchObject([
			{ outcome: { code: 'opened' }, case: { state: 'open', priority: 'high' } },
		]);
		known.case = (opened.items as Array<{ case: { id: string } }>)[0]?.case.id ?? '';
		const { items } = await call(
			'satisfactionCase',
			{ resource: 'work', operation: 'acknowledge' },
			{ Case_ID: known.case },
		);
		expect(items).toMatchObject([
			{ outcome: { code: 'acknowledged' }, case: { state: 'acknowledged' } },
		]);
	});

	it('cannot resolve it before HEAT is through, and reads what is missing', async () => {
		const resolved = call(
			'satisfactionCase',
			{ resource: 'work', operation: 'resolve' },
			{ Case_ID: known.case },
		);
		await expect(resolved).rejects.toMatchObject({
			message: expect.stringContaining('the step "hear"') as string,
		});
		for (const Step of ['hear', 'empathise', 'apologise', 'act']) {
			await call(
				'satisfactionCase',
				{ resource: 'work', operation: 'logAction', logged: 'heat' },
				{ Case_ID: known.case, Step, Note: 'On the phone.' },
			);
		}
	});

	it('may not give money away by itself: it asks for approval', async () => {
		const { items } = await call(
			'satisfactionCase',
			{ resource: 'work', operation: 'compensation' },
			{ Case_ID: known.case, Amount: 5 },
		);
		const { items: found } = await call(
			'satisfactionCase',
			{ resource: 'case', operation: 'get' },
			{ Case_ID: known.case },
		);
		expect(items.length).toBeGreaterThan(0);
		expect(found).toMatchObject([{ compensations: [{ amount: 5, state: 'requested' }] }]);
	});

	const written = { Subject: 'About your call', Text: '**{brand}** calls you.' };

	it('writes to the customer of the case in words of its own', async () => {
		const { items } = await call(
			'satisfactionMessage',
			{ operation: 'write' },
			{ Case_ID: known.case, ...written },
		);
		expect(items).toMatchObject([{ outcome: { code: 'sent' } }]);
		expect(server.arrived.at(-1)?.to).toEqual(['bo@example.com']);
		expect(server.arrived.at(-1)?.mail.text).toContain('Lotus Hotels calls you.');
	});

	it('the same text twice in one run leaves once, another one leaves', async () => {
		const before = server.arrived.length;
		const write = async (more: object) =>
			await call('satisfactionMessage', { operation: 'write' }, { ...written, ...more });
		await write({ Case_ID: known.case });
		expect(server.arrived).toHaveLength(before);
		await write({ Case_ID: known.case, Subject: 'Once more' });
		expect(server.arrived).toHaveLength(before + 1);
	});

	it('writes to the owner of the case, and to a customer by address', async () => {
		await call(
			'satisfactionMessage',
			{ operation: 'write', to: 'owner' },
			{ Case_ID: known.case, Subject: 'For you', Text: 'Please call.' },
		);
		expect(server.arrived.at(-1)?.to).toEqual(['ada@example.com']);
		await call(
			'satisfactionMessage',
			{ operation: 'write', to: 'address' },
			{ Address: 'ada@example.com', Subject: 'Hello', Text: 'See *you* at {brand}.' },
		);
		expect(server.arrived.at(-1)?.mail.text).toBe('Hello Ada,\n\nSee you at Lotus Hotels.\n');
		await call(
			'satisfactionMessage',
			{ operation: 'write' },
			{ Customer_Email: 'cy@example.com', Subject: 'Hello', Text: 'We are here.' },
		);
		expect(server.arrived.at(-1)?.to).toEqual(['cy@example.com']);
	});

	it('is told on its one output that a mail was refused', async () => {
		server.onRecipient = () => reply(550, '5.1.1 No such user');
		const { items } = await call(
			'satisfactionMessage',
			{ operation: 'write' },
			{ Customer_Email: 'nobody@example.com', Subject: 'Hello', Text: 'We are here.' },
		);
		server.onRecipient = () => null;
		expect(items).toMatchObject([{ outcome: { code: 'failed' } }]);
	});

	it('lists what is open', async () => {
		const { items } = await call('satisfactionCase', { resource: 'case', operation: 'list' });
		expect(items).toMatchObject([{ case: { id: known.case } }]);
		const overdue = await call(
			'satisfactionCase',
			{ resource: 'case', operation: 'list' },
			{ Overdue_Only: true },
		);
		expect(overdue.items).toEqual([]);
	});

	it('reads the figures', async () => {
		const { items } = await call('satisfactionInsights', { operation: 'summary' });
		expect(items).toHaveLength(1);
		expect(JSON.stringify(items)).toContain('acknowledged');
		const month = await call(
			'satisfactionInsights',
			{ operation: 'summary' },
			{ Period: 'this_month' },
		);
		expect(JSON.stringify(month.items)).toContain('this_month');
	});
});

describe('what an agent did wrong, it can read', () => {
	const wrong: Array<[string, Type, Parameters, object, RegExp]> = [
		[
			'an unknown survey',
			'satisfactionSurvey',
			{
				operation: 'invite',
				surveyKey: 'nowhere',
			},
			{ Email: 'c@example.com' },
			/no survey with the key "nowhere"/,
		],
		[
			'a short name that there is not',
			'satisfactionMessage',
			{ operation: 'write' },
			{ Customer_Email: 'c@example.com', Subject: 'Hello', Text: 'Dear {nobody}' },
			/is no short name/,
		],
		[
			'an answer outside the scale',
			'satisfactionScore',
			{ operation: 'record', surveyKey: 'phone' },
			{ Answer: '11', External_ID: 'call-2' },
			/11/,
		],
		['an unknown answer', 'satisfactionRouter', {}, { Response_ID: 'rsp_none' }, /rsp_none/],
		[
			'an unknown case',
			'satisfactionCase',
			{ resource: 'case', operation: 'get' },
			{ Case_ID: 'cas_none' },
			/cas_none/,
		],
		[
			'a person without a name',
			'satisfactionTeam',
			{ operation: 'upsert' },
			{ Email: 'new@example.com' },
			/has no name/,
		],
		[
			'a filter by an input that somebody has added',
			'satisfactionInsights',
			{ operation: 'summary', filters: { owner: filled('who', 'Whose figures') } },
			{ who: 'Nobody At All' },
			/Nobody At All/,
		],
		[
			'a period that ends before it begins',
			'satisfactionInsights',
			{ operation: 'summary' },
			{ Period: 'range', From: '2026-03-02', Until: '2026-03-01' },
			/2026-03-0/,
		],
	];

	it.each(wrong)('%s (%s)', async (_what, type, parameters, args, says) => {
		const failed = await call(type, parameters, args).then(
			() => null,
			(error: Error & { description?: string | null }) => error,
		);
		expect(failed?.message).toMatch(says);
		// What to do comes with it.
		expect(failed?.description).toMatch(/\w+ \w+/);
	});
});
