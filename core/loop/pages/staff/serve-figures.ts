import { leadsTeam } from '../../../case/lead';
import type { Person } from '../../../model/people';
import { type LivePageView, renderLivePage } from '../../../pages/live-page';
import { type LiveQuery, parseLiveQuery } from '../../../pages/live-query';
import { listPeople } from '../../../store/repositories/people';
import type { InsightInput } from '../../insight/insight-scope';
import { newNonce, pageAnswer } from '../page-answer';
import { linkFor } from '../page-link';
import type { Asking } from './case-told';
import { casesNow } from './cases-now';
import { figuresNow } from './figures-now';
import { needsNow } from './needs-now';
import { type CasePageAnswer, type StaffContext, staffMessage } from './staff-page';

/** Days that a link on the open cases lives. */
const linkLife = 30;

/**
 * Serves a lead's link to what needs them and to the figures of a team as they are now: what a report says, for the
 * period and the segment that the address names. Nothing is recorded.
 *
 * @param team `*` = all teams
 */
export async function serveFigures(context: StaffContext, team: string): Promise<CasePageAnswer> {
	const { house, settings, person, request, language, audience } = context;
	if (!person || !leadsTeam(person, team, settings)) return staffMessage('no_access', context);
	if (request.method === 'POST') return staffMessage('invalid', context);
	const asked = parseLiveQuery(request.query);
	// The link of one team shows no other, whatever is written behind it.
	const people = await listPeople(house.store.db, house.workspace);
	const teams = team === '*' ? teamsOf(people) : [];
	const chosen = teams.find((one) => one === asked.team) ?? null;
	const shown = team === '*' ? chosen : team;
	const asking: Asking = { context, team: shown, people };
	const everybody = inputFor(asked, shown, language);
	const figures = await figuresNow(context, everybody, asked.segment);
	const { parts, segments, segment, asOf } = figures;
	const charts = parts.sections.some(({ key }) => key === 'alarms') ? '#alarms' : null;
	const cases = await casesNow(asking);
	const { overdue } = cases;
	const nonce = newNonce();
	const view: LivePageView = {
		language,
		brand: settings.brand,
		nonce,
		testMode: request.test,
		teamName: shown,
		viewer: person.name,
		asOf,
		needs: await needsNow(asking, { alarms: figures.alarms, charts, overdue }),
		cases,
		timeZone: settings.timeZone,
		...parts,
		asked: { period: asked.period, segment, team: chosen },
		options: { segments, teams },
		notShown: {
			segment: segment === null ? asked.segment : null,
			// The link of one team offers no other: nothing is said of one there.
			team: team === '*' && chosen === null ? asked.team : null,
		},
		token: context.token,
		teamLink: linkFor(context, 'team', { subject: team, audience, life: linkLife }),
	};
	const html = renderLivePage(view);
	return { ...pageAnswer(200, { nonce, language, html }), emit: [] };
}

function inputFor({ period }: LiveQuery, team: string | null, language: string): InsightInput {
	return {
		period,
		from: '',
		until: '',
		filters: { surveyKey: null, metric: null, segment: null, touchpoint: null, team, owner: null },
		language,
	};
}

/** Every team somebody is in, once however it is written, by name. */
function teamsOf(people: readonly Person[]): string[] {
	const teams = new Map<string, string>();
	for (const { team, active } of people) {
		const key = team?.trim().toLowerCase() ?? '';
		if (active && team !== null && key !== '' && !teams.has(key)) teams.set(key, team);
	}
	return [...teams.values()].sort((one, other) => (one < other ? -1 : 1));
}
