import { nodeParametersAreStatic, webhookDescriptionIsNativelyResolvable } from 'n8n-workflow';

import { caseOutputs } from '../../../core/model/case-words';
import { listEndpoints } from '../../../core/store/repositories/endpoints';
import { SatisfactionCaseTrigger } from '../../../nodes/SatisfactionCaseTrigger/SatisfactionCaseTrigger.node';
import { buildWorkflow, loadNodes } from '../../engine/engine';
import { aWorkspace, type Workspace } from '../a-workspace';
import { aCasePage } from './a-case-page';

let workspace: Workspace;

beforeEach(async () => (workspace = await aWorkspace()));
afterEach(async () => await workspace.close());

const endpoints = async () => await listEndpoints(workspace.house.store.db, 'main', 'case');

describe('publishing the page of cases', () => {
	it('registers it once a workspace, names who has it, and lets go of it', async () => {
		const page = aCasePage(workspace.credentials);
		await page.publish();
		expect(await endpoints()).toMatchObject([
			{ active: 1, address: 'https://n8n.example.test/webhook/cases', node_name: 'Page' },
		]);
		await expect(page.publish()).resolves.toBe(true);
		const second = aCasePage(workspace.credentials, { workflow: 'Second' });
		await expect(second.publish()).rejects.toThrow(/"Page" in the workflow "Cases"/);
		await page.unpublish();
		expect(await endpoints()).toMatchObject([{ active: 0 }]);
		await expect(second.publish()).resolves.toBe(true);
	});

	it('asks for no path: n8n gives the page one that nobody can guess', async () => {
		await aCasePage(workspace.credentials, { options: {} }).publish();
		expect(await endpoints()).toMatchObject([
			{ active: 1, address: 'https://n8n.example.test/webhook/webhook-of-Page' },
		]);
	});

	it('refuses a path that takes parts of the address', async () => {
		const page = aCasePage(workspace.credentials, { options: { path: 'c/:token' } });
		await expect(page.publish()).rejects.toThrow(/"c\/:token"/);
	});

	it('registers nothing while somebody listens for a test event', async () => {
		const listening = aCasePage(workspace.credentials, { mode: 'manual' });
		await expect(listening.publish()).resolves.toBe(true);
		expect(await endpoints()).toEqual([]);
	});
});

describe('the node', () => {
	const { description } = new SatisfactionCaseTrigger();

	it('has an output for each thing that is told, in their order', () => {
		const names = (description.outputs as Array<{ displayName: string }>).map(
			({ displayName }) => displayName,
		);
		expect(names).toEqual(['Taken', 'Action', 'Approval', 'Resolved', 'Reassigned']);
		expect(names.map((name) => name.toLowerCase())).toEqual(caseOutputs);
	});

	it.each([{}, { options: { path: 'cases' } }])(
		'needs no expression engine for a page, with %j',
		(parameters) => {
			for (const webhook of description.webhooks ?? []) {
				expect(webhookDescriptionIsNativelyResolvable(webhook)).toBe(true);
				expect(webhook).toMatchObject({ isFullPath: true, responseData: '' });
			}
			const nodeTypes = loadNodes({ satisfactionCaseTrigger: SatisfactionCaseTrigger });
			const { workflow } = buildWorkflow(
				{ nodes: [{ name: 'C', type: 'satisfactionCaseTrigger', parameters }], connections: {} },
				nodeTypes,
			);
			const node = workflow.getNode('C');
			expect(node && nodeParametersAreStatic(node)).toBe(true);
		},
	);
});
