import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { refreshAddress } from '../../core/loop/workspace/endpoints';
import type { House } from '../../core/loop/house';
import { refusePage, type PageRequest } from '../../core/loop/pages/customer/serve';
import { caseOutputs, type CasePageAnswer, serveCase } from '../../core/loop/pages/staff/serve-case';
import { isObject } from '../../core/model/json';
import { keptHouse } from '../connection/kept-house';
import { servingNode } from '../connection/serving-node';
import { headerText, readLimited, send } from '../connection/webhook-request';

/** The largest body a page accepts: a note of 2,000 characters takes a tenth of it. */
const largestBody = 64 * 1024;

/**
 * Answers a request for a page of staff, and hands what was done to the workflow after it is stored
 * and the answer has left. Never throws: a person gets a page, n8n a line in the log.
 */
export async function serve(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const request = pageRequest(context);
	try {
		const body = await readLimited(context.getRequestObject(), largestBody);
		if (!body.ok) {
			send(response, refusePage('too_large', request));
			return { noWebhookResponse: true };
		}
		const now = Date.now();
		const house = await keptHouse(context, now);
		const answer = await serveCase(house, now, request);
		send(response, answer);
		if (!request.test) keepAddress(context, house, now);
		return emitted(answer);
	} catch (error) {
		const { message } = error as Error;
		context.logger.error(`A case page could not be served: ${message}`);
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
		fields: method === 'GET' ? null : context.getBodyData(),
		acceptLanguage: headerText(request.headers['accept-language']) || null,
		test: context.getMode() === 'manual',
	};
}

function emitted({ emit }: CasePageAnswer): IWebhookResponseData {
	if (emit.length === 0) return { noWebhookResponse: true };
	const itemsOf = (name: string) =>
		emit.filter(({ output }) => output === name).map(({ item }) => ({ json: item as IDataObject }));
	return { noWebhookResponse: true, workflowData: caseOutputs.map(itemsOf) };
}

const addressKeptFor = 60_000;
const refreshed = new Map<string, number>();

/** Keeps the stored address true after a change of n8n's; never from what a request says. */
function keepAddress(context: IWebhookFunctions, house: House, now: number): void {
	const node = servingNode(context);
	const key = JSON.stringify([house.workspace, node.workflowId, node.nodeId]);
	if (now - (refreshed.get(key) ?? 0) < addressKeptFor) return;
	refreshed.set(key, now);
	const address = context.getNodeWebhookUrl('default');
	if (address === undefined) return;
	refreshAddress(house, now, { page: 'case', surveyKey: '', node, address }).catch((error) => {
		context.logger.warn(`The page's address could not be kept: ${(error as Error).message}`);
	});
}
