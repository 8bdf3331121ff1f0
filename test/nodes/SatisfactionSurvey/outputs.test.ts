import type { INodeOutputConfiguration, INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { SatisfactionSurvey } from '../../../nodes/SatisfactionSurvey/SatisfactionSurvey.node';
import { surveyOperations } from '../../../nodes/SatisfactionSurvey/actions';
import { loadNodes, runWorkflow } from '../../engine/engine';
import { fullType } from '../../engine/node-types';
import { aWorkspace } from '../a-workspace';

const nodeTypes = loadNodes({ satisfactionSurvey: SatisfactionSurvey });
const type = 'satisfactionSurvey';

/** The names of the outputs as n8n draws them. */
function drawn(parameters: INodeParameters): string[] {
	const node = {
		id: 's',
		name: 'S',
		type: fullType(type),
		typeVersion: 1,
		position: [0, 0] as never,
		parameters,
	};
	const { expression, nodes } = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes,
	});
	const { outputs } = new SatisfactionSurvey().description;
	const shown = expression.getSimpleParameterValue(nodes.S!, outputs as string, 'internal', {});
	return (shown as unknown as INodeOutputConfiguration[]).map(
		({ displayName }) => displayName ?? '',
	);
}

describe('the outputs of Satisfaction Survey', () => {
	it('tell asked from not asked where somebody is asked', () => {
		for (const parameters of [{}, { operation: 'invite' }, { operation: 'remind' }]) {
			expect(drawn(parameters)).toEqual(['Asked', 'Not Asked']);
		}
	});

	it('are one without a name for a link, a code and whatever else asks nobody', () => {
		const others = surveyOperations.filter(({ value }) => !['invite', 'remind'].includes(value));
		expect(others.length).toBeGreaterThan(5);
		for (const { value } of others) expect(drawn({ operation: value })).toEqual(['']);
	});

	it('have what fails on the one that there is', async () => {
		const workspace = await aWorkspace();
		const { outputs } = await runWorkflow({
			nodeTypes,
			credentials: workspace.credentials,
			workflow: {
				nodes: [
					{
						name: 'Link',
						type,
						parameters: { operation: 'openLink', surveyKey: 'nobody-published-it' },
						onError: 'continueRegularOutput',
					},
				],
				connections: {},
			},
			start: 'Link',
			items: [{}],
		});
		await workspace.close();
		expect(outputs.Link?.[0]).toMatchObject([
			{ error: expect.stringContaining('nobody-published-it') as string },
		]);
		expect(outputs.Link?.[1] ?? []).toEqual([]);
	});
});
