import { progressOf, renderStatusPage } from '../../../pages/status-page';
import { findResponse } from '../../../store/repositories/responses';
import { type CaseRow, caseOfResponse } from '../../../store/repositories/cases';
import { findInvitation } from '../../../store/repositories/invitations';
import { verifiedCase } from '../../case/verified-case';
import type { House } from '../../house';
import {
	messageAnswer,
	newNonce,
	type PageAnswer,
	pageAnswer,
	readerLanguage,
} from '../page-answer';
import { nameForCustomers } from './name-for-customers';
import type { PageContext } from './visit';

/** Serves a progress link: where the customer's matter stands, without internal notes and clocks. */
export async function serveStatus(context: PageContext, responseId: string): Promise<PageAnswer> {
	const { house, now, request, settings } = context;
	const { db } = house.store;
	const response = await findResponse(db, house.workspace, responseId);
	const { language } = readerLanguage(settings.languages, [response?.language ?? null], request);
	if (!response || request.method !== 'GET') {
		const kind = response ? 'invalid' : 'not_found';
		return messageAnswer(kind, { settings, language, testMode: request.test });
	}
	const about =
		(await verifiedCase(house, response)) ??
		(await caseOfResponse(db, house.workspace, responseId));
	const nonce = newNonce();
	const promised = about?.promise_at && about.promise_text;
	const html = renderStatusPage({
		progress: progressOf(about?.state ?? null),
		followed: about !== undefined,
		ownerName: about ? await nameForCustomers(house, settings, about) : null,
		asked: about?.state === 'resolved' && (await wasAsked(house, about)),
		receivedAt: response.answered_at,
		reopened: (about?.reopen_count ?? 0) > 0 && about?.state !== 'confirmed',
		subjectTitle: response.subject_title,
		promise: promised ? { text: promised, at: about.promise_at ?? 0 } : null,
		updatedAt: about?.updated_at ?? response.updated_at,
		now,
		timeZone: settings.timeZone,
		language,
		brand: settings.brand,
		nonce,
		testMode: response.test === 1,
	});
	return pageAnswer(200, { nonce, language, html });
}

/** Whether a mail has left that asks the customer if the matter is solved. */
async function wasAsked(house: House, { verification_id: id }: CaseRow): Promise<boolean> {
	if (id === null) return false;
	const invitation = await findInvitation(house.store.db, house.workspace, id);
	return invitation?.channel === 'email' && invitation.sent_at !== null;
}
