import { nextSendMoment } from '../../../calendar/send-moment';
import { SetupError } from '../../../model/errors';
import { publicMail } from '../../../model/public-mail';
import type { Quota, Settings } from '../../../model/settings';
import { sentencesInARow, wordsInARow } from '../../../language/in-a-row';
import { momentInWords } from '../../../language/time-words';
import { attention, type HealthFacts, type Look, ok } from './check';

const day = 86_400_000;
/** No holiday is longer; an invitation that waits longer is as good as lost. */
const longestWait = 14 * day;

/** When something that is due now could be sent; `null` = never. */
function firstSendMoment({ policy, calendar, timeZone }: Settings, now: number): number | null {
	try {
		return nextSendMoment({ ...policy, calendar }, [timeZone], now).at;
	} catch (error) {
		if (error instanceof SetupError) return null;
		throw error;
	}
}

type Fault = { text: string; hint: string };

/** What of the contact policy contradicts itself or what else is there, each with what to do. */
const faults: ReadonlyArray<(facts: HealthFacts) => Fault | null> = [
	function publicDomains({ settings, say }) {
		const { staffDomains } = settings.policy;
		const found = staffDomains.filter((domain) => publicMail.includes(domain));
		if (found.length === 0) return null;
		const domains = wordsInARow(found, say);
		return {
			text: say('health.policy.publicDomain', { domains }),
			hint: say('health.policy.publicDomain.hint'),
		};
	},
	function noDayToSend({ settings, now, say, language }) {
		const { sendDays } = settings.policy;
		if (sendDays === 'all') return null;
		const until = firstSendMoment(settings, now);
		if (until !== null && until - now <= longestWait) return null;
		const text =
			until === null
				? say('health.policy.noDay')
				: say('health.policy.lateDay', {
						moment: momentInWords(until, settings.timeZone, language),
					});
		return { text, hint: say('health.policy.noDay.hint') };
	},
	function unknownSurveys({ settings, surveyKeys, say }) {
		const named = settings.policy.quotas.flatMap(({ survey }) => survey ?? []);
		const unknown = [...new Set(named)].filter((key) => !surveyKeys.includes(key));
		if (unknown.length === 0) return null;
		const keys = wordsInARow(unknown, say);
		return {
			text: say('health.policy.noSurvey', { keys }),
			hint: say('health.policy.noSurvey.hint'),
		};
	},
	function doubleQuotas({ settings, say }) {
		const { quotas } = settings.policy;
		const of = ({ survey, per, period }: Quota) => JSON.stringify([survey, per, period]);
		const doubled = quotas.filter((one) =>
			quotas.some((other) => other !== one && of(other) === of(one)),
		);
		if (doubled.length === 0) return null;
		const names = wordsInARow(
			doubled.map(({ name, limit }) => say('health.policy.quota', { name, limit })),
			say,
		);
		return {
			text: say('health.policy.doubled', { names }),
			hint: say('health.policy.doubled.hint'),
		};
	},
	function emptySample({ settings, say }) {
		if (settings.policy.samplePercent > 0) return null;
		return { text: say('health.policy.noSample'), hint: say('health.policy.noSample.hint') };
	},
];

/** Whether the contact policy leaves anybody to ask. */
export const contactPolicy: Look = (facts) => {
	const found = faults.flatMap((look) => look(facts) ?? []);
	if (found.length === 0) return ok(facts.say('health.policy.ok'));
	return attention(
		sentencesInARow(
			found.map(({ text }) => text),
			facts.say,
		),
		sentencesInARow(
			found.map(({ hint }) => hint),
			facts.say,
		),
	);
};
