import { readAnswerReference } from '../../model/answer-reference';
import type { Survey } from '../../model/survey';
import { verifyToken } from '../../model/token';
import { type Customer, customerWithEmail, findCustomer } from '../../store/repositories/customers';
import { heldInvitation, type InvitationRow } from '../../store/repositories/invitations';
import { lockInvitation } from '../../store/repositories/lock';
import {
	findByInvitation,
	findImported,
	type ResponseRow,
} from '../../store/repositories/responses';
import { currentVersion, keptSurvey } from '../../store/repositories/surveys';
import type { Tx } from '../../store/store';
import { type NoAnswer, whyNoAnswer } from '../../survey/may-answer';
import type { House } from '../house';
import { storedId } from './imported-row';
import { withNewestWord } from './newest-word';
import { isBlank } from './said-answer';

/** Why an answer is not that of an invitation. */
export type NotOfInvitation =
	/** What it carries is none of this workspace. */
	| 'foreign'
	/** The invitation is gone, with its customer or by its age. */
	| 'gone'
	/** Somebody tries out a workflow on what really was asked. */
	| 'tried'
	/** Whoever was to be asked has objected before the message left; a link that was sent still answers. */
	| 'opted_out'
	/** The tool names somebody else. */
	| 'other_customer'
	/** It was recorded alone before, and the invitation has another answer by now. */
	| 'answered'
	| NoAnswer;

export type Answered =
	/** `test`: whoever gave it was trying the form out. */
	| { kind: 'none'; why: NotOfInvitation | null; test: boolean }
	/** The answer that the invitation has stands. */
	| { kind: 'stands'; invitation: InvitationRow; response: ResponseRow }
	| {
			kind: 'invitation';
			invitation: InvitationRow;
			survey: Survey;
			/** What it has been answered with, or this answer without it. */
			before: ResponseRow | undefined;
	  };

export type AnswerElsewhere = {
	source: string;
	externalId: string;
	/** What names the invitation; blank = nothing does. */
	named: string | null;
	/** Whether the workflow itself names it: then an id will do, which a form's visitor could have made up. */
	ownWord: boolean;
	test: boolean;
	answeredAt: number;
	/** Who gave it, as the tool says, and since when we know them if it is its own word; epoch ms. */
	customerId: string | null;
	email: string | null;
	receivedAt: number;
};

const none = (why: NotOfInvitation | null, test = false): Answered => ({ kind: 'none', why, test });

/**
 * Finds the invitation that an answer from elsewhere belongs to, and keeps others from answering it until
 * the transaction ends. A later word about an answer belongs where the answer does, whatever it carries.
 */
export async function answeredInvitation(
	tx: Tx,
	house: House,
	now: number,
	given: AnswerElsewhere,
): Promise<Answered> {
	const { store, workspace } = house;
	const known = await knownAnswer(tx, house, given, given.test);
	const named = known?.invitation_id ? null : namedIn(house, now, given);
	if (named === 'foreign' || named === 'test')
		return none(named === 'test' ? null : named, named === 'test');
	const id = known?.invitation_id ?? named ?? (await triedInvitation(tx, house, given));
	if (id === null) return none(null);
	await lockInvitation(tx, store.dialect, workspace, id);
	const invitation = await heldInvitation(tx, store.dialect, workspace, id);
	if (!invitation) return none(named === null ? null : 'gone');
	// Both may have been written while the lock was waited for.
	const before = await findByInvitation(tx, workspace, id);
	const alone = await knownAnswer(tx, house, given, invitation.test === 1);
	const survey = await surveyOf(tx, house, invitation);
	if (!survey) return none('closed');
	const isItsOwn = alone !== undefined && alone.response_id === before?.response_id;
	if (isItsOwn) return { kind: 'invitation', invitation, survey, before };
	if (given.test && invitation.test === 0) return none('tried');
	if (await isAnothers(tx, house, invitation, given)) return none('other_customer');
	if (alone?.invitation_id) return none('answered');
	if (alone && before) return none('answered');
	const why = whyNot(invitation, survey, before, given.answeredAt);
	if (why !== null) {
		if (before) return { kind: 'stands', invitation, response: before };
		const objected = why === 'withdrawn' && invitation.reason === 'opted_out';
		return none(objected ? 'opted_out' : why);
	}
	return { kind: 'invitation', invitation, survey, before: before ?? alone };
}

/** The answer as it was recorded before. */
async function knownAnswer(
	tx: Tx,
	{ workspace }: House,
	{ source, externalId }: AnswerElsewhere,
	ofTest: boolean,
): Promise<ResponseRow | undefined> {
	return await findImported(tx, workspace, source, storedId(externalId, ofTest));
}

/** A later word about the answer to a test's invitation need not carry it again. */
async function triedInvitation(tx: Tx, house: House, given: AnswerElsewhere) {
	return (await knownAnswer(tx, house, given, true))?.invitation_id ?? null;
}

/** The id of the invitation that is named; `null` where nothing is. */
function namedIn(
	{ keys, workspace }: House,
	now: number,
	{ named, ownWord }: AnswerElsewhere,
): string | null {
	if (named === null || isBlank(named)) return null;
	const text = named.trim();
	const reference = readAnswerReference(keys, workspace, text);
	if (reference) return reference.kind === 'test' ? 'test' : reference.invitationId;
	const token = URL.canParse(text) ? new URL(text).searchParams.get('t') : text;
	const verdict = verifyToken(keys, token, { workspace, purpose: 'survey' }, now);
	if (verdict.kind !== 'invalid') return verdict.claims.subject;
	return ownWord && /^inv_[0-9a-z]{20}$/.test(text) ? text : 'foreign';
}

/** The version that was asked, obeying the newest one's word on whether answers are taken. */
async function surveyOf(
	tx: Tx,
	house: House,
	{ survey_key: key, survey_version: version }: InvitationRow,
): Promise<Survey | undefined> {
	const survey = await keptSurvey(house.store, house.workspace, { key, version }, tx);
	const newest = (await currentVersion(tx, house.workspace, key)) ?? null;
	return survey && (await withNewestWord(house, tx, survey, newest));
}

/**
 * Whether the tool names somebody else whom we know. An address that was typed into the form and that
 * nobody had before speaks against nobody: the link was theirs who were asked.
 */
async function isAnothers(
	tx: Tx,
	{ workspace }: House,
	{ customer_id: asked }: InvitationRow,
	{ customerId, email, receivedAt }: AnswerElsewhere,
): Promise<boolean> {
	if (asked === null) return false;
	const known: Array<Customer | undefined> = [
		customerId === null ? undefined : await findCustomer(tx, workspace, customerId),
		email === null ? undefined : await customerWithEmail(tx, workspace, email),
	];
	return known.some(
		(one) => one && (one.merged_into ?? one.customer_id) !== asked && one.created_at < receivedAt,
	);
}

/** By when the answer was given, not by when we hear of it. */
function whyNot(
	{ state, expires_at: expiresAt }: InvitationRow,
	survey: Survey,
	before: ResponseRow | undefined,
	answeredAt: number,
): NoAnswer | null {
	const inTime = expiresAt !== null && answeredAt <= expiresAt;
	return whyNoAnswer(
		{
			survey,
			invitation: { state: state === 'expired' && inTime ? 'viewed' : state, expiresAt },
			previous: before
				? {
						state: before.state,
						answeredAt: before.answered_at,
						completedAt: before.completed_at,
						handedOver: before.handed_over,
					}
				: null,
		},
		answeredAt,
	);
}
