import {
	type ConsentRules,
	consentTo,
	topicKey,
	topicOfKey,
	topicOfSurvey,
	whyNoContact,
	type Word,
} from '../../../core/model/consent';

const now = Date.UTC(2026, 3, 15, 10);
const rules: ConsentRules = { consent: 'opt_out', serviceConsent: 'opt_out' };
const topic = (key: string, channel: 'email' | 'other' = 'email') => {
	const known = topicOfKey(key);
	if (!known) throw new Error(key);
	return { ...known, channel };
};
/** `survey:nps denied`, `news granted by mailbox`, `survey denied on email`. */
const word = (said: string): Word => {
	const [key = '', state, ...rest] = said.split(' ');
	const at = (name: string) => rest[rest.indexOf(name) + 1];
	return {
		...topic(key),
		channel: rest.includes('on') ? (at('on') as 'email') : 'all',
		holder: rest.includes('by') ? 'mailbox' : 'customer',
		state: state as 'granted',
	};
};

describe('nobody has said anything, and', () => {
	test.each([
		['survey:csat', rules, null],
		['survey:csat', { ...rules, consent: 'opt_in' }, 'no_consent'],
		['service', rules, null],
		['service', { ...rules, serviceConsent: 'opt_in' }, 'no_consent'],
		['service', { ...rules, consent: 'opt_in' }, null],
		// By law, whatever a workspace sets.
		['promotional_care', rules, 'no_consent'],
		['news', rules, 'no_consent'],
	] as const)('for %s under %j the answer is %s', (key, policy, reason) => {
		const who = { words: [], pausedUntil: null };
		expect(whyNoContact(who, topic(key), policy as ConsentRules, now)).toBe(reason);
	});
});

test.each<[string, string[], string]>([
	['survey:csat', ['survey:csat denied'], 'denied'],
	// One kind of survey is not another, and no purpose is another.
	['survey:nps', ['survey:csat denied'], 'unknown'],
	['service', ['survey denied'], 'unknown'],
	['survey:nps', ['survey denied'], 'denied'],
	// The narrower word was said later: a wider one takes the place of what lies within it.
	['survey:nps', ['survey denied', 'survey:nps granted'], 'granted'],
	['survey:csat', ['survey denied', 'survey:nps granted'], 'denied'],
	['news', ['news granted on other'], 'unknown'],
	['news', ['news granted', 'news denied on email'], 'denied'],
	['survey:nps', ['survey denied on email', 'survey:nps granted'], 'denied'],
	// The mailbox objects for whoever is behind it; nobody agrees for another.
	['survey:nps', ['survey:nps granted', 'survey denied by mailbox'], 'denied'],
	['news', ['news granted by mailbox'], 'unknown'],
	['survey:nps', ['survey:nps denied', 'survey:nps granted by mailbox'], 'denied'],
])('of %s, after %j, somebody is %s', (key, said, state) => {
	expect(consentTo(said.map(word), topic(key))).toBe(state);
});

test('a pause holds for all but their own matters, and ends by itself', () => {
	const who = { words: [word('news granted')], pausedUntil: now + 1 };
	const reasons = (at: number) =>
		['survey:csat', 'service', 'news'].map((key) => whyNoContact(who, topic(key), rules, at));
	expect(reasons(now)).toEqual(['paused', null, 'paused']);
	expect(reasons(now + 1)).toEqual([null, null, null]);
});

test('a verification is about their own matter, not a survey', () => {
	expect(topicOfSurvey({ metric: 'csat', purpose: 'verification' })).toEqual({
		purpose: 'service',
		metric: null,
	});
	expect(topicOfSurvey({ metric: 'nps', purpose: 'relationship' })).toEqual({
		purpose: 'survey',
		metric: 'nps',
	});
});

test.each(['survey', 'survey:csi', 'service', 'promotional_care', 'news'])('%s is a key', (key) => {
	expect(topicKey(topic(key))).toBe(key);
});

test.each(['', 'surveys', 'survey:', 'survey:xyz', 'news:nps', 'survey:nps:x', 'cus_1'])(
	'%j names no topic',
	(key) => {
		expect(topicOfKey(key)).toBeNull();
	},
);

test.each([
	['other', 'sms', 'denied'],
	['other', 'chat', 'denied'],
	['other', 'email', 'unknown'],
	['sms', 'sms', 'denied'],
	['sms', 'chat', 'unknown'],
	['sms', 'other', 'unknown'],
	['all', 'chat', 'denied'],
] as const)('who objects on %s has said of %s: %s', (said, asked, state) => {
	const words: Word[] = [{ ...topic('news'), channel: said, holder: 'customer', state: 'denied' }];
	expect(consentTo(words, { ...topic('news'), channel: asked })).toBe(state);
});
