import type {
	IDataObject,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { cleaned } from '../../core/model/clean';
import { type PageAnswer, servePage as serveCustomer } from '../../core/loop/pages/customer/serve';
import type { House } from '../../core/loop/house';
import { withRemarks } from '../../core/loop/survey/wording-remarks';
import { sayOnce } from '../connection/say-once';
import { servingNode } from '../connection/serving-node';
import { servePage } from '../page-trigger/serve-page';
import { surveyKeyIn } from './survey-parameters';
import { type TryableSurvey, tryableSurvey } from './tryable-survey';

/** Serves the pages of customers; an answer goes on by the level of its score. */
export async function serve(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await servePage(context, {
		page: 'survey',
		surveyKey: surveyKeyIn,
		serve: async ({ house, now, request, node }) => {
			const { testMode } = (node.parameters.options ?? {}) as IDataObject;
			const trial = request.test || testMode === true ? tryableOrNull(context) : null;
			const answer = await serveCustomer(house, now, request, {
				node: servingNode(context, node),
				surveyKey: surveyKeyIn(node),
				trial,
			});
			return { answer, emitted: emitted(house, answer, trial) };
		},
	});
}

/** A definition that cannot be read is told where the node is published, not to visitors. */
function tryableOrNull(context: IWebhookFunctions): TryableSurvey | null {
	try {
		return tryableSurvey((name) => cleaned<unknown>(context.getNodeParameter(name, null)));
	} catch (error) {
		const line = `This survey cannot be tried out: ${(error as Error).message}`;
		sayOnce(context.logger, 'warn', line);
		return null;
	}
}

function emitted(
	house: House,
	{ emit }: PageAnswer,
	trial: TryableSurvey | null,
): INodeExecutionData[][] | null {
	if (emit === null) return null;
	const json = { ...emit.item } as IDataObject;
	const { outcome } = emit.item;
	if (trial && outcome && emit.item.test === true) {
		// The one place where somebody who tries a survey out looks.
		json.outcome = { ...outcome, text: withRemarks(house, outcome.text, trial.survey) };
	}
	// One output for all: the node's `execute()` lets each answer take its own.
	return [[{ json }]];
}
