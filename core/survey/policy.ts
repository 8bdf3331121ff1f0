import { type Limit, limitsOnSurvey } from '../care/budget';
import { type FirstMoment, firstMoment } from '../care/first-moment';
import { sayIn } from '../language/say';
import { dnsDomain, domainOf } from '../model/mailbox';
import { type ConditionFacts, holds } from '../model/event-condition';
import type { ContactRefusal } from '../model/consent';
import type { Contact } from '../model/contact';
import type { Metric, Purpose } from '../model/metric';
import type { ContactPolicy, Settings } from '../model/settings';
import type { DeferralReason, SuppressionReason, SurveyCap } from '../model/states';
import { isMerged } from './merged';
import { isNobodysAddress } from './no-person';
import { isSampled } from './sampling';
import {
	momentSaid,
	type SpokenIn,
	suppressionText,
	type SuppressionValues,
} from './suppression-text';

const day = 86_400_000;
/** Clocks of other systems may run ahead of ours by this much, ms. */
export const toleratedSkew = 5 * 60_000;

/** Everything the store knows that bears on whether one customer is asked one survey. */
export type InvitationFacts = {
	survey: { key: string; metric: Metric; purpose: Purpose; acceptAnswers: boolean };
	/**
	 * `event`: the first decision, when the event arrives. `due`: the wait is over; what cannot have
	 * changed (delay, sample, age, the budget reserved at the first decision) is not asked again.
	 */
	stage: 'event' | 'due';
	/** Test mode: the contact budget is neither asked nor used. */
	test: boolean;
	/** Epoch ms. */
	occurredAt: number;
	customer: {
		id: string;
		/** Has an address for the channel. */
		hasAddress: boolean;
		addressState: 'ok' | 'failed';
		/** Why nobody may write to them about it: they objected, have not agreed, or rest for a while. */
		refused: ContactRefusal | null;
		/** The way of this message is none by which they want to be asked. */
		otherChannel: boolean;
		/** They want to hear from us less often. */
		lessOften: boolean;
		/** IANA name; unknown names are ignored. */
		timeZone: string | null;
		/** In the team list, or responsible for the very event. */
		isStaff: boolean;
		email: string | null;
		/** Nothing but the mailbox is known, or the message goes there. */
		reachedByMail: boolean;
	} | null;
	/** What filters look at; without an event its `type` is `null`. */
	about: ConditionFacts;
	hasOpenCase: boolean;
	/**
	 * Of the customer and of the mailbox, surveys and care, as far back as a cap counts. Reserved ones, planned
	 * care among them, lie in the future and count.
	 */
	contacts: readonly Contact[];
};

type Asked = NonNullable<InvitationFacts['customer']>;

export type InvitationDecision =
	| { kind: 'send_now'; at: number; text: string }
	| { kind: 'scheduled'; dueAt: number; deferredBecause: DeferralReason | null; text: string }
	| { kind: 'suppressed'; reason: SuppressionReason; text: string };

/** A decision that is not yet put into words. */
type Decided =
	| { kind: 'send_now'; at: number }
	| { kind: 'scheduled'; dueAt: number; deferredBecause: DeferralReason | null }
	| { kind: 'suppressed'; reason: SuppressionReason; values: SuppressionValues };

type PolicySettings = Pick<Settings, 'policy' | 'care' | 'timeZone' | 'timeScale' | 'calendar'> &
	SpokenIn;

/**
 * Decides whether, and when, a customer is asked.
 *
 * The checks run in this order, and the first that fails names the reason: survey closed, no
 * customer, opted out, own people, nobody's address, no consent, paused, another channel, event in the
 * future, event too old, merged, filtered, no address, address failed, open case, not sampled, cap of the
 * metric, cap over all surveys, cap of surveys and care together. A verification is asked after a fix, so for it only survey, customer, consent to
 * messages about one's own matters, own people, address, quiet hours and send days count.
 *
 * The usual moment is the event's time plus the delay. A full cap moves it to the moment the caps
 * have room again, quiet hours to their end, a day that is none to send on to the next; a cap that moves it
 * further than `deferAtMost` (quiet hours and days included), or `whenThrottled: drop`, suppresses it with the cap's reason.
 *
 * `timeScale` multiplies the delay and how far an invitation is moved; caps, ages and
 * `deferAtMost` are compared in real time. With a scale other than 1 a due invitation is sent
 * without asking for quiet hours and send days again, since a compressed wait ends at an arbitrary hour.
 *
 * The sentence is in the first of `languages`; in English if none is given.
 */
export function decideInvitation(
	facts: InvitationFacts,
	settings: PolicySettings,
	now: number,
): InvitationDecision {
	return inWords(decide(facts, settings, now), settings);
}

function decide(facts: InvitationFacts, settings: PolicySettings, now: number): Decided {
	const refusal = whoMayNotBeAsked(facts, settings, now);
	if (refusal) return refusal;

	const { policy, timeScale } = settings;
	const usual = usualMoment(facts, settings, now);
	const limits = drawsOnBudget(facts) ? limitsOf(facts, settings) : [];
	const asksWhen = facts.stage === 'event' || timeScale === 1;
	const times = { ...policy, calendar: settings.calendar };
	const zones = [facts.customer?.timeZone ?? null, settings.timeZone];
	const when = asksWhen ? { times, zones } : null;
	const { at: allowed, cap, hours } = firstMoment(usual, facts.contacts, limits, when);
	const isTooFar = policy.whenThrottled === 'drop' || allowed - usual > policy.deferAtMost;
	if (cap && isTooFar) return dropped(facts, cap);

	const dueAt = Math.round(usual + (allowed - usual) * timeScale);
	if (dueAt <= now) return { kind: 'send_now', at: now };
	return { kind: 'scheduled', dueAt, deferredBecause: cap?.name ?? hours };
}

/** Verification and test do not draw from the budget; a due invitation has its share reserved. */
export function drawsOnBudget(facts: InvitationFacts): boolean {
	return facts.survey.purpose !== 'verification' && !facts.test && facts.stage === 'event';
}

function usualMoment(facts: InvitationFacts, settings: PolicySettings, now: number): number {
	if (facts.stage === 'due' || facts.survey.purpose === 'verification') return now;
	return Math.max(now, facts.occurredAt + settings.policy.delay * settings.timeScale);
}

function whoMayNotBeAsked(
	facts: InvitationFacts,
	{ policy }: PolicySettings,
	now: number,
): Decided | null {
	const { customer, survey } = facts;
	const verification = survey.purpose === 'verification';
	const { occurredAt } = facts;
	if (!survey.acceptAnswers) return suppressed('survey_closed');
	if (!customer) return suppressed('no_customer');
	if (customer.refused === 'opted_out') return suppressed('opted_out');
	const nobody = whyNoCustomer(customer, policy);
	if (nobody) return suppressed(nobody);
	if (customer.refused !== null) return suppressed(customer.refused);
	if (!verification) {
		if (customer.otherChannel) return suppressed('other_channel');
		if (facts.stage === 'event') {
			if (facts.occurredAt > now + toleratedSkew) {
				return suppressed('event_in_future', { occurredAt });
			}
			if (now - facts.occurredAt > policy.maxEventAge) {
				const daysAllowed = round(policy.maxEventAge / day);
				return suppressed('event_too_old', { occurredAt, daysAllowed });
			}
			const out = leftOut(facts.about, policy);
			if (out) return out;
		}
	}
	if (!customer.hasAddress) return suppressed('no_address');
	if (customer.addressState === 'failed') return suppressed('address_failed');
	if (verification) return null;
	if (facts.hasOpenCase) return suppressed('open_case');
	const sampled = isSampled(`${customer.id}\n${survey.key}`, policy.samplePercent);
	if (facts.stage === 'event' && !sampled) {
		return suppressed('not_sampled', { percent: policy.samplePercent });
	}
	return null;
}

/** Whoever works here proves nothing by a rating, and a program gives none. */
export function whyNoCustomer(
	customer: Pick<Asked, 'isStaff' | 'email' | 'reachedByMail'>,
	{ staffDomains }: Pick<ContactPolicy, 'staffDomains'>,
): 'is_staff' | 'no_person' | null {
	const domain = domainOf(customer.email ?? '');
	const owned = staffDomains.map((own) => dnsDomain(own) ?? own);
	const isOwn = owned.some((own) => domain === own || domain.endsWith(`.${own}`));
	if (customer.isStaff || isOwn) return 'is_staff';
	const isProgram = customer.email !== null && isNobodysAddress(customer.email);
	return isProgram && customer.reachedByMail ? 'no_person' : null;
}

/** What an event says against asking about it; rows about events count where there is one. */
function leftOut(about: ConditionFacts, { filters }: ContactPolicy): Decided | null {
	const { type, attributes } = about;
	if (type !== null && isMerged({ type, attributes })) return suppressed('merged');
	const met = filters.find(
		(filter) => (type !== null || filter.field === 'segment') && holds(filter, about),
	);
	return met ? suppressed('filtered', { detail: met.name }) : null;
}

/** The caps that bear on asking somebody; whoever wants less waits twice as long. */
export const limitsOf = (
	{ survey, customer }: { survey: { metric: Metric }; customer: { lessOften: boolean } | null },
	{ policy, care }: Pick<Settings, 'policy' | 'care'>,
): Array<Limit<SurveyCap>> =>
	limitsOnSurvey(survey.metric, { ...policy, ...care }, customer?.lessOften === true);

function dropped(
	{ survey }: InvitationFacts,
	{ name, limit, days, freeAt }: NonNullable<FirstMoment<SurveyCap>['cap']>,
): Decided {
	return suppressed(name, { metric: survey.metric, limit, days, freeAt });
}

function suppressed(reason: SuppressionReason, values: SuppressionValues = {}): Decided {
	return { kind: 'suppressed', reason, values };
}

function inWords(decided: Decided, settings: PolicySettings): InvitationDecision {
	const say = sayIn(settings.languages?.[0] ?? 'en');
	switch (decided.kind) {
		case 'send_now':
			return { ...decided, text: say('ask.now') };
		case 'scheduled': {
			const { dueAt, deferredBecause } = decided;
			const moment = momentSaid(dueAt, settings);
			return { ...decided, text: say(`ask.on.${deferredBecause ?? 'usual'}`, { moment }) };
		}
		case 'suppressed': {
			const { kind, reason, values } = decided;
			return { kind, reason, text: suppressionText(reason, values, settings) };
		}
	}
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
