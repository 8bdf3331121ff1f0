import type { INodeType, ISupplyDataFunctions } from 'n8n-workflow';

import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';

const type = 'satisfactionInsights';
const asked: unknown[] = [];
let answer: () => unknown = () => 'negative';

/** A chat model as n8n's sub-nodes give one, which says what the test wants. */
class FakeModel implements INodeType {
	description = {
		displayName: 'Fake Model',
		name: 'fakeModel',
		group: ['transform' as const],
		version: 1,
		description: 'Says what the test wants',
		defaults: { name: 'Fake Model' },
		inputs: [],
		outputs: ['ai_languageModel' as const],
		properties: [],
	};

	async supplyData(this: ISupplyDataFunctions) {
		const invoke = async (messages: unknown) => {
			asked.push(messages);
			return await Promise.resolve({ content: answer() });
		};
		return await Promise.resolve({ response: { invoke } });
	}
}

const nodeTypes = loadNodes({ [type]: SatisfactionInsights, fakeModel: FakeModel });

let workspace: Workspace;
beforeAll(async () => {
	workspace = await aWorkspace();
});
afterAll(async () => await workspace.close());

async function run(
	items: object[],
	parameters: object = {},
	isConnected = false,
	onError?: 'continueRegularOutput',
) {
	asked.length = 0;
	const all = { resource: 'comment', operation: 'label', language: 'en', ...parameters };
	const {
		outputs,
		error,
		run: told,
	} = await runWorkflow({
		nodeTypes,
		workflow: {
			nodes: [
				{ name: 'Insights', type, parameters: all as never, ...(onError && { onError }) },
				{ name: 'Model', type: 'fakeModel' },
			],
			connections: isConnected
				? {
						Model: {
							ai_languageModel: [[{ node: 'Insights', type: 'ai_languageModel', index: 0 }]],
						},
					}
				: {},
		},
		start: 'Insights',
		items,
		credentials: workspace.credentials,
	});
	const paired = told.data.resultData.runData.Insights?.[0]?.data?.main?.[0]?.map(
		({ pairedItem }) => pairedItem,
	);
	return { items: outputs.Insights?.[0] ?? [], error, paired };
}

const complaint = {
	response: { comment: 'Terrible, I am Ann Lee, call 13800138000' },
	customer: { name: 'Ann Lee' },
	score: { level: 'high' },
	text: 'of the sheet',
	other: 1,
};

describe('Label', () => {
	test('adds a label to each item, which keeps what it had', async () => {
		const { items, paired } = await run([complaint, { response: { comment: '很满意' } }, {}]);
		expect(items[0]).toMatchObject({
			...complaint,
			label: { sentiment: 'negative', contradiction: true, n: 1, method: 'lexicon', model: null },
			n: 1,
			interval: null,
			verdict: 'ok',
			method: 'lexicon',
		});
		expect(JSON.stringify(items[0]?.label)).not.toMatch(/Ann|13800138000/u);
		expect(items[1]).toMatchObject({ label: { sentiment: 'positive', language: 'zh' } });
		expect(items[2]).toMatchObject({ label: { sentiment: null }, verdict: 'too_few' });
		expect(paired).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	test('takes another field', async () => {
		const { items } = await run([{ review: 'bad' }, { review: 'good' }], {
			comment: '={{ $json.review }}',
		});
		expect(items).toMatchObject([
			{ label: { sentiment: 'negative' } },
			{ label: { sentiment: 'positive' } },
		]);
	});

	test('says each in the language of its item', async () => {
		const { items } = await run(
			[
				{ review: 'bad', in: 'en' },
				{ review: 'bad', in: 'zh-CN' },
			],
			{ comment: '={{ $json.review }}', language: '={{ $json.in }}' },
		);
		expect(items.map(({ text }) => /\p{Script=Han}/u.test(String(text)))).toEqual([false, true]);
	});

	test('an item whose comment is no text fails alone, and is not labelled by another one', async () => {
		const given = [{ review: 'bad' }, { review: ['good'], ...complaint }, { review: 'good' }];
		const comment = '={{ $json.review }}';
		const { items } = await run(given, { comment }, false, 'continueRegularOutput');
		expect(items).toMatchObject([
			{ label: { sentiment: 'negative' } },
			{ error: expect.stringContaining('comment') },
			{ label: { sentiment: 'positive' } },
		]);
		expect((await run(given, { comment })).error?.message).toContain('comment');
	});

	test('a chat model is asked with the masked text, and its word stands beside ours', async () => {
		answer = () => [{ type: 'text', text: 'Positive' }];
		const { items, error } = await run([complaint, {}], { alsoAskModel: true }, true);
		expect(error).toBeUndefined();
		expect(items[0]?.label).toMatchObject({
			sentiment: 'negative',
			model: { sentiment: 'positive', agrees: false, problem: null },
		});
		expect(items[1]?.label).toMatchObject({ model: null });
		expect(asked).toHaveLength(1);
		expect(JSON.stringify(asked)).toContain('Terrible');
		expect(JSON.stringify(asked)).not.toMatch(/Ann|13800138000/u);
	});

	test('a model that refuses or fails leaves ours', async () => {
		answer = () => 'I would rather not say.';
		const refused = await run([complaint], { alsoAskModel: true }, true);
		expect(refused.items[0]?.label).toMatchObject({
			sentiment: 'negative',
			model: { sentiment: null, problem: 'unreadable' },
		});
		answer = () => {
			throw new Error('out of credit');
		};
		const failed = await run([complaint], { alsoAskModel: true }, true);
		expect(failed.error).toBeUndefined();
		expect(failed.items[0]?.label).toMatchObject({ model: { sentiment: null, problem: 'failed' } });
	});

	test('without a model it says what to connect', async () => {
		const { error } = await run([complaint], { alsoAskModel: true });
		expect(error?.message).toMatch(/model.*connected/iu);
	});
});
