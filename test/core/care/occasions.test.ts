import type { CareFacts } from '../../../core/care/occasion';
import { occasionKinds } from '../../../core/care/occasions';
import { mostItems, refuseTooMany } from '../../../core/care/occasions/own-list';
import { plannedIn } from '../../../core/care/planned';
import { readCampaign } from '../../../core/care/read-campaign';
import {
	about,
	campaign,
	day,
	facts,
	hour,
	lunar,
	needed,
	now,
	occasionOf,
	rows,
	solar,
} from './world';

const year = (of: number) => ({ from: Date.UTC(of, 0, 1) - 1, until: Date.UTC(of + 1, 0, 1) - 1 });
const on = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The dates on which something comes due in a year, and the step where there is more than one. */
const datesIn = (
	of: number,
	occasion: string,
	known: CareFacts,
	more: Record<string, unknown> = {},
): string[] =>
	plannedIn(campaign(occasion, more), known, year(of), 'UTC').map(({ dueAt }) => on(dueAt));

describe('every kind of occasion', () => {
	it('has a key of its own and reads its own defaults', () => {
		const keys = occasionKinds.map(({ key }) => key);
		expect(new Set(keys).size).toBe(keys.length);
		for (const key of keys) expect(campaign(key).kind.key).toBe(key);
	});

	it.each(occasionKinds.map((kind) => [kind.key, kind] as const))(
		'%s has a series that can be left as it is',
		(key, kind) => {
			const steps = rows(...kind.steps.map(() => ({})));
			const read = readCampaign(
				{ key: 'own', occasion: key, settings: needed[key], steps },
				'',
				about,
			);
			expect(read.steps.map(({ days, to, asks }) => ({ days, to, asks }))).toEqual(
				kind.steps.map(({ days, to = 'customer', asks = false }) => ({ days, to, asks })),
			);
		},
	);

	it.each(occasionKinds.map(({ key }) => key))('%s finds nothing where nothing is known', (key) => {
		const known = facts({ customer: { country: null } });
		const found = plannedIn(campaign(key), known, year(2026), 'UTC');
		// The new year is kept everywhere.
		expect(found.map(({ occasion }) => occasion.key)).toEqual(
			key === 'holiday' ? ['new_year:2026-01-01'] : [],
		);
	});
});

describe('a birthday', () => {
	it.each([
		['of the sun', solar(5, 4), ['2024-05-04', '2025-05-04', '2026-05-04']],
		['29 February without a year', solar(2, 29), ['2024-02-29', '2025-02-28', '2026-02-28']],
		['29 February of a year', solar(2, 29, 1996), ['2024-02-29', '2025-02-28', '2026-02-28']],
		['of the moon', lunar(1, 1), ['2024-02-10', '2025-01-29', '2026-02-17']],
		['in a leap month', lunar(6, 10, { leap: true }), ['2024-07-15', '2025-08-03', '2026-07-23']],
		['on a 30th of the moon', lunar(12, 30), ['2024-02-09', '2025-01-28', '2026-02-16']],
		['in a month 13 of the moon', lunar(13, 1), []],
		['of which only the month is known', { ...solar(5, 1), day: null }, []],
		['that is yet to be', solar(5, 4, 2025), ['2026-05-04']],
	])('%s', (_what, birth, dates) => {
		const found = [2024, 2025, 2026].flatMap((one) =>
			datesIn(one, 'birthday', facts({ dates: { birth } })),
		);
		expect(found).toEqual(dates);
	});

	it('of 29 February is kept on 1 March where the workspace says so', () => {
		const steps = rows({ days: 0 });
		const given = { key: 'own', occasion: 'birthday', steps };
		const read = readCampaign(given, '', { ...about, leapDay: '03-01' });
		const found = plannedIn(read, facts({ dates: { birth: solar(2, 29) } }), year(2026), 'UTC');
		expect(found.map(({ dueAt }) => on(dueAt))).toEqual(['2026-03-01']);
	});

	it('comes as many days before as is asked for', () => {
		const known = facts({ dates: { birth: solar(1, 2) } });
		expect(datesIn(2026, 'birthday', known, { steps: rows({ days: -3 }) })).toEqual(['2026-12-30']);
	});

	// Reported elsewhere: a day early east of Greenwich, where the date was read as midnight UTC.
	it.each([
		'Pacific/Kiritimati',
		'Asia/Shanghai',
		'UTC',
		'America/Los_Angeles',
		'Pacific/Pago_Pago',
	])('is the day that it is in %s', (timeZone) => {
		const known = facts({ customer: { timeZone }, dates: { birth: solar(5, 4) } });
		const [found] = plannedIn(campaign('birthday'), known, year(2026), 'UTC');
		const local = new Intl.DateTimeFormat('sv', {
			timeZone,
			dateStyle: 'short',
			timeStyle: 'short',
		});
		expect(local.format(found?.dueAt)).toBe('2026-05-04 10:00');
		expect(local.format(found?.validUntil)).toBe('2026-05-04 23:59');
	});

	// Reported elsewhere: a yearly campaign ran once.
	it('comes every year, each an occasion of its own', () => {
		const known = facts({ dates: { birth: solar(5, 4) } });
		const span = { from: Date.UTC(2026, 0, 1), until: Date.UTC(2031, 0, 1) };
		const keys = plannedIn(campaign('birthday'), known, span, 'UTC').map((one) => one.occasion.key);
		expect(keys).toEqual([2026, 2027, 2028, 2029, 2030].map((one) => `birthday:${one}`));
	});

	it('is over where the date is another by now', () => {
		const known = facts({ dates: { birth: solar(5, 4) } });
		const one = campaign('birthday');
		const occasion = occasionOf(one, known);
		expect(one.rules.exit(known, occasion)).toBeNull();
		expect(one.rules.exit(facts({ dates: { birth: solar(5, 5) } }), occasion)).toBe('date_changed');
		expect(one.rules.exit(facts(), occasion)).toBe('date_changed');
	});

	it('says an age only where the campaign asks for it and the year is known', () => {
		const old = facts({ dates: { birth: solar(5, 4, 1990) } });
		const values = (settings: object, known: CareFacts) =>
			occasionOf(campaign('birthday', { settings }), known, Date.UTC(2027, 0, 1)).values;
		expect(values({}, old)).toEqual({ date: '2026-05-04' });
		expect(values({ sayAge: true }, old)).toEqual({ date: '2026-05-04', years: 36 });
		expect(values({ sayAge: true }, facts({ dates: { birth: solar(5, 4) } }))).not.toHaveProperty(
			'years',
		);
	});

	it('of two who share a mailbox is one of its own for each, of doubles the same', () => {
		const key = (birth: ReturnType<typeof solar>) =>
			occasionOf(campaign('birthday'), facts({ dates: { birth } })).mailboxKey;
		expect(key(solar(5, 4))).toBe(key(solar(5, 4, 1990)));
		expect(key(solar(5, 4))).not.toBe(key(solar(5, 5)));
	});
});

describe('a holiday', () => {
	const greeted = (customer: Partial<CareFacts['customer']>, said?: string | boolean) =>
		plannedIn(
			campaign('holiday', {
				settings: { festivals: 'mid_autumn, christmas, eid_al_fitr, mother', preference: 'greets' },
			}),
			facts({ customer, attributes: said === undefined ? {} : { greets: said } }),
			year(2026),
			'UTC',
		).map(({ occasion }) => occasion.key);

	it.each([
		['of China', 'CN', ['mother:2026-05-10', 'mid_autumn:2026-09-25']],
		['of Britain', 'GB', ['mother:2026-03-15', 'christmas:2026-12-25']],
		['of Kuwait', 'KW', ['eid_al_fitr:2026-03-20']],
		['of nowhere that is known', null, []],
	])('is kept by who lives there: %s', (_where, country, keys) => {
		expect(greeted({ country })).toEqual(keys);
	});

	it('is never guessed from a name', () => {
		expect(greeted({ country: 'GB', name: 'Mohammed Al-Sabah' })).not.toContain(
			'eid_al_fitr:2026-03-20',
		);
		expect(greeted({ country: null, name: '王芳', language: 'zh-CN' })).toEqual([]);
	});

	it('is what somebody has said before what their country keeps', () => {
		expect(greeted({ country: 'GB' }, 'eid_al_fitr')).toEqual(['eid_al_fitr:2026-03-20']);
		expect(greeted({ country: 'CN' }, '圣诞节；中秋节')).toEqual([
			'mid_autumn:2026-09-25',
			'christmas:2026-12-25',
		]);
		expect(greeted({ country: 'CN' }, false)).toEqual([]);
		expect(greeted({ country: 'CN' }, 'none, please')).toEqual([]);
		// Which of the world's Mother's Days is meant, nobody knows.
		expect(greeted({ country: null }, "Mother's Day, Christmas")).toEqual(['christmas:2026-12-25']);
	});

	it('may come twice in a year of the sun', () => {
		const known = facts({ customer: { country: 'AE' } });
		const steps = { settings: { festivals: ['ramadan'] } };
		expect(datesIn(2030, 'holiday', known, steps)).toEqual(['2030-01-05', '2030-12-26']);
	});
});

describe('an anniversary', () => {
	const known = facts({
		dates: { first_order: solar(7, 1, 2021), since: lunar(8, 15, { year: 2016 }) },
	});

	it('is one with its years, all of them or those that were named', () => {
		const years = (settings: object) =>
			plannedIn(
				campaign('anniversary', { settings }),
				known,
				{ from: Date.UTC(2021, 0, 1), until: Date.UTC(2032, 0, 1) },
				'UTC',
			).map(({ occasion }) => occasion.values.years);
		expect(years({})).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
		expect(years({ years: '1, 5, 10' })).toEqual([1, 5, 10]);
		expect(years({ date: 'since', years: [10] })).toEqual([10]);
	});

	it('is none where the year is not known', () => {
		expect(datesIn(2026, 'anniversary', facts({ dates: { first_order: solar(7, 1) } }))).toEqual(
			[],
		);
	});
});

describe('a milestone', () => {
	const orders = Array.from({ length: 12 }, (_, at) => ({
		id: `o${at + 1}`,
		at: Date.UTC(2026, at, 5),
	}));

	it('is the n-th order', () => {
		const found = plannedIn(campaign('milestone'), facts({ orders }), year(2026), 'UTC');
		expect(found.map(({ occasion, dueAt }) => [occasion.key, on(dueAt)])).toEqual([
			['orders:1', '2026-01-05'],
			['orders:10', '2026-10-05'],
		]);
	});

	it('is so many days with us', () => {
		const known = facts({ dates: { first_order: solar(1, 1, 2026) } });
		const more = { settings: { of: 'days', counts: [100, 1_000] } };
		expect(datesIn(2026, 'milestone', known, more)).toEqual(['2026-04-11']);
	});

	it('is a number of theirs that crosses a value, the highest of those crossed at once', () => {
		const change = (before: number | null, after: number, at: number) => ({
			name: 'usage',
			before,
			after,
			at: now + at * day,
		});
		const changes = [
			change(null, 90, 0),
			change(90, 100, 1),
			change(100, 50, 2),
			change(50, 1_200, 3),
			{ ...change(0, 5_000, 4), name: 'other' },
		];
		const settings = { of: 'attribute', attribute: 'usage', counts: '100, 500, 1000' };
		const found = plannedIn(
			campaign('milestone', { settings }),
			facts({ changes }),
			year(2026),
			'UTC',
		);
		expect(found.map(({ occasion }) => occasion.key)).toEqual(['usage:100', 'usage:1000']);
	});
});

describe('a renewal', () => {
	const known = facts({ dates: { renewal: solar(12, 1, 2026) } });
	const steps = rows({}, {}, {}, {});

	it('goes to the owner first, then to the customer', () => {
		const one = campaign('renewal', { steps });
		const found = plannedIn(one, known, year(2026), 'UTC');
		expect(found.map(({ dueAt, step }) => [on(dueAt), one.steps[step]?.to])).toEqual([
			['2026-09-02', 'owner'],
			['2026-10-02', 'customer'],
			['2026-11-01', 'customer'],
			['2026-11-24', 'customer'],
		]);
		// Each is worth sending until the next is due, the last until the day itself.
		expect(found.map(({ validUntil }) => on(validUntil))).toEqual([
			'2026-10-02',
			'2026-11-01',
			'2026-11-24',
			'2026-12-01',
		]);
	});

	it('is over when it was renewed, or is due on another day', () => {
		const one = campaign('renewal', { steps });
		const occasion = occasionOf(one, known);
		const renewed = (at: number) =>
			one.rules.exit({ ...known, events: [{ id: 'e', type: 'contract.renewed', at }] }, occasion);
		expect(one.rules.exit(known, occasion)).toBeNull();
		expect(renewed(Date.UTC(2026, 9, 20))).toBe('renewed');
		// That of the year before is not this one.
		expect(renewed(Date.UTC(2025, 11, 1))).toBeNull();
		expect(one.rules.exit(facts({ dates: { renewal: solar(12, 1, 2027) } }), occasion)).toBe(
			'date_changed',
		);
	});

	it('needs a day that is known in full', () => {
		expect(datesIn(2026, 'renewal', facts({ dates: { renewal: solar(12, 1) } }))).toEqual([]);
		const moon = lunar(12, 1, { year: 2026 });
		expect(datesIn(2026, 'renewal', facts({ dates: { renewal: moon } }))).toEqual([]);
	});
});

describe('a new customer', () => {
	it('is new once, with the first of the events that say so', () => {
		const events = [
			{ id: 'e1', type: 'ticket.closed', at: now },
			{ id: 'e2', type: 'deal.won', at: now + day },
			{ id: 'e3', type: 'deal.won', at: now + 100 * day },
		];
		const found = plannedIn(campaign('new_customer'), facts({ events }), year(2026), 'UTC');
		expect(found).toMatchObject([{ occasion: { key: 'new' }, dueAt: now + day }]);
		const own = campaign('new_customer', { settings: { starts: 'ticket.*' } });
		expect(plannedIn(own, facts({ events }), year(2026), 'UTC')).toMatchObject([{ dueAt: now }]);
	});
});

describe('gone quiet', () => {
	const every = (days: number, count: number) =>
		Array.from({ length: count }, (_, at) => ({
			id: `o${at}`,
			at: now - (count - 1 - at) * days * day,
		}));
	const since = (orders: CareFacts['orders'], settings: object = {}) =>
		plannedIn(
			campaign('gone_quiet', { settings }),
			facts({ orders }),
			{ from: now - 1, until: now + 900 * day },
			'UTC',
		).map(({ dueAt }) => (dueAt - now) / day);

	it.each([
		['two orders say nothing of a rhythm', every(10, 2), []],
		['sixty days at least', every(10, 3), [60]],
		['twice as long as usual', every(45, 4), [90]],
		['of the median, not the mean', [{ id: 'x', at: now - 500 * day }, ...every(10, 3)], [60]],
	])('%s', (_what, orders, days) => {
		expect(since(orders)).toEqual(days);
	});

	it('is as long as the workspace says', () => {
		expect(since(every(45, 4), { leastDays: 100 })).toEqual([100]);
		expect(since(every(45, 4), { leastDays: 30 })).toEqual([90]);
		expect(since(every(45, 2), { leastOrders: 2 })).toEqual([90]);
	});

	// Reported elsewhere: who left, came back and left again never entered again.
	it('ends at once when they are back, and begins anew when they are gone again', () => {
		const one = campaign('gone_quiet');
		const known = facts({ orders: every(10, 3) });
		const first = occasionOf(one, known);
		const back = facts({ orders: [...every(10, 3), { id: 'new', at: now + 70 * day }] });
		expect(one.rules.exit(known, first)).toBeNull();
		expect(one.rules.exit(back, first)).toBe('back');
		const again = occasionOf(one, back);
		expect(again.key).not.toBe(first.key);
		expect(one.rules.exit(back, again)).toBeNull();
	});

	it('may be an attribute of the workspace', () => {
		const one = campaign('gone_quiet', { settings: { attribute: 'at_risk', is: 'yes, 高' } });
		const change = (before: string | null, after: string, at: number) => ({
			name: 'at_risk',
			before,
			after,
			at: now + at * day,
		});
		const changes = [
			change(null, 'Yes', 0),
			change('Yes', '高', 1),
			change('高', 'no', 2),
			change('no', 'yes', 3),
		];
		const known = facts({ changes, attributes: { at_risk: 'yes' } });
		const found = plannedIn(one, known, year(2026), 'UTC');
		expect(found.map(({ dueAt }) => (dueAt - now) / day)).toEqual([0, 3]);
		const [first] = found;
		if (first === undefined) throw new Error('nothing was found');
		expect(one.rules.exit(known, first.occasion)).toBeNull();
		expect(one.rules.exit(facts({ attributes: { at_risk: 'no' } }), first.occasion)).toBe('back');
	});
});

describe('promoters and passives', () => {
	const answer = (id: string, level: 'low' | 'middle' | 'high', at: number, more = {}) => ({
		id,
		metric: 'nps' as const,
		level,
		completed: true,
		at: now + at * day,
		...more,
	});
	const found = (occasion: string, answers: CareFacts['answers']) =>
		plannedIn(campaign(occasion), facts({ answers }), year(2026), 'UTC').map(
			(one) => one.occasion.key,
		);

	it.each([
		['a high score', [answer('a', 'high', 0)], ['answer:a'], []],
		['a middle one', [answer('a', 'middle', 0)], [], ['answer:a']],
		['a low one', [answer('a', 'low', 0)], [], []],
		['one that was left half-way', [answer('a', 'high', 0, { completed: false })], [], []],
		['another metric', [answer('a', 'high', 0, { metric: 'csat' })], [], []],
		[
			'a low one since',
			[answer('a', 'high', 0), answer('b', 'low', 1, { metric: 'csat' })],
			[],
			[],
		],
		['a low one before', [answer('b', 'low', -1), answer('a', 'high', 0)], ['answer:a'], []],
	])('%s', (_what, answers, high, middle) => {
		expect(found('promoter', answers)).toEqual(high);
		expect(found('passive', answers)).toEqual(middle);
	});

	it('end with a low score, or when the score itself is changed', () => {
		const one = campaign('promoter');
		const known = facts({ answers: [answer('a', 'high', 0)] });
		const occasion = occasionOf(one, known);
		expect(one.rules.exit(known, occasion)).toBeNull();
		const changed = facts({ answers: [answer('a', 'middle', 0)] });
		expect(one.rules.exit(changed, occasion)).toBe('low_since');
		const low = facts({ answers: [answer('a', 'high', 0), answer('b', 'low', 9)] });
		expect(one.rules.exit(low, occasion)).toBe('low_since');
	});
});

describe('an own list', () => {
	it('is an edition that everybody on it gets once', () => {
		const found = (edition: string, listedAt: number) =>
			plannedIn(
				campaign('own_list', { settings: { edition } }),
				facts({ listedAt }),
				{ from: now - hour, until: now + day },
				'UTC',
			).map((one) => one.occasion.key);
		expect(found('march', now)).toEqual(['edition:march']);
		// The same customer comes again with the next run.
		expect(found('march', now + hour)).toEqual(found('march', now));
		expect(found('april', now)).toEqual(['edition:april']);
	});

	it('is news, tips or an offer, which people agree to apart', () => {
		const purpose = (content: string) =>
			campaign('own_list', { settings: { edition: '1', content } }).rules.purpose;
		expect(['news', 'tips', 'offer'].map(purpose)).toEqual(['news', 'news', 'promotional_care']);
	});

	it('is refused where a million items come in at once', () => {
		expect(() => refuseTooMany(mostItems)).not.toThrow();
		expect(() => refuseTooMany(1_000_000)).toThrow(
			'1,000,000 items came in, but at most 100,000 are taken at once, so nothing was planned.',
		);
	});
});
