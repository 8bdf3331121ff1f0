import type {
	INode,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import type { House } from '../../core/loop/house';
import { refusePage } from '../../core/loop/pages/customer/serve';
import type { PageRequest } from '../../core/loop/pages/page-answer';
import { isObject } from '../../core/model/json';
import { keptHouse } from '../connection/kept-house';
import { sayOnce } from '../connection/say-once';
import { type PlainAnswer, readLimited, send, sendInPieces } from '../connection/webhook-request';
import { keepAddress, type PageKind } from './keep-address';
import { pageRequest } from './page-request';

/** The largest body a page accepts: a comment of 4,000 characters takes a fifth of it. */
const largestBody = 64 * 1024;

export type Visit = {
	house: House;
	/** Epoch ms. */
	now: number;
	request: PageRequest;
	/** The trigger itself: none of its parameters may be an expression, so they are read as they are. */
	node: INode;
};

export type ServedPage = {
	answer: PlainAnswer;
	/** What the workflow gets by output; `null` starts no execution. */
	emitted: INodeExecutionData[][] | null;
};

/** What tells one trigger that serves pages from another. */
export type PageServer = {
	page: PageKind;
	/** Key of the survey that the node defines; empty for pages of staff. */
	surveyKey: (node: INode) => string;
	serve: (visit: Visit) => Promise<ServedPage>;
};

/**
 * Answers a request for a page, and hands what was done to the workflow after it is stored and the
 * page has left. Never throws: a person gets a page, n8n a line in the log.
 */
export async function servePage(
	context: IWebhookFunctions,
	{ page, surveyKey, serve }: PageServer,
): Promise<IWebhookResponseData> {
	const response = context.getResponseObject();
	const request = pageRequest(context);
	try {
		const body = await readLimited(context, largestBody);
		if (!body.ok || tooLong(request.fields)) {
			send(response, refusePage('too_large', request));
			return { noWebhookResponse: true };
		}
		const now = Date.now();
		const node = context.getNode();
		const house = await keptHouse(context, now, node);
		const { answer, emitted } = await serve({ house, now, request, node });
		if (answer.stream) await sendInPieces(response, answer, answer.stream);
		else send(response, answer);
		if (!request.test) keepAddress(context, house, { page, surveyKey: surveyKey(node), node }, now);
		return { noWebhookResponse: true, ...(emitted && { workflowData: emitted }) };
	} catch (error) {
		const { message } = error as Error;
		sayOnce(context.logger, 'error', `A ${page} page could not be served: ${message}`);
		send(response, refusePage('unavailable', request));
		return { noWebhookResponse: true };
	}
}

/** A multipart form is read by n8n, without a length when it came in chunks. */
function tooLong(fields: unknown): boolean {
	if (!isObject(fields)) return false;
	// What is no text came as JSON, whose length is known: it is for the form's reader to refuse.
	const texts = Object.entries(fields).flat(2);
	const length = texts.reduce<number>(
		(sum, text) => sum + (typeof text === 'string' ? text.length : 0),
		0,
	);
	return length > largestBody;
}
