import { newId } from '../../../model/id';
import { readOpenLink, writeOpenAnswer } from '../../../model/open-link';
import { currentSurvey } from '../../../store/repositories/surveys';
import { messageAnswer, type PageAnswer, readerLanguage } from '../page-answer';
import { sentElsewhere } from './elsewhere';
import { openAnswerToken, pageExpiresAt } from './open-answer';
import { servePreview } from './serve-preview';
import { serveSurvey } from './serve-survey';
import type { PageContext } from './visit';

/**
 * Serves an open link: the survey as it is published, with an invitation of its own that nobody stores
 * before the page is sent. While the workflow is being tried, the preview.
 */
export async function serveOpen(context: PageContext, surveyKey: string): Promise<PageAnswer> {
	const { house, now, request, settings, framedBy } = context;
	const link = readOpenLink(context.audience);
	const survey = link && (await currentSurvey(house.store.db, house.workspace, surveyKey));
	// A verification asks about one case.
	if (!survey || survey.purpose === 'verification') return message('not_found');
	if (request.test) return await servePreview(context, surveyKey);
	const elsewhere = await sentElsewhere(context, surveyKey);
	if (elsewhere) return elsewhere;
	if (request.method === 'POST') return message('invalid');
	const invitationId = newId('inv');
	const answer = { surveyKey, version: survey.version, link };
	const expiresAt = pageExpiresAt(now, survey);
	const token = openAnswerToken(house, { invitationId, answer, expiresAt });
	const audience = writeOpenAnswer(answer);
	return await serveSurvey({ ...context, token, audience, expiresAt }, invitationId);

	function message(kind: 'not_found' | 'invalid'): PageAnswer {
		const { language } = readerLanguage(settings.languages, [], request);
		return messageAnswer(kind, { settings, language, testMode: request.test, framedBy });
	}
}
