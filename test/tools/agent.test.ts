import { closeSmtp } from '../../core/systems/smtp/smtp';
import { SatisfactionCase } from '../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionInsights } from '../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { SatisfactionMessage } from '../../nodes/SatisfactionMessage/SatisfactionMessage.node';
import { SatisfactionRouter } from '../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { SatisfactionScore } from '../../nodes/SatisfactionScore/SatisfactionScore.node';
import { SatisfactionSurvey } from '../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { SatisfactionTeam } from '../../nodes/SatisfactionTeam/SatisfactionTeam.node';
import { SatisfactionWorkspace } from '../../nodes/SatisfactionWorkspace/SatisfactionWorkspace.node';
import { type MailServer, startMailServer } from '../core/systems/mail-server';
import { asTool, loadNodes, type ToolAnswer, type ToolOptions } from '../engine/engine';
import { anInvitation, aWorkspace, mailsBy, type Workspace } from '../nodes/a-workspace';

const classes = {
	satisfactionCase: SatisfactionCase,
	satisfactionInsights: SatisfactionInsights,
	satisfactionMessage: SatisfactionMessage,
	satisfactionRouter: SatisfactionRouter,
	satisfactionScore: SatisfactionScore,
	satisfactionSurvey: SatisfactionSurvey,
	satisfactionTeam: SatisfactionTeam,
	satisfactionWorkspace: SatisfactionWorkspace,
};
type Type = keyof typeof classes;
const types = Object.keys(classes) as Type[];
const nodeTypes = loadNodes(classes);

let workspace: Workspace;
let server: MailServer;

beforeAll(async () => {
	server = await startMailServer();
	workspace = await aWorkspace({ minimumN: 1 });
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

/** The same for a node with several outputs: an agent gets the first one only. */
const callSingle = async (type: Type, parameters: Parameters, args: object = {}) =>
	await call(type, { ...parameters, outputs: 'single' }, args);

/** What an agent fills in. */
const filled = (name: string, about: string, kind = 'string') =>
	`={{ $fromAI('${name}', '${about}', '${kind}') }}`;

const surveyKey = 'service';

describe('each action node is a tool', () => {
	it.each(types)('%s says so, and what it is for', (type) => {
		const { description } = new classes[type]();
		expect(description.usableAsTool).toBe(true);
		expect(description.description.length).toBeGreaterThan(20);
		const several = Array.isArray(description.outputs) && description.outputs.length > 1;
		const choice = description.properties.find(({ name }) => name === 'outputs');
		expect(choice !== undefined).toBe(several);
	});
});

describe('an agent closes the loop with tools alone', () => {
	const known: Record<string, string> = {};

	it('sets up the workspace', async () => {
		const { items, description } = await call(
			'satisfactionWorkspace',
			{ operation: 'set', brandName: filled('brand', 'Name of the brand') },
			{ brand: 'Lotus Hotels' },
		);
		expect(items).toMatchObject([{ outcome: { code: 'saved' } }]);
		expect(description).toMatch(/\w+ \w+/);
	});

	it('adds a person', async () => {
		const { items } = await call(
			'satisfactionTeam',
			{
				operation: 'upsert',
				peopleFrom: 'items',
				name: filled('name', 'Name'),
				email: filled('email', 'Address'),
				team: 'service',
			},
			{ name: 'Ada', email: 'ada@example.com' },
		);
		expect(items).toMatchObject([{ outcome: { code: 'created' } }]);
	});

	it('asks a customer, and is given the message', async () => {
		const { items } = await callSingle(
			'satisfactionSurvey',
			{
				operation: 'invite',
				surveyKey,
				customer: { email: filled('email', 'Whom to ask'), name: 'Bo' },
			},
			{ email: 'bo@example.com' },
		);
		expect(items).toMatchObject([
			{ outcome: { code: 'send_now' }, message: { to: 'bo@example.com' } },
		]);
		known.invitation = JSON.stringify(items[0]);
	});

	it('who is asked too often is not asked, with the reason on the same output', async () => {
		const { items } = await callSingle('satisfactionSurvey', {
			operation: 'invite',
			surveyKey,
			customer: { email: 'bo@example.com' },
			options: { wave: 'again' },
		});
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

	it('sends the message', async () => {
		const { items } = await callSingle(
			'satisfactionMessage',
			{ operation: 'send', options: { item: filled('item', 'What the survey gave', 'json') } },
			{ item: JSON.parse(known.invitation ?? '{}') as object },
		);
		expect(items).toMatchObject([{ outcome: { code: 'sent' }, invitation: { state: 'sent' } }]);
		expect(server.arrived.map(({ to }) => to)).toEqual([['bo@example.com']]);
	});

	it('records an answer that came by phone', async () => {
		const { items } = await callSingle(
			'satisfactionScore',
			{
				operation: 'record',
				answerFrom: 'fields',
				surveyKey: 'phone',
				mapping: 'csat_1_5',
				source: 'phone',
				externalId: 'call-1',
				answer: filled('rating', '1 to 5'),
				customer: { email: 'bo@example.com' },
			},
			{ rating: '1' },
		);
		expect(items).toMatchObject([{ outcome: { code: 'recorded' }, score: { level: 'low' } }]);
		known.response = (items as Array<{ response: { id: string } }>)[0]?.response.id ?? '';
	});

	it('finds an owner', async () => {
		const { items } = await callSingle(
			'satisfactionRouter',
			{
				team: 'service',
				options: { responseId: filled('answer', 'Id of the answer') },
			},
			{ answer: known.response },
		);
		expect(items).toMatchObject([
			{ outcome: { code: 'round_robin' }, owner: { email: 'ada@example.com' } },
		]);
	});

	it('opens a case and works it', async () => {
		const opened = await call(
			'satisfactionCase',
			{
				resource: 'case',
				operation: 'open',
				overrides: {
					responseId: filled('answer', 'Id of the answer'),
					owner: 'ada@example.com',
				},
			},
			{ answer: known.response },
		);
		expect(opened.items).toMatchObject([{ outcome: { code: 'opened' }, case: { state: 'open' } }]);
		known.case = (opened.items as Array<{ case: { id: string } }>)[0]?.case.id ?? '';
		const { items } = await call(
			'satisfactionCase',
			{ resource: 'work', operation: 'acknowledge', caseId: filled('case', 'Id of the case') },
			{ case: known.case },
		);
		expect(items).toMatchObject([
			{ outcome: { code: 'acknowledged' }, case: { state: 'acknowledged' } },
		]);
	});

	it('writes to the customer in words of its own', async () => {
		const { items } = await callSingle(
			'satisfactionMessage',
			{
				operation: 'write',
				to: 'address',
				address: filled('address', 'Whom to write to'),
				subject: filled('subject', 'One line'),
				text: filled('text', 'Markdown'),
			},
			{ address: 'bo@example.com', subject: 'About your call', text: '**{brand}** calls you.' },
		);
		expect(items).toMatchObject([{ outcome: { code: 'sent' } }]);
		expect(server.arrived.at(-1)?.mail.text).toContain('Lotus Hotels calls you.');
	});

	it('reads the figures', async () => {
		const { items } = await call('satisfactionInsights', { operation: 'summary' });
		expect(items).toHaveLength(1);
		expect(JSON.stringify(items)).toContain('acknowledged');
	});
});

describe('what an agent did wrong, it can read', () => {
	const wrong: Array<[string, Type, Parameters, object, RegExp]> = [
		[
			'an unknown survey',
			'satisfactionSurvey',
			{
				operation: 'invite',
				outputs: 'single',
				surveyKey: 'nowhere',
				customer: { email: 'c@example.com' },
			},
			{},
			/no survey with the key "nowhere"/,
		],
		[
			'nothing to send',
			'satisfactionMessage',
			{ operation: 'send', outputs: 'single' },
			{},
			/message/i,
		],
		[
			'an answer outside the scale',
			'satisfactionScore',
			{
				operation: 'record',
				answerFrom: 'fields',
				surveyKey: 'phone',
				mapping: 'csat_1_5',
				source: 'phone',
				externalId: 'call-2',
				answer: filled('rating', '1 to 5'),
			},
			{ rating: '11' },
			/11/,
		],
		[
			'an unknown answer',
			'satisfactionRouter',
			{ outputs: 'single', options: { responseId: 'rsp_none' } },
			{},
			/rsp_none/,
		],
		[
			'an unknown case',
			'satisfactionCase',
			{ resource: 'case', operation: 'get', caseId: filled('case', 'Id') },
			{ case: 'cas_none' },
			/cas_none/,
		],
		[
			'a person without a name',
			'satisfactionTeam',
			{ operation: 'upsert', peopleFrom: 'items', email: filled('email', 'Address') },
			{ email: 'new@example.com' },
			/has no name/,
		],
		[
			'a setting that cannot be',
			'satisfactionWorkspace',
			{ operation: 'set', timeZone: filled('zone', 'Time zone') },
			{ zone: 'Mars/Olympus' },
			/Mars\/Olympus/,
		],
		[
			'a period that ends before it begins',
			'satisfactionInsights',
			{ operation: 'summary', period: 'range', from: '2026-03-02', until: '2026-03-01' },
			{},
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
