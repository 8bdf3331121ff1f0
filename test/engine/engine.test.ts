import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	ITriggerFunctions,
	ITriggerResponse,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import {
	asTool,
	callWebhook,
	chain,
	changeWebhook,
	loadBuiltIn,
	loadNodes,
	runTrigger,
	runWorkflow,
} from './engine';

const about = {
	group: ['transform'] as INodeTypeDescription['group'],
	version: 2,
	description: 'For this test',
	properties: [],
};

/** Low ratings on the first output, high ones on the second. */
class Split implements INodeType {
	description: INodeTypeDescription = {
		...about,
		displayName: 'Split',
		name: 'split',
		defaults: { name: 'Split' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'limitApi', required: true }],
		properties: [{ displayName: 'Rating', name: 'rating', type: 'number', default: 0 }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { limit } = await this.getCredentials<{ limit: number }>('limitApi');
		const outputs: INodeExecutionData[][] = [[], []];
		this.getInputData().forEach(({ json }, item) => {
			const rating = Number(this.getNodeParameter('rating', item));
			outputs[rating <= limit ? 0 : 1]?.push({ json: { ...json, rating }, pairedItem: { item } });
		});
		return outputs;
	}
}

class Page implements INodeType {
	description: INodeTypeDescription = {
		...about,
		displayName: 'Page Trigger',
		name: 'pageTrigger',
		group: ['trigger'],
		defaults: { name: 'Page' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		webhooks: [
			{ name: 'setup', httpMethod: 'GET', path: 'page', isFullPath: true },
			{ name: 'default', httpMethod: 'POST', path: 'page', isFullPath: true },
		],
	};

	webhookMethods = {
		setup: {
			checkExists: async () => await Promise.resolve(false),
			create: async () => await Promise.resolve(true),
			delete: async () => await Promise.resolve(false),
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		const response = this.getResponseObject();
		if (this.getWebhookName() === 'setup') {
			response.status(200).set('Cache-Control', 'no-store').type('html');
			response.send(`<p>${String(this.getNodeWebhookUrl('default'))}</p>`);
			return { noWebhookResponse: true };
		}
		response.redirect(303, `?thanks=${String(this.getQueryData())}`);
		const json = { body: this.getBodyData(), sign: this.getHeaderData()['x-sign'] };
		return await Promise.resolve({ noWebhookResponse: true, workflowData: [[{ json }]] });
	}
}

class Clock implements INodeType {
	description: INodeTypeDescription = {
		...about,
		displayName: 'Clock Trigger',
		name: 'clockTrigger',
		group: ['trigger'],
		defaults: { name: 'Clock' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
	};

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		this.helpers.registerCron({ expression: '*/5 * * * * *' }, () => {
			this.emit([[{ json: { due: true } }]], undefined, this.helpers.createDeferredPromise());
		});
		return await Promise.resolve({});
	}
}

const nodeTypes = loadNodes({ split: Split, pageTrigger: Page, clockTrigger: Clock });
const credentials = { limitApi: { limit: 2 } };

describe('a workflow in the engine', () => {
	const workflow = {
		nodes: [
			{ name: 'Page', type: 'pageTrigger' },
			{ name: 'Split', type: 'split', parameters: { rating: '={{ $json.stars }}' } },
		],
		connections: chain('Page', 'Split'),
	};

	it('runs from its trigger, with expressions and credentials, to every output', async () => {
		const items = [{ stars: 1 }, { stars: 5 }, { stars: 2 }];
		const { outputs, error } = await runWorkflow({
			workflow,
			nodeTypes,
			start: 'Page',
			items,
			credentials,
		});
		expect(error).toBeUndefined();
		expect(outputs.Split).toEqual([
			[
				{ stars: 1, rating: 1 },
				{ stars: 2, rating: 2 },
			],
			[{ stars: 5, rating: 5 }],
		]);
	});

	it('reports the error of a node that lacks its credential', async () => {
		const { error } = await runWorkflow({ workflow, nodeTypes, start: 'Page' });
		expect(error?.message).toMatch(/credential/i);
	});

	it('mixes with nodes of n8n itself', async () => {
		const mixed = loadNodes({ pageTrigger: Page }, await loadBuiltIn());
		const { outputs, error } = await runWorkflow({
			nodeTypes: mixed,
			workflow: {
				nodes: [
					{ name: 'Page', type: 'pageTrigger' },
					{
						name: 'Set',
						type: 'n8n-nodes-base.set',
						parameters: {
							assignments: {
								assignments: [
									{ id: '1', name: 'twice', type: 'number', value: '={{ $json.stars * 2 }}' },
								],
							},
						},
					},
				],
				connections: chain('Page', 'Set'),
			},
			start: 'Page',
			items: [{ stars: 4 }],
		});
		expect(error).toBeUndefined();
		expect(outputs.Set).toEqual([[{ twice: 8 }]]);
	});
});

describe('a webhook call', () => {
	const call = {
		workflow: { nodes: [{ name: 'Page', type: 'pageTrigger' }], connections: {} },
		nodeTypes,
		node: 'Page',
	};

	it('gives the page that a GET answered, with its headers', async () => {
		const answer = await callWebhook({ ...call, method: 'GET' });
		expect(answer).toMatchObject({
			status: 200,
			headers: { 'cache-control': 'no-store', 'content-type': 'html' },
			body: '<p>https://n8n.example.test/webhook/page</p>',
			ended: true,
			workflowData: undefined,
			noWebhookResponse: true,
		});
	});

	it('gives what a POST handed to the workflow', async () => {
		const answer = await callWebhook({
			...call,
			body: 'score=3&tag=late&tag=rude',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Sign': 'abc' },
		});
		expect(answer.status).toBe(303);
		expect(answer.workflowData).toEqual([
			[{ body: { score: '3', tag: ['late', 'rude'] }, sign: 'abc' }],
		]);
	});

	it('runs what publishing and unpublishing run', async () => {
		await expect(changeWebhook(call, 'publish')).resolves.toBe(true);
		await expect(changeWebhook(call, 'unpublish')).resolves.toBe(false);
	});
});

describe('a trigger', () => {
	it('emits when the test says that its time has come', async () => {
		const running = await runTrigger({
			workflow: { nodes: [{ name: 'Clock', type: 'clockTrigger' }], connections: {} },
			nodeTypes,
			node: 'Clock',
		});
		expect(running.crons).toEqual(['*/5 * * * * *']);
		expect(running.emissions).toEqual([]);
		await running.tick();
		expect(running.emissions).toMatchObject([{ outputs: [[{ due: true }]] }]);
		expect(running.emissions[0]?.donePromise).toBeDefined();
	});
});

describe('an action node as an AI tool', () => {
	it('answers with its first output, with what the agent filled in', async () => {
		const answer = await asTool({
			nodeTypes,
			type: 'split',
			parameters: { rating: "={{ $fromAI('rating', 'The rating', 'number') }}" },
			args: { rating: 2 },
			credentials,
		});
		expect(answer.items).toEqual([{ rating: 2 }]);
	});
});
