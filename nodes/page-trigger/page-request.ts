import type { IWebhookFunctions } from 'n8n-workflow';

import type { PageRequest } from '../../core/loop/pages/page-answer';
import { cleaned } from '../../core/model/clean';
import { isObject } from '../../core/model/json';
import { headerText } from '../connection/webhook-request';
import { senderAddress } from './sender-address';

/** The request for a page, as its verb of core/loop takes it. */
export function pageRequest(context: IWebhookFunctions): PageRequest {
	const request = context.getRequestObject();
	const method = context.getWebhookName() === 'setup' ? 'GET' : 'POST';
	return {
		method,
		query: isObject(request.query) ? cleaned(request.query) : {},
		fields: method === 'GET' ? null : cleaned(fieldsOf(context)),
		acceptLanguage: headerText(request.headers['accept-language']) || null,
		ifNoneMatch: headerText(request.headers['if-none-match']) || null,
		// Only what is sent is held to a limit.
		sender: method === 'GET' ? null : senderAddress(request.ip),
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
