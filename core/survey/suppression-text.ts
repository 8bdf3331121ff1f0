import type { SuppressionReason } from '../model/states';

/** The values a sentence may name. */
export type SuppressionValues = {
	metric?: string;
	limit?: number;
	days?: number;
	/** A moment in words. */
	freeAt?: string;
	percent?: number;
	/** A moment in words. */
	occurredAt?: string;
	daysAllowed?: number;
	detail?: string;
	period?: string;
	answered?: number;
	open?: number;
};

type Sentence = (values: SuppressionValues) => string;

const cap =
	(what: (values: SuppressionValues) => string): Sentence =>
	(values) => {
		const until = values.freeAt === undefined ? '' : `; the next is allowed from ${values.freeAt}`;
		return `Not asked: ${what(values)} at most ${values.limit} in ${values.days} days${until}.`;
	};

const sentences: Record<SuppressionReason, Sentence> = {
	opted_out: () => 'Not asked: the customer has objected to surveys.',
	is_staff: () => 'Not asked: the customer is one of your own people.',
	no_person: () => "Not asked: the customer's address is a program's, which nobody reads.",
	no_consent: () => 'Not asked: the customer has not agreed to surveys.',
	no_address: () => 'Not asked: the customer has no address for this channel.',
	address_failed: () => "Not asked: messages to the customer's address have failed for good.",
	open_case: () => 'Not asked: a case of this customer is still open.',
	cap_metric: cap(({ metric }) => `the limit for ${(metric ?? 'this metric').toUpperCase()} is`),
	cap_overall: cap(() => 'the limit over all contacts is'),
	not_sampled: ({ percent }) => `Not asked: outside the sample of ${percent} % of customers.`,
	quota_reached: ({ detail, limit, period, answered, open }) =>
		`Not asked: the quota "${detail}" of ${limit} answers a ${period} is reached (${answered} answered, ${open} may still answer).`,
	subject_reopened: () => 'Not asked: the subject was reopened, so its cycle is not over.',
	duplicate_cycle: () => 'Not asked: this cycle of the subject already has an invitation.',
	no_customer: () => 'Not asked: the event names no customer.',
	event_too_old: ({ occurredAt, daysAllowed }) =>
		`Not asked: the event happened on ${occurredAt}, more than ${daysAllowed} days ago.`,
	event_in_future: ({ occurredAt }) =>
		`Not asked: the event claims to happen on ${occurredAt}, which is in the future.`,
	merged: () => 'Not asked: the subject was closed because it was merged into another one.',
	filtered: ({ detail }) =>
		`Not asked: left out by ${detail === undefined ? 'a filter' : `the filter "${detail}"`} of the contact policy.`,
	not_a_survey_event: ({ detail }) =>
		`Not asked: ${detail === undefined ? 'this event' : `"${detail}"`} is not an event to ask about.`,
	survey_closed: () => 'Not asked: the survey accepts no answers any more.',
	cancelled_by_user: () => 'Not asked any more: the invitation was cancelled.',
	expired: () => 'Not asked any more: the invitation has expired.',
	erased: () => "Not asked any more: the customer's data was erased.",
};

/** One sentence for people on why a customer was not asked (or not asked any more). */
export function suppressionText(reason: SuppressionReason, values: SuppressionValues = {}): string {
	return sentences[reason](values);
}
