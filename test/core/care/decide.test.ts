import { type CareDecision, decideCare } from '../../../core/care/decide';
import { careInWords, heldInWords, reasonInWords, runInWords } from '../../../core/care/in-words';
import type { CareFacts } from '../../../core/care/occasion';
import { plannedIn } from '../../../core/care/planned';
import { heldReasons, overReasons } from '../../../core/model/care-words';
import { runSpan } from '../../../core/care/run-span';
import { builtInLanguages } from '../../../core/language/texts';
import { campaign, careCase, day, facts, hour, house, now, occasionOf, rows, solar } from './world';

const today = { birth: solar(3, 4) };
const birthday = campaign('birthday');

/** A decision in short: the step and what becomes of it. */
const short = (decided: CareDecision): string => {
	switch (decided.kind) {
		case 'due':
			return `${decided.at <= now ? 'now' : 'later'} ${decided.step}`;
		case 'waits':
			return `waits ${decided.step}`;
		case 'held':
			return `${decided.reason} ${decided.step}${decided.again === null ? '' : ' again'}`;
		case 'over':
			return `over ${decided.reason}`;
	}
};

const decide = (
	of: ReturnType<typeof campaign>,
	known: CareFacts,
	more: Parameters<typeof careCase>[2] = {},
	at = now,
) => decideCare(careCase(of, known, more), house(), at);

describe('what is due', () => {
	it('is written to the reader, and says whose hour it is', () => {
		const known = facts({ dates: today });
		expect(
			decide(birthday, known, { occasion: occasionOf(birthday, known, now + 300 * day) }),
		).toEqual({
			kind: 'due',
			step: 0,
			at: now,
			validUntil: Date.UTC(2026, 2, 5) - 1,
			to: 'customer',
			wording: 'full',
			message: { language: 'en', subject: 'Hello', text: 'Dear Jane Doe, we think of you.' },
			movedBy: null,
			displaced: [],
			zone: 'UTC',
			zoneAssumed: false,
		});
	});

	// Reported elsewhere: rows with an unknown zone vanish.
	it.each([null, 'Mars/Olympus', ''])(
		'has the zone of the workspace where theirs is %j',
		(timeZone) => {
			const known = facts({ dates: today, customer: { timeZone } });
			const there = house({ timeZone: 'Asia/Shanghai' });
			const span = { from: now - day, until: now + day };
			const [found] = plannedIn(birthday, known, span, 'Asia/Shanghai');
			expect(found?.dueAt).toBe(Date.UTC(2026, 2, 4, 2));
			const decided = decideCare(
				careCase(birthday, known, { occasion: found?.occasion }),
				there,
				now,
			);
			expect(decided).toMatchObject({ kind: 'due', zone: 'Asia/Shanghai', zoneAssumed: true });
			expect(careInWords(decided, there, now)).toBe(
				"Step 1 is due now. The customer's time zone is not known, so the workspace's was used: Asia/Shanghai.",
			);
		},
	);

	it('waits for its hour, for the end of quiet hours and for room in the budget', () => {
		const known = facts({ dates: today });
		const occasion = occasionOf(birthday, known, now + 300 * day);
		expect(decide(birthday, known, { occasion }, now - hour)).toMatchObject({
			kind: 'waits',
			dueAt: now,
		});
		const quiet = campaign('gone_quiet');
		const orders = [0, 10, 20].map((at) => ({ id: `o${at}`, at: now - (80 - at) * day }));
		const contacts = [{ ref: 'r', at: now - 6 * day, of: 'care' as const, movable: null }];
		const decided = decide(quiet, facts({ orders }), { contacts });
		expect(decided).toMatchObject({ kind: 'due', at: now + day, movedBy: 'cap_care' });
		expect(careInWords(decided, house(), now)).toBe(
			'Will be sent on Mar 5, 2026, 10:00 (UTC), once the limit of care has room.',
		);
	});

	it('is held, with the limit and the next moment, where the budget frees too late', () => {
		const known = facts({ dates: today });
		const contacts = [-2, -9].map((at) => ({
			ref: String(at),
			at: now + at * day,
			of: 'nps' as const,
			movable: null,
		}));
		const occasion = occasionOf(birthday, known, now + 300 * day);
		const decided = decide(birthday, known, { contacts, occasion });
		expect(short(decided)).toBe('cap_together 0');
		expect(careInWords(decided, house(), now)).toBe(
			'Not sent: the limit of surveys and care together is at most 2 in 14 days; the next is allowed from Mar 9, 2026, 10:00 (UTC), which is too late for this.',
		);
	});
});

describe('who is not written to', () => {
	const quiet = campaign('gone_quiet', { steps: rows({}, {}, {}) });
	const orders = [0, 10, 20].map((at) => ({ id: `o${at}`, at: now - (80 - at) * day }));

	it.each<[string, Partial<CareFacts['customer']>]>([
		['opted_out', { refused: 'opted_out' }],
		['no_consent', { refused: 'no_consent' }],
		// Reported elsewhere: a pause that is ignored.
		['paused', { refused: 'paused' }],
		['is_staff', { isStaff: true }],
		['no_person', { email: 'no-reply@example.com' }],
		['other_channel', { otherChannel: true }],
		['no_address', { hasAddress: false }],
		['address_failed', { addressState: 'failed' }],
		// Reported elsewhere: two contacts with one address, both mailed.
		['same_mailbox', { sharesMessage: true }],
	])('%s', (reason, customer) => {
		expect(short(decide(quiet, facts({ orders, customer })))).toBe(`${reason} 0`);
	});

	// Reported elsewhere: an objection that was taken back, and nothing ever came again.
	it('is written to again with the next step once they agree', () => {
		const progress = { done: [{ step: 0, at: now, outcome: 'held' as const }] };
		const after = decide(quiet, facts({ orders }), { progress }, now + 7 * day);
		expect(after).toMatchObject({ kind: 'due', step: 1 });
	});

	it('is their owner, whatever the customer has said: a task is no message to them', () => {
		const steps = rows({ to: 'owner' });
		const owner = { name: 'Li Na', language: 'en', timeZone: null, hasAddress: true };
		const task = campaign('gone_quiet', { steps });
		const customer = { refused: 'no_consent' as const, hasAddress: false };
		const contacts = [{ ref: 'r', at: now, of: 'care' as const, movable: null }];
		expect(decide(task, facts({ orders, customer, owner }), { contacts })).toMatchObject({
			kind: 'due',
			to: 'owner',
			at: now,
			message: { text: 'Dear Li Na, hello.' },
		});
		expect(short(decide(task, facts({ orders, customer })))).toBe('no_owner 0');
	});
});

describe('an open case', () => {
	const orders = [0, 10, 20].map((at) => ({ id: `o${at}`, at: now - (80 - at) * day }));
	const open = { open: true, confirmedAt: null };

	it('lets promotion wait, and some days after it was confirmed', () => {
		const quiet = campaign('gone_quiet');
		expect(short(decide(quiet, facts({ orders, cases: open })))).toBe('open_case 0 again');
		const cases = { open: false, confirmedAt: now - 3 * day };
		const cooling = decide(quiet, facts({ orders, cases }));
		expect(cooling).toMatchObject({ kind: 'held', reason: 'cooling', again: now + 4 * day });
		expect(short(decide(quiet, facts({ orders, cases }), {}, now + 4 * day))).toBe('later 0');
	});

	it('lets a renewal wait, for its owner, too', () => {
		const owner = { name: 'Li', language: null, timeZone: null, hasAddress: true };
		const renewal = campaign('renewal', { steps: rows({}, {}, {}, {}) });
		const known = facts({ dates: { renewal: solar(6, 2, 2026) }, owner, cases: open });
		expect(short(decide(renewal, known))).toBe('open_case 0 again');
	});

	it('makes wishes sober, or silent where nothing sober was written', () => {
		const known = facts({ dates: today, cases: open });
		const occasion = occasionOf(birthday, known, now + 300 * day);
		expect(short(decide(birthday, known, { occasion }))).toBe('open_case 0');
		const sober = campaign('birthday', {
			steps: rows({ neutralSubject: 'Today', neutralText: 'All the best for the new year.' }),
		});
		expect(decide(sober, known, { occasion })).toMatchObject({
			kind: 'due',
			wording: 'neutral',
			message: { subject: 'Today', text: 'All the best for the new year.' },
		});
	});
});

describe('a text', () => {
	const renewal = campaign('renewal', {
		steps: rows({ days: -30, to: 'customer', text: '{days} days' }),
	});

	it('that says what is not known holds its step, and names it', () => {
		const known = facts({ dates: today });
		const one = campaign('birthday', { steps: rows({ text: 'For {company}' }) });
		const decided = decide(one, known, { occasion: occasionOf(one, known, now + 300 * day) });
		expect(short(decided)).toBe('no_value 0');
		expect(careInWords(decided, house(), now)).toBe(
			'Not sent: the text says {company}, of which nothing is known for this customer; {company|…} would say something else then.',
		);
		expect(careInWords(decided, { ...house(), languages: ['zh-CN'] }, now)).toContain(
			'用到 {公司}，',
		);
	});

	it('that is not there in the language of its reader holds its step', () => {
		const known = facts({ dates: today, customer: { language: 'fr' } });
		const occasion = occasionOf(birthday, known, now + 300 * day);
		expect(short(decide(birthday, known, { occasion }))).toBe('no_text 0');
	});

	it('counts the days from when it is sent, not from when that is decided', () => {
		const known = facts({ dates: { renewal: solar(4, 1, 2026) } });
		const evening = Date.UTC(2026, 2, 4, 22);
		expect(decide(renewal, known, {}, evening)).toMatchObject({
			at: Date.UTC(2026, 2, 5, 9),
			movedBy: 'quiet_hours',
			message: { text: '27 days' },
		});
	});
});

describe('a series', () => {
	const steps = rows({ days: 0, effects: 'app.login' }, { days: 3 }, { days: 7 }, { days: 14 });
	const onboarding = campaign('new_customer', { steps });
	const won = { id: 'e', type: 'deal.won', at: now };
	const login = (at: number) => ({ id: `l${at}`, type: 'app.login', at });
	const sent = (step: number, at: number) => ({ step, at, outcome: 'sent' as const });
	const next = (
		done: Array<ReturnType<typeof sent>>,
		at: number,
		events: CareFacts['events'] = [],
	) =>
		decide(onboarding, facts({ events: [won, ...events] }), { progress: { since: now, done } }, at);

	it('goes on when the step before has had its time', () => {
		expect(next([sent(0, now)], now + 3 * day - 1)).toMatchObject({
			kind: 'waits',
			step: 1,
			dueAt: now + 3 * day,
		});
		expect(next([sent(0, now)], now + 3 * day)).toMatchObject({ kind: 'due', step: 1 });
	});

	it('goes on at once when it has had its effect, and not of one that came before it', () => {
		const done = [sent(0, now + hour)];
		expect(next(done, now + day, [login(now + 5 * hour)])).toMatchObject({ step: 1, kind: 'due' });
		expect(next(done, now + day, [login(now + hour / 2)])).toMatchObject({ kind: 'waits' });
	});

	it('keeps its distance where a step came late', () => {
		expect(next([sent(0, now + 5 * day)], now + 6 * day)).toMatchObject({
			kind: 'waits',
			step: 1,
			dueAt: now + 8 * day,
		});
	});

	it('is over when all is done', () => {
		const done = [0, 1, 2, 3].map((step) => sent(step, now + step * day));
		expect(short(next(done, now + 30 * day))).toBe('over finished');
	});

	it('ends with its goal, looked at again before every step', () => {
		const goal = { events: ['order.*'], days: 10 };
		const one = campaign('new_customer', { steps, goal });
		const after = (at: number) =>
			short(
				decide(
					one,
					facts({ events: [won, { id: 'o', type: 'order.created', at }] }),
					{ progress: { since: now, done: [sent(0, now)] } },
					now + 3 * day,
				),
			);
		expect(after(now + day)).toBe('over goal_met');
		expect(after(now - day)).not.toBe('over goal_met');
		// From the future: it has not happened.
		expect(after(now + 5 * day)).not.toBe('over goal_met');
	});

	it('ends with what was recorded as its goal, whether or not it names one', () => {
		const after = (goal: object | null, at: number) =>
			short(
				decide(
					campaign('new_customer', { steps, goal }),
					facts({ events: [won, { id: 'g', type: 'goal.reached', at }] }),
					{ progress: { since: now, done: [sent(0, now)] } },
					now + 3 * day,
				),
			);
		const named = { events: ['order.*'], days: 2 };
		expect(after(null, now + day)).toBe('over goal_met');
		expect(after(named, now + day)).toBe('over goal_met');
		expect(after(null, now - day)).not.toBe('over goal_met');
		expect(after(null, now + 5 * day)).not.toBe('over goal_met');
		// It names the days within which it counts.
		expect(after(named, now + 3 * day)).not.toBe('over goal_met');
		expect(after(null, now + 3 * day)).toBe('over goal_met');
	});

	it.each(['stopped', 'campaign_stopped', 'too_many_opt_outs'] as const)(
		'ends when it is %s',
		(stopped) => {
			const known = facts({ events: [won] });
			expect(short(decide(onboarding, known, { progress: { stopped } }))).toBe(`over ${stopped}`);
		},
	);

	it('ends at once when they are back', () => {
		const quiet = campaign('gone_quiet', { steps: rows({}, {}, {}) });
		const orders = [0, 10, 20].map((at) => ({ id: `o${at}`, at: now - (80 - at) * day }));
		const occasion = occasionOf(quiet, facts({ orders }));
		const back = facts({ orders: [...orders, { id: 'new', at: now + day }] });
		const progress = { done: [sent(0, now)] };
		expect(short(decide(quiet, back, { occasion, progress }, now + 7 * day))).toBe('over back');
	});
});

describe('what has its time', () => {
	const renewal = campaign('renewal', { steps: rows({}, {}, {}, {}) });
	const owner = { name: 'Li', language: null, timeZone: null, hasAddress: true };

	it('is not made up for: a renewal in the past is over', () => {
		const known = facts({ dates: { renewal: solar(2, 1, 2026) }, owner });
		expect(short(decide(renewal, known))).toBe('over past');
	});

	it('is joined in its middle where it was heard of late', () => {
		const known = facts({ dates: { renewal: solar(3, 24, 2026) }, owner });
		const done = [0, 1].map((step) => ({ step, at: now, outcome: 'held' as const }));
		expect(short(decide(renewal, known))).toBe('too_late 0');
		expect(short(decide(renewal, known, { progress: { done: done.slice(0, 1) } }))).toBe(
			'too_late 1',
		);
		expect(short(decide(renewal, known, { progress: { done } }))).toBe('now 2');
	});

	it('is not wished for a day late', () => {
		const known = facts({ dates: { birth: solar(3, 3) } });
		const occasion = occasionOf(birthday, known, now + 300 * day);
		expect(short(decide(birthday, known, { occasion }))).toBe('over past');
	});
});

describe('peace', () => {
	const quiet = campaign('gone_quiet', { steps: rows({}, {}, {}) });
	const orders = [0, 10, 20].map((at) => ({ id: `o${at}`, at: now - (80 - at) * day }));
	const past = (days: number) => [{ key: 'quiet:older', lastSentAt: now - days * day }];

	it('lies between two silences, and no series begins in its middle', () => {
		expect(short(decide(quiet, facts({ orders, past: past(181) })))).toBe('now 0');
		expect(short(decide(quiet, facts({ orders, past: past(176) })))).toBe('peace 0 again');
		expect(short(decide(quiet, facts({ orders, past: past(60) })))).toBe('over peace');
	});

	it('does not hold what has begun', () => {
		const progress = { done: [{ step: 0, at: now, outcome: 'sent' as const }] };
		const known = facts({ orders, past: past(60) });
		expect(decide(quiet, known, { progress }, now + 7 * day)).toMatchObject({
			kind: 'due',
			step: 1,
		});
	});

	it('lets a birthday that was corrected pass', () => {
		const known = facts({
			dates: today,
			past: [{ key: 'birthday:other', lastSentAt: now - 2 * day }],
		});
		const occasion = occasionOf(birthday, known, now + 300 * day);
		expect(short(decide(birthday, known, { occasion }))).toBe('over peace');
	});

	it('lies between two favours, whatever campaign asked; thanks are none', () => {
		const promoter = campaign('promoter', { steps: rows({}, {}) });
		const answers = [
			{
				id: 'a',
				metric: 'nps' as const,
				level: 'high' as const,
				completed: true,
				at: now - 4 * day,
			},
		];
		const favours = [now - 100 * day];
		const done = [{ step: 0, at: now - 3 * day, outcome: 'sent' as const }];
		const first = decide(promoter, facts({ answers, favours }));
		expect(short(first)).toBe('now 0');
		const second = decide(promoter, facts({ answers, favours }), { progress: { done } });
		expect(short(second)).toBe('asked_lately 1');
		const later = facts({ answers, favours: [now - 180 * day] });
		expect(short(decide(promoter, later, { progress: { done } }))).toBe('now 1');
	});
});

describe('the holdout', () => {
	const orders = [0, 10, 20].map((at) => ({ id: `o${at}`, at: now - (80 - at) * day }));
	const half = campaign('gone_quiet', { holdoutPercent: 50 });
	const ids = Array.from({ length: 200 }, (_, at) => `cus_${at}`);
	const outcomes = ids.map((id) => short(decide(half, facts({ orders, customer: { id } }))));

	it('leaves out about as many as were asked for, and says so', () => {
		const out = outcomes.filter((one) => one === 'over held_out').length;
		expect(out).toBeGreaterThan(70);
		expect(out).toBeLessThan(130);
		expect(outcomes.filter((one) => one === 'now 0')).toHaveLength(200 - out);
	});

	it('is asked after all else, so that both groups are alike', () => {
		const customer = { id: ids[outcomes.indexOf('over held_out')], hasAddress: false };
		expect(short(decide(half, facts({ orders, customer })))).toBe('no_address 0');
	});

	it('is told at the moment at which it would have been sent, so that both groups lose the same before', () => {
		const customer = { id: ids[outcomes.indexOf('over held_out')] };
		const known = facts({ orders, customer });
		const contacts = [{ ref: 'care', at: now - 6 * day, of: 'care' as const, movable: null }];
		const asked = (at: number) => decide(half, known, { contacts }, at);
		expect(short(asked(now))).toBe('later 0');
		expect(short(asked(now + day))).toBe('over held_out');
	});

	it('is as it was stored', () => {
		const known = facts({ orders, customer: { id: ids[outcomes.indexOf('now 0')] } });
		const groups = ['held_out' as const];
		expect(short(decide(half, known, { progress: { groups } }))).toBe('over held_out');
	});
});

describe('a run', () => {
	it.each([
		// Reported elsewhere: a restart sends all again.
		['is the first', null, 0, 'first_run'],
		['comes an hour later', now - hour, hour, null],
		['comes after an outage', now - 40 * day, 31 * day, 'long_pause'],
		['finds its clock put back', now + 300 * day, 0, 'clock_went_back'],
	])('that %s looks at what came up since', (_what, last, length, note) => {
		const found = runSpan(last, now);
		expect(found).toEqual({ span: { from: now - length, until: now }, note });
	});

	it('says what its clock did', () => {
		const said = (last: number | null, language = 'en') =>
			runInWords(runSpan(last, now), { languages: [language], timeZone: 'UTC' });
		expect(said(now - hour)).toBeNull();
		expect(said(null)).toBe('First run: what comes up from now on is planned.');
		expect(said(now + day)).toMatch(/^The clock was put back since the last run;/);
		expect(said(now - 40 * day)).toMatch(/more than 31 days ago/);
		expect(said(now + day, 'zh-CN')).toMatch(/^时钟自上次运行后被调回/);
	});
});

describe('every reason', () => {
	it.each(builtInLanguages)('is one sentence in %s', (language) => {
		const spoken = { languages: [language], timeZone: 'UTC' };
		const values = { until: now, limit: 1, days: 7, detail: 'company' };
		const sentences = [
			...heldReasons.map((reason) => heldInWords(reason, values, spoken)),
			...overReasons.map((reason) => careInWords({ kind: 'over', reason }, spoken, now)),
		];
		expect(new Set(sentences).size).toBe(sentences.length);
		for (const sentence of sentences) {
			expect(sentence).toMatch(/[.。]$/);
			// A short name is said as it is typed.
			const words = sentence.replace(/\{(?:company|公司)(?:\|…)?\}/g, '');
			expect(words).not.toMatch(/[{}]|undefined|null|\?/);
		}
	});

	it.each(builtInLanguages)('is a few words in %s, of many at once', (language) => {
		const words = heldReasons.map((reason) => reasonInWords(reason, language));
		expect(new Set(words).size).toBe(words.length);
		for (const word of words) expect(word).not.toMatch(/[{}.。]|undefined|null|\?/);
	});
});
