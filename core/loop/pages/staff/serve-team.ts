import { leadsTeam } from '../../../case/lead';
import { workingCaseStates } from '../../../model/states';
import { renderTeamPage } from '../../../pages/team-page';
import { parseTeamQuery } from '../../../pages/team-query';
import { findCases, openTouchpoints } from '../../../store/repositories/case-list';
import type { CaseRow } from '../../../store/repositories/cases';
import { listPeople } from '../../../store/repositories/people';
import { teamFigures } from '../../insight/team-figures';
import { listedCases } from '../../case/listed-cases';
import { type CasePageAnswer, type StaffContext, staffMessage } from './staff-page';
import { linkFor } from '../page-link';
import { newNonce, pageAnswer } from '../page-answer';

/** More cases than that nobody reads on a phone. */
const mostCases = 200;

/** Seconds after which the page comes again where that was asked for. */
const refreshAfter = 60;

/** Days that a link on the list lives. */
const linkLife = 30;

/**
 * Serves a lead's link to the open cases of a team, each with the lead's own link.
 *
 * @param team `*` = all teams
 */
export async function serveTeam(context: StaffContext, team: string): Promise<CasePageAnswer> {
	const { house, now, settings, person, request, language, audience } = context;
	// The link of a team that they led once opens it no more.
	if (!person || !leadsTeam(person, team, settings)) return staffMessage('no_access', context);
	if (request.method === 'POST') return staffMessage('invalid', context);
	const { db } = house.store;
	const asked = parseTeamQuery(request.query);
	const scope = { team: team === '*' ? null : team, test: request.test };
	const { owner, priority, touchpoint, search } = asked;
	const filter = {
		...scope,
		states: workingCaseStates,
		ownerId: typeof owner === 'string' ? owner : null,
		customerId: null,
		overdueOnly: false,
		// One more than is shown tells that there are more.
		limit: mostCases + 1,
		narrowed: {
			unowned: owner !== null && typeof owner !== 'string',
			priority,
			touchpoint,
			search,
		},
	};
	const found = await findCases(db, house.workspace, filter, now);
	const people = await listPeople(db, house.workspace);
	const linkTo = ({ case_id: subject }: CaseRow) =>
		linkFor(context, 'owner', { subject, audience, life: linkLife });
	const rows = found.slice(0, mostCases);
	const cases = await listedCases(house, now, rows, { people, linkTo });
	const nonce = newNonce();
	const html = renderTeamPage({
		language,
		brand: settings.brand,
		nonce,
		testMode: request.test,
		teamName: scope.team,
		viewer: person.name,
		now,
		timeZone: settings.timeZone,
		cases,
		more: found.length > rows.length,
		figures: request.test ? null : await teamFigures(house, now, scope.team),
		asked,
		options: {
			owners: people.filter(
				(one) =>
					one.active &&
					(scope.team === null || (one.team !== null && isTeam(one.team, scope.team))),
			),
			touchpoints: await openTouchpoints(db, house.workspace, scope),
		},
		token: context.token,
		figuresLink: linkFor(context, 'figures', { subject: team, audience, life: linkLife }),
		problemsLink: linkFor(context, 'problems', { subject: '*', audience, life: linkLife }),
	});
	const answer = pageAnswer(200, { nonce, language, html });
	// Only ever asked for: a page that comes again unasked takes what is being read away.
	const headers = asked.refresh
		? { ...answer.headers, Refresh: String(refreshAfter) }
		: answer.headers;
	return { ...answer, headers, emit: [] };
}

function isTeam(own: string, asked: string): boolean {
	return own.trim().toLowerCase() === asked.trim().toLowerCase();
}
