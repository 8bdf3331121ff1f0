import { topicOfSurvey } from '../../model/consent';
import type { JsonObject } from '../../model/json';
import type { Settings } from '../../model/settings';
import type { Survey } from '../../model/survey';
import { hasOpenCase } from '../../store/repositories/cases';
import { contactTimes } from '../../store/repositories/contacts';
import type { Customer } from '../../store/repositories/customers';
import type { EventRow } from '../../store/repositories/events';
import type { Tx } from '../../store/store';
import { capsFor, type InvitationFacts } from '../../survey/policy';
import { mayNotContact } from '../customer/consent';
import { type Channel, whoTheyAre } from '../customer/who-they-are';
import type { House } from '../house';

const day = 86_400_000;

/** Whether the customer can be reached that way. */
export function hasAddress(customer: Customer, channel: Channel): boolean {
	return channel !== 'email' || (customer.email !== null && customer.email !== '');
}

/** Whether they may be asked, and by this way. */
async function leaveOf(
	tx: Tx,
	house: House,
	{ policy }: Settings,
	about: { survey: Pick<Survey, 'metric' | 'purpose'>; customer: Customer; channel: Channel },
	now: number,
): Promise<Pick<NonNullable<InvitationFacts['customer']>, 'refused' | 'otherChannel'>> {
	const { survey, customer, channel } = about;
	const wanted = customer.preferred_channel;
	const topic = { ...topicOfSurvey(survey), channel };
	const reached = { customer, address: customer.email };
	return {
		refused: await mayNotContact(tx, house, reached, topic, { policy, now }),
		// A way that the workspace has given up is no reason never to ask again.
		otherChannel: wanted !== null && wanted !== channel && policy.channels.includes(wanted),
	};
}

/** Reads what the contact policy needs to know; a few index look-ups, however large the store is. */
export async function invitationFacts(
	tx: Tx,
	house: House,
	settings: Settings,
	about: {
		survey: Pick<Survey, 'key' | 'metric' | 'purpose' | 'acceptAnswers'>;
		customer: Customer | null;
		occurredAt: number;
		channel: Channel;
		stage: 'event' | 'due';
		test: boolean;
		/** The invitation being decided: its own reservation does not count against it. */
		invitationId: string;
		event: EventRow | null;
	},
	now: number,
): Promise<InvitationFacts> {
	const { customer, event, survey, stage, test } = about;
	const budget = survey.purpose !== 'verification' && !test && stage === 'event';
	const lessOften = customer?.frequency === 'less';
	const { capOverall, capPerMetric } = capsFor({ lessOften }, settings.policy);
	const metricCap = capPerMetric[survey.metric] ?? null;
	const within = async (
		metric: string | null,
		cap: { limit: number; days: number } | null,
	): Promise<number[]> => {
		if (!budget || customer === null || cap === null || cap.days === 0) return [];
		return await contactTimes(tx, house.workspace, customer.customer_id, {
			metric,
			since: now - cap.days * day,
			limit: cap.limit,
			exceptRef: about.invitationId,
		});
	};
	return {
		survey,
		stage,
		test,
		occurredAt: about.occurredAt,
		customer: customer && {
			id: customer.customer_id,
			hasAddress: hasAddress(customer, about.channel),
			addressState:
				about.channel === 'email' && customer.address_state === 'failed' ? 'failed' : 'ok',
			...(await leaveOf(tx, house, settings, { survey, customer, channel: about.channel }, now)),
			lessOften,
			timeZone: customer.time_zone,
			...(await whoTheyAre(tx, house, { customer, channel: about.channel, event })),
		},
		about: {
			type: event?.type ?? null,
			touchpoint: event?.touchpoint ?? null,
			subjectType: event?.subject_type ?? null,
			segment: customer?.segment ?? null,
			attributes: event ? (JSON.parse(event.attributes) as JsonObject) : {},
		},
		hasOpenCase:
			customer !== null &&
			survey.purpose !== 'verification' &&
			(await hasOpenCase(tx, house.workspace, customer.customer_id)),
		contacts: {
			metric: await within(survey.metric, metricCap),
			overall: await within(null, capOverall),
		},
	};
}
