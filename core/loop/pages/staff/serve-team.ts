import { clockState } from '../../../case/clock';
import { isLead } from '../../../case/lead';
import { workingCaseStates } from '../../../model/states';
import { renderTeamPage, type TeamCase } from '../../../pages/team-page';
import type { CaseRow } from '../../../store/repositories/cases';
import { listPeople } from '../../../store/repositories/people';
import { findCases } from '../../case/find-cases';
import { caseOwner } from '../../case/recipients';
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
	const known = await namesAndScores(context, rows);
	const cases = rows.map((row): TeamCase => {
		const owner = caseOwner(row, people);
		return {
			id: row.case_id,
			link: linkFor(context, 'owner', { subject: row.case_id, audience, life: linkLife }),
			customerName: known.names.get(row.customer_id ?? '') ?? null,
			subjectTitle: row.subject_title,
			ownerName: owner?.name ?? owner?.email ?? owner?.id ?? null,
			state: row.state,
			priority: row.priority,
			rung: row.rung,
			score: known.scores.get(row.response_id ?? '') ?? null,
			clock: nextClock(row, now),
		};
	});
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

/** The clock that runs out first, or has; that of the resolution when the response is done. */
function nextClock(row: CaseRow, now: number): TeamCase['clock'] {
	const response = {
		dueAt: row.response_due_at,
		state: clockState(row.response_state, row.response_due_at, now),
	};
	const resolution = {
		dueAt: row.resolution_due_at,
		state: clockState(row.resolution_state, row.resolution_due_at, now),
	};
	const waiting = row.acknowledged_at === null && response.dueAt !== null;
	return waiting && resolution.state !== 'breached' ? response : resolution;
}

async function namesAndScores({ house }: StaffContext, rows: readonly CaseRow[]) {
	const { db } = house.store;
	const present = (ids: Array<string | null>) => ids.filter((id) => id !== null);
	const customers = present(rows.map((row) => row.customer_id));
	const responses = present(rows.map((row) => row.response_id));
	const names = new Map<string, string | null>();
	const scores = new Map<string, { value: number; max: number }>();
	if (customers.length > 0) {
		const found = await db
			.selectFrom('customer')
			.select(['customer_id', 'name'])
			.where('workspace_id', '=', house.workspace)
			.where('customer_id', 'in', customers)
			.execute();
		for (const one of found) names.set(one.customer_id, one.name);
	}
	if (responses.length > 0) {
		const found = await db
			.selectFrom('response')
			.select(['response_id', 'value', 'scale_max'])
			.where('workspace_id', '=', house.workspace)
			.where('response_id', 'in', responses)
			.execute();
		for (const one of found) scores.set(one.response_id, { value: one.value, max: one.scale_max });
	}
	return { names, scores };
}
