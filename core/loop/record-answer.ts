import { newId } from '../model/id';
import type { DueKind } from '../model/states';
import type { Survey } from '../model/survey';
import { caseOfResponse, insertStep } from '../store/repositories/cases';
import { dropDue, type PlannedDue, planDue } from '../store/repositories/due';
import {
	findInvitation,
	type InvitationRow,
	updateInvitation,
} from '../store/repositories/invitations';
import {
	findByInvitation,
	insertResponse,
	type ResponseRow,
	updateResponse,
} from '../store/repositories/responses';
import { loadSettings } from '../store/repositories/workspaces';
import type { Tx } from '../store/store';
import {
	type AcceptedResponse,
	type AnswerRefusal,
	decideAnswer,
	type HandOver,
	type PreviousResponse,
} from '../survey/answer';
import type { AnswerProblem, GivenAnswers } from '../survey/read-answers';
import type { House } from './house';
import { storedAnswers, type StoredAnswers } from './item-parts';
import { keptSurvey, newestSurvey } from './pages/kept';
import { settleVerification } from './settle-verification';

export type RecordedAnswer =
	| {
			kind: 'recorded';
			survey: Survey;
			invitation: InvitationRow;
			response: ResponseRow;
			/** What the workflow is told; `none` = nothing. */
			handOver: HandOver;
	  }
	| { kind: 'refused'; reason: AnswerRefusal | 'unknown'; problems: AnswerProblem[] };

/**
 * Stores what a customer answered, once per invitation. A low rating is due for the workflow at once;
 * another one waits for its details or for the timer. A verification's answer confirms or reopens its
 * case in the same transaction.
 */
export async function recordAnswer(
	house: House,
	now: number,
	input: {
		invitationId: string;
		given: GivenAnswers;
		step: 'rating' | 'details';
		language: string | null;
	},
): Promise<RecordedAnswer> {
	return await house.store.transaction(async (tx) => {
		const { workspace } = house;
		const invitation = await lockInvitation(tx, house, input.invitationId);
		if (!invitation) return { kind: 'refused', reason: 'unknown', problems: [] };
		const { survey_key: surveyKey, survey_version: version } = invitation;
		const survey = await keptSurvey(house, surveyKey, version, tx);
		if (!survey) return { kind: 'refused', reason: 'closed', problems: [] };
		const settings = await loadSettings(tx, workspace);
		const before = await findByInvitation(tx, workspace, invitation.invitation_id);
		const decision = decideAnswer(
			{
				survey: { ...survey, acceptAnswers: await stillAccepts(tx, house, survey) },
				invitation: { state: invitation.state, expiresAt: invitation.expires_at },
				previous: before ? previousOf(before) : null,
				given: input.given,
				step: input.step,
				closePartialAfter: settings.closePartialAfter * settings.timeScale,
			},
			now,
		);
		if (decision.kind === 'refused') return decision;
		const { handOver } = decision;
		const response = await store(tx, house, {
			invitation,
			before,
			accepted: decision.response,
			handOver,
			language: input.language,
			now,
		});
		const change = {
			state: response.state,
			answered_at: invitation.answered_at ?? now,
			updated_at: now,
		};
		await updateInvitation(tx, workspace, invitation.invitation_id, change);
		await dropDue(tx, workspace, invitation.invitation_id, ['reminder', 'invitation_due']);
		await planFollowUp(tx, house, {
			response,
			first: before === undefined,
			handOver,
			closeAt: decision.response.closePartialAt,
			netAt: now + settings.safetyNetAfter * settings.timeScale,
			now,
		});
		if (handOver === 'changed') await joinCase(tx, house, response, now);
		if (invitation.case_id !== null && handOver !== 'none') {
			await settleVerification(tx, house, invitation, response, now);
		}
		return {
			kind: 'recorded',
			survey,
			invitation: { ...invitation, ...change },
			response,
			handOver,
		};
	});
}

async function lockInvitation(
	tx: Tx,
	house: House,
	id: string,
): Promise<InvitationRow | undefined> {
	if (house.store.dialect === 'sqlite') return await findInvitation(tx, house.workspace, id);
	return (await tx
		.selectFrom('invitation')
		.selectAll()
		.where('workspace_id', '=', house.workspace)
		.where('invitation_id', '=', id)
		.forUpdate()
		.executeTakeFirst()) as InvitationRow | undefined;
}

/** Closing a survey is a new version of it; links of older versions obey the newest word. */
async function stillAccepts(tx: Tx, house: House, survey: Survey): Promise<boolean> {
	const newest = await newestSurvey(house, survey.key, tx);
	return newest?.acceptAnswers ?? survey.acceptAnswers;
}

function previousOf(row: ResponseRow): PreviousResponse {
	return {
		state: row.state,
		content: storedAnswers(row).content,
		answeredAt: row.answered_at,
		completedAt: row.completed_at,
		handedOver: row.handed_over > 0,
	};
}

async function store(
	tx: Tx,
	house: House,
	facts: {
		invitation: InvitationRow;
		before: ResponseRow | undefined;
		accepted: AcceptedResponse;
		handOver: HandOver;
		language: string | null;
		now: number;
	},
): Promise<ResponseRow> {
	const { invitation, before, accepted, now } = facts;
	const { score, content } = accepted;
	const said = {
		state: accepted.state,
		value: score.value,
		scale_min: score.min,
		scale_max: score.max,
		direction: score.direction,
		percent: score.percent,
		band: score.band,
		level: score.level,
		comment: content.comment,
		tags: JSON.stringify(content.reasons),
		answers: JSON.stringify({ content, list: accepted.answers } satisfies StoredAnswers),
		language: facts.language ?? before?.language ?? invitation.language,
		completed_at: accepted.completedAt,
		updated_at: now,
		handed_over: (before?.handed_over ?? 0) + (facts.handOver === 'none' ? 0 : 1),
	} satisfies Partial<ResponseRow>;
	if (before) {
		await updateResponse(tx, house.workspace, before.response_id, said);
		return { ...before, ...said };
	}
	const { row } = await insertResponse(tx, {
		workspace_id: house.workspace,
		response_id: newId('rsp'),
		invitation_id: invitation.invitation_id,
		source: null,
		external_id: null,
		event_id: invitation.event_id,
		survey_key: invitation.survey_key,
		survey_version: invitation.survey_version,
		metric: invitation.metric as ResponseRow['metric'],
		purpose: invitation.purpose as ResponseRow['purpose'],
		customer_id: invitation.customer_id,
		owner: invitation.owner,
		subject_source: invitation.subject_source,
		subject_type: invitation.subject_type,
		subject_id: invitation.subject_id,
		subject_title: invitation.subject_title,
		cycle: invitation.cycle,
		touchpoint: invitation.touchpoint,
		segment: invitation.segment,
		answered_at: accepted.answeredAt,
		test: invitation.test,
		...said,
	});
	return row;
}

/** Nets under what happens next: partials are closed, and a low score must become a case. */
async function planFollowUp(
	tx: Tx,
	house: House,
	facts: {
		response: ResponseRow;
		/** Nothing was planned about it before, and it cannot have a case. */
		first: boolean;
		handOver: HandOver;
		closeAt: number | null;
		netAt: number;
		now: number;
	},
): Promise<void> {
	const { response, first, now } = facts;
	const id = response.response_id;
	const shared = { refId: id, surveyKey: response.survey_key, test: response.test === 1 };
	const planned: PlannedDue[] = [];
	if (facts.closeAt !== null) {
		planned.push({ ...shared, kind: 'partial_to_close', key: id, dueAt: facts.closeAt });
	}
	const needsCase =
		response.level === 'low' && response.purpose !== 'verification' && facts.handOver !== 'none';
	if (needsCase && (first || !(await caseOfResponse(tx, house.workspace, id)))) {
		planned.push({ ...shared, kind: 'low_score_without_case', key: id, dueAt: facts.netAt });
	}
	if (!first) {
		const over: DueKind[] = [];
		if (facts.closeAt === null) over.push('partial_to_close');
		if (response.level !== 'low') over.push('low_score_without_case');
		if (over.length > 0) await dropDue(tx, house.workspace, id, over);
	}
	await planDue(tx, house.workspace, planned, now);
}

/** What the customer adds or corrects later becomes part of the case's history. */
async function joinCase(tx: Tx, house: House, response: ResponseRow, now: number): Promise<void> {
	const found = await caseOfResponse(tx, house.workspace, response.response_id);
	if (!found) return;
	await insertStep(tx, {
		workspace_id: house.workspace,
		case_id: found.case_id,
		step_key: `answer:${now}`,
		at: now,
		kind: 'customer_added',
		actor_kind: 'customer',
		actor_id: response.customer_id,
		actor_name: null,
		data: JSON.stringify({
			value: response.value,
			level: response.level,
			comment: response.comment,
			tags: JSON.parse(response.tags) as string[],
		}),
	});
}
