import { SatisfactionCrmTrigger } from '../../../nodes/SatisfactionCrmTrigger/SatisfactionCrmTrigger.node';
import { changeWebhook, loadNodes } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionCrmTrigger';
const nodeTypes = loadNodes({ [type]: SatisfactionCrmTrigger });

let workspace: Workspace;

beforeEach(async () => {
	workspace = await aWorkspace();
	workspace.credentials.satisfactionSenderApi = { secret: 'the secret', previousSecret: '' };
});

afterEach(async () => await workspace.close());

const change = async (parameters: object, what: 'publish' | 'unpublish' = 'publish') =>
	await changeWebhook(
		{
			nodeTypes,
			node: 'CRM',
			name: 'default',
			method: 'POST',
			credentials: workspace.credentials,
			workflow: {
				nodes: [{ name: 'CRM', type, parameters: { path: 'crm', ...parameters } as never }],
				connections: {},
			},
		},
		what,
	);

describe('publishing a workflow with a CRM Trigger', () => {
	it('works, again and again', async () => {
		await expect(change({})).resolves.toBe(true);
		await expect(change({})).resolves.toBe(true);
		await expect(change({}, 'unpublish')).resolves.toBe(true);
		await expect(change({ authentication: 'none' })).resolves.toBe(true);
	});

	it.each<[object, RegExp]>([
		[{ path: 'crm/:id' }, /path "crm\/:id" is not fixed/],
		[{ source: 'salesforce' }, /no source "salesforce"/],
		[{ filters: { eventTypes: 'solved' } }, /"solved" under Event Types/],
		[{ defaults: { language: 'Chinese, simplified' } }, /"Language" is/],
		[{ genericOptions: { system: 'My CRM' } }, /"system" is "My CRM"/],
		[
			{ genericFields: { row: [{ field: 'attribute', attribute: '', path: 'a' }] } },
			/"attributes\.", which does not exist/,
		],
		[{ source: 'zendesk', zendeskOptions: { subdomain: 'https://acme' } }, /"subdomain"/],
	])('with %j fails and says what is wrong', async (parameters, message) => {
		await expect(change(parameters)).rejects.toThrow(message);
	});

	it.each(['generic', 'zendesk', 'jiandaoyun', 'formbricks'])(
		'fails for %s while the sender has no secret',
		async (source) => {
			workspace.credentials.satisfactionSenderApi = { secret: '', previousSecret: '' };
			await expect(change({ source })).rejects.toThrow(/has no secret/);
		},
	);

	it('fails with a signing secret that could be guessed', async () => {
		workspace.credentials.satisfactionWorkspaceApi = {
			...workspace.credentials.satisfactionWorkspaceApi,
			signingSecret: 'short',
		};
		await expect(change({})).rejects.toThrow(/signing secret has 5 characters/);
	});
});
