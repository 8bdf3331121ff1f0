import nock from 'nock';
import type { INodeTypes } from 'n8n-workflow';

import { behindShortLink } from '../../core/loop/ask/behind-short-link';
import { changeSettings } from '../../core/loop/workspace/settings';
import { smsSize } from '../../core/mail/sms';
import { chain, runWorkflow, type WorkflowJson } from '../engine/engine';
import { aWorkspace, type Workspace } from '../nodes/a-workspace';
import { life, somebody } from '../core/loop/a-house';
import { everyNode } from './nodes';

let nodeTypes: INodeTypes;
let workspace: Workspace;
beforeAll(async () => {
	nodeTypes = await everyNode();
});
beforeEach(async () => {
	workspace = await aWorkspace();
	workspace.credentials.twilioApi = {
		authType: 'authToken',
		accountSid: 'AC1',
		authToken: 'token',
	};
	const changes = [{ policy: { quietHours: null, delay: 0, channels: ['email', 'other'] } }];
	await changeSettings(workspace.house, Date.now(), { changes, reset: [] });
	nock.disableNetConnect();
	nock.enableNetConnect('127.0.0.1');
});
afterEach(async () => {
	nock.cleanAll();
	nock.enableNetConnect();
	await workspace.close();
});

/** As the guide has it: what is handed on, n8n's own node, and what became of it. */
const bySms = (first: { type: string; parameters: object }): WorkflowJson => ({
	nodes: [
		{ name: 'Start', type: 'n8n-nodes-base.noOp' },
		{ name: 'Hand on', ...first } as WorkflowJson['nodes'][number],
		{
			name: 'Twilio',
			type: 'n8n-nodes-base.twilio',
			onError: 'continueErrorOutput',
			parameters: {
				resource: 'sms',
				operation: 'send',
				from: '+15005550006',
				to: '={{ $json.customer?.phone ?? "+8613800001111" }}',
				message: '={{ $json.message.short }}',
			},
		},
		{
			name: 'It left',
			type: 'satisfactionSurvey',
			parameters: { operation: 'recordDelivery', channelName: 'SMS' },
		},
		{
			name: 'It did not',
			type: 'satisfactionSurvey',
			parameters: {
				operation: 'recordDelivery',
				channelName: 'SMS',
				state: 'failed',
				reason: '={{ $json.error }}',
			},
		},
	],
	connections: {
		...chain('Start', 'Hand on', 'Twilio'),
		Twilio: {
			main: [
				[{ node: 'It left', type: 'main', index: 0 }],
				[{ node: 'It did not', type: 'main', index: 0 }],
			],
		},
	},
});

/** Twilio as it answers a text; what it was asked for. */
function twilio(status: number, answer: object): string[] {
	const asked: string[] = [];
	nock('https://api.twilio.com')
		.persist()
		.post('/2010-04-01/Accounts/AC1/Messages.json')
		.reply(status, (_url, body) => {
			asked.push(typeof body === 'string' ? body : JSON.stringify(body));
			return answer;
		});
	return asked;
}

async function anEvent(): Promise<object> {
	const own = life(workspace.house);
	await own.publish({}, Date.now());
	const customer = somebody({ phone: '+8613800001111' });
	const { event } = await own.happens({ customer }, Date.now());
	return { event: { id: event.event_id } };
}

const messages = async () =>
	await workspace.house.store.db
		.selectFrom('message')
		.select(['state', 'channel', 'kind', 'ways'])
		.execute();

const invites = {
	type: 'satisfactionSurvey',
	parameters: { surveyKey: 'service', channel: 'other' },
};
const handsOn = { type: 'satisfactionMessage', parameters: { channel: 'other' } };
const aCase = {
	case: { id: 'cas_1' },
	message: {
		...{ key: 'cas_1:opened', kind: 'case', to: '+8613800001111', subject: 'New case' },
		...{ text: 'A case', html: '<p>A case</p>', short: 'A case', markdown: 'A case' },
	},
};

describe("a text by n8n's own Twilio node", () => {
	const run = async (first: typeof invites | typeof handsOn, item: object) =>
		await runWorkflow({
			workflow: bySms(first),
			nodeTypes,
			start: 'Start',
			items: [item],
			credentials: workspace.credentials,
		});

	it('asks a customer, and counts as sent behind it without an expression', async () => {
		const asked = twilio(201, { sid: 'SM1', status: 'queued', body: '…', error_code: null });
		const { error, outputs } = await run(invites, await anEvent());
		expect(error?.message).toBeUndefined();
		expect(asked).toHaveLength(1);
		// Length costs money: the link is the short one, and leads to the survey.
		const [, code = ''] =
			/service\?s=([0-9a-z]{16})/.exec(decodeURIComponent(asked[0] ?? '')) ?? [];
		const item = outputs['It left']?.[0]?.[0] as { invitation?: { link?: string } };
		expect(await behindShortLink(workspace.house, code)).toBe(item.invitation?.link);
		expect(smsSize(new URLSearchParams(asked[0]).get('Body') ?? '')).toMatchObject({ messages: 1 });
		expect(outputs['It left']?.[0]).toMatchObject([
			{
				sid: 'SM1',
				outcome: { code: 'sent' },
				invitation: { state: 'sent' },
				survey: { key: 'service' },
			},
		]);
		expect(await messages()).toMatchObject([{ state: 'sent', channel: 'SMS', kind: 'invitation' }]);
	});

	it('tells an owner of a case', async () => {
		const asked = twilio(201, { sid: 'SM1', status: 'queued' });
		const { error, outputs } = await run(handsOn, aCase);
		expect(error?.message).toBeUndefined();
		expect(asked).toHaveLength(1);
		expect(outputs['It left']?.[0]).toMatchObject([{ outcome: { code: 'sent' } }]);
		expect(await messages()).toMatchObject([{ state: 'sent', kind: 'case' }]);
	});

	it('that it refuses is recorded with its words', async () => {
		twilio(400, {
			code: 21_211,
			message: "The 'To' number is not a valid phone number.",
			status: 400,
		});
		const { error, outputs } = await run(invites, await anEvent());
		expect(error?.message).toBeUndefined();
		expect(outputs['It did not']?.[0]).toMatchObject([{ outcome: { code: 'failed' } }]);
		const [message] = await messages();
		expect(message).toMatchObject({ state: 'failed', channel: 'SMS' });
		// n8n says it in words of its own.
		expect(outputs['It did not']?.[0]).toMatchObject([
			{ outcome: { text: expect.stringContaining('Bad request') as string } },
		]);
	});
});
