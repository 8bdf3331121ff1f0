import type { CaseActor } from '../../../case/action';
import { isLead } from '../../../case/lead';
import { clockState } from '../../../case/clock';
import { compensationLimit } from '../../../case/compensation';
import { workingCaseStates } from '../../../model/states';
import {
	type CompensationKind,
	compensationKinds,
	heatSteps,
	rootCauses,
} from '../../../model/case-words';
import type { OwnerCompensation, OwnerPageView } from '../../../pages/owner-page-view';
import { type CaseRow, listCompensations, listSteps } from '../../../store/repositories/cases';
import { earlierScores } from '../../../store/repositories/responses';
import { ownsProblem } from '../../../store/repositories/problems';
import { listPeople } from '../../../store/repositories/people';
import type { CompensationTable } from '../../../store/tables/cases';
import { caseFacts, pauseOf } from '../../case/case-row';
import { historyOf } from '../../case/case-history';
import { caseBackground } from '../../../store/repositories/case-background';
import { saidInWords } from '../../case/said-in-words';
import { isReachable } from '../../customer/reachable';
import { caseOwner } from '../../case/recipients';
import { calendarEndsOn } from '../../item/case-part';
import { besideOf } from './beside-case';
import type { StaffContext } from './staff-page';
import { timedFormToken } from '../form-token';
import { linkFor } from '../page-link';
import { seenOf } from './save-checklist';

/** The step that a form token of the owner's page is bound to. */
export const ownerStep = 'owner';

/** What has just happened on the page. */
export type OwnerShown = {
	nonce: string;
	flash: string | null;
	errors: OwnerPageView['errors'];
	failed: OwnerPageView['failed'];
};

/** Everything the owner's page shows about a case, for the person a link was made for. */
export async function ownerView(
	context: StaffContext,
	row: CaseRow,
	viewer: { actor: CaseActor | null; approvalOf: string | null },
	shown: OwnerShown,
): Promise<OwnerPageView> {
	const { house, now, settings, language, person, request, token } = context;
	const { db } = house.store;
	const background = await caseBackground(house, row);
	const { response, customer } = background;
	const people = await listPeople(db, house.workspace);
	const compensations = await listCompensations(db, house.workspace, row.case_id);
	const facts = caseFacts(row, compensations);
	const working = workingCaseStates.includes(row.state);
	const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? id ?? '';
	const owner = caseOwner(row, people);
	return {
		language,
		brand: settings.brand,
		nonce: shown.nonce,
		testMode: row.test === 1 || request.test,
		now,
		timeZone: settings.timeZone,
		role: viewer.approvalOf !== null ? 'approver' : viewer.actor ? 'owner' : 'reader',
		viewer: person?.name ?? viewer.actor?.name ?? context.audience,
		case: {
			id: row.case_id,
			state: row.state,
			priority: row.priority,
			rung: row.rung,
			rungName: settings.ladder[row.rung - 1]?.name ?? null,
			ownerName: owner?.name ?? owner?.email ?? owner?.id ?? null,
			pause: pauseOf(row, now),
		},
		customer: {
			name: customer?.name ?? null,
			segment: customer?.segment ?? null,
			email: customer?.email ?? null,
			phone: customer?.phone ?? null,
			reachable: isReachable(customer),
		},
		subject:
			row.subject_id === null
				? null
				: { title: row.subject_title, id: row.subject_id, url: row.subject_url },
		answer: response
			? {
					value: response.value,
					min: response.scale_min,
					max: response.scale_max,
					direction: response.direction,
					band: response.band,
					comment: response.comment,
					...(await saidInWords(db, house, response, { language, brand: settings.brand.name })),
					answeredAt: response.answered_at,
					earlier: await earlierScores(db, house.workspace, response),
				}
			: null,
		beside: await besideOf(house, now, row, { customer, settings, language }),
		clocks: {
			response: {
				dueAt: row.response_due_at,
				state: clockState(row.response_state, row.response_due_at, now),
			},
			resolution: {
				dueAt: row.resolution_due_at,
				state: clockState(row.resolution_state, row.resolution_due_at, now),
			},
			promise: { dueAt: working ? row.promise_at : null, state: 'running' },
		},
		clockStartedAt: row.clock_started_at,
		calendarEndsOn: calendarEndsOn(row, settings),
		promise:
			row.promise_at !== null && row.promise_text !== null
				? { at: row.promise_at, text: row.promise_text }
				: null,
		heat: Object.fromEntries(
			heatSteps.map((step) => {
				const record = facts.heat[step];
				return [step, { done: record?.done ?? false, note: record?.note ?? null }];
			}),
		) as OwnerPageView['heat'],
		seen: seenOf(facts),
		rootCause: row.root_cause === null ? null : { code: row.root_cause, note: row.root_cause_note },
		rootCauses: causesOnOffer(row.root_cause),
		compensation: {
			currency: settings.compensation.currency,
			limit: limitLeft(context, compensations),
			entries: compensations.map((one) => entryOf(one, nameOf(one.asked_by))),
		},
		approvalOf: viewer.approvalOf,
		people: people
			.filter(({ id, active }) => active && id !== row.owner_id)
			.map(({ id, name, team }) => ({ id, name, team })),
		history: await historyOf(house, await listSteps(db, house.workspace, row.case_id), language),
		teamLink: teamLinkOf(context),
		problemsLink: await problemsLinkOf(context),
		formAction: `?t=${token}`,
		token,
		formToken: timedFormToken(house.keys, house.workspace, { token, step: ownerStep }, now),
		errors: shown.errors,
		failed: shown.failed,
		flash: shown.flash,
	};
}

/** Days that the link to the list lives. */
const teamLinkLife = 30;

/** The list of open cases, for those who lead. */
function teamLinkOf(context: StaffContext): string | null {
	const { person, settings } = context;
	if (!person?.active || !isLead(person, settings)) return null;
	const subject = person.team ?? '*';
	return linkFor(context, 'team', { subject, audience: person.id, life: teamLinkLife });
}

function causesOnOffer(chosen: string | null): OwnerPageView['rootCauses'] {
	const codes: readonly string[] = rootCauses;
	const own = chosen === null || codes.includes(chosen) ? [] : [chosen];
	return [...own, ...codes].map((code) => ({ code, label: null }));
}

/** What the person may still grant alone: what they granted or approved in this case counts. */
function limitLeft(
	{ person, settings }: StaffContext,
	compensations: readonly CompensationTable[],
): number {
	const granted = compensations
		.filter(
			({ asked_by: by, decided_by: decidedBy, currency, state }) =>
				(by === person?.id && state === 'granted') ||
				(decidedBy === person?.id &&
					state === 'approved' &&
					currency === settings.compensation.currency),
		)
		.reduce((sum, { amount }) => sum + amount, 0);
	return Math.max(0, compensationLimit(person, settings.compensation) - granted);
}

/** Their problems, for whoever owns any. */
async function problemsLinkOf(context: StaffContext): Promise<string | null> {
	const { house, person } = context;
	if (!person?.active) return null;
	const { id } = person;
	if (!(await ownsProblem(house.store.db, house.workspace, id))) return null;
	return linkFor(context, 'problems', { subject: '*', audience: id, life: teamLinkLife });
}

function entryOf(one: CompensationTable, askedBy: string): OwnerCompensation {
	const kind = compensationKinds.find((word): word is CompensationKind => word === one.kind);
	return {
		id: one.compensation_id,
		kind: kind ?? 'other',
		amount: one.amount,
		currency: one.currency,
		state: one.state === 'requested' || one.state === 'declined' ? one.state : 'granted',
		note: one.note === '' ? null : one.note,
		askedBy,
	};
}
