import { topicOfSurvey } from '../../model/consent';
import type { JsonObject } from '../../model/json';
import { mailboxOf } from '../../model/mailbox';
import type { Settings } from '../../model/settings';
import type { Survey } from '../../model/survey';
import { hasOpenCase } from '../../store/repositories/cases';
import { contactsFor } from '../../store/repositories/contacts';
import type { Customer } from '../../store/repositories/customers';
import type { EventRow } from '../../store/repositories/events';
import type { Tx } from '../../store/store';
import { type InvitationFacts, limitsOf } from '../../survey/policy';
import { findMailbox } from '../../store/repositories/mailboxes';
import { mayNotContact } from '../customer/consent';
import { isReachable } from '../customer/reachable';
import { type Channel, wantsAnotherWay, whoTheyAre } from '../customer/who-they-are';
import type { House } from '../house';

const day = 86_400_000;
/**
 * So many contacts may be reserved behind the moment that is asked for. Of those before it as many as a cap
 * allows are enough to tell when it has room.
 */
const ahead = 100;

/** Whether they may be asked, and by this way. */
async function leaveOf(
	tx: Tx,
	house: House,
	{ policy }: Settings,
	about: {
		survey: Pick<Survey, 'metric' | 'purpose'>;
		customer: Customer;
		channel: Channel;
		address: string | null;
	},
	now: number,
): Promise<Pick<NonNullable<InvitationFacts['customer']>, 'refused' | 'otherChannel'>> {
	const { survey, customer, channel, address } = about;
	const topic = { ...topicOfSurvey(survey), channel: channel === 'any' ? 'all' : channel } as const;
	const reached = { customer, address };
	return {
		refused: await mayNotContact(tx, house, reached, topic, { policy, now }),
		otherChannel: wantsAnotherWay(customer.preferred_channel, channel, policy.channels),
	};
}

function hasAddress(customer: Customer, channel: Channel, mail: string | null): boolean {
	switch (channel) {
		case 'email':
			return mail !== null && mail !== '';
		case 'any':
			return isReachable(customer);
		case 'other':
			return true;
	}
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
		/** The address that a planned one keeps; `null` = that of the customer. */
		recipient: string | null;
		stage: 'event' | 'due';
		test: boolean;
		/** The invitation being decided: its own reservation does not count against it. */
		invitationId: string;
		event: EventRow | null;
	},
	now: number,
): Promise<InvitationFacts> {
	const { customer, event, survey, stage, test } = about;
	const byMail = about.channel === 'email';
	const address = byMail ? (about.recipient ?? customer?.email ?? null) : null;
	const mailbox = address === null ? null : mailboxOf(address);
	const known = mailbox === null ? null : await findMailbox(tx, house.workspace, mailbox);
	const budget = survey.purpose !== 'verification' && !test && stage === 'event';
	const lessOften = customer?.frequency === 'less';
	const whom = customer && { customerId: customer.customer_id, address: mailbox };
	const windows = limitsOf({ survey, customer: { lessOften } }, settings).map(
		({ counts, limit, days }) => ({ counts, since: now - days * day, limit: limit + ahead }),
	);
	return {
		survey,
		stage,
		test,
		occurredAt: about.occurredAt,
		customer: customer && {
			id: customer.customer_id,
			hasAddress: hasAddress(customer, about.channel, address),
			addressState: known?.state ?? 'ok',
			...(await leaveOf(
				tx,
				house,
				settings,
				{ survey, customer, channel: about.channel, address },
				now,
			)),
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
		contacts:
			budget && whom !== null
				? await contactsFor(tx, house.workspace, whom, windows, about.invitationId)
				: [],
	};
}
