import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { refreshAddress, type ServingNode } from '../../core/loop/workspace/endpoints';
import type { House } from '../../core/loop/house';
import {
	type PageAnswer,
	type PageRequest,
	refusePage,
	servePage,
} from '../../core/loop/pages/customer/serve';
import { type DefinedSurvey, surveyDefinition } from '../../core/loop/survey/survey-definition';
import { isObject } from '../../core/model/json';
import { keptHouse } from '../connection/kept-house';
import { servingNode } from '../connection/serving-node';
import { headerText, readLimited, send } from '../connection/webhook-request';
import { surveyParameters } from './survey-parameters';

/** The largest body a page accepts: a comment of 4,000 characters takes a fifth of it. */
const largestBody = 64 * 1024;

/** The order of the outputs: wires store an index, so it never changes. */
const outputs = ['low', 'middle', 'high', 'changed'];

/**
 * Answers a request for a page, and hands an answer to the workflow after it is stored and the page
 * has left. Never throws: a visitor gets a page, n8n a line in the log.
 */
export async function serve(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const request = pageRequest(context);
	try {
		const body = await readLimited(context.getRequestObject(), largestBody);
		if (!body.ok || tooLong(request.fields)) {
			send(response, refusePage('too_large', request));
			return { noWebhookResponse: true };
		}
		const now = Date.now();
		const own = context.getNode();
		const house = await keptHouse(context, now, own);
		const node = servingNode(context, own);
		// Read as they are: no parameter of this node may be an expression.
		const surveyKey = String(own.parameters.surveyKey ?? '').trim();
		const tries = request.test || own.parameters.testMode === true;
		const trial = tries ? definedOrNull(context) : null;
		const site = { node, surveyKey, trial: trial?.survey ?? null };
		const answer = await servePage(house, now, request, site);
		send(response, answer);
		if (!request.test) keepAddress(context, house, node, surveyKey, now);
		return emitted(answer, trial);
	} catch (error) {
		const { message } = error as Error;
		context.logger.error(`A survey page could not be served: ${message}`);
		send(response, refusePage('unavailable', request));
		return { noWebhookResponse: true };
	}
}

function pageRequest(context: IWebhookFunctions): PageRequest {
	const request = context.getRequestObject();
	const method = context.getWebhookName() === 'setup' ? 'GET' : 'POST';
	return {
		method,
		query: isObject(request.query) ? request.query : {},
		fields: method === 'GET' ? null : fieldsOf(context),
		acceptLanguage: headerText(request.headers['accept-language']) || null,
		test: context.getMode() === 'manual',
	};
}

/** A form or JSON; of a multipart form its fields, since mail programs may unsubscribe that way. */
function fieldsOf(context: IWebhookFunctions): unknown {
	const body: unknown = context.getBodyData();
	const type = headerText(context.getHeaderData()['content-type']);
	if (!type.startsWith('multipart/form-data')) return body;
	return isObject(body) ? body.data : null;
}

/** A multipart form is read by n8n, without a length when it came in chunks. */
function tooLong(fields: unknown): boolean {
	if (!isObject(fields)) return false;
	const texts = Object.entries(fields).flat(2);
	return texts.reduce<number>((sum, text) => sum + String(text).length, 0) > largestBody;
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

function emitted(answer: PageAnswer, trial: DefinedSurvey | null): IWebhookResponseData {
	const { emit } = answer;
	if (emit === null) return { noWebhookResponse: true };
	const json = { ...emit.item } as IDataObject;
	if (trial && trial.warnings.length > 0 && emit.item.outcome && emit.item.test === true) {
		// The one place where somebody who tries a survey out looks.
		const wording = trial.warnings.map(({ text }) => text).join(' ');
		json.outcome = { ...emit.item.outcome, text: `${emit.item.outcome.text} Wording: ${wording}` };
	}
	return {
		noWebhookResponse: true,
		workflowData: outputs.map((name) => (name === emit.output ? [{ json }] : [])),
	};
}

const addressKeptFor = 60_000;
const refreshed = new Map<string, number>();

/** Keeps the stored address true after a change of n8n's; never from what a request says. */
function keepAddress(
	context: IWebhookFunctions,
	house: House,
	node: ServingNode,
	surveyKey: string,
	now: number,
): void {
	const key = `${house.workspace} ${node.workflowId} ${node.nodeId} ${surveyKey}`;
	if (now - (refreshed.get(key) ?? 0) < addressKeptFor) return;
	refreshed.set(key, now);
	const address = context.getNodeWebhookUrl('default');
	if (address === undefined) return;
	refreshAddress(house, now, { page: 'survey', surveyKey, node, address }).catch((error) => {
		context.logger.warn(`The page's address could not be kept: ${(error as Error).message}`);
	});
}
