import { firstTimeZone, isTimeZone } from '../calendar/time-zone';
import type { CareSettings } from '../model/care-settings';
import type { Group, HeldReason, OverReason, Recipient } from '../model/care-words';
import type { Settings } from '../model/settings';
import { whyNoCustomer } from '../survey/policy';
import type { Draw } from './budget';
import type { Campaign, Step } from './campaign';
import { isGoal } from './goal';
import { groupOf, isWithheld } from './holdout';
import { nextStep } from './next-step';
import type { CareFacts, Occasion } from './occasion';
import { type KnownContact, place, type Placed } from './place';
import { type Done, stepTimes } from './step-times';
import { writeStep } from './text/write-step';

const day = 86_400_000;
/** Somewhat less than a day: the run of the same hour of the day after looks again, however punctual it is. */
const aDayLater = day - 10 * 60_000;

/** How far an occasion of a customer has come; the store keeps it. */
export type Progress = {
	/** When it was found: goals count from then on, epoch ms. */
	since: number;
	done: readonly Done[];
	/** Somebody has stopped it for this customer, or the campaign, or the campaign has stopped itself. */
	stopped: Extract<OverReason, 'stopped' | 'campaign_stopped' | 'too_many_opt_outs'> | null;
	/** Stored groups of the customer in the campaign, as `groupOf` takes them. */
	groups: readonly Group[];
};

/** One occasion of one customer, with all that the store knows. */
export type CareCase = {
	campaign: Campaign;
	facts: CareFacts;
	occasion: Occasion;
	progress: Progress;
	/** Of the customer and of the mailbox, but for the step's own. */
	contacts: readonly KnownContact[];
};

export type CareHouse = Pick<
	Settings,
	'timeZone' | 'languages' | 'policy' | 'calendar' | 'customerAttributes'
> & { brand: Pick<Settings['brand'], 'name'>; care: CareSettings };

/** What a sentence about a decision may name. */
export type HeldValues = {
	/** Epoch ms. */
	until?: number;
	limit?: number;
	days?: number;
	/** A language tag, or the name of a field. */
	detail?: string;
};

export type CareDecision =
	/** Its time has not come; nothing is reserved. */
	| { kind: 'waits'; step: number; dueAt: number; validUntil: number }
	/** It is sent at `at`: now, or later where a cap or the hour moves it. */
	| {
			kind: 'due';
			step: number;
			at: number;
			validUntil: number;
			to: Recipient;
			/** `neutral`: a case is open, so that wishes are said soberly. */
			wording: 'full' | 'neutral';
			message: { language: string; subject: string; text: string };
			movedBy: Extract<Placed, { kind: 'at' }>['movedBy'];
			/** References of planned contacts that give way. */
			displaced: string[];
			/** IANA name, and whether it is the workspace's since theirs is not known. */
			zone: string;
			zoneAssumed: boolean;
	  }
	/** Not sent; looked at `again` then, or never: the step is done with. */
	| { kind: 'held'; step: number; reason: HeldReason; again: number | null; values: HeldValues }
	/** Nothing more is sent for the occasion. */
	| { kind: 'over'; reason: OverReason };

/**
 * Decides about the next step of an occasion. Asked when the occasion is found, when something is due, and
 * once more before it is sent, so that a goal that was met, a pause or an objection in between stops it.
 *
 * The checks run in this order, and the first that says no names the reason: stopped, exit, goal, its time,
 * who may not be written to, an open case, peace between occasions, favours, the caps and the hour, the text,
 * the holdout. That comes behind all that would keep a treated customer from it, so that both groups are alike.
 */
export function decideCare(asked: CareCase, house: CareHouse, now: number): CareDecision {
	const { campaign, facts, occasion, progress } = asked;
	const over = whyOver(asked, now);
	if (over !== null) return { kind: 'over', reason: over };
	const next = nextStep(campaign, progress.done);
	const step = campaign.steps[next];
	if (step === undefined) return { kind: 'over', reason: 'finished' };

	// The day is the customer's; the hour of a task is its owner's.
	const zone = firstTimeZone([facts.customer.timeZone, house.timeZone]) ?? 'UTC';
	const own = step.to === 'owner' ? facts.owner?.timeZone : facts.customer.timeZone;
	const readersZone = firstTimeZone([own, house.timeZone]) ?? 'UTC';
	const times = stepTimes(campaign, next, occasion, {
		zone,
		done: progress.done,
		events: facts.events,
	});
	const { validUntil, dueAt } = times;
	const held = (
		reason: HeldReason,
		again: number | null = null,
		values: HeldValues = {},
	): CareDecision => {
		const isWorthIt = again !== null && again <= validUntil;
		return { kind: 'held', step: next, reason, again: isWorthIt ? again : null, values };
	};
	if (validUntil < now) {
		return isAllPast(asked, next, zone, now)
			? { kind: 'over', reason: 'past' }
			: held('too_late', null, { until: validUntil });
	}
	if (dueAt > now) return { kind: 'waits', step: next, ...times };

	const refused = whyNobody(step, facts, house);
	if (refused !== null) return held(refused);
	const { wording, waits } = whileCaseOpen(step, asked, house, now);
	if (waits !== null) return held(waits.reason, waits.again, waits.values);
	const peace = peaceUntil(asked, now);
	if (peace > now) {
		// A series does not begin in its middle, once the peace is over.
		if (peace > validUntil) return { kind: 'over', reason: 'peace' };
		return held('peace', peace, { until: peace });
	}
	const favour = favourFrom(step, asked);
	if (favour > now) return held('asked_lately', favour, { until: favour });

	const placed = placeOf(step, asked, house, { now, validUntil, zone: readersZone });
	if (placed.kind === 'too_late') return held('too_late', null, { until: validUntil });
	if (placed.kind === 'no_room') {
		const { limit, days, name } = placed.cap;
		const reason = name === 'cap_care' ? name : 'cap_together';
		return held(reason, null, { limit, days, until: placed.freeAt });
	}
	const written = writeStep({
		words: wording === 'neutral' && step.neutral ? step.neutral : step.words,
		to: step.to,
		facts,
		occasion,
		whenNoText: campaign.whenNoText,
		languages: house.languages,
		brand: house.brand.name,
		attributes: house.customerAttributes.map(({ key }) => key),
		zone,
		at: placed.at,
	});
	if (written.kind === 'held') return held(written.reason, null, { detail: written.detail });
	// Somebody who is left out waits for the moment as all do: until then what keeps the others from it keeps them, too.
	const isDue = placed.at <= now;
	if (isDue && isWithheld(campaign.kind, campaign.rules) && isHeldOut(asked)) {
		return { kind: 'over', reason: 'held_out' };
	}
	const { language, subject, text } = written;
	return {
		kind: 'due',
		step: next,
		at: placed.at,
		validUntil,
		to: step.to,
		wording,
		message: { language, subject, text },
		movedBy: placed.movedBy,
		displaced: placed.displaced,
		zone: readersZone,
		zoneAssumed: step.to === 'customer' && !isTimeZone(own),
	};
}

function whyOver(
	{ campaign, facts, occasion, progress }: CareCase,
	now: number,
): OverReason | null {
	if (progress.stopped !== null) return progress.stopped;
	const exit = campaign.rules.exit(facts, occasion);
	if (exit !== null) return exit;
	const end = Math.min(now, progress.since + (campaign.goal?.days ?? Infinity) * day);
	const isMet = facts.events.some(
		({ type, at }) => at >= progress.since && at <= end && isGoal(type, campaign),
	);
	return isMet ? 'goal_met' : null;
}

/** An occasion that is found when it is over: nothing of it was sent, and nothing will be. */
function isAllPast(
	{ campaign, facts, occasion, progress }: CareCase,
	next: number,
	zone: string,
	now: number,
): boolean {
	const about = { zone, done: progress.done, events: facts.events };
	return (
		progress.done.length === 0 &&
		campaign.steps.every(
			(_, at) => at < next || stepTimes(campaign, at, occasion, about).validUntil < now,
		)
	);
}

/** A task for the owner is no contact with the customer: their consent and address do not bear on it. */
function whyNobody(
	step: Step,
	{ customer, owner }: CareFacts,
	house: CareHouse,
): HeldReason | null {
	const nobody = whyNoCustomer(customer, house.policy);
	if (step.to === 'owner') {
		if (nobody === 'is_staff') return nobody;
		return owner === null || !owner.hasAddress ? 'no_owner' : null;
	}
	if (customer.refused === 'opted_out') return 'opted_out';
	if (nobody !== null) return nobody;
	if (customer.refused !== null) return customer.refused;
	if (customer.otherChannel) return 'other_channel';
	if (!customer.hasAddress) return 'no_address';
	if (customer.addressState === 'failed') return 'address_failed';
	return customer.sharesMessage ? 'same_mailbox' : null;
}

type Rest = { reason: HeldReason; again: number; values: HeldValues };

/** Promotion waits for the end of a case and for some days after it; wishes become sober. */
function whileCaseOpen(
	step: Step,
	{ campaign, facts }: CareCase,
	{ care }: CareHouse,
	now: number,
): { wording: 'full' | 'neutral'; waits: Rest | null } {
	const { open, confirmedAt } = facts.cases;
	const full = { wording: 'full', waits: null } as const;
	const waits = (reason: HeldReason, again: number, values: HeldValues) =>
		({ wording: 'full', waits: { reason, again, values } }) as const;
	switch (campaign.kind.tone) {
		case 'service':
			return full;
		case 'greeting':
			if (!open) return full;
			if (step.neutral) return { wording: 'neutral', waits: null };
			return waits('open_case', now + aDayLater, {});
		case 'promotional': {
			if (open) return waits('open_case', now + aDayLater, {});
			const calm = confirmedAt === null ? now : confirmedAt + care.coolingTime;
			return calm > now ? waits('cooling', calm, { until: calm }) : full;
		}
	}
}

/** Until when nothing is sent since something was for another occasion; once it has begun, a series goes on. */
function peaceUntil(
	{ campaign: { rules }, facts, occasion, progress }: CareCase,
	now: number,
): number {
	const hasBegun = progress.done.some(({ outcome }) => outcome === 'sent');
	if (rules.peaceDays === 0 || hasBegun) return -Infinity;
	// What was sent later than now was, by a clock that was put back since.
	const others = facts.past.filter((one) => one.key !== occasion.key && one.lastSentAt <= now);
	return Math.max(...others.map((one) => one.lastSentAt)) + rules.peaceDays * day;
}

function favourFrom(step: Step, { campaign: { rules }, facts }: CareCase): number {
	return step.asks ? Math.max(...facts.favours) + rules.favourDays * day : -Infinity;
}

function isHeldOut({ campaign, facts, progress }: CareCase): boolean {
	return groupOf(campaign, facts.customer.id, progress.groups).group === 'held_out';
}

function placeOf(
	step: Step,
	{ campaign, facts, contacts }: CareCase,
	{ policy, calendar, care, timeZone }: CareHouse,
	{ now, validUntil, zone }: { now: number; validUntil: number; zone: string },
): Placed {
	const { tone } = campaign.kind;
	const draw: Draw =
		step.to === 'owner' || tone === 'service'
			? { kind: 'service' }
			: { kind: tone === 'greeting' ? 'greeting' : 'care' };
	return place(
		{
			draw,
			priority: campaign.priority,
			wanted: now,
			validUntil,
			zones: [zone, timeZone],
			lessOften: facts.customer.lessOften,
		},
		contacts,
		{ budget: { ...policy, ...care }, times: { ...policy, calendar } },
	);
}
