import type { CareSettings } from './care-settings';
import type { ContactChannel } from './consent';
import type { CustomerAttribute } from './customer-attributes';
import type { EventCondition, EventGroup } from './event-condition';
import type { HealthPointSettings } from './health-points';
import type { Metric } from './metric';
import type { OwnTopicRow } from './own-topics';
import type { PrivacySettings } from './privacy-settings';
import type { RetentionSettings } from './retention';
import type { Priority } from './states';

/** `HH:MM`, 24 h. */
export type ClockTime = string;

/** ISO weekday (1 = Monday) → working spans of that day. */
export type WeeklyHours = Partial<Record<Weekday, Array<{ from: ClockTime; to: ClockTime }>>>;

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type CalendarSettings = {
	hours: WeeklyHours;
	/** Built-in public days to apply. */
	publicDays: 'none' | 'china';
	/** Additional days: off, or a make-up workday; overrides the built-in ones. */
	days: Array<{ date: string; kind: 'off' | 'work'; name: string }>;
};

/** Who meets a filter is not asked; its name is told. */
export type PolicyFilter = EventCondition & { name: string };

/** So many answers are enough. */
export type Quota = {
	/** Told as the reason why somebody was not asked. */
	name: string;
	/** Key of the survey; `null` = all surveys together. */
	survey: string | null;
	/** Each value of this field has a quota of its own; `null` = everybody together. */
	per: EventGroup | null;
	/** Answers in a period. */
	limit: number;
	/** A calendar one, in the workspace's zone. */
	period: (typeof quotaPeriods)[number];
	/** As how many answers a hundred open invitations count, 1–100. */
	responseRate: number;
};

export const quotaPeriods = ['day', 'week', 'month', 'quarter'] as const;

export type ContactPolicy = {
	/** At most `limit` contacts of that metric (or over all) within `days`; 0 days = no cap. */
	capPerMetric: Partial<Record<Metric, { limit: number; days: number }>>;
	capOverall: { limit: number; days: number } | null;
	/** Nothing is sent inside; in the customer's zone when known. `null` = any time. */
	quietHours: { from: ClockTime; to: ClockTime } | null;
	/** Days on which anything is sent: all, those that the calendar works on, or weekdays. */
	sendDays: 'all' | 'workdays' | Weekday[];
	/** Percent of customers asked, 0–100, stable per customer and survey. */
	samplePercent: number;
	/** Of surveys. `opt_out`: everybody may be asked until they object; `opt_in`: only recorded consent. */
	consent: 'opt_out' | 'opt_in';
	/** The same of messages about one's own matters. Promotion and news are for who agreed, always. */
	serviceConsent: 'opt_out' | 'opt_in';
	/** The ways that customers are asked by, at least one: more than one, and they may choose. */
	channels: ContactChannel[];
	/** Where mail programs without web access write to unsubscribe; `null` = nowhere. */
	unsubscribeAddress: string | null;
	/** Domains of the house itself, lower case: whoever has an address there is no customer. */
	staffDomains: string[];
	/** Any one that is met keeps a customer from being asked. */
	filters: PolicyFilter[];
	/** All of them have to have room. */
	quotas: Quota[];
	/** Delay after the event, ms. */
	delay: number;
	/** A throttled invitation moves to the first allowed moment, or is dropped. */
	whenThrottled: 'defer' | 'drop';
	/** Longest a throttled invitation may move, ms; past it it is dropped. */
	deferAtMost: number;
	/** Events older than this are not asked about, ms. */
	maxEventAge: number;
	/** Reminders: after how long each, ms; empty = none. */
	reminders: number[];
};

/** Durations in working time, ms. */
export type SlaPreset = { response: number; resolution: number };

export type LadderRung = {
	/** Name shown to people, e.g. `team lead`. */
	name: string;
	/** Share of the resolution clock that has elapsed (0–1+), or `breach` of either clock. */
	at: { share: number } | { breach: 'response' | 'resolution' };
	/** Who is told: a role in the owner's team, or one person. */
	notify: { role: string } | { person: string };
	/** Whether that person also becomes the owner. */
	takesOver: boolean;
};

export type Brand = {
	name: string;
	/** `#rrggbb`. */
	color: string;
	/** Postal or legal line at the foot of mails and pages. */
	footer: string;
	/** Shown on the privacy line. */
	privacyUrl: string | null;
	/** A PNG or SVG as a `data:` address, in place of the initial. */
	logo: string | null;
	/** Where a customer can write or call: an e-mail address, a phone number or an address of a page. */
	contact: string | null;
	/** Further links at the foot of pages. */
	links: Array<{ text: string; url: string }>;
};

/** Links that anybody may answer at. */
export type OpenLinkSettings = {
	/** Origins of the sites that may show a survey in a frame, as `originOf` writes them. */
	sites: string[];
	/** So many answers may begin at one link in a minute. */
	perMinute: number;
	/** So many may begin from one network address in an hour; a kiosk is not counted. */
	perAddress: number;
};

export type Settings = {
	/** IANA name; never taken from the server. */
	timeZone: string;
	/** Whose telephone numbers are written without a country: two letters of ISO 3166-1. */
	defaultCountry: string | null;
	/** First is the default. */
	languages: string[];
	/** What is known of customers beside our own fields. */
	customerAttributes: CustomerAttribute[];
	/** What comments are looked through for beside the topics that are built in. */
	topics: OwnTopicRow[];
	brand: Brand;
	openLinks: OpenLinkSettings;
	calendar: CalendarSettings;
	policy: ContactPolicy;
	/** What holds for care campaigns. */
	care: CareSettings;
	slaPresets: Record<string, SlaPreset>;
	defaultSla: Record<Priority, string>;
	ladder: LadderRung[];
	/** What costs a customer health points. */
	healthPoints: HealthPointSettings;
	/** A case may wait for somebody else this long at once, ms. */
	longestPause: number;
	/** Time between `resolved` and the verification survey, ms. */
	verifyAfter: number;
	/** Silence after which `resolved` ends as `unconfirmed`, ms. */
	verifyTimeout: number;
	verificationSurvey: string | null;
	/** Whether customers read the first name of who takes care of their matter. */
	showOwnerFirstName: boolean;
	/** Role → compensation limit in `currency`. */
	compensation: { currency: string; limits: Record<string, number>; approverRole: string };
	/** Multiplies every stored delay; 1 in production. */
	timeScale: number;
	/** Partials other than low ones close after, ms. */
	closePartialAfter: number;
	/** Grace of the safety nets, ms. */
	safetyNetAfter: number;
	/** Where test mode sends mail. */
	testAddress: string | null;
	/** What becomes of what customers ask about their data. */
	privacy: PrivacySettings;
	/** How long what is kept. */
	retention: RetentionSettings;
	/** Smallest n for a verdict. */
	minimumN: number;
	/** A trial on one machine: links may point at a loopback address. */
	sandbox: boolean;
};
