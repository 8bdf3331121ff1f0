import type { INodePropertyOptions } from 'n8n-workflow';

import { SatisfactionActivityTrigger } from '../../../nodes/SatisfactionActivityTrigger/SatisfactionActivityTrigger.node';
import { SatisfactionCase } from '../../../nodes/SatisfactionCase/SatisfactionCase.node';
import { SatisfactionInsights } from '../../../nodes/SatisfactionInsights/SatisfactionInsights.node';
import { SatisfactionRouter } from '../../../nodes/SatisfactionRouter/SatisfactionRouter.node';
import { SatisfactionSurvey } from '../../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { SatisfactionTeam } from '../../../nodes/SatisfactionTeam/SatisfactionTeam.node';
import { SatisfactionWorkspace } from '../../../nodes/SatisfactionWorkspace/SatisfactionWorkspace.node';

const nodes = [
	SatisfactionActivityTrigger,
	SatisfactionCase,
	SatisfactionInsights,
	SatisfactionRouter,
	SatisfactionSurvey,
	SatisfactionTeam,
	SatisfactionWorkspace,
];

type Load = (this: never) => Promise<INodePropertyOptions[]>;

/** What n8n has at hand when a node was just added; `credentials` as the node has them by then. */
const asked = (credentials?: object) => ({
	getNode: () => ({ name: 'Temp-Node', credentials }),
	getCredentials: async () =>
		await Promise.reject(new Error('Node does not have any credentials set')),
});

async function listed(load: Load, credentials?: object) {
	return await load.call(asked(credentials) as never);
}

describe('a list to choose from, before the node has its credential', () => {
	it.each(nodes)('is a field that can be used, and says what it waits for: %p', async (Node) => {
		const { loadOptions } = new Node().methods as { loadOptions: Record<string, Load> };
		const loads = Object.entries(loadOptions).filter(([name]) => !name.includes('TimeZones'));
		expect(loads.length).toBeGreaterThan(0);
		for (const [, load] of loads) {
			expect(await listed(load)).toEqual([
				{
					name: expect.stringMatching(/\w/) as string,
					value: '',
					description: expect.stringContaining('Refresh List') as string,
				},
			]);
		}
	});

	it('offers what its empty choice means, so that this can be kept', async () => {
		const { loadOptions } = new SatisfactionSurvey().methods;
		const lists = await Promise.all(
			Object.values(loadOptions).map(async (load) => await listed(load)),
		);
		expect(lists.flat().map(({ name }) => name)).toContain('The Survey of This Workflow');
	});

	it('has all time zones, which need no store', async () => {
		const { loadOptions } = new SatisfactionWorkspace().methods;
		const zones = await listed(loadOptions.getTimeZonesOrAsItIs as Load);
		expect(zones.map(({ value }) => value)).toEqual(
			expect.arrayContaining(['', 'Asia/Shanghai', 'UTC']),
		);
	});

	it('is an error where there is a credential that does not do', async () => {
		const { loadOptions } = new SatisfactionSurvey().methods;
		const [load] = Object.values(loadOptions);
		const credentials = { satisfactionWorkspaceApi: { id: '1', name: 'Old' } };
		await expect(listed(load as Load, credentials)).rejects.toThrow('credential');
	});
});
