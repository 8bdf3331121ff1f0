import { sql } from 'kysely';

import type { Settings } from '../model/settings';
import type { Survey } from '../model/survey';
import { customerFound, customerReads } from '../store/repositories/customers';
import { droppedDue, dueRows, plannedDueOfGuard } from '../store/repositories/due';
import { eventOf } from '../store/repositories/events';
import {
	answeredInvitation,
	type FirstAnswerTo,
	type InvitationRow,
} from '../store/repositories/invitations';
import { newResponseToGuard, type OwnPart, responseTo } from '../store/repositories/responses';
import type { DueTable } from '../store/schema';
import { changeTogether, isDuplicate, type Write } from '../store/together';
import { decideAnswer } from '../survey/answer';
import { keepAnswer } from './answer-ahead';
import type { House } from './house';
import { type AnswerInput, ownPart, planFollowUp, type Recorded, saidBy } from './answer/record-answer';

type Values = {
	about: FirstAnswerTo;
	change: Pick<InvitationRow, 'state' | 'answered_at' | 'updated_at'>;
	own: OwnPart;
	planned: DueTable[];
};

const writeAtOnce = changeTogether((db, { about, change, own, planned }: Values) => {
	const { workspace, invitationId } = about;
	const dropped = droppedDue(db, workspace, invitationId, ['reminder', 'invitation_due']);
	const writes: Write[] = [
		newResponseToGuard(db, own),
		dropped.where(sql<boolean>`exists (select from guard)`),
		...planned.map((row) => plannedDueOfGuard(db, row)),
	];
	const eventId = sql<string>`(select event_id from guard)`;
	const customerId = sql<string>`(select customer_id from guard)`;
	return {
		guard: answeredInvitation(db, about, change),
		writes,
		reads: {
			event: eventOf(db, workspace, eventId).selectAll(),
			...customerReads(db, workspace, customerId),
		},
	};
});

/**
 * Stores a first answer without having read what it is about, in one statement that finds out whether
 * the invitation still waits for it and whether it asked for this survey: for a customer that is one
 * way to PostgreSQL and back less. For PostgreSQL alone.
 *
 * @param survey the one that the invitation most likely asked for
 * @returns `undefined` if it is no first answer, or anything else is in its way: nothing was stored, and
 *   `recordAnswer` knows what to do
 */
export async function recordAtOnce(
	house: House,
	now: number,
	input: AnswerInput & { language: string },
	{ survey, settings }: { survey: Survey; settings: Settings },
): Promise<Recorded | undefined> {
	const { store, workspace } = house;
	const { invitationId, given, step, language } = input;
	const decision = decideAnswer(
		{
			survey,
			invitation: { state: 'sent', expiresAt: null },
			previous: null,
			given,
			step,
			closePartialAfter: settings.closePartialAfter * settings.timeScale,
		},
		now,
	);
	if (decision.kind === 'refused') return undefined;
	const { handOver, response: accepted } = decision;
	const facts = { invitation: { language }, before: undefined, accepted, handOver, language, now };
	const own = ownPart(workspace, accepted, saidBy(facts));
	const { planned } = await planFollowUp(store.db, house, {
		response: { ...own, survey_key: survey.key, purpose: survey.purpose, test: 0 },
		first: true,
		handOver,
		closeAt: accepted.closePartialAt,
		netAt: now + settings.safetyNetAfter * settings.timeScale,
	});
	const values: Values = {
		about: { workspace, invitationId, surveyKey: survey.key, version: survey.version, now },
		change: { state: own.state, answered_at: now, updated_at: now },
		own,
		planned: dueRows(workspace, planned, now),
	};
	const found = await writeAtOnce(store.db, values, `${planned.length}`).catch(unlessDuplicate);
	const row = found?.guard[0];
	if (!found || !row) return undefined;
	const invitation = row as InvitationRow;
	const recorded: Recorded = {
		kind: 'recorded',
		survey,
		invitation,
		response: responseTo(invitation, own),
		handOver,
		event: found.event[0],
		customer: customerFound(found),
	};
	if (handOver !== 'none') keepAnswer(house, recorded, now);
	return recorded;
}

/** There is a response already: nothing was written. */
function unlessDuplicate(error: unknown): undefined {
	if (!isDuplicate(error)) throw error;
}
