import type { Metric, Purpose } from './metric';
import { metrics } from './metric';

/** What a message is for: people agree and object to each by itself. */
export const messagePurposes = ['survey', 'service', 'promotional_care', 'news'] as const;
export type MessagePurpose = (typeof messagePurposes)[number];

/** How messages travel; `other` = by whatever is no mail, text messages and chats among it. */
export const contactChannels = ['email', 'sms', 'chat', 'other'] as const;
export type ContactChannel = (typeof contactChannels)[number];

/** The channels that a word about one holds for. */
export function channelsWithin(channel: ContactChannel): readonly ContactChannel[] {
	return channel === 'other' ? contactChannels.filter((one) => one !== 'email') : [channel];
}

/** `unknown` = nobody has said anything; it is stored nowhere. */
export type ConsentState = 'granted' | 'denied' | 'unknown';

/** What somebody says yes or no to. */
export type Topic = {
	purpose: MessagePurpose;
	/** Of a survey; `null` = all of that purpose. */
	metric: Metric | null;
	/** `all` = however they travel. */
	channel: ContactChannel | 'all';
};

/** A word that was said and stands, and who it holds for. */
export type Word = Topic & {
	/** `erased`: somebody with that address who is stored no more. */
	holder: 'customer' | 'mailbox' | 'erased';
	state: Exclude<ConsentState, 'unknown'>;
};

/** Why somebody may not be written to. */
export type ContactRefusal = 'opted_out' | 'no_consent' | 'paused';

/** What the message of a survey is about: a verification serves the customer's own matter. */
export function topicOfSurvey(survey: {
	metric: Metric;
	purpose: Purpose;
}): Omit<Topic, 'channel'> {
	return survey.purpose === 'verification'
		? { purpose: 'service', metric: null }
		: { purpose: 'survey', metric: survey.metric };
}

/** Whether what is said of one topic holds for another, which is the same or lies within it. */
export function covers(wide: Topic, narrow: Topic): boolean {
	return (
		wide.purpose === narrow.purpose &&
		(wide.metric === null || wide.metric === narrow.metric) &&
		coversChannel(wide.channel, narrow.channel)
	);
}

function coversChannel(wide: Topic['channel'], narrow: Topic['channel']): boolean {
	if (wide === 'all' || wide === narrow) return true;
	return narrow !== 'all' && channelsWithin(wide).includes(narrow);
}

/**
 * What one holder has said of a topic. Of words that cover it the narrower one counts, since a wider one
 * takes its place when it is said later; of two that are equally close the refusal does.
 */
function saidOf(words: readonly Word[], topic: Topic): ConsentState {
	const about = words.filter((word) => covers(word, topic));
	const closest = about.filter(
		(word) => !about.some((other) => covers(word, other) && !covers(other, word)),
	);
	if (closest.some(({ state }) => state === 'denied')) return 'denied';
	return closest.length > 0 ? 'granted' : 'unknown';
}

/**
 * Whether somebody agrees to a topic: a refusal of the person or of the mailbox holds, whoever said it,
 * also before they were erased; consent is the person's own.
 */
export function consentTo(words: readonly Word[], topic: Topic): ConsentState {
	const of = (holder: Word['holder']) =>
		saidOf(
			words.filter((word) => word.holder === holder),
			topic,
		);
	const own = of('customer');
	return of('mailbox') === 'denied' || of('erased') === 'denied' ? 'denied' : own;
}

/** What a workspace asks for: `opt_in` = nobody is written to who has not agreed. */
export type ConsentRules = Record<'consent' | 'serviceConsent', 'opt_out' | 'opt_in'>;

/** Whether nobody is written to who has not agreed. By law it is so for promotion and news. */
export function needsConsent(purpose: MessagePurpose, policy: ConsentRules): boolean {
	switch (purpose) {
		case 'survey':
			return policy.consent === 'opt_in';
		case 'service':
			return policy.serviceConsent === 'opt_in';
		case 'promotional_care':
		case 'news':
			return true;
	}
}

/**
 * Why somebody may not be written to about a topic; `null` = they may. A pause holds for everything but
 * messages about their own matters.
 *
 * @param who.pausedUntil epoch ms
 */
export function whyNoContact(
	who: { words: readonly Word[]; pausedUntil: number | null },
	topic: Topic,
	policy: ConsentRules,
	now: number,
): ContactRefusal | null {
	const consent = consentTo(who.words, topic);
	if (consent === 'denied') return 'opted_out';
	if (consent === 'unknown' && needsConsent(topic.purpose, policy)) return 'no_consent';
	const pauses = who.pausedUntil !== null && now < who.pausedUntil;
	return pauses && topic.purpose !== 'service' ? 'paused' : null;
}

/** A topic as forms and links name it: `survey:nps`, `news`. */
export function topicKey({ purpose, metric }: Pick<Topic, 'purpose' | 'metric'>): string {
	return metric === null ? purpose : `${purpose}:${metric}`;
}

/** The topic of such a name; `null` for what names none. */
export function topicOfKey(key: string): Omit<Topic, 'channel'> | null {
	const [name, of, ...more] = key.split(':');
	const purpose = messagePurposes.find((one) => one === name);
	const metric = metrics.find((one) => one === of) ?? null;
	if (!purpose || more.length > 0) return null;
	if (of === undefined) return { purpose, metric: null };
	return metric === null || purpose !== 'survey' ? null : { purpose, metric };
}
