import { chain, runWorkflow } from '../engine/engine';
import { aWorkspace } from '../nodes/a-workspace';
import { everyNode } from './nodes';

/** Columns as an export had them; a comment has a comma, quotation marks and a line break. */
const csv = `\ufeffScore,Response ID,Comment,Person Email,Person Name,Locale,Created At,Updated At
2,5435,"Two weeks, and ""soon"" is
no answer.",ann@example.com,Ann Lee,en,2026-01-05T01:59:00Z,2026-01-05T02:00:00Z
10,5436,,lin.mei@example.com,林梅,zh-CN,2026-01-05T03:00:00Z,2026-01-05T03:00:00Z
`;

it("an export of Delighted comes in by n8n's own nodes, each answer once, however often it is read", async () => {
	const workspace = await aWorkspace();
	const nodeTypes = await everyNode();
	const run = async () =>
		await runWorkflow({
			workflow: {
				nodes: [
					{ name: 'Read File', type: 'n8n-nodes-base.noOp' },
					{
						name: 'Rows',
						type: 'n8n-nodes-base.extractFromFile',
						parameters: { operation: 'csv' },
					},
					{
						name: 'Record',
						type: 'satisfactionScore',
						parameters: {
							...{ resource: 'answer', operation: 'record', answerFrom: 'item' },
							...{ surveyKey: 'delighted', tool: 'delighted', itemMapping: 'nps_0_10' },
							itemOptions: { comment: 'Comment' },
						},
					},
				],
				connections: chain('Read File', 'Rows', 'Record'),
			},
			nodeTypes,
			start: 'Read File',
			items: [{}],
			files: [
				{
					data: {
						...{ data: Buffer.from(csv).toString('base64'), mimeType: 'text/csv' },
						...{ fileName: 'delighted.csv', fileExtension: 'csv' },
					},
				},
			],
			credentials: workspace.credentials,
		});
	const first = await run();
	expect(first.error?.message).toBeUndefined();
	await run();
	const rows = await workspace.house.store.db
		.selectFrom('response')
		.select(['external_id', 'value', 'level', 'comment', 'language', 'answered_at'])
		.orderBy('external_id')
		.execute();
	expect(rows).toEqual([
		{
			...{ external_id: '5435', value: 2, level: 'low', language: 'en' },
			comment: 'Two weeks, and "soon" is\nno answer.',
			answered_at: Date.UTC(2026, 0, 5, 2),
		},
		{
			...{ external_id: '5436', value: 10, level: 'high', language: 'zh-CN' },
			...{ comment: null, answered_at: Date.UTC(2026, 0, 5, 3) },
		},
	]);
	await workspace.close();
});
