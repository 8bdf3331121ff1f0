import { openChannel } from '../../model/open-link';
import { findCustomer } from '../../store/repositories/customers';
import { planDue } from '../../store/repositories/due';
import {
	codeOfResponse,
	incentiveKey,
	type IncentiveStep,
} from '../../store/repositories/incentive-codes';
import { findInvitation } from '../../store/repositories/invitations';
import { lockInvitation } from '../../store/repositories/lock';
import { findMessage } from '../../store/repositories/messages';
import { findResponse } from '../../store/repositories/responses';
import { keptSurvey } from '../../store/repositories/surveys';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import { exampleCode, givenNow, isMailed } from '../../survey/incentive';
import type { House } from '../house';
import { mailAddressOf } from '../incentive/claim-code';
import { codeForAnswer } from '../incentive/code-for-answer';
import { incentiveMessage, incentiveMessageKey } from '../incentive/incentive-message';
import { customerPart, surveyPart } from '../item/item-parts';
import { sayOf } from '../workspace/spoken';
import { done, type DueKindOf, type Prepared } from './due-kind';

/** Codes that are added come to those who wait at once; this is the net under it, ms. */
const looksAgainAfter = 24 * 3_600_000;

/**
 * The code of an answer is to be mailed: one that was shown, where the survey mails them; one that could not be
 * shown, as soon as there is one.
 */
export const incentiveDue: DueKindOf<'incentive'> = {
	key: 'incentive',
	takers: ['message'],
	prepare: async (tx, house, row, now) => {
		const facts = await factsOf(tx, house, row.ref_id, now);
		if (!facts) return done;
		const { survey, response, invitation, customer, email, incentive } = facts;
		const { response_id: responseId } = response;
		const given =
			response.test === 1 ? exampleCode : await codeOfResponse(tx, house.workspace, responseId);
		const give = async (code: string): Promise<Prepared> => {
			const message = await incentiveMessage(tx, house, { ...facts, code }, now);
			return {
				kind: 'give',
				items: [
					{
						test: response.test === 1,
						outcome: { code: 'send_now', text: sayOf(house)('due.incentive') },
						survey: surveyPart(response),
						customer: customerPart(customer),
						message,
					},
				],
			};
		};
		const step = row.ref_key.slice(responseId.length + 1) as IncentiveStep;
		const open = invitation.channel === openChannel;
		if (given !== null) {
			// One that was shown is mailed where the survey says so; one that was waited for, always.
			return step === 'waiting' || isMailed(incentive, { open }) ? await give(given) : done;
		}
		const { timeZone } = await loadSettings(tx, house.workspace);
		if (givenNow(survey, timeZone, now) === null) return done;
		if (step !== 'waiting') {
			await planWaiting(tx, house, { responseId, surveyKey: survey.key }, now);
			return done;
		}
		const found = await codeForAnswer(tx, house, { survey, response, invitation, email }, now);
		if (found.kind === 'code') return await give(found.code);
		return found.kind === 'none_left' ? { kind: 'later', dueAt: now + looksAgainAfter } : done;
	},
};

/** Whoever gets a code from now on has not seen it, so that it is mailed whatever happens to this process. */
async function planWaiting(
	tx: Tx,
	house: House,
	about: { responseId: string; surveyKey: string },
	now: number,
): Promise<void> {
	const { responseId, surveyKey } = about;
	const key = incentiveKey(responseId, 'waiting');
	const planned = { kind: 'incentive' as const, key, refId: responseId, dueAt: now, test: false };
	await planDue(tx, house.workspace, [{ ...planned, scope: surveyKey }], now);
}

/** What the mail is about; `null` where none is to be sent (any more). */
async function factsOf(tx: Tx, house: House, responseId: string, now: number) {
	const { workspace, store } = house;
	const response = await findResponse(tx, workspace, responseId);
	if (!response?.invitation_id) return null;
	await lockInvitation(tx, store.dialect, workspace, response.invitation_id);
	const sent = await findMessage(tx, workspace, { key: incentiveMessageKey(responseId) });
	if (sent?.state === 'sent' || sent?.state === 'failed') return null;
	const invitation = await findInvitation(tx, workspace, response.invitation_id);
	const version = { key: response.survey_key, version: response.survey_version ?? '' };
	const survey = await keptSurvey(store, workspace, version, tx);
	const customer =
		response.customer_id === null
			? undefined
			: await findCustomer(tx, workspace, response.customer_id);
	const email = await mailAddressOf(tx, house, customer, now);
	if (!invitation || !survey?.incentive || !customer || email === null) return null;
	return { response, invitation, survey, incentive: survey.incentive, customer, email };
}
