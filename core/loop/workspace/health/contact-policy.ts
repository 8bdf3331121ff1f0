import { sentencesInARow, wordsInARow } from '../../../language/in-a-row';
import { attention, type HealthFacts, type Look, ok } from './check';

/** Mailboxes there are everybody's: as a domain of the house it would shut out most customers. */
const publicMail = [
	'126.com',
	'139.com',
	'163.com',
	'189.cn',
	'aliyun.com',
	'foxmail.com',
	'gmail.com',
	'gmx.de',
	'googlemail.com',
	'hotmail.com',
	'icloud.com',
	'live.com',
	'mail.ru',
	'me.com',
	'msn.com',
	'outlook.com',
	'proton.me',
	'qq.com',
	'sina.com',
	'sohu.com',
	'web.de',
	'yahoo.com',
	'yeah.net',
];

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
