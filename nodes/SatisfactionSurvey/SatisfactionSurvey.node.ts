import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { testWorkspaceCredential } from '../connection/open-house';
import { operationProperties, toolProperties } from '../connection/operation-properties';
import { asToolWith } from '../connection/tool';
import { pickersIn } from '../connection/pickers';
import { runOperations } from '../connection/run-operations';
import { operationSubtitle } from '../connection/subtitle';
import { surveyOperations } from './actions';
import { outputsFieldFor, outputsFor, surveyOutputs } from './actions/outputs';

const properties = [
	...operationProperties(surveyOperations, 'invite'),
	outputsFieldFor(surveyOperations),
];

/** Asks customers, each once and at the right moment, and keeps the reason where nobody is asked. */
export class SatisfactionSurvey implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Satisfaction Survey',
		name: 'satisfactionSurvey',
		icon: { light: 'file:../../icons/survey.svg', dark: 'file:../../icons/survey.dark.svg' },
		group: ['transform'],
		version: [1],
		subtitle: operationSubtitle(surveyOperations, '$parameter["surveyKey"]'),
		description: 'Asks customers by the contact policy, reminds, cancels and previews',
		defaults: { name: 'Satisfaction Survey' },
		usableAsTool: asToolWith(toolProperties(properties, surveyOperations)),
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsFor(surveyOperations),
		credentials: [
			{
				name: 'satisfactionWorkspaceApi',
				displayName: 'Satisfaction Workspace',
				required: true,
				testedBy: 'testWorkspaceCredential',
			},
		],
		properties,
	};

	methods = { credentialTest: { testWorkspaceCredential }, loadOptions: pickersIn(properties) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, surveyOperations, {
			names: surveyOutputs,
			failed: 'not_asked',
		});
	}
}
