import type { Settings } from '../../model/settings';
import type { Survey } from '../../model/survey';
import { noteActivity } from '../../store/repositories/activities';
import type { Customer } from '../../store/repositories/customers';
import { dropDue, planDue } from '../../store/repositories/due';
import { type EventRow, updateEvent } from '../../store/repositories/events';
import { claimCode } from '../../store/repositories/incentive-codes';
import { type InvitationRow, updateInvitation } from '../../store/repositories/invitations';
import { fillPlaces } from '../../store/repositories/quotas';
import {
	insertResponse,
	type ResponseRow,
	responseTo,
	updateResponse,
} from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import { MovedError } from '../../store/together';
import { changeOf } from '../../survey/collect-changes';
import { answerActivity } from '../activity/note';
import type { House } from '../house';
import { incentiveWrites } from '../incentive/claim-code';
import { joinCase } from './join-case';
import { laterWord } from './later-word';
import { settleVerification } from './settle-verification';
import { watchImported } from './watch-imported';

/** An answer from another tool, and the invitation that it belongs to. */
export type InvitedAnswer = {
	settings: Settings;
	invitation: InvitationRow;
	survey: Survey;
	/** As it was answered before, or as this answer was recorded without it. */
	before: ResponseRow | undefined;
	/** The answer as it would be stored alone. */
	made: ResponseRow;
	customer: Customer | null;
	/** What brought it. */
	event: EventRow | null;
	/** It has a time of its own: a repeated row of a sheet without one would be newer each time. */
	dated: boolean;
	/** Not older than what anybody is asked about. */
	recent: boolean;
};

export type AnsweredAs = {
	code: 'recorded' | 'already_recorded' | 'changed';
	response: ResponseRow;
	invitation: InvitationRow;
};

/**
 * Stores an answer from another tool as that of its invitation, with all that follows an answer on our own
 * page: nobody is reminded any more, places in quotas are filled, a code is given, a verification confirms
 * or reopens its case. The newest word counts, wherever it was said.
 *
 * @throws MovedError if the answer was recorded meanwhile
 */
export async function answerInvitation(
	tx: Tx,
	house: House,
	now: number,
	facts: InvitedAnswer,
): Promise<AnsweredAs> {
	const { invitation, before, event, dated } = facts;
	// Its words are theirs who were asked: whoever is exported or erased takes them along.
	if (event && event.customer_id !== invitation.customer_id) {
		const { customer_id } = invitation;
		await updateEvent(tx, house.workspace, event.event_id, { customer_id });
	}
	const made = responseTo(invitation, facts.made);
	if (!before) return await first(tx, house, now, facts, made);
	const isAlone = before.invitation_id === null;
	const isLater = dated && made.answered_at > saidAt(before);
	if (!isAlone && !isLater) return { code: 'already_recorded', response: before, invitation };
	const said = { ...laterWord(before, made), source: made.source, external_id: made.external_id };
	const response = isAlone
		? { ...responseTo(invitation, before), ...(isLater ? said : { updated_at: now }) }
		: { ...before, ...said };
	await updateResponse(tx, house.workspace, before.response_id, response);
	const moved = await follow(tx, house, now, facts, { before, response });
	return { code: 'changed', response, invitation: moved };
}

/** When the last word of an answer was said: at our page it is stored as it is said. */
const saidAt = ({ source, answered_at, updated_at }: ResponseRow): number =>
	source === null ? Math.max(answered_at, updated_at) : answered_at;

async function first(
	tx: Tx,
	house: House,
	now: number,
	facts: InvitedAnswer,
	made: ResponseRow,
): Promise<AnsweredAs> {
	const { row: response, inserted } = await insertResponse(tx, made);
	if (!inserted) throw new MovedError();
	const invitation = await follow(tx, house, now, facts, { before: undefined, response });
	return { code: 'recorded', response, invitation };
}

/** @returns the invitation as it is answered now */
async function follow(
	tx: Tx,
	house: House,
	now: number,
	facts: InvitedAnswer,
	{ before, response }: { before: ResponseRow | undefined; response: ResponseRow },
): Promise<InvitationRow> {
	const { workspace, store } = house;
	const { settings, survey, invitation, event, recent } = facts;
	const { invitation_id: id } = invitation;
	const change = {
		state: response.state,
		// It may have run out before we heard of the answer.
		...(invitation.state === 'expired' && { reason: null, reason_text: null }),
		answered_at: invitation.answered_at ?? now,
		updated_at: now,
	};
	await updateInvitation(tx, workspace, id, change);
	await dropDue(tx, workspace, id, ['reminder', 'invitation_due']);
	await fillPlaces(tx, workspace, id);
	const customer = facts.customer ?? undefined;
	const incentive = await incentiveWrites(
		tx,
		house,
		{ survey, settings, invitation, response, customer },
		now,
	);
	for (const claim of incentive.claims) await claimCode(tx, store.dialect, workspace, claim);
	await planDue(tx, workspace, incentive.planned, now);
	const activity = answerActivity(response, before ? 'changed' : 'completed', now);
	if (activity) await noteActivity(tx, activity);
	const eventId = event?.event_id ?? null;
	await watchImported(tx, house, settings, { row: response, recent, eventId }, now);
	if (before) {
		const handOver = changeOf(before.level, response.level);
		await joinCase(tx, house, { before, response, handOver, now });
	}
	// Half a good answer may go on; half a bad one does not wait.
	if (response.state === 'completed' || response.level === 'low') {
		await settleVerification(tx, house, invitation, response, now);
	}
	return { ...invitation, ...change };
}
