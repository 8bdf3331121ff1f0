import { findEndpoint } from '../../../store/repositories/endpoints';
import { publicPage } from '../../workspace/link';
import { messageAnswer, type PageAnswer, readerLanguage } from '../page-answer';
import type { PageContext } from './visit';

/**
 * Every survey is answered at its own trigger, so that answers start the right workflow: a link that
 * was opened at another one is sent on, a POST with its body. `null` = it belongs here.
 */
export async function sentElsewhere(
	context: PageContext,
	surveyKey: string,
): Promise<PageAnswer | null> {
	const { house, request, settings, site, token, framedBy } = context;
	if (surveyKey === site.surveyKey) return null;
	const endpoint = await findEndpoint(house.store.db, house.workspace, 'survey', surveyKey);
	// The key was changed in this very node: links of the old one still lead here.
	const { node } = site;
	if (endpoint?.workflow_id === node.workflowId && endpoint.node_id === node.nodeId) return null;
	if (endpoint?.active !== 1) {
		const { language } = readerLanguage(settings.languages, [], request);
		return messageAnswer('not_found', { settings, language, testMode: request.test, framedBy });
	}
	const query = new URLSearchParams({ t: token });
	for (const name of ['r', 'l']) {
		const value = request.query[name];
		if (typeof value === 'string') query.set(name, value);
	}
	return {
		// 307 keeps method and body.
		status: request.method === 'GET' ? 303 : 307,
		headers: {
			Location: `${publicPage(house, endpoint.address)}?${query.toString()}`,
			'Cache-Control': 'no-store',
			'Referrer-Policy': 'no-referrer',
		},
		body: '',
		emit: null,
	};
}
