import { findEndpoint } from '../../../core/store/repositories/endpoints';
import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { changeWebhook, loadNodes } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionCrmTrigger';
const nodeTypes = loadNodes({ [type]: SatisfactionCrmTrigger });
const secrets: Record<string, string> = {
	generic: 'any secret will do',
	zendesk: 'HRkRd4BeOAoUkfZr-mhauJT64rvBASlJRoIyPsd3zeA=',
	jiandaoyun: 'long enough',
	formbricks: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
	typeform: 'long enough',
	surveymonkey: 'client_id_abc&client_secret_def',
	qualtrics: 'kyma4ever',
	wenjuanxing: 'long enough',
	tencent_wenjuan: 'nobody-guesses-this-1',
	jinshuju: 'nobody-guesses-this-1',
};

let workspace: Workspace;
const useSecret = (secret: string, previousSecret = '') => {
	workspace.credentials.satisfactionSenderApi = { secret, previousSecret };
};

beforeEach(async () => {
	workspace = await aWorkspace();
	useSecret('the secret');
});

afterEach(async () => await workspace.close());

type How = { what?: 'publish' | 'unpublish'; mode?: 'manual'; name?: string };

const change = async (parameters: object, { what = 'publish', mode, name = 'Orders' }: How = {}) =>
	await changeWebhook(
		{
			nodeTypes,
			node: 'CRM',
			name: 'default',
			method: 'POST',
			credentials: workspace.credentials,
			mode,
			workflow: {
				id: 'wf-1',
				name,
				nodes: [{ id: 'node-1', name: 'CRM', type, parameters: { path: 'crm', ...parameters } }],
				connections: {},
			},
		},
		what,
	);

/** What n8n shows below the message. */
const hintOf = async (parameters: object): Promise<string> => {
	const error = await change(parameters).catch((one: unknown) => one);
	return (error as { description: string }).description;
};

describe('publishing a workflow with a CRM Trigger', () => {
	it('works, again and again', async () => {
		await expect(change({})).resolves.toBe(true);
		await expect(change({})).resolves.toBe(true);
		await expect(change({}, { what: 'unpublish' })).resolves.toBe(true);
		await expect(change({ genericAuthentication: 'none' })).resolves.toBe(true);
	});

	it.each<[object, RegExp]>([
		[{ path: 'crm/:id' }, /path "crm\/:id" is not fixed/],
		[{ source: 'a_system_of_old' }, /no source "a_system_of_old"/],
		[{ source: 'salesforce' }, /"Secret" in the Sender credential .* none of Salesforce/],
		[{ filters: { eventTypes: 'solved' } }, /"solved" under Event Types/],
		[{ defaults: { language: 'Chinese, simplified' } }, /"Language" is/],
		[{ genericOptions: { system: 'My CRM' } }, /"System" is "My CRM"/],
		[
			{ genericFields: { row: [{ field: 'attribute', attribute: '', path: 'a' }] } },
			/"Fields 1, Attribute Name" is ""/,
		],
		[{ source: 'zendesk', zendeskOptions: { subdomain: 'https://acme' } }, /"Subdomain"/],
	])('with %j fails and says what is wrong', async (parameters, message) => {
		await expect(change(parameters)).rejects.toThrow(message);
	});

	it('fails with a signing secret that could be guessed', async () => {
		workspace.credentials.satisfactionWorkspaceApi = {
			...workspace.credentials.satisfactionWorkspaceApi,
			signingSecret: 'short',
		};
		await expect(change({})).rejects.toThrow(/signing secret has 5 characters/);
	});
});

describe('the secret of the sender', () => {
	it.each(Object.entries(secrets))('of %s may be %s', async (source, secret) => {
		useSecret(secret);
		await expect(change({ source })).resolves.toBe(true);
	});

	it.each<[source: string, secret: string, message: RegExp, hint: RegExp]>([
		['generic', '', /no secret of Generic JSON/, /agreed on/],
		['zendesk', '', /no secret of Zendesk/, /Admin Center/],
		['jiandaoyun', '', /no secret of Jiandaoyun/, /数据推送/],
		['formbricks', '', /no secret of Formbricks/, /whsec_/],
		['generic', 'short', /is none of Generic JSON: it has 5 characters/, /agreed on/],
		['zendesk', secrets.formbricks ?? '', /none of Zendesk: it begins with whsec_/, /Admin Center/],
		['zendesk', 'of the shop, as agreed', /none of Zendesk: .*base64/, /Admin Center/],
		['jiandaoyun', secrets.formbricks ?? '', /none of Jiandaoyun: it begins/, /数据推送/],
		['formbricks', secrets.zendesk ?? '', /none of Formbricks: it is not whsec_/, /Webhooks/],
		[
			'surveymonkey',
			'client_secret_def',
			/none of SurveyMonkey: it is not the client ID, &/,
			/My Apps/,
		],
		['jinshuju', 'short-one', /none of Jinshuju: it has 9 characters/, /数据推送.*\?secret=/],
		['tencent_wenjuan', 'sixteen & others', /characters that an address would change/, /443/],
	])('of the wrong kind is refused: %s with "%s"', async (source, secret, message, hint) => {
		useSecret(secret);
		await expect(change({ source })).rejects.toThrow(message);
		await expect(hintOf({ source })).resolves.toMatch(hint);
		await expect(hintOf({ source })).resolves.toContain('Satisfaction Sender credential');
	});

	it('of before a rotation is looked at as well', async () => {
		useSecret(secrets.zendesk ?? '', secrets.formbricks);
		await expect(change({ source: 'zendesk' })).rejects.toThrow(/"Previous Secret" .* of Zendesk/);
	});

	it('is asked for where no credential was chosen', async () => {
		delete workspace.credentials.satisfactionSenderApi;
		await expect(change({ source: 'zendesk' })).rejects.toThrow(/no secret of Zendesk/);
	});
});

describe('a published CRM Trigger', () => {
	const endpoint = async () =>
		await findEndpoint(workspace.house.store.db, 'main', 'events', 'wf-1/node-1');

	it('is known by its workflow until it is unpublished', async () => {
		await change({});
		expect(await endpoint()).toMatchObject({
			address: 'https://n8n.example.test/webhook/crm',
			workflow_name: 'Orders',
			node_name: 'CRM',
			active: 1,
		});
		await change({}, { name: 'Orders of the shop' });
		expect((await endpoint())?.workflow_name).toBe('Orders of the shop');
		await change({}, { what: 'unpublish' });
		expect((await endpoint())?.active).toBe(0);
	});

	it('is not touched by a test, neither when it begins nor when it is over', async () => {
		await change({}, { mode: 'manual' });
		expect(await endpoint()).toBeUndefined();
		await change({});
		await change({}, { mode: 'manual', name: 'A draft' });
		await change({}, { mode: 'manual', what: 'unpublish', name: 'A draft' });
		expect(await endpoint()).toMatchObject({ workflow_name: 'Orders', active: 1 });
	});
});
