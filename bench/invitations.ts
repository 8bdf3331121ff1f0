import type { House } from '../core/loop/house';
import { formTokenFor } from '../core/loop/pages/form-token';
import { newId } from '../core/model/id';
import { signToken } from '../core/model/token';
import { currentSurvey } from '../core/store/repositories/surveys';

const day = 86_400_000;
const atOnce = 200;

/** A link that a customer has, and the form that page would post. */
export type Link = { invitationId: string; token: string; lowAnswer: string };

/** Makes customers who have been sent the survey and have not answered yet. */
export async function sendInvitations(
	house: House,
	surveyKey: string,
	count: number,
	now: number,
): Promise<Link[]> {
	const { store, workspace, keys } = house;
	const survey = await currentSurvey(store.db, workspace, surveyKey);
	if (!survey) throw new Error(`The survey "${surveyKey}" has not been published.`);
	const links: Link[] = [];
	for (let from = 0; from < count; from += atOnce) {
		const people = Array.from({ length: Math.min(atOnce, count - from) }, () => ({
			customer: newId('cus'),
			invitation: newId('inv'),
		}));
		await store.transaction(async (tx) => {
			await tx
				.insertInto('customer')
				.values(
					people.map(({ customer }) => ({
						workspace_id: workspace,
						customer_id: customer,
						name: `Customer ${customer.slice(-4)}`,
						email: `${customer}@example.com`,
						segment: 'gold',
						address_state: 'ok',
						created_at: now,
						updated_at: now,
					})),
				)
				.execute();
			await tx
				.insertInto('invitation')
				.values(
					people.map(({ customer, invitation }) => ({
						workspace_id: workspace,
						invitation_id: invitation,
						survey_key: survey.key,
						survey_version: survey.version,
						metric: survey.metric,
						purpose: survey.purpose,
						dedupe_key: JSON.stringify(['zendesk', 'ticket', invitation, 0]),
						subject_source: 'zendesk',
						subject_type: 'ticket',
						subject_id: invitation,
						subject_title: 'The heating in room 12 does not work',
						cycle: 0,
						customer_id: customer,
						state: 'sent',
						reason_text: 'Asked now.',
						attempt: 1,
						channel: 'email',
						due_at: now,
						sent_at: now,
						expires_at: now + 14 * day,
						test: 0,
						created_at: now,
						updated_at: now,
					})),
				)
				.execute();
		});
		for (const { customer, invitation } of people) {
			const token = signToken(keys, {
				workspace,
				purpose: 'survey',
				subject: invitation,
				audience: customer,
				expiresAt: now + 14 * day,
			});
			const formToken = formTokenFor(keys, workspace, { token, step: 'rating' }, now);
			const fields = { t: token, f: formToken, step: 'rating', l: 'en', value: '1' };
			links.push({
				invitationId: invitation,
				token,
				lowAnswer: new URLSearchParams(fields).toString(),
			});
		}
	}
	return links;
}
