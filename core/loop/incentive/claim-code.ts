import type { Topic } from '../../model/consent';
import type { Settings } from '../../model/settings';
import { openChannel } from '../../model/open-link';
import type { Survey } from '../../model/survey';
import type { Customer } from '../../store/repositories/customers';
import type { PlannedDue } from '../../store/repositories/due';
import { type CodeClaim, incentiveKey } from '../../store/repositories/incentive-codes';
import type { InvitationRow } from '../../store/repositories/invitations';
import type { ResponseRow } from '../../store/repositories/responses';
import type { Db, Tx } from '../../store/store';
import { planIncentive } from '../../survey/incentive';
import type { House } from '../house';
import { refusesMail, refusesMessage } from '../send/refuses-mail';

/** What an answer writes about its code. */
export type IncentiveWrites = { claims: CodeClaim[]; planned: PlannedDue[] };

/** What a code's mail is about: it serves the customer's own matter. */
export const incentiveTopic: Topic = { purpose: 'service', metric: null, channel: 'email' };

/** Where a code can be mailed to; `null` where it cannot, or must not. */
export async function mailAddressOf(
	db: Db | Tx,
	house: House,
	customer: Customer | undefined,
	now: number,
): Promise<string | null> {
	const address = customer?.email?.trim() ?? '';
	if (!customer || address === '' || (await refusesMail(db, house, address))) return null;
	const refusal = await refusesMessage(db, house, { customer, address }, incentiveTopic, now);
	return refusal ? null : address;
}

/**
 * The claim of a code that is stored with an answer, and the work of mailing it. Both may be stored again:
 * an answer gets one code, and one mail about it.
 */
export async function incentiveWrites(
	db: Db | Tx,
	house: House,
	facts: {
		survey: Survey;
		settings: Settings;
		invitation: Pick<InvitationRow, 'channel'>;
		response: ResponseRow;
		customer: Customer | undefined;
	},
	now: number,
): Promise<IncentiveWrites> {
	const { survey, settings, invitation, response, customer } = facts;
	const { response_id: responseId } = response;
	if (!survey.incentive) return { claims: [], planned: [] };
	const plan = planIncentive(
		{
			survey,
			state: response.state,
			test: response.test === 1,
			open: invitation.channel === openChannel,
			mailable: (await mailAddressOf(db, house, customer, now)) !== null,
			timeZone: settings.timeZone,
		},
		now,
	);
	const claim = { surveyKey: survey.key, responseId, receiver: null, at: now };
	const closedAt = response.answered_at + settings.closePartialAfter * settings.timeScale;
	return {
		claims: plan.claims ? [claim] : [],
		planned:
			plan.mails === null
				? []
				: [
						{
							kind: 'incentive',
							key: incentiveKey(responseId, plan.mails),
							refId: responseId,
							scope: survey.key,
							dueAt: plan.mails === 'completed' ? now : Math.max(now, closedAt),
							test: response.test === 1,
						},
					],
	};
}
