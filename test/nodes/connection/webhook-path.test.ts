import { join } from 'node:path';
import type { INodeType, IWebhookDescription } from 'n8n-workflow';

import packageJson from '../../../package.json';

/** What came into n8n-workflow with 2.35, and with every other name that a node of ours must not need. */
const since235 = ['fromParameter', 'fromFunction', 'webhookDescriptionFields'];

const sources = packageJson.n8n.nodes.map((file) => file.replace(/^dist\//, '').replace('.js', ''));

/** Every node, loaded anew on a host whose n8n-workflow lacks these names. */
function nodesWithout(missing: string[]): INodeType[] {
	const nodes: INodeType[] = [];
	jest.isolateModules(() => {
		jest.doMock('n8n-workflow', () => {
			const host = { ...jest.requireActual<Record<string, unknown>>('n8n-workflow') };
			for (const name of missing) delete host[name];
			return host;
		});
		for (const source of sources) {
			const classes = jest.requireActual<Record<string, new () => INodeType>>(
				join('../../..', source),
			);
			nodes.push(...Object.values(classes).map((Node) => new Node()));
		}
	});
	jest.dontMock('n8n-workflow');
	return nodes;
}

const pathsOf = (nodes: INodeType[]): Record<string, string[]> =>
	Object.fromEntries(
		nodes
			.filter(({ description }) => description.webhooks)
			.map(({ description: { name, webhooks = [] } }) => [name, webhooks.map(({ path }) => path)]),
	);

const resolversOf = ({ description }: INodeType): symbol[] =>
	(description.webhooks ?? []).flatMap((webhook: IWebhookDescription) =>
		Object.getOwnPropertySymbols(webhook),
	);

describe('a host before n8n 2.35', () => {
	const older = nodesWithout(since235);
	const newer = nodesWithout([]);

	it('loads every node', () => {
		expect(older.map(({ description }) => description.name)).toEqual(
			newer.map(({ description }) => description.name),
		);
		expect(older).toHaveLength(packageJson.n8n.nodes.length);
	});

	it('finds each page by the expression that newer hosts show in their editor', () => {
		expect(pathsOf(older)).toEqual(pathsOf(newer));
		expect(pathsOf(older)).toMatchObject({
			satisfactionCrmTrigger: Array.from({ length: 3 }, () => '={{$parameter["path"]}}'),
			satisfactionCaseTrigger: Array.from(
				{ length: 2 },
				() => '={{$parameter["options"]["path"] || ""}}',
			),
			satisfactionResponseTrigger: Array.from({ length: 2 }, () =>
				expect.stringMatching(/^=\{\{\(.*surveyKey.*\)\(\$parameter\)\}\}$/s),
			),
		});
	});

	it('is no reason for a newer one to lose its way without the expression engine', () => {
		expect(older.flatMap(resolversOf)).toEqual([]);
		expect(newer.flatMap(resolversOf)).toHaveLength(7);
	});
});
