import { isTimeZone } from '../../../calendar/time-zone';
import { momentOf } from '../../../calendar/moment';
import { dateOf, dayAt } from '../../../calendar/wall-time';
import {
	messagePurposes,
	type Topic,
	topicKey,
	topicOfSurvey,
	whyNoContact,
} from '../../../model/consent';
import { type Metric, metrics } from '../../../model/metric';
import type { ChosenPreferences } from '../../../pages/preference-form';
import type { PreferencePageView } from '../../../pages/preference-page';
import { countsOf } from '../../../store/repositories/customer-counts';
import type { Customer } from '../../../store/repositories/customers';
import { currentSurvey, surveyKeys } from '../../../store/repositories/surveys';
import { wasMailedTo } from '../../ask/opt-out-link';
import { wordsFrom } from '../../customer/consent';
import type { House } from '../../house';
import type { PageContext } from './visit';

type About = Pick<PageContext, 'house' | 'now' | 'settings'> & {
	customer: Customer;
	topic: Pick<Topic, 'purpose' | 'metric'> | null;
	/** The mark of the mailbox that the link was mailed to: what another one has said is not shown. */
	mailedTo: string | null;
};

/** All that anybody can say no to. */
export const everyTopic: readonly Topic[] = messagePurposes.map((purpose) => ({
	purpose,
	metric: null,
	channel: 'all',
}));

/** A pause ends within so many days. */
const longestPause = 731;

const zoneOf = ({ customer, settings }: Pick<About, 'customer' | 'settings'>): string =>
	customer.time_zone !== null && isTimeZone(customer.time_zone)
		? customer.time_zone
		: settings.timeZone;

/** The days to which somebody can pause, `YYYY-MM-DD`. */
function pauseDays(about: Pick<About, 'customer' | 'settings' | 'now'>) {
	const today = dayAt(zoneOf(about), about.now);
	return { first: dateOf(today + 1), last: dateOf(today + longestPause) };
}

/**
 * The moment at which a pause that was chosen ends: when its day begins where the customer is.
 *
 * @returns epoch ms; `null` without a pause, `no_day` where there is no day, or one that cannot be
 */
export function pausedUntil(
	about: Pick<About, 'customer' | 'settings' | 'now'>,
	{ often, until }: ChosenPreferences,
): number | null | 'no_day' {
	if (often !== 'paused') return null;
	const { first, last } = pauseDays(about);
	if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || until < first || until > last) return 'no_day';
	return momentOf(until, zoneOf(about)) ?? 'no_day';
}

/** What a preference page shows of what is stored, or of what was typed and could not be taken. */
export async function preferencesShown(
	about: About,
	typed?: ChosenPreferences,
): Promise<
	Pick<
		PreferencePageView,
		| 'topic'
		| 'choices'
		| 'often'
		| 'until'
		| 'channels'
		| 'channel'
		| 'languages'
		| 'chosenLanguage'
		| 'known'
	>
> {
	const { house, now, settings, customer, topic, mailedTo } = about;
	const { db } = house.store;
	const address = wasMailedTo(house, mailedTo, customer.email) ? customer.email : null;
	const { words } = await wordsFrom(db, house, { customer, address });
	const gets = (one: Pick<Topic, 'purpose' | 'metric'>): boolean =>
		settings.policy.channels.some((channel) => {
			const who = { words, pausedUntil: null };
			return whyNoContact(who, { ...one, channel }, settings.policy, now) === null;
		});
	const ticked = (one: Pick<Topic, 'purpose' | 'metric'>): boolean => {
		const key = topicKey(one);
		const changed = typed && [...typed.granted, ...typed.denied].includes(key);
		return changed ? typed.granted.includes(key) : gets(one);
	};
	const said = words.map(({ metric }) => metric);
	const surveys = await surveyTopics(house, [...said, topic?.metric ?? null]);
	const others = everyTopic.filter(({ purpose }) => purpose !== 'survey');
	const zone = zoneOf(about);
	const rests = customer.paused_until !== null && now < customer.paused_until;
	return {
		topic: topic && { ...topic, ticked: gets(topic) },
		choices: [...surveys, ...others].map(({ purpose, metric }) => ({
			purpose,
			metric,
			key: topicKey({ purpose, metric }),
			ticked: ticked({ purpose, metric }),
		})),
		often: typed?.often ?? (rests ? 'paused' : (customer.frequency ?? 'usual')),
		until: {
			value: typed?.until ?? (rests ? dateOf(dayAt(zone, customer.paused_until ?? now)) : ''),
			...pauseDays(about),
		},
		channels: settings.policy.channels,
		channel: typed ? typed.channel : customer.preferred_channel,
		languages: settings.languages,
		chosenLanguage: typed ? typed.language : customer.preferred_language,
		known: {
			...customer,
			timeZone: customer.time_zone,
			since: customer.created_at,
			...(await countsOf(db, house.workspace, customer.customer_id)),
			zone,
		},
	};
}

/** The kinds of surveys that the workspace asks, and those that somebody has said something of. */
async function surveyTopics(
	{ store, workspace }: House,
	besides: ReadonlyArray<Metric | null>,
): Promise<Array<Pick<Topic, 'purpose' | 'metric'>>> {
	const asked = new Set<Metric | null>(besides);
	for (const key of await surveyKeys(store.db, workspace)) {
		const survey = await currentSurvey(store.db, workspace, key);
		if (survey?.acceptAnswers) asked.add(topicOfSurvey(survey).metric);
	}
	const found = metrics.filter((metric) => asked.has(metric));
	const purpose = 'survey' as const;
	return found.length > 0
		? found.map((metric) => ({ purpose, metric }))
		: [{ purpose, metric: null }];
}
