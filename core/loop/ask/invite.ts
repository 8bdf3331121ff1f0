import { sayIn } from '../../language/say';
import { InputError, NotFoundError } from '../../model/errors';
import { type CustomerFacts, isReopening } from '../../model/event';
import { newId } from '../../model/id';
import { mailboxOf } from '../../model/mailbox';
import type { ItemOwner } from '../../model/item';
import type { Settings } from '../../model/settings';
import type { SuppressionReason } from '../../model/states';
import type { Survey } from '../../model/survey';
import { type CaseRow, findCase, updateCase } from '../../store/repositories/cases';
import { reserveContact } from '../../store/repositories/contacts';
import { planDue } from '../../store/repositories/due';
import { type EventRow, receiverOf, settleEvent } from '../../store/repositories/events';
import {
	findByDedupeKey,
	insertInvitation,
	type InvitationRow,
} from '../../store/repositories/invitations';
import { takePlaces } from '../../store/repositories/quotas';
import { lockMailbox, lockSubject } from '../../store/repositories/lock';
import { currentSurvey, saveTriedSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { decideInvitation, type InvitationDecision } from '../../survey/policy';
import { suppressionText } from '../../survey/suppression-text';
import { dedupeKey } from './dedupe-key';
import { decidedBefore } from './decided-before';
import type { House } from '../house';
import type { Asking, InviteOutcome } from './invite-outcome';
import { invitationFacts } from './invitation-facts';
import type { Channel } from '../customer/who-they-are';
import type { DraftSurvey } from '../survey/asked-survey';
import { withinQuotas } from './within-quotas';
import { unknownSurvey } from '../survey/unknown-survey';
import { pageAddress } from '../workspace/link';
import { currentCycle } from '../event/place';
import { isFromFuture } from '../event/reopens';
import { namedEvent } from '../event/named-event';
import { meantCustomer } from '../customer/meant-customer';
import { trialPage } from '../workspace/trial-page';

export type InviteInput = {
	surveyKey: string;
	/** A survey that is tried out as it stands on the canvas: makes the invitation a test. */
	draft?: DraftSurvey | null;
	/** The event that is the reason to ask; or, without one, who is asked. */
	eventId: string | null;
	customerId: string | null;
	customer: CustomerFacts | null;
	/** For a verification: the case that was resolved. */
	caseId: string | null;
	/** Who is responsible, kept for the routing of the answer. */
	owner: ItemOwner | null;
	channel: Channel;
	/** Names the round of a relationship survey, so that it asks once a round, e.g. `2026-Q4`. */
	wave: string | null;
	/** Replaces the policy's delay, ms; `null` = the policy's. */
	delay: number | null;
	test: boolean;
};

/**
 * Decides by the contact policy whether a customer is asked, and stores the decision with its reason.
 * The same call again returns the first one's result.
 *
 * @throws SetupError if no survey has that key, or its page is not published or not to be reached;
 * NotFoundError for an id that is not in this workspace; nothing is stored then
 */
export async function invite(
	house: House,
	now: number,
	input: InviteInput,
): Promise<InviteOutcome> {
	return await house.store.transaction(async (tx) => await inviteWithin(tx, house, now, input));
}

/** The same inside a transaction of the caller's. */
export async function inviteWithin(
	tx: Tx,
	house: House,
	now: number,
	input: InviteInput,
): Promise<InviteOutcome> {
	const { workspace } = house;
	const loaded = await loadSettings(tx, workspace);
	const settings = withDelay(loaded, input.delay);
	const { draft = null } = input;
	const survey = draft?.survey ?? (await currentSurvey(tx, workspace, input.surveyKey));
	if (!survey) throw unknownSurvey(input.surveyKey);
	let event = await lockedEvent(tx, house, input.eventId);
	let about = await caseOf(tx, house, survey, input.caseId);
	const customer = await meantCustomer(tx, house, now, {
		id: about?.customer_id ?? event?.customer_id ?? input.customerId,
		facts: input.customer,
		hold: 'alone',
	});
	// Whoever was erased or merged meanwhile has taken along what is theirs.
	const isMoved = (one: { customer_id: string | null } | null): boolean =>
		(one?.customer_id ?? null) !== null && one?.customer_id !== customer?.customer_id;
	if (isMoved(event)) event = await namedEvent(tx, house, input.eventId);
	if (isMoved(about)) about = await caseOf(tx, house, survey, input.caseId);
	const base = { survey, event, customer, case: about };
	const test = input.test || draft !== null || event?.test === 1 || about?.test === 1;

	if (event && isReopening(event.type)) {
		const work = sayIn(settings.languages[0] ?? 'en')('ask.goesOn', { event: event.type });
		const future = isFromFuture(event);
		const code = future ? 'event_in_future' : 'not_a_survey_event';
		const values = { occurredAt: event.occurred_at };
		const text = future ? suppressionText(code, values, settings) : work;
		return { ...base, kind: 'not_asked', code, text, invitation: null };
	}
	const key = dedupeKey({ ...base, test, wave: input.wave, timeZone: settings.timeZone }, now);
	const known = await findByDedupeKey(tx, workspace, survey.key, key);
	if (known) return await decidedBefore(tx, house, base, known, now);

	if (customer) {
		const mailbox = input.channel === 'email' ? mailboxOf(customer.email ?? '') : null;
		if (mailbox !== null) await lockMailbox(tx, house.store.dialect, workspace, mailbox);
	}
	const invitationId = newId('inv');
	const occurredAt = event?.occurred_at ?? about?.resolved_at ?? now;
	const facts = await invitationFacts(
		tx,
		house,
		settings,
		{
			survey,
			customer,
			occurredAt,
			channel: input.channel,
			recipient: null,
			stage: 'event',
			test,
			invitationId,
			event,
		},
		now,
	);
	const wanted = (await cycleIsOver(tx, survey, event))
		? decidedBy('subject_reopened', settings)
		: decideInvitation(facts, settings, now);
	const { decision, places } = await withinQuotas(tx, house, settings, facts, wanted, now);
	// Found out now and not when the mail is due: without a page nobody could answer.
	const opens = draft === null || (await trialPage(house, tx, survey.key)) !== null;
	if (draft) await saveTriedSurvey(tx, workspace, survey, now);
	else if (decision.kind !== 'suppressed') {
		await pageAddress(house, tx, 'survey', survey.key, loaded.sandbox || test);
	}
	const row = toRow(house.workspace, now, {
		invitationId,
		key,
		input,
		base,
		decision,
		settings,
		test,
	});
	const { row: invitation, inserted } = await insertInvitation(tx, row);
	if (!inserted) return await decidedBefore(tx, house, base, invitation, now);
	if (decision.kind !== 'suppressed' && opens) await plan(tx, house, settings, invitation, now);
	const openUntil = invitation.expires_at ?? now;
	await takePlaces(tx, workspace, { invitationId, keys: places, openUntil });
	if (about && decision.kind !== 'suppressed') {
		await updateCase(tx, workspace, about.case_id, { verification_id: invitationId });
	}
	// A trial about a real event leaves that to be decided.
	if (event && test === (event.test === 1)) {
		await settleEvent(tx, house.workspace, event.event_id, outcomeCode(decision), now);
	}
	return { ...base, ...spoken(decision), invitation };
}

function withDelay(settings: Settings, delay: number | null): Settings {
	return delay === null ? settings : { ...settings, policy: { ...settings.policy, delay } };
}

/** The event, on PostgreSQL with its subject locked; the write lock of SQLite holds everything. */
async function lockedEvent(tx: Tx, house: House, eventId: string | null): Promise<EventRow | null> {
	const event = await namedEvent(tx, house, eventId);
	if (!event?.subject_type || !event.subject_id || house.store.dialect === 'sqlite') return event;
	const subject = { source: event.source, type: event.subject_type, id: event.subject_id };
	await lockSubject(tx, 'postgres', house.workspace, subject);
	// A reopening that was stored in the meantime has moved it to another cycle.
	return await namedEvent(tx, house, eventId);
}

/** Whether the subject was reopened after the event, before anybody was asked about it. */
async function cycleIsOver(tx: Tx, survey: Survey, event: EventRow | null): Promise<boolean> {
	if (survey.purpose !== 'transactional') return false;
	if (!event?.subject_type || !event.subject_id) return false;
	return event.cycle < (await currentCycle(tx, event));
}

function decidedBy(reason: SuppressionReason, settings: Settings): InvitationDecision {
	return { kind: 'suppressed', reason, text: suppressionText(reason, {}, settings) };
}

async function caseOf(
	tx: Tx,
	house: House,
	survey: Survey,
	caseId: string | null,
): Promise<CaseRow | null> {
	if (survey.purpose !== 'verification') return null;
	if (caseId === null) {
		throw new InputError(
			`The survey "${survey.key}" verifies a fix, but the item names no case.`,
			'After a case is resolved the loop asks it by itself. To ask by hand, fill in Case ID.',
		);
	}
	const found = await findCase(tx, house.workspace, caseId);
	if (found) return found;
	throw new NotFoundError(`There is no case "${caseId}".`, 'Check the case id of the item.');
}

function toRow(
	workspace: string,
	now: number,
	facts: {
		invitationId: string;
		key: string;
		input: InviteInput;
		base: Asking;
		decision: InvitationDecision;
		settings: Settings;
		test: boolean;
	},
): InvitationRow {
	const { decision, input, settings } = facts;
	const { survey, event, customer, case: about } = facts.base;
	const dueAt =
		decision.kind === 'suppressed' ? null : decision.kind === 'send_now' ? now : decision.dueAt;
	return {
		workspace_id: workspace,
		invitation_id: facts.invitationId,
		survey_key: survey.key,
		survey_version: survey.version,
		metric: survey.metric,
		purpose: survey.purpose,
		dedupe_key: facts.key,
		event_id: event?.event_id ?? null,
		subject_source: event?.source ?? about?.subject_source ?? null,
		subject_type: event?.subject_type ?? about?.subject_type ?? null,
		subject_id: event?.subject_id ?? about?.subject_id ?? null,
		subject_title: event?.subject_title ?? about?.subject_title ?? null,
		subject_url: event?.subject_url ?? about?.subject_url ?? null,
		cycle: event?.cycle ?? about?.reopen_count ?? 0,
		touchpoint: event?.touchpoint ?? about?.touchpoint ?? survey.touchpoint,
		segment: customer?.segment ?? null,
		customer_id: customer?.customer_id ?? null,
		owner: input.owner ? JSON.stringify(input.owner) : (event?.owner ?? about?.owner ?? null),
		case_id: about?.case_id ?? null,
		state: decision.kind === 'suppressed' ? 'suppressed' : 'scheduled',
		reason:
			decision.kind === 'suppressed'
				? decision.reason
				: decision.kind === 'scheduled'
					? decision.deferredBecause
					: null,
		reason_text: decision.text,
		attempt: decision.kind === 'suppressed' ? 0 : 1,
		language: customer?.language ?? null,
		channel: input.channel,
		recipient: input.channel === 'email' ? (customer?.email ?? null) : null,
		due_at: dueAt,
		sent_at: null,
		viewed_at: null,
		answered_at: null,
		short_code: null,
		expires_at: dueAt === null ? null : dueAt + survey.expiresAfter * settings.timeScale,
		test: facts.test ? 1 : 0,
		created_at: now,
		updated_at: now,
	};
}

/**
 * Reserves the contact and plans the sending: the clock sends it, unless a Message node behind was
 * faster. Where another node serves the channel, the event comes out of its trigger again when it is
 * time to ask.
 */
async function plan(
	tx: Tx,
	house: House,
	settings: Settings,
	invitation: InvitationRow,
	now: number,
): Promise<void> {
	const dueAt = invitation.due_at ?? now;
	if (invitation.customer_id && invitation.test === 0 && invitation.purpose !== 'verification') {
		await reserveContact(tx, house.workspace, {
			refId: invitation.invitation_id,
			customerId: invitation.customer_id,
			address: mailboxOf(invitation.recipient ?? ''),
			at: dueAt,
			metric: invitation.metric,
		});
	}
	const test = invitation.test === 1;
	const shared = { key: invitation.invitation_id, dueAt, test };
	if (invitation.channel !== 'other') {
		// A test goes to the test address alone.
		if (test && settings.testAddress === null) return;
		const { invitation_id: refId, survey_key: scope } = invitation;
		await planDue(tx, house.workspace, [{ ...shared, kind: 'invitation_due', refId, scope }], now);
	} else if (dueAt > now && invitation.event_id !== null) {
		const refId = invitation.event_id;
		const scope = await receiverOf(tx, house.workspace, refId);
		if (scope === undefined) return;
		await planDue(tx, house.workspace, [{ ...shared, kind: 'ask_again', refId, scope }], now);
	}
}

function outcomeCode(decision: InvitationDecision): string {
	return decision.kind === 'suppressed' ? decision.reason : decision.kind;
}

function spoken(decision: InvitationDecision): Pick<InviteOutcome, 'kind' | 'code' | 'text'> {
	if (decision.kind === 'suppressed') {
		return { kind: 'not_asked', code: decision.reason, text: decision.text };
	}
	return { kind: decision.kind, code: decision.kind, text: decision.text };
}
