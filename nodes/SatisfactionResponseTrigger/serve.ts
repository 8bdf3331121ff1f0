import type {
	IDataObject,
	INode,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { type PageAnswer, servePage as serveCustomer } from '../../core/loop/pages/customer/serve';
import { type DefinedSurvey, surveyDefinition } from '../../core/loop/survey/survey-definition';
import { servingNode } from '../connection/serving-node';
import { servePage } from '../page-trigger/serve-page';
import { surveyParameters } from './survey-parameters';

const surveyKeyOf = (node: INode): string => String(node.parameters.surveyKey ?? '').trim();

/** Serves the pages of customers; an answer goes on by the level of its score. */
export async function serve(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await servePage(context, {
		page: 'survey',
		surveyKey: surveyKeyOf,
		serve: async ({ house, now, request, node }) => {
			const tries = request.test || node.parameters.testMode === true;
			const trial = tries ? definedOrNull(context) : null;
			const answer = await serveCustomer(house, now, request, {
				node: servingNode(context, node),
				surveyKey: surveyKeyOf(node),
				trial: trial?.survey ?? null,
			});
			return { answer, emitted: emitted(answer, trial) };
		},
	});
}

/** A definition that cannot be read is told where the node is published, not to visitors. */
function definedOrNull(context: IWebhookFunctions): DefinedSurvey | null {
	try {
		return surveyDefinition(surveyParameters((name) => context.getNodeParameter(name, null)));
	} catch (error) {
		context.logger.warn(`This survey cannot be tried out: ${(error as Error).message}`);
		return null;
	}
}

function emitted({ emit }: PageAnswer, trial: DefinedSurvey | null): INodeExecutionData[][] | null {
	if (emit === null) return null;
	const json = { ...emit.item } as IDataObject;
	if (trial && trial.warnings.length > 0 && emit.item.outcome && emit.item.test === true) {
		// The one place where somebody who tries a survey out looks.
		const wording = trial.warnings.map(({ text }) => text).join(' ');
		json.outcome = { ...emit.item.outcome, text: `${emit.item.outcome.text} Wording: ${wording}` };
	}
	// One output for all: the node's `execute()` lets each answer take its own.
	return [[{ json }]];
}
