import type { House } from '../core/loop/house';
import { formTokenFor } from '../core/loop/pages/form-token';
import { newId } from '../core/model/id';
import type { Survey } from '../core/model/survey';
import { signToken } from '../core/model/token';
import { planDue } from '../core/store/repositories/due';
import { currentSurvey } from '../core/store/repositories/surveys';
import { workspace } from './house';

const day = 86_400_000;
const atOnce = 200;
const title = 'The heating in room 12 does not work';

/** A link that a customer has, and the form that page would post. */
export type Link = { invitationId: string; token: string; lowAnswer: string };

/**
 * Plans to ask as many customers, each after an event of their own; the clock brings all of it at
 * `dueAt`.
 */
export async function planInvitations(
	house: House,
	surveyKey: string,
	count: number,
	{ now, dueAt }: { now: number; dueAt: number },
): Promise<void> {
	const { store } = house;
	const survey = await surveyOf(house, surveyKey);
	for (let from = 0; from < count; from += atOnce) {
		const asked = Array.from({ length: Math.min(atOnce, count - from) }, () => ({
			customer: newId('cus'),
			event: newId('evt'),
			invitation: newId('inv'),
		}));
		await store.transaction(async (tx) => {
			await tx
				.insertInto('customer')
				.values(asked.map(({ customer }) => customerRow(customer, now)))
				.execute();
			await tx
				.insertInto('event')
				.values(asked.map((one) => eventRow(one, now)))
				.execute();
			const rows = asked.map(({ customer, event, invitation }) => ({
				...invitationRow({ customer, invitation }, survey, now),
				event_id: event,
				state: 'scheduled' as const,
				due_at: dueAt,
			}));
			await tx.insertInto('invitation').values(rows).execute();
			const due = asked.map(({ invitation }) => ({
				kind: 'invitation_due' as const,
				key: invitation,
				refId: invitation,
				scope: survey.key,
				dueAt,
				test: false,
			}));
			await planDue(tx, workspace, due, now);
		});
	}
}

async function surveyOf({ store, workspace }: House, key: string): Promise<Survey> {
	const survey = await currentSurvey(store.db, workspace, key);
	if (!survey) throw new Error(`The survey "${key}" has not been published.`);
	return survey;
}

const customerRow = (customer: string, now: number) => ({
	workspace_id: workspace,
	customer_id: customer,
	name: `Customer ${customer.slice(-4)}`,
	email: `${customer}@example.com`,
	segment: 'gold',
	created_at: now,
	updated_at: now,
});

const eventRow = (about: { customer: string; event: string; invitation: string }, now: number) => ({
	workspace_id: workspace,
	event_id: about.event,
	source: 'zendesk',
	external_id: about.event,
	type: 'ticket.closed',
	occurred_at: now,
	received_at: now,
	subject_type: 'ticket',
	subject_id: about.invitation,
	subject_title: title,
	cycle: 0,
	attributes: '{}',
	customer_id: about.customer,
	test: 0,
	processed_at: now,
	outcome: 'scheduled',
});

const invitationRow = (
	{ customer, invitation }: { customer: string; invitation: string },
	survey: Survey,
	now: number,
) => ({
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
	subject_title: title,
	cycle: 0,
	customer_id: customer,
	reason_text: 'Asked now.',
	attempt: 1,
	channel: 'email' as const,
	expires_at: now + 14 * day,
	test: 0,
	created_at: now,
	updated_at: now,
});

/** Makes customers who have been sent the survey and have not answered yet. */
export async function sendInvitations(
	house: House,
	surveyKey: string,
	count: number,
	now: number,
): Promise<Link[]> {
	const { store, keys } = house;
	const survey = await surveyOf(house, surveyKey);
	const links: Link[] = [];
	for (let from = 0; from < count; from += atOnce) {
		const people = Array.from({ length: Math.min(atOnce, count - from) }, () => ({
			customer: newId('cus'),
			invitation: newId('inv'),
		}));
		await store.transaction(async (tx) => {
			await tx
				.insertInto('customer')
				.values(people.map(({ customer }) => customerRow(customer, now)))
				.execute();
			const rows = people.map((one) => ({
				...invitationRow(one, survey, now),
				state: 'sent' as const,
				due_at: now,
				sent_at: now,
			}));
			await tx.insertInto('invitation').values(rows).execute();
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
