import type { CelebrationRules } from '../calendar/celebration';
import { dateOf, type DayNumber } from '../calendar/wall-time';
import type { ContactRefusal, MessagePurpose } from '../model/consent';
import type { AttributeValue } from '../model/customer-record';
import type { KnownDay } from '../model/known-day';
import type { Level, Metric } from '../model/metric';
import type { Audience, Search } from '../model/care-audience';
import type { CarePriority, OverReason, Recipient } from '../model/care-words';

/**
 * `greeting`: wishes and thanks, which pass the short cap of care. `promotional`: wants something, waits
 * while a case is open. `service`: is about the customer's own matter and draws on no budget.
 */
export type Tone = 'greeting' | 'promotional' | 'service';

/** All that is known of one customer and bears on care; times in epoch ms. */
export type CareFacts = {
	customer: {
		/** The kept one of a record that was merged. */
		id: string;
		name: string | null;
		title: string | null;
		/** BCP 47 tag. */
		language: string | null;
		/** IANA name; unknown names are ignored. */
		timeZone: string | null;
		/** Two letters of ISO 3166-1. */
		country: string | null;
		company: string | null;
		email: string | null;
		/** The message goes to a mailbox, or nothing else is known. */
		reachedByMail: boolean;
		hasAddress: boolean;
		addressState: 'ok' | 'failed';
		/** Why nobody may write to them for the campaign's purpose. */
		refused: ContactRefusal | null;
		otherChannel: boolean;
		lessOften: boolean;
		isStaff: boolean;
		/** Another customer with the same mailbox has this very step of this occasion. */
		sharesMessage: boolean;
	};
	/** Who looks after them. */
	owner: {
		name: string | null;
		language: string | null;
		timeZone: string | null;
		hasAddress: boolean;
	} | null;
	/** By name, as the customer's record has them. */
	dates: Readonly<Record<string, KnownDay>>;
	attributes: Readonly<Record<string, AttributeValue>>;
	/** Of attributes that the campaign looks at, oldest first. */
	changes: ReadonlyArray<{
		name: string;
		before: AttributeValue | null;
		after: AttributeValue | null;
		at: number;
	}>;
	/** Oldest first. */
	orders: ReadonlyArray<{ id: string; at: number }>;
	/** Of the types that the campaign names, oldest first. */
	events: ReadonlyArray<{ id: string; type: string; at: number }>;
	/** As they stand now, oldest first; `completed` = not left half-way. */
	answers: ReadonlyArray<{
		id: string;
		metric: Metric;
		level: Level;
		completed: boolean;
		at: number;
	}>;
	cases: { open: boolean; confirmedAt: number | null };
	/** Since when they are on the list that came in; `null` = they are not. */
	listedAt: number | null;
	/** Other occasions of this campaign: when something was last sent for each. */
	past: ReadonlyArray<{ key: string; lastSentAt: number }>;
	/** When a favour was asked of them, in any campaign. */
	favours: readonly number[];
};

/** What the steps of an occasion count from. */
export type Anchor = { kind: 'day'; day: DayNumber } | { kind: 'moment'; at: number };

/** Something that is a reason to write to one customer. */
export type Occasion = {
	/** One of a customer in a campaign: nothing is sent twice for it. */
	key: string;
	/**
	 * The same for everybody who shares a mailbox and is meant by the same message, so that the mailbox gets
	 * it once.
	 */
	mailboxKey: string;
	anchor: Anchor;
	/** What a text may say of it; a field that is not known is not there. */
	values: OccasionValues;
};

export const occasionFields = ['years', 'festival', 'date', 'days', 'count'] as const;
export type OccasionField = (typeof occasionFields)[number];

/** `festival` is a key, `date` a `YYYY-MM-DD`; the rest are numbers. */
export type OccasionValues = { festival?: string; date?: string } & Partial<
	Record<Exclude<OccasionField, 'festival' | 'date'>, number>
>;

/** Where occasions are looked for, by what they are anchored at. */
export type Window = {
	/** Days where the customer lives, both inside. */
	firstDay: DayNumber;
	lastDay: DayNumber;
	/** Epoch ms; the first outside, the last inside. */
	from: number;
	until: number;
};

/** An occasion with the settings of one campaign. */
export type OccasionRules = {
	/** What its messages are for: consent is per purpose. */
	purpose: MessagePurpose;
	/** Of a survey, where consent is per metric; `null` = it is none. */
	metric: Metric | null;
	/** So many days after something was sent for one occasion none is sent for another of this campaign. */
	peaceDays: number;
	/** So many days lie between two favours. */
	favourDays: number;
	/** Types of events that it looks at. */
	events: readonly string[];
	/** Attributes whose changes it looks at. */
	changes: readonly string[];
	/** What its texts may say beside what all may. */
	fields: readonly OccasionField[];
	/** Who is to be looked up. May find too many, never too few. */
	audience(search: Search): Audience[];
	/** All whose anchor lies in the window. */
	occasions(facts: CareFacts, window: Window): Occasion[];
	/** Why it is one no more; looked at again before every step. */
	exit(facts: CareFacts, occasion: Occasion): OverReason | null;
	/** What its texts may say, made up: of an occasion on that day which nobody has. */
	sample(day: DayNumber): OccasionValues;
};

/** A kind of occasion: one file of `occasions/` and a line of its index. */
export type OccasionKind = {
	key: string;
	tone: Tone;
	priority: CarePriority;
	/** The series where its rows say nothing of their time. */
	steps: ReadonlyArray<{ days: number; to?: Recipient; asks?: boolean }>;
	/** Whether a step may come before it. */
	leads: boolean;
	/** So many days a step on or after the day is still worth sending. */
	validDays: number;
	/**
	 * Reads the settings of its own.
	 *
	 * @throws InputError naming the field and its value
	 */
	read(settings: unknown, path: string, rules: CelebrationRules): OccasionRules;
};

/** Leaves out what most occasions leave as it is. */
export function rulesOf(
	own: Pick<OccasionRules, 'purpose' | 'audience' | 'occasions'> & Partial<OccasionRules>,
): OccasionRules {
	const usual = { metric: null, peaceDays: 0, favourDays: 0, events: [], changes: [], fields: [] };
	return { ...usual, exit: () => null, sample: (day) => ({ date: dateOf(day) }), ...own };
}
