import { isLead } from '../../../case/lead';
import { workingCaseStates } from '../../../model/states';
import { renderTeamPage } from '../../../pages/team-page';
import { findCases } from '../../../store/repositories/case-list';
import type { CaseRow } from '../../../store/repositories/cases';
import { listPeople } from '../../../store/repositories/people';
import { listedCases } from '../../case/listed-cases';
import { type CasePageAnswer, type StaffContext, staffMessage } from './staff-page';
import { linkFor } from '../page-link';
import { newNonce, pageAnswer } from '../page-answer';

/** More cases than that nobody reads on a phone. */
const mostCases = 200;

/** Days that a link on the list lives. */
const linkLife = 30;

/**
 * Serves a lead's link to the open cases of a team, each with the lead's own link.
 *
 * @param team `*` = all teams
 */
export async function serveTeam(context: StaffContext, team: string): Promise<CasePageAnswer> {
	const { house, now, settings, person, request, language, audience } = context;
	if (!person?.active || !isLead(person, settings)) return staffMessage('no_access', context);
	// The link of a team that they led once opens it no more.
	if (person.team !== null && !isTeam(person.team, team)) return staffMessage('no_access', context);
	if (request.method === 'POST') return staffMessage('invalid', context);
	const { db } = house.store;
	const filter = {
		states: workingCaseStates,
		team: team === '*' ? null : team,
		ownerId: null,
		customerId: null,
		overdueOnly: false,
		test: request.test,
		limit: mostCases,
	};
	const rows = await findCases(db, house.workspace, filter, now);
	const people = await listPeople(db, house.workspace);
	const linkTo = ({ case_id: subject }: CaseRow) =>
		linkFor(context, 'owner', { subject, audience, life: linkLife });
	const cases = await listedCases(house, now, rows, { people, linkTo });
	const nonce = newNonce();
	const html = renderTeamPage({
		language,
		brand: settings.brand,
		nonce,
		testMode: request.test,
		teamName: filter.team,
		viewer: person.name,
		now,
		timeZone: settings.timeZone,
		cases,
	});
	return { ...pageAnswer(200, { nonce, language, html }), emit: [] };
}

function isTeam(own: string, asked: string): boolean {
	return own.trim().toLowerCase() === asked.trim().toLowerCase();
}
