import type { Reception } from '../../../care/opt-outs';
import type { Say } from '../../../language/say';
import type { SatisfactionError } from '../../../model/errors';
import type { Level } from '../../../model/metric';
import type { Person } from '../../../model/people';
import type { Settings } from '../../../model/settings';
import type { Endpoint } from '../../../store/repositories/endpoints';
import type { ErasureCount } from '../../../store/repositories/erasures';
import type { CodeCount } from '../../../store/repositories/incentive-codes';
import type { Leaver } from '../../../store/repositories/leavers';
import type { FailedPoll } from '../../../store/repositories/polls';
import type { RefusedSender } from '../../../store/repositories/refused-senders';
import type { UnreadCount } from '../../../store/repositories/unread-pushes';
import type { WaitingRequests } from '../../../store/repositories/privacy-requests';
import type { WaitingWork } from '../../../store/repositories/waiting';
import type { SmtpAccount } from '../../../systems/smtp/account';
import type { House } from '../../house';
import type { Going } from '../../retention/going';
import type { UntranslatedSurvey } from '../../survey/untranslated-surveys';

/** `unknown` is not `ok`: it cannot be told yet, or not from here. */
export type CheckState = 'ok' | 'attention' | 'unknown';

/** One look at one thing. `hint` says what to do and is empty when all is well. */
export type HealthCheck = { name: string; state: CheckState; text: string; hint: string };

/** What became of the login at the mail server. */
export type MailCheck =
	| { kind: 'none' }
	| { kind: 'works'; account: SmtpAccount }
	| { kind: 'fails'; error: SatisfactionError };

/** All that a look is given. */
export type HealthFacts = {
	house: House;
	/** Epoch ms. */
	now: number;
	settings: Settings;
	/** Whether somebody chose the time zone. */
	zoneChosen: boolean;
	people: readonly Person[];
	leavers: readonly Leaver[];
	/** Ratings that a program may have sent and no person has confirmed, by level. */
	held: Partial<Record<Level, number>>;
	/** The lists of codes that are given for answering, of the surveys that give some now. */
	incentives: readonly (CodeCount & { waiting: number })[];
	/** Campaigns that have stopped themselves, with how many opted out of how many who were written to. */
	stoppedCare: ReadonlyArray<Reception & { campaign: string }>;
	/** All that was ever published, active ones first, by what they serve. */
	endpoints: Record<'timer' | 'survey' | 'case' | 'events', readonly Endpoint[]>;
	surveyKeys: readonly string[];
	/** The published surveys that lack texts in some of their languages. */
	untranslated: readonly UntranslatedSurvey[];
	/** Since when activities wait for an open transaction; `null` = none waits. */
	activitiesHeld: number | null;
	waiting: readonly WaitingWork[];
	/** Systems that could not be read when they were last asked for changes, the oldest first. */
	failedPolls: readonly FailedPoll[];
	/** Senders that were refused when they came last, those of long ago first. */
	refusedSenders: readonly RefusedSender[];
	/** What was sent and could not be read, by the trigger. */
	unreadPushes: readonly UnreadCount[];
	/** Who asked for their data or its deletion and waits for it; `oldest` in epoch ms. */
	requests: WaitingRequests;
	/** What is forgotten by itself within a month. */
	going: readonly Going[];
	erasures: ErasureCount;
	mail: MailCheck;
	schemaVersion: number;
	queueMode: boolean;
	/** Where n8n believes that its webhooks are reached; `null` where it does not say. */
	webhookBase: string | null;
	/** In the workspace's first language. */
	say: Say;
	language: string;
};

/** A look at one thing: its state, and what to say. */
export type Look = (facts: HealthFacts) => Omit<HealthCheck, 'name'>;

export const ok = (text: string) => ({ state: 'ok' as const, text, hint: '' });
export const attention = (text: string, hint: string) => ({
	state: 'attention' as const,
	text,
	hint,
});
export const unknown = (text: string, hint: string) => ({ state: 'unknown' as const, text, hint });

export const isActive = ({ active }: Endpoint): boolean => active === 1;
