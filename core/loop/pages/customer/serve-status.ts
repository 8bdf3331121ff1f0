import { progressOf, renderStatusPage } from '../../../pages/status-page';
import { caseOfResponse } from '../../../store/repositories/cases';
import { findResponse } from '../../../store/repositories/responses';
import {
	messageAnswer,
	newNonce,
	type PageAnswer,
	pageAnswer,
	readerLanguage,
} from '../page-answer';
import type { PageContext } from './visit';

/** Serves a progress link: where the customer's matter stands, without names or internal notes. */
export async function serveStatus(context: PageContext, responseId: string): Promise<PageAnswer> {
	const { house, request, settings } = context;
	const { db } = house.store;
	const response = await findResponse(db, house.workspace, responseId);
	const { language } = readerLanguage(settings.languages, [response?.language ?? null], request);
	if (!response || request.method !== 'GET') {
		const kind = response ? 'invalid' : 'not_found';
		return messageAnswer(kind, { settings, language, testMode: request.test });
	}
	const about = await caseOfResponse(db, house.workspace, responseId);
	const nonce = newNonce();
	const promised = about?.promise_at && about.promise_text;
	const html = renderStatusPage({
		progress: progressOf(about?.state ?? null),
		reopened: (about?.reopen_count ?? 0) > 0 && about?.state !== 'confirmed',
		subjectTitle: response.subject_title,
		promise: promised ? { text: promised, at: about.promise_at ?? 0 } : null,
		updatedAt: about?.updated_at ?? response.updated_at,
		timeZone: settings.timeZone,
		language,
		brand: settings.brand,
		nonce,
		testMode: response.test === 1,
	});
	return pageAnswer(200, { nonce, language, html });
}
