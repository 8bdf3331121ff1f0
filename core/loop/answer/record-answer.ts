import { newId } from '../../model/id';
import { storedItems } from '../../model/rated-items';
import type { DueKind } from '../../model/states';
import type { Survey } from '../../model/survey';
import type { GivenContact } from '../../pages/form';
import { caseOfResponse } from '../../store/repositories/cases';
import type { Customer } from '../../store/repositories/customers';
import { dueRows, type PlannedDue } from '../../store/repositories/due';
import type { EventRow } from '../../store/repositories/events';
import type { InvitationRow } from '../../store/repositories/invitations';
import { lockInvitation } from '../../store/repositories/lock';
import { type OwnPart, type ResponseRow, responseTo } from '../../store/repositories/responses';
import { keptSurvey } from '../../store/repositories/surveys';
import type { Db, Tx } from '../../store/store';
import { isDuplicate, MovedError } from '../../store/together';
import { untilStill } from '../../store/until-still';
import {
	type AcceptedResponse,
	type AnswerDecision,
	type AnswerRefusal,
	decideAnswer,
	type HandOver,
	type PreviousResponse,
	isChange,
} from '../../survey/answer';
import { tellChangesAt } from '../../survey/collect-changes';
import type { AnswerProblem, GivenAnswers } from '../../survey/given-answers';
import { answerActivity } from '../activity/note';
import { type AnswerGround, answerGround } from '../../store/repositories/answer-ground';
import { writeFirstAnswer, writeLaterAnswer } from '../../store/repositories/answer-writes';
import type { House } from '../house';
import { incentiveWrites } from '../incentive/claim-code';
import { storedAnswers, type StoredAnswers } from '../item/item-parts';
import { changesToTell } from './changes-to-tell';
import { leaveContact } from './leave-contact';
import { joinCase } from './join-case';
import { keepStored } from './just-stored';
import { withNewestWord } from './newest-word';
import { settleVerification } from './settle-verification';
import { levelsIn, withLevel } from './told-levels';

export type Recorded = {
	kind: 'recorded';
	survey: Survey;
	invitation: InvitationRow;
	response: ResponseRow;
	/** What the workflow is told; `none` = nothing. */
	handOver: HandOver;
	event: EventRow | undefined;
	customer: Customer | undefined;
};

export type RecordedAnswer =
	| Recorded
	| {
			kind: 'refused';
			/** `contact_too_often`: another way to reach them was said too often; nothing is stored. */
			reason: AnswerRefusal | 'unknown' | 'contact_too_often';
			problems: AnswerProblem[];
	  };

export type AnswerInput = {
	invitationId: string;
	given: GivenAnswers;
	step: 'rating' | 'details';
	language: string | null;
	/** Who they say they are who answer at an open link. */
	contact?: GivenContact;
	/** The workflow is being tried by hand: changes are handed over one by one. */
	atOnce?: boolean;
};

/**
 * Stores what a customer answered, once per invitation. A low rating is due for the workflow at once;
 * another one waits for its details or for the timer; changes of what was handed over are collected for
 * some seconds. A verification's answer confirms or reopens its
 * case in the same transaction.
 *
 * @param ground what has been read already. A first answer is stored on it in one go; if the
 *   invitation has moved on meanwhile, it is read again under a lock, as every other answer is.
 */
export async function recordAnswer(
	house: House,
	now: number,
	input: AnswerInput,
	ground: AnswerGround | null = null,
): Promise<RecordedAnswer> {
	const { store } = house;
	const isFirst = ground?.response === undefined && ground?.invitation.case_id === null;
	if (ground && isFirst && !input.contact) {
		try {
			const recorded = await record(house, store.db, now, input, ground);
			if (recorded.kind === 'recorded' && recorded.response.level === 'low') {
				keepStored(house, now, recorded);
			}
			return recorded;
		} catch (error) {
			if (!(error instanceof MovedError || isDuplicate(error))) throw error;
		}
	}
	const recordAlone = async (tx: Tx): Promise<RecordedAnswer> => {
		await lockInvitation(tx, store.dialect, house.workspace, input.invitationId);
		const current = await withContact(house, tx, now, input);
		if ('kind' in current) return current;
		const recorded = await record(house, tx, now, input, current);
		if (recorded.kind === 'refused') return recorded;
		const { response, handOver } = recorded;
		const collected = handOver === 'collected';
		const before = current.response;
		if (before && (isChange(handOver) || collected)) {
			await joinCase(tx, house, { before, response, handOver, now });
		}
		if (current.invitation.case_id !== null && handOver !== 'none') {
			await settleVerification(tx, house, current.invitation, response, now, { collected });
		}
		return recorded;
	};
	return await untilStill(async () => await store.transaction(recordAlone));
}

type Refused = Exclude<RecordedAnswer, Recorded>;

/** What was decided, and about which version. */
type Decided = Refused | (Extract<AnswerDecision, { kind: 'accepted' }> & { survey: Survey });

const refusedFor = (reason: Refused['reason']): Refused => ({
	kind: 'refused',
	reason,
	problems: [],
});

/** What an answer is decided on, once it is kept who gave it: nobody is named by one that is refused. */
async function withContact(
	house: House,
	tx: Tx,
	now: number,
	input: AnswerInput,
): Promise<AnswerGround | Refused> {
	const { invitationId, contact } = input;
	const ground = await answerGround(house, tx, invitationId);
	if (!ground) return refusedFor('unknown');
	if (!contact) return ground;
	const decision = await decided(house, tx, now, input, ground);
	if (decision.kind === 'refused') return decision;
	const left = await leaveContact(tx, house, now, input, contact);
	if (left === 'too_often') return refusedFor('contact_too_often');
	return (await answerGround(house, tx, invitationId)) ?? ground;
}

/** Decides about an answer and stores it with all that follows, unless the invitation has moved on. */
async function record(
	house: House,
	db: Db | Tx,
	now: number,
	input: AnswerInput,
	ground: AnswerGround,
): Promise<RecordedAnswer> {
	const { workspace } = house;
	const { invitation, settings, response: before, event, customer } = ground;
	const decision = await decided(house, db, now, input, ground);
	if (decision.kind === 'refused') return decision;
	const { survey, handOver, response: accepted } = decision;
	const { language } = input;
	const said = saidBy({ survey, invitation, before, accepted, handOver, language, now });
	const response = before
		? { ...before, ...said }
		: responseTo(invitation, ownPart(workspace, accepted, said));
	const change = {
		state: response.state,
		answered_at: invitation.answered_at ?? now,
		updated_at: now,
	};
	const followUp = await planFollowUp(db, house, {
		response,
		before,
		handOver,
		closeAt: accepted.closePartialAt,
		netAt: now + settings.safetyNetAfter * settings.timeScale,
	});
	if (before && handOver === 'collected') {
		const facts = {
			survey,
			invitation: { state: invitation.state, expiresAt: invitation.expires_at },
			previous: { ...accepted, handedOver: before.handed_over },
			timeScale: settings.timeScale,
		};
		followUp.planned.push(changesToTell(before, tellChangesAt(facts, now)));
	}
	const incentive = await incentiveWrites(
		db,
		house,
		{ survey, settings, invitation, response, customer },
		now,
	);
	const planned = dueRows(workspace, [...followUp.planned, ...incentive.planned], now);
	const activity = answerActivity(response, handOver, now);
	const writes = {
		workspace,
		invitation,
		change,
		response,
		customers: customer?.merged_into === null ? [customer.customer_id] : [],
		said,
		over: followUp.over,
		filled: !before && settings.policy.quotas.length > 0 ? [input.invitationId] : [],
		claims: incentive.claims,
		planned,
		activities: activity ? [activity] : [],
	};
	const write = before ? writeLaterAnswer : writeFirstAnswer;
	await write(house.store, db, writes);
	return {
		kind: 'recorded',
		survey,
		invitation: { ...invitation, ...change },
		response,
		handOver,
		event,
		customer,
	};
}

/** Decides about an answer; nothing is stored. */
async function decided(
	house: House,
	db: Db | Tx,
	now: number,
	input: AnswerInput,
	{ invitation, settings, response: before, newestVersion }: AnswerGround,
): Promise<Decided> {
	const version = { key: invitation.survey_key, version: invitation.survey_version };
	const survey = await keptSurvey(house.store, house.workspace, version, db);
	if (!survey) return { kind: 'refused', reason: 'closed', problems: [] };
	const decision = decideAnswer(
		{
			survey: await withNewestWord(house, db, survey, newestVersion),
			invitation: { state: invitation.state, expiresAt: invitation.expires_at },
			previous: before ? previousOf(before, survey) : null,
			given: input.given,
			step: input.step,
			closePartialAfter: settings.closePartialAfter * settings.timeScale,
			atOnce: input.atOnce,
		},
		now,
	);
	return decision.kind === 'refused' ? decision : { ...decision, survey };
}

/** A rating on another scale, from another tool, is none of this survey's form. */
function previousOf(row: ResponseRow, { metric, rating }: Survey): PreviousResponse {
	const { content } = storedAnswers(row);
	const isOurs = metric === 'csi' || (rating.min === row.scale_min && rating.max === row.scale_max);
	return {
		state: row.state,
		content: isOurs ? content : { ...content, rating: null },
		answeredAt: row.answered_at,
		completedAt: row.completed_at,
		handedOver: row.handed_over,
		toldLevels: levelsIn(row.told_levels),
		level: row.level,
	};
}

/** What a first answer is apart from its invitation. */
function ownPart(
	workspace: string,
	{ answeredAt }: AcceptedResponse,
	said: ReturnType<typeof saidBy>,
): OwnPart {
	return {
		workspace_id: workspace,
		response_id: newId('rsp'),
		answered_at: answeredAt,
		...said,
	};
}

/** What this answer makes of the response. */
function saidBy(facts: {
	survey: Survey;
	invitation: Pick<InvitationRow, 'language'>;
	before: ResponseRow | undefined;
	accepted: AcceptedResponse;
	handOver: HandOver;
	language: string | null;
	now: number;
}) {
	const { invitation, before, accepted, now } = facts;
	const { score, content } = accepted;
	const told = facts.handOver !== 'none' && facts.handOver !== 'collected';
	const toldBefore = before?.told_levels ?? '';
	return {
		// Also where another tool brought the word before.
		source: null,
		external_id: null,
		state: accepted.state,
		value: score.value,
		scale_min: score.min,
		scale_max: score.max,
		direction: score.direction,
		percent: score.percent,
		band: score.band,
		level: score.level,
		high_from: score.highFrom,
		comment: content.comment,
		tags: JSON.stringify(content.reasons),
		answers: JSON.stringify({ content, list: accepted.answers } satisfies StoredAnswers),
		...storedItems(facts.survey, accepted.answers, score),
		language: facts.language ?? before?.language ?? invitation.language,
		completed_at: accepted.completedAt,
		updated_at: now,
		handed_over: (before?.handed_over ?? 0) + (told ? 1 : 0),
		told_levels: told ? withLevel(toldBefore, score.level) : toldBefore,
	} satisfies Partial<ResponseRow>;
}

/** Nets under what happens next: partials are closed, and a low score must become a case. */
async function planFollowUp(
	db: Db | Tx,
	house: House,
	facts: {
		response: Pick<ResponseRow, 'response_id' | 'survey_key' | 'purpose' | 'level' | 'test'>;
		/** `undefined`: nothing was planned about it before, and it cannot have a case. */
		before: ResponseRow | undefined;
		handOver: HandOver;
		closeAt: number | null;
		netAt: number;
	},
): Promise<{ over: DueKind[]; planned: PlannedDue[] }> {
	const { response } = facts;
	const first = facts.before === undefined;
	const id = response.response_id;
	const shared = { refId: id, scope: response.survey_key, test: response.test === 1 };
	const planned: PlannedDue[] = [];
	if (facts.closeAt !== null) {
		planned.push({ ...shared, kind: 'partial_to_close', key: id, dueAt: facts.closeAt });
	}
	// What somebody tries out starts no published workflow later.
	const needsCase =
		response.level === 'low' &&
		response.purpose !== 'verification' &&
		response.test === 0 &&
		facts.handOver !== 'none';
	if (needsCase && (first || !(await caseOfResponse(db, house.workspace, id)))) {
		planned.push({ ...shared, kind: 'low_score_without_case', key: id, dueAt: facts.netAt });
	}
	const over: DueKind[] = [];
	if (!first) {
		if (facts.closeAt === null) over.push('partial_to_close');
		if (response.level !== 'low') over.push('low_score_without_case');
		// It is told with all that was collected.
		if (isChange(facts.handOver)) over.push('changed_answer');
	}
	return { over, planned };
}
