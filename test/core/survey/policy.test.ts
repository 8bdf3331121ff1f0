import { defaultSettings } from '../../../core/model/default-settings';
import type { CareSettings } from '../../../core/model/care-settings';
import type { ContactPolicy } from '../../../core/model/settings';
import { suppressionReasons } from '../../../core/model/states';
import { decideInvitation } from '../../../core/survey/policy';
import type { InvitationFacts } from '../../../core/survey/policy';
import { suppressionText } from '../../../core/survey/suppression-text';

const hour = 3_600_000;
const day = 24 * hour;
/** Wednesday 2026-03-04, 10:00 UTC: outside quiet hours. */
const now = Date.UTC(2026, 2, 4, 10);

type Customer = NonNullable<InvitationFacts['customer']>;

const customer: Customer = {
	id: 'cus_1',
	hasAddress: true,
	addressState: 'ok',
	refused: null,
	otherChannel: false,
	lessOften: false,
	timeZone: null,
	email: 'li.wei@example.com',
	reachedByMail: true,
	isStaff: false,
};

const about: InvitationFacts['about'] = {
	type: 'ticket.closed',
	touchpoint: null,
	subjectType: 'ticket',
	segment: null,
	attributes: {},
};

const facts = (more: Partial<InvitationFacts> = {}): InvitationFacts => ({
	survey: { key: 'after-service', metric: 'csat', purpose: 'transactional', acceptAnswers: true },
	stage: 'event',
	test: false,
	occurredAt: now,
	customer,
	about,
	hasOpenCase: false,
	contacts: [],
	...more,
});

const verification = (more: Partial<InvitationFacts> = {}) =>
	facts({
		survey: { key: 'solved', metric: 'csat', purpose: 'verification', acceptAnswers: true },
		...more,
	});

const settings = (
	policy: Partial<ContactPolicy> = {},
	timeScale = 1,
	care: Partial<CareSettings> = {},
) => {
	const defaults = defaultSettings();
	return {
		...defaults,
		timeScale,
		policy: { ...defaults.policy, ...policy },
		care: { ...defaults.care, ...care },
	};
};

type Contact = InvitationFacts['contacts'][number];

/** Contacts of the survey's metric, of another one, and of care. */
const csat = (...times: number[]): Contact[] => times.map((at) => ({ at, of: 'csat' }));
const nps = (...times: number[]): Contact[] => times.map((at) => ({ at, of: 'nps' }));
const cared = (...times: number[]): Contact[] => times.map((at) => ({ at, of: 'care' }));

describe('the moment', () => {
	it('is a day after the event by default', () => {
		expect(decideInvitation(facts(), settings(), now)).toEqual({
			kind: 'scheduled',
			dueAt: now + day,
			deferredBecause: null,
			text: 'Will be asked on Mar 5, 2026, 10:00 (UTC).',
		});
	});

	it('is told in the zone of the workspace', () => {
		const here = { ...settings(), timeZone: 'Asia/Shanghai' };
		expect(decideInvitation(facts(), here, now).text).toBe(
			'Will be asked on Mar 5, 2026, 18:00 (GMT+8).',
		);
	});

	it('is now when there is no delay, or it has passed', () => {
		expect(decideInvitation(facts(), settings({ delay: 0 }), now)).toMatchObject({
			kind: 'send_now',
			at: now,
		});
		const late = facts({ occurredAt: now - 2 * day });
		expect(decideInvitation(late, settings(), now)).toMatchObject({ kind: 'send_now', at: now });
	});

	it('counts from the event, not from its arrival', () => {
		const arrivedLate = facts({ occurredAt: now - 3 * hour });
		expect(decideInvitation(arrivedLate, settings({ quietHours: null }), now)).toMatchObject({
			dueAt: now + 21 * hour,
		});
	});

	it.each([
		['the workspace (UTC)', null, Date.UTC(2026, 2, 5, 9)],
		// 22:30 UTC is 06:30 in Shanghai: quiet until 09:00 there, 01:00 UTC.
		['the customer (Asia/Shanghai)', 'Asia/Shanghai', Date.UTC(2026, 2, 5, 1)],
		[
			'the workspace when the customer has an unknown zone',
			'Mars/Olympus',
			Date.UTC(2026, 2, 5, 9),
		],
	])('waits for the end of quiet hours of %s', (_whose, timeZone, dueAt) => {
		const evening = Date.UTC(2026, 2, 4, 22, 30);
		const decision = decideInvitation(
			facts({ occurredAt: evening, customer: { ...customer, timeZone } }),
			settings({ delay: 0 }),
			evening,
		);
		expect(decision).toMatchObject({ kind: 'scheduled', dueAt, deferredBecause: 'quiet_hours' });
	});

	it('does not wait in the day of a customer whose zone is ahead', () => {
		const evening = Date.UTC(2026, 2, 4, 22, 30);
		const awake = { ...customer, timeZone: 'Pacific/Auckland' };
		expect(
			decideInvitation(
				facts({ occurredAt: evening, customer: awake }),
				settings({ delay: 0 }),
				evening,
			),
		).toMatchObject({ kind: 'send_now' });
	});
});

const tagged = (...tags: string[]) => ({ ...about, attributes: { tags } });
const spam = {
	name: 'Spam',
	field: 'tag' as const,
	path: null,
	test: 'is' as const,
	values: ['Spam'],
};

describe('send days', () => {
	/** Saturday 2026-03-07, 12:00 UTC. */
	const saturday = Date.UTC(2026, 2, 7, 12);
	const monday = Date.UTC(2026, 2, 9, 9);
	const workdays = (more: Partial<ContactPolicy> = {}) =>
		settings({ delay: 0, sendDays: 'workdays', ...more });

	it('move an invitation to the next of them, with the quiet hours', () => {
		expect(decideInvitation(facts({ occurredAt: saturday }), workdays(), saturday)).toEqual({
			kind: 'scheduled',
			dueAt: monday,
			deferredBecause: 'send_days',
			text: 'Will be asked on Mar 9, 2026, 09:00 (UTC), on the next day to send on.',
		});
	});

	it('hold for a verification, for what is due and for reminders', () => {
		const late = { occurredAt: saturday };
		expect(decideInvitation(verification(late), workdays(), saturday)).toMatchObject({
			dueAt: monday,
		});
		const due = facts({ ...late, stage: 'due' });
		expect(decideInvitation(due, workdays(), saturday)).toMatchObject({ dueAt: monday });
	});

	it('count to how far a full cap may move an invitation', () => {
		const free = saturday - 30 * day;
		const throttled = facts({
			occurredAt: saturday,
			contacts: csat(free + day),
		});
		const moved = { ...workdays(), timeZone: 'UTC' };
		expect(decideInvitation(throttled, moved, saturday)).toMatchObject({
			dueAt: monday,
			deferredBecause: 'cap_metric',
		});
		const short = workdays({ deferAtMost: day + 6 * hour });
		expect(decideInvitation(throttled, short, saturday)).toMatchObject({ reason: 'cap_metric' });
	});
});

describe('a customer is not asked', () => {
	it.each<[string, Partial<InvitationFacts>, Partial<ContactPolicy>]>([
		['survey_closed', { survey: { ...facts().survey, acceptAnswers: false } }, {}],
		['no_customer', { customer: null }, {}],
		['opted_out', { customer: { ...customer, refused: 'opted_out' } }, {}],
		['is_staff', { customer: { ...customer, isStaff: true } }, {}],
		['is_staff', {}, { staffDomains: ['example.com'] }],
		[
			'is_staff',
			{ customer: { ...customer, email: 'li@Mail.Example.COM' } },
			{ staffDomains: ['example.com'] },
		],
		[
			'is_staff',
			{ customer: { ...customer, email: 'li@xn--mnchen-3ya.example' } },
			{ staffDomains: ['münchen.example'] },
		],
		[
			'is_staff',
			{ customer: { ...customer, email: 'li@mail.München.example' } },
			{ staffDomains: ['xn--mnchen-3ya.example'] },
		],
		['no_person', { customer: { ...customer, email: 'noreply@example.com' } }, {}],
		['merged', { about: { ...about, attributes: { tags: ['closed_by_merge'] } } }, {}],
		['filtered', { about: { ...about, attributes: { tags: 'vip spam' } } }, { filters: [spam] }],
		['no_consent', { customer: { ...customer, refused: 'no_consent' } }, {}],
		['paused', { customer: { ...customer, refused: 'paused' } }, {}],
		['other_channel', { customer: { ...customer, otherChannel: true } }, {}],
		['event_in_future', { occurredAt: now + 5 * 60_000 + 1 }, {}],
		['event_too_old', { occurredAt: now - 14 * day - 1 }, {}],
		['no_address', { customer: { ...customer, hasAddress: false } }, {}],
		['address_failed', { customer: { ...customer, addressState: 'failed' } }, {}],
		['open_case', { hasOpenCase: true }, {}],
		['not_sampled', {}, { samplePercent: 0 }],
		['cap_metric', { contacts: csat(now - day) }, { whenThrottled: 'drop' }],
		['cap_overall', { contacts: nps(now - day) }, { whenThrottled: 'drop' }],
		['cap_together', { contacts: cared(now - day, now - 2 * day) }, { whenThrottled: 'drop' }],
	])('(%s) for %j with %j', (reason, more, policy) => {
		const decision = decideInvitation(facts(more), settings(policy), now);
		expect(decision).toMatchObject({ kind: 'suppressed', reason });
		expect(decision.text).toMatch(/^Not asked: .+\.$/);
	});

	it.each<[string, Partial<InvitationFacts>, Partial<ContactPolicy>]>([
		['a house of a like name', {}, { staffDomains: ['ample.com', 'an-example.com'] }],
		[
			'a phone beside a mailbox nobody reads',
			{ customer: { ...customer, email: 'noreply@example.com', reachedByMail: false } },
			{},
		],
		['a tag that only contains the word', { about: tagged('spam-check') }, { filters: [spam] }],
		[
			'no event that a filter could be about',
			{ about: { ...about, type: null } },
			{ filters: [{ ...spam, test: 'is_not' }] },
		],
		['five minutes of skew', { occurredAt: now + 5 * 60_000 }, {}],
		['an event of exactly the largest age', { occurredAt: now - 14 * day }, {}],
		['a sample of everybody', {}, { samplePercent: 100 }],
	])('but is with %s', (_what, more, policy) => {
		expect(decideInvitation(facts(more), settings(policy), now).kind).not.toBe('suppressed');
	});

	it('for the first reason in the documented order', () => {
		const everything = facts({
			survey: { ...facts().survey, acceptAnswers: false },
			customer: {
				...customer,
				refused: 'opted_out',
				otherChannel: true,
				hasAddress: false,
				addressState: 'failed',
				isStaff: true,
				email: 'no-reply@example.com',
			},
			about: { ...tagged('closed_by_merge', 'spam') },
			occurredAt: now - 99 * day,
			hasOpenCase: true,
			contacts: [...csat(now), ...nps(now), ...cared(now, now)],
		});
		const policy = settings({ samplePercent: 0, whenThrottled: 'drop', filters: [spam] });
		const cures: Array<[string, (facts: InvitationFacts) => void]> = [
			['survey_closed', (f) => (f.survey = { ...f.survey, acceptAnswers: true })],
			['opted_out', (f) => (f.customer = { ...(f.customer ?? customer), refused: 'no_consent' })],
			['is_staff', (f) => (f.customer = { ...(f.customer ?? customer), isStaff: false })],
			['no_person', (f) => (f.customer = { ...(f.customer ?? customer), email: null })],
			['no_consent', (f) => (f.customer = { ...(f.customer ?? customer), refused: 'paused' })],
			['paused', (f) => (f.customer = { ...(f.customer ?? customer), refused: null })],
			['other_channel', (f) => (f.customer = { ...(f.customer ?? customer), otherChannel: false })],
			['event_too_old', (f) => (f.occurredAt = now - 2 * day)],
			['merged', (f) => (f.about = tagged('spam'))],
			['filtered', (f) => (f.about = about)],
			['no_address', (f) => (f.customer = { ...(f.customer ?? customer), hasAddress: true })],
			['address_failed', (f) => (f.customer = { ...(f.customer ?? customer), addressState: 'ok' })],
			['open_case', (f) => (f.hasOpenCase = false)],
			['not_sampled', () => (policy.policy.samplePercent = 100)],
			['cap_metric', (f) => (f.contacts = f.contacts.filter(({ of }) => of !== 'csat'))],
			['cap_overall', (f) => (f.contacts = f.contacts.filter(({ of }) => of !== 'nps'))],
			['cap_together', (f) => (f.contacts = [])],
		];
		for (const [reason, cure] of cures) {
			expect(decideInvitation(everything, policy, now)).toMatchObject({ reason });
			cure(everything);
		}
		expect(decideInvitation(everything, policy, now).kind).toBe('send_now');
	});

	it('says the values in its sentence', () => {
		const decision = decideInvitation(
			facts({ contacts: csat(now - day) }),
			settings({ whenThrottled: 'drop' }),
			now,
		);
		expect(decision.text).toBe(
			'Not asked: the limit for CSAT is at most 1 in 30 days; the next is allowed from Apr 2, 2026, 10:00 (UTC).',
		);
	});

	it('has a sentence for every reason there is', () => {
		for (const reason of suppressionReasons)
			expect(suppressionText(reason)).toMatch(/^Not asked.*\.$/);
	});
});

describe('a full cap', () => {
	const throttled = (metric: number[], others: number[] = []) =>
		facts({ contacts: [...csat(...metric), ...nps(...others)] });

	it('defers to the first moment with room', () => {
		const decision = decideInvitation(throttled([now - 27 * day]), settings(), now);
		expect(decision).toMatchObject({
			kind: 'scheduled',
			dueAt: now + 3 * day,
			deferredBecause: 'cap_metric',
		});
	});

	it('that has room by the usual moment defers nothing', () => {
		expect(decideInvitation(throttled([now - 29 * day]), settings(), now)).toMatchObject({
			dueAt: now + day,
			deferredBecause: null,
		});
	});

	it('has room when the limit-th newest contact leaves its window', () => {
		const policy = { capPerMetric: { csat: { limit: 2, days: 30 } }, capOverall: null };
		const one = throttled([now - 5 * day]);
		expect(decideInvitation(one, settings(policy), now)).toMatchObject({ deferredBecause: null });
		const two = throttled([now - 5 * day, now - 28 * day]);
		expect(decideInvitation(two, settings(policy), now)).toMatchObject({ dueAt: now + 2 * day });
	});

	it('of both kinds waits for the later one and names it', () => {
		const decision = decideInvitation(
			throttled([now - 27 * day], [now - 9 * day]),
			settings(),
			now,
		);
		expect(decision).toMatchObject({ dueAt: now + 5 * day, deferredBecause: 'cap_overall' });
	});

	it('counts contacts that are reserved for later', () => {
		const policy = { capOverall: { limit: 1, days: 3 }, capPerMetric: {} };
		const decision = decideInvitation(throttled([], [now + day]), settings(policy), now);
		expect(decision).toMatchObject({ dueAt: now + 4 * day, deferredBecause: 'cap_overall' });
	});

	it('then waits for quiet hours as well, with the cap as the reason', () => {
		const contact = now - 27 * day + 13 * hour;
		// Room at 23:00 two and a half days on; quiet until 09:00.
		expect(decideInvitation(throttled([contact]), settings(), now)).toMatchObject({
			dueAt: Date.UTC(2026, 2, 8, 9),
			deferredBecause: 'cap_metric',
		});
	});

	it.each([
		['just within', 8 * day, 'scheduled'],
		['past', 8 * day + 1, 'suppressed'],
	])('defers %s seven days after the usual moment', (_where, wait, kind) => {
		const contact = now + wait - 30 * day;
		expect(decideInvitation(throttled([contact]), settings({ quietHours: null }), now).kind).toBe(
			kind,
		);
	});

	it('lasts twice as long for somebody who wants less', () => {
		const less = { customer: { ...customer, lessOften: true } };
		const decided = (contacts: Contact[], policy: Partial<ContactPolicy> = {}) =>
			decideInvitation(facts({ ...less, contacts }), settings(policy), now);
		expect(decided(csat(now - 55 * day))).toMatchObject({ dueAt: now + 5 * day });
		expect(decided(nps(now - 25 * day))).toMatchObject({
			dueAt: now + 3 * day,
			deferredBecause: 'cap_overall',
		});
		// Where surveys have no limit over all, one in thirty days.
		for (const capOverall of [null, { limit: 3, days: 0 }]) {
			expect(decided(nps(now - 25 * day), { capOverall })).toMatchObject({
				dueAt: now + 5 * day,
				deferredBecause: 'cap_overall',
			});
		}
	});

	it('leaves room before a contact that is reserved for later, as behind it', () => {
		const policy = { capOverall: { limit: 1, days: 3 }, capPerMetric: {}, deferAtMost: 20 * day };
		const decided = (...times: number[]) =>
			decideInvitation(throttled([], times), settings(policy, 1, { capTogether: null }), now);
		expect(decided(now + 9 * day)).toMatchObject({ dueAt: now + day, deferredBecause: null });
		expect(decided(now, now + 5 * day)).toMatchObject({ dueAt: now + 8 * day });
	});

	it('is looked at again where quiet hours move it next to a reserved contact', () => {
		const evening = Date.UTC(2026, 2, 4, 22);
		const policy = { delay: 0, capOverall: { limit: 1, days: 2 }, capPerMetric: {} };
		// At 22:00 two days and an hour before it, at 09:00 only a day and a half.
		const reserved = evening + 49 * hour;
		const decided = decideInvitation(
			facts({ occurredAt: evening, contacts: nps(reserved) }),
			settings(policy),
			evening,
		);
		// Two days behind the contact it is night again.
		expect(decided).toMatchObject({
			dueAt: Date.UTC(2026, 2, 9, 9),
			deferredBecause: 'cap_overall',
		});
	});

	it('plays no part for no cap, zero days, tests and due invitations', () => {
		const full = { contacts: csat(now) };
		const free = { capPerMetric: {}, capOverall: null };
		const zero = {
			capPerMetric: { csat: { limit: 1, days: 0 } },
			capOverall: { limit: 1, days: 0 },
		};
		for (const [more, policy] of [
			[full, free],
			[full, zero],
			[{ ...full, test: true }, {}],
		] as const) {
			expect(decideInvitation(facts(more), settings(policy), now)).toMatchObject({
				dueAt: now + day,
				deferredBecause: null,
			});
		}
		expect(decideInvitation(facts({ ...full, stage: 'due' }), settings(), now).kind).toBe(
			'send_now',
		);
	});
});

describe('care and surveys together', () => {
	it('leave no third contact in two weeks, and say so', () => {
		const contacts = [...nps(now - 13 * day), ...cared(now - 5 * day)];
		const off = { capOverall: null };
		expect(decideInvitation(facts({ contacts }), settings(off), now)).toMatchObject({
			kind: 'scheduled',
			dueAt: now + day,
			deferredBecause: null,
		});
		const three = [...cared(now - 10 * day), ...cared(now - 5 * day)];
		expect(decideInvitation(facts({ contacts: three }), settings(), now)).toEqual({
			kind: 'scheduled',
			dueAt: now + 4 * day,
			deferredBecause: 'cap_together',
			text: 'Will be asked on Mar 8, 2026, 10:00 (UTC), once the limit of surveys and care together has room.',
		});
		const dropped = decideInvitation(
			facts({ contacts: three }),
			{ ...settings({ whenThrottled: 'drop' }), languages: ['zh-CN'] },
			now,
		);
		expect(dropped).toMatchObject({ kind: 'suppressed', reason: 'cap_together' });
		expect(dropped.text).toContain('未询问：问卷与关怀合计的上限是 14 天内最多 2 次');
	});

	it('count care that is planned: a survey waits for it, and takes no place of it', () => {
		const planned = cared(now + 2 * day, now + 12 * day);
		expect(decideInvitation(facts({ contacts: planned }), settings(), now)).toMatchObject({
			reason: 'cap_together',
		});
		const soon = facts({ contacts: cared(now - 8 * day, now + 2 * day) });
		expect(decideInvitation(soon, settings(), now)).toMatchObject({
			dueAt: now + 6 * day,
			deferredBecause: 'cap_together',
		});
	});

	it('count care towards no limit of surveys alone', () => {
		const free = settings({}, 1, { capTogether: null });
		const contacts = cared(now - 3 * day, now - 2 * day, now - day, now + hour);
		expect(decideInvitation(facts({ contacts }), free, now)).toMatchObject({
			dueAt: now + day,
			deferredBecause: null,
		});
	});

	it('are asked neither about a verification nor about a test', () => {
		const contacts = cared(now - day, now - hour);
		expect(decideInvitation(verification({ contacts }), settings(), now).kind).toBe('send_now');
		expect(decideInvitation(facts({ contacts, test: true }), settings(), now)).toMatchObject({
			deferredBecause: null,
		});
	});
});

describe('a verification', () => {
	it('ignores caps, sampling, delay, open cases, the way they chose and the age of the event', () => {
		const decision = decideInvitation(
			verification({
				occurredAt: now - 99 * day,
				customer: { ...customer, otherChannel: true },
				hasOpenCase: true,
				contacts: [...csat(now), ...nps(now), ...cared(now, now)],
			}),
			settings({ samplePercent: 0 }),
			now,
		);
		expect(decision).toMatchObject({ kind: 'send_now', at: now });
	});

	it.each<[string, Partial<InvitationFacts>]>([
		['opted_out', { customer: { ...customer, refused: 'opted_out' } }],
		['no_consent', { customer: { ...customer, refused: 'no_consent' } }],
		['no_address', { customer: { ...customer, hasAddress: false } }],
		['address_failed', { customer: { ...customer, addressState: 'failed' } }],
		['no_customer', { customer: null }],
		['is_staff', { customer: { ...customer, isStaff: true } }],
		['no_person', { customer: { ...customer, email: 'noreply@example.com' } }],
	])('obeys %s', (reason, more) => {
		expect(decideInvitation(verification(more), settings(), now)).toMatchObject({ reason });
	});

	it('obeys quiet hours', () => {
		const night = Date.UTC(2026, 2, 4, 23);
		expect(decideInvitation(verification(), settings(), night)).toMatchObject({
			kind: 'scheduled',
			dueAt: Date.UTC(2026, 2, 5, 9),
			deferredBecause: 'quiet_hours',
		});
	});
});

describe('an invitation that has come due', () => {
	it.each<[string, Partial<InvitationFacts>]>([
		['opted_out', { customer: { ...customer, refused: 'opted_out' } }],
		['paused', { customer: { ...customer, refused: 'paused' } }],
		['address_failed', { customer: { ...customer, addressState: 'failed' } }],
		['open_case', { hasOpenCase: true }],
		['survey_closed', { survey: { ...facts().survey, acceptAnswers: false } }],
	])('is still not sent for %s', (reason, more) => {
		expect(decideInvitation(facts({ stage: 'due', ...more }), settings(), now)).toMatchObject({
			reason,
		});
	});

	it('is sent whatever its event’s age and sample, but not in quiet hours', () => {
		const due = facts({ stage: 'due', occurredAt: now - 20 * day });
		expect(decideInvitation(due, settings({ samplePercent: 0 }), now).kind).toBe('send_now');
		const night = Date.UTC(2026, 2, 4, 23);
		expect(decideInvitation(due, settings(), night)).toMatchObject({
			kind: 'scheduled',
			deferredBecause: 'quiet_hours',
		});
	});
});

describe('the time scale', () => {
	it('multiplies the delay', () => {
		expect(decideInvitation(facts(), settings({}, 1 / 1440), now)).toMatchObject({
			dueAt: now + 60_000,
			deferredBecause: null,
		});
	});

	it('multiplies how far a cap moves an invitation, while the cap itself stays in days', () => {
		const throttled = facts({ contacts: csat(now - 25 * day) });
		expect(
			decideInvitation(throttled, settings({ delay: 0, quietHours: null }, 0.001), now),
		).toMatchObject({ dueAt: now + 5 * day * 0.001, deferredBecause: 'cap_metric' });
	});

	it('lets a compressed wait end at night', () => {
		const night = Date.UTC(2026, 2, 4, 23);
		const due = facts({ stage: 'due', occurredAt: night });
		expect(decideInvitation(due, settings({}, 0.001), night).kind).toBe('send_now');
	});
});
