import type { ClockTime } from '../model/settings';
import type { Texts } from '../model/survey';
import type { OccasionKind, OccasionRules } from './occasion';
import type { CarePriority, Recipient } from '../model/care-words';

/** What is written, with merge fields in braces. */
export type Words = { subject: Texts; text: Texts };

/** One message of a series. */
export type Step = {
	/** Whole days from the day or the moment of the occasion; before it negative. */
	days: number;
	to: Recipient;
	words: Words;
	/** What a greeting says while a case is open; `null` = then it is not sent. */
	neutral: Words | null;
	/** Types of events that show that it has had its effect: then the next need not wait for its time. */
	effects: string[];
	/** So many days it is still worth sending; `null` = as its occasion has it. */
	validDays: number | null;
	/** It asks for a favour: a review, a referral. */
	asks: boolean;
	/** Of what it says and to whom: another text is another mark. */
	mark: string;
};

/** What a campaign is for, as an event shows it. */
export type Goal = {
	/** Types of events; `order.*` stands for all of that noun. */
	events: string[];
	/** So many days after the first step it still counts. */
	days: number;
};

/** A care campaign as its node defines it. */
export type Campaign = {
	key: string;
	kind: OccasionKind;
	rules: OccasionRules;
	priority: CarePriority;
	/** On days: the time at which something is due, where the customer lives. */
	at: ClockTime;
	/** In order of their days. */
	steps: Step[];
	goal: Goal | null;
	/** Of customers who are left out, so that it can be seen whether it works, 0–50. */
	holdoutPercent: number;
	/** What is done for readers of a language that a step has no text in. */
	whenNoText: 'hold' | 'default';
};
