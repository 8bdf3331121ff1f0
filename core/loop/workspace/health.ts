import { sentencesInARow } from '../../language/in-a-row';
import { sayIn, sentenceLanguage } from '../../language/say';
import { schemaVersion } from '../../store/migrate';
import { activitiesHeldSince } from '../../store/repositories/activities';
import { listEndpoints } from '../../store/repositories/endpoints';
import { countErasures } from '../../store/repositories/erasures';
import { countHeldRatings } from '../../store/repositories/held-ratings';
import { openCasesOfLeavers } from '../../store/repositories/leavers';
import { listPeople } from '../../store/repositories/people';
import { failedPolls } from '../../store/repositories/polls';
import { refusedSenders } from '../../store/repositories/refused-senders';
import { unreadCounts } from '../../store/repositories/unread-pushes';
import { surveyKeys } from '../../store/repositories/surveys';
import { waitingRequests } from '../../store/repositories/privacy-requests';
import { waitingWork } from '../../store/repositories/waiting';
import { loadSettings, storedSettings } from '../../store/repositories/workspaces';
import type { SmtpAccount } from '../../systems/smtp/account';
import { stoppedThemselves } from '../care/stop-unwanted';
import type { House } from '../house';
import { incentivesNow } from '../incentive/incentives-now';
import { goingBy } from '../retention/going';
import { untranslatedSurveys } from '../survey/untranslated-surveys';
import {
	type CheckState,
	type HealthCheck,
	type HealthFacts,
	isActive,
	type Look,
} from './health/check';
import { brand } from './health/brand';
import { care } from './health/care';
import { contactPolicy } from './health/contact-policy';
import { dataRequests } from './health/data-requests';
import { erasures } from './health/erasures';
import { incentiveCodes } from './health/incentive-codes';
import { mode, schema } from './health/installation';
import { mail, tryMail } from './health/mail';
import { held, heldSince } from './health/held';
import { address, casePage, surveys } from './health/pages';
import { polls } from './health/polls';
import { senders } from './health/senders';
import { unread } from './health/unread';
import { retention, retentionAhead } from './health/retention';
import { leavers, people } from './health/team';
import { calendar, timeZone } from './health/time';
import { backlog, clock, stuck, unpublished } from './health/work';

export type { HealthCheck } from './health/check';

export type Health = {
	code: 'healthy' | 'attention' | 'unknown';
	/** What needs doing, or what is not known, in full sentences. */
	text: string;
	/** What needs doing comes first, then what is not known. */
	checks: HealthCheck[];
};

/** Every look, in the order in which things are put right. */
const looks: Record<string, Look> = {
	schema,
	mode,
	'time zone': timeZone,
	address,
	mail,
	people,
	clock,
	'unpublished work': unpublished,
	stuck,
	backlog,
	'other systems': polls,
	senders,
	'unread events': unread,
	surveys,
	'case page': casePage,
	'held ratings': held,
	'incentive codes': incentiveCodes,
	'care campaigns': care,
	leavers,
	'data requests': dataRequests,
	'contact policy': contactPolicy,
	calendar,
	retention,
	erasures,
	brand,
};

const order: CheckState[] = ['attention', 'unknown', 'ok'];

/**
 * Looks at everything that has to be in place for the loop to close. Changes nothing, and sends
 * nothing: of the mail server it asks a login.
 *
 * @param input.mail opens the account that the workspace sends by; `null` = none
 * @param input.webhookBase where n8n believes that its webhooks are reached, if it says so
 */
export async function checkHealth(
	house: House,
	now: number,
	input: {
		queueMode: boolean;
		webhookBase: string | null;
		mail: () => Promise<SmtpAccount | null>;
	},
): Promise<Health> {
	const { queueMode, webhookBase } = input;
	const stored = await storedFacts(house, now);
	const tried = await tryMail(input.mail, stored.language);
	const facts = { ...stored, mail: tried, queueMode, webhookBase };
	const checks = Object.entries(looks)
		.map(([name, look]) => ({ name, ...look(facts) }))
		.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
	const worst = checks[0]?.state ?? 'ok';
	if (worst === 'ok') return { code: 'healthy', text: facts.say('health.healthy'), checks };
	const open = checks.filter(({ state }) => state === worst);
	const texts = open.map(({ text }) => text);
	return { code: worst, text: sentencesInARow(texts, facts.say), checks };
}

async function storedFacts(
	house: House,
	now: number,
): Promise<Omit<HealthFacts, 'mail' | 'queueMode' | 'webhookBase'>> {
	const { db } = house.store;
	const { workspace } = house;
	const pages = async (page: string) => await listEndpoints(db, workspace, page);
	const settings = await loadSettings(db, workspace);
	const set = await storedSettings(db, workspace);
	const served = await pages('survey');
	const servedKeys = new Set(served.filter(isActive).map((page) => page.survey_key));
	const language = sentenceLanguage(settings.languages[0] ?? 'en');
	return {
		house,
		now,
		settings,
		zoneChosen: set.timeZone !== undefined,
		people: await listPeople(db, workspace),
		leavers: await openCasesOfLeavers(house.store, workspace),
		held: await countHeldRatings(house.store, workspace, heldSince(now)),
		incentives: await incentivesNow(house, settings, now),
		stoppedCare: await stoppedThemselves(house),
		endpoints: {
			timer: await pages('timer'),
			survey: served,
			case: await pages('case'),
			events: await pages('events'),
		},
		surveyKeys: await surveyKeys(db, workspace),
		untranslated: await untranslatedSurveys(house, [...servedKeys].sort()),
		activitiesHeld: await activitiesHeldSince(house.store, workspace),
		failedPolls: await failedPolls(db, workspace),
		refusedSenders: await refusedSenders(db, workspace),
		unreadPushes: await unreadCounts(db, workspace),
		requests: await waitingRequests(db, workspace),
		going: await goingBy(house, settings, now + retentionAhead),
		erasures: await countErasures(db, workspace),
		waiting: await waitingWork(house.store, workspace, now),
		schemaVersion: await schemaVersion(db),
		say: sayIn(language),
		language,
	};
}
