import { cleanLine } from '../../../language/plain-text';
import { emailOf, mailboxOf } from '../../../model/mailbox';
import { isObject } from '../../../model/json';
import { renderGroupPage } from '../../../pages/group-page';
import type { TeamCase } from '../../../pages/team-page';
import { type CaseRow, findCase } from '../../../store/repositories/cases';
import { listPeople } from '../../../store/repositories/people';
import { noteOpening } from '../../audit/link-openings';
import { lookUpLater } from '../../case/asked-links';
import { listedCases } from '../../case/listed-cases';
import { planPersonalLink } from '../../case/personal-link';
import { formTokenFor, isFormToken } from '../form-token';
import { newNonce, pageAnswer } from '../page-answer';
import { type CasePageAnswer, type StaffContext, staffMessage } from './staff-page';

const step = 'group';

/**
 * Serves the link that a group has been given: where the case stands, without what the customer said, and
 * a form that sends who asks a link of their own. It answers the same to every address.
 */
export async function serveGroup(context: StaffContext, caseId: string): Promise<CasePageAnswer> {
	const { house, now, request, token } = context;
	const { db } = house.store;
	const row = await findCase(db, house.workspace, caseId);
	if (!row) return staffMessage('case_gone', context);
	const [listed] = await listedCases(house, now, [row], {
		people: await listPeople(db, house.workspace),
		linkTo: () => null,
	});
	if (!listed) return staffMessage('not_found', context);
	const about = { row, listed };
	if (request.method === 'GET') {
		return show(context, about, request.query.sent === '1' ? 'sent' : 'ask', 200);
	}
	const fields = isObject(request.fields) ? request.fields : {};
	if (!isFormToken(house.keys, house.workspace, { token, step }, fields.f, now)) {
		return staffMessage('stale', context);
	}
	const email = typeof fields.email === 'string' ? emailOf(cleanLine(fields.email, 300)) : null;
	if (email === null) return show(context, about, 'no_address', 400);
	// A real case is only shown while the page is tried out.
	if (!request.test || row.test === 1) {
		const key = [house.workspace, caseId, mailboxOf(email)].join(' ');
		lookUpLater(house.store, key, async () => {
			const known = await planPersonalLink(house, now, row, email);
			if (!known) return;
			const person = { id: known.id ?? email, name: known.name ?? email };
			noteOpening({ house, now }, 'link_requested', {
				...{ token, audience: '', person, page: 'group', test: row.test === 1 },
				target: { kind: 'case', id: caseId },
			});
		});
	}
	const answer = pageAnswer(303, { nonce: newNonce(), language: context.language, html: '' });
	const headers = { ...answer.headers, Location: `?t=${token}&sent=1` };
	return { ...answer, headers, emit: [] };
}

function show(
	{ house, now, request, token, settings, language }: StaffContext,
	{ row, listed }: { row: CaseRow; listed: TeamCase },
	shown: 'ask' | 'sent' | 'no_address',
	status: number,
): CasePageAnswer {
	const { state, priority, customerName, ownerName, clock } = listed;
	const nonce = newNonce();
	const html = renderGroupPage({
		language,
		brand: settings.brand,
		nonce,
		testMode: request.test || row.test === 1,
		state,
		priority,
		customerName,
		ownerName,
		clock,
		now,
		timeZone: settings.timeZone,
		shown,
		formAction: `?t=${token}`,
		token,
		formToken: formTokenFor(house.keys, house.workspace, { token, step }, now),
	});
	return { ...pageAnswer(status, { nonce, language, html }), emit: [] };
}
