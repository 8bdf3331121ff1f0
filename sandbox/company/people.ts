import type { CampaignName, Fate, Person, Word } from './plan';

const at = (name: string) => `${name}@company.example`;

type Told = {
	row?: Record<string, string>;
	agreed?: readonly string[];
	objected?: readonly string[];
	said?: readonly Word[];
	fates?: readonly Fate[];
	reads?: boolean;
	leftOut?: boolean;
};

const promotion = ['promotional_care'];

function person(key: string, name: string, where: Record<string, string>, told: Told): Person {
	const { row, agreed = promotion, objected = [], said = [], fates = [], reads = false } = told;
	return {
		key,
		row: { 'Customer ID': key, Name: name, Email: at(key), Language: 'en', ...where, ...row },
		agreed,
		objected,
		said,
		fates,
		reads,
		leftOut: told.leftOut ?? null,
	};
}

const china = { Language: 'zh-CN', Country: 'CN', 'Time Zone': 'Asia/Shanghai' };
const germany = { Country: 'DE', 'Time Zone': 'Europe/Berlin' };
const france = { Country: 'FR', 'Time Zone': 'Europe/Paris' };
const italy = { Country: 'IT', 'Time Zone': 'Europe/Rome' };
const states = { Country: 'US', 'Time Zone': 'America/New_York' };

/** Who looks after renewals. */
export const owner = { 'Owner Name': 'Ana Costa', 'Owner Email': at('ana.costa') };

const sent = (campaign: CampaignName, on: string, step = 1): Fate => ({ campaign, sent: step, on });
const held = (campaign: CampaignName, reason: string, step = 1): Fate => ({
	campaign,
	held: step,
	reason,
});
const ends = (campaign: CampaignName, because: string): Fate => ({ campaign, ends: because });
const event = (moment: string, type: string, subject?: string): Word => ({
	at: moment,
	says: 'event',
	type,
	...(subject === undefined ? {} : { subject }),
});
const scores = (moment: string, score: number): Word => ({ at: moment, says: 'score', score });
const opensCase: Word = { at: '2026-02-01T08:00:00Z', says: 'case' };

/** Everybody who knows the company, by what their year is to show. */
export const people: readonly Person[] = [
	...inChina(),
	...withBirthdays(),
	...withYears(),
	...withContracts(),
	...newcomers(),
	...quiet(),
	...whoScored(),
];

/** Spring Festival is on 17 February 2026; birthdays by either calendar. */
function inChina(): Person[] {
	const festival = sent('spring_festival', '2026-02-17');
	return [
		person('wang.fang', '王芳', china, {
			row: { 'Form of Address': '女士', Birthday: '1988-02-09' },
			fates: [festival, sent('birthday', '2026-02-09')],
		}),
		person('li.qiang', '李强', china, {
			row: { 'Form of Address': '先生', Birthday: '农历正月初八' },
			fates: [festival, sent('birthday', '2026-02-24')],
		}),
		person('chen.jing', '陈静', china, {
			row: { 'Form of Address': '女士', Birthday: '腊月廿三' },
			fates: [festival, sent('birthday', '2026-02-10')],
		}),
		// The last month of that year has 29 days.
		person('zhao.min', '赵敏', china, {
			row: { 'Form of Address': '女士', Birthday: '腊月三十' },
			fates: [festival, sent('birthday', '2026-02-16')],
		}),
		person('zhou.ting', '周婷', china, {
			row: { 'Form of Address': '女士', Birthday: '1985-03-12' },
			fates: [festival, sent('birthday', '2026-03-12')],
		}),
		person('sun.wei', '孙伟', china, { fates: [festival] }),
		person(
			'lin.xiao',
			'林晓',
			{ ...china, Country: 'HK', 'Time Zone': 'Asia/Hong_Kong' },
			{
				fates: [festival],
			},
		),
		person('wu.lei', '吴磊', china, {
			agreed: [],
			objected: promotion,
			fates: [held('spring_festival', 'opted_out')],
		}),
	];
}

function withBirthdays(): Person[] {
	const born = (day: string) => ({ Birthday: day });
	return [
		person('luca', 'Luca Ferri', italy, {
			row: born('1992-02-29'),
			fates: [sent('birthday', '2026-02-28')],
		}),
		person('emma', 'Emma Vogt', germany, {
			row: born('1979-02-03'),
			agreed: ['promotional_care', 'news'],
			reads: true,
			fates: [sent('birthday', '2026-02-03'), sent('news', '2026-02-12')],
		}),
		person('noah', 'Noah Brooks', states, {
			row: born('1983-02-20'),
			agreed: ['promotional_care', 'news'],
			reads: true,
			fates: [sent('birthday', '2026-02-20'), sent('news', '2026-02-12')],
		}),
		// Nobody knows where Sam lives: the zone is the company's.
		person(
			'sam',
			'Sam Okoye',
			{},
			{
				row: born('1975-02-12'),
				fates: [sent('birthday', '2026-02-12')],
			},
		),
		// There is no text in German.
		person(
			'jonas',
			'Jonas Kern',
			{ ...germany, Language: 'de' },
			{
				row: born('1981-02-08'),
				fates: [held('birthday', 'no_text')],
			},
		),
		person('ava', 'Ava Reid', france, {
			row: born('1991-02-15'),
			agreed: [],
			objected: promotion,
			fates: [held('birthday', 'opted_out')],
		}),
		person('mia', 'Mia Roux', france, {
			row: born('1994-02-05'),
			agreed: [],
			fates: [held('birthday', 'no_consent')],
		}),
		// Twins who share a mailbox: it gets the wishes once.
		person('anna', 'Anna Graf', germany, {
			row: { ...born('1970-02-11'), Email: at('graf') },
			fates: [sent('birthday', '2026-02-11')],
		}),
		person('otto', 'Otto Graf', germany, {
			row: { ...born('1970-02-11'), Email: at('graf') },
			fates: [held('birthday', 'same_mailbox')],
		}),
		// A case is open: the wishes are sober.
		person('ben', 'Ben Hart', germany, {
			row: born('1986-02-18'),
			said: [opensCase],
			fates: [sent('birthday', '2026-02-18')],
		}),
		person('paul', 'Paul Dietz', germany, {
			row: { ...born('1968-02-07'), Email: '' },
			fates: [held('birthday', 'no_address')],
		}),
	];
}

function withYears(): Person[] {
	return [
		person('kim', 'Kim Larsen', germany, {
			row: { 'First Order': '2025-02-13' },
			// Agreed to greetings, and not to news.
			reads: true,
			fates: [sent('anniversary', '2026-02-13'), held('news', 'no_consent')],
		}),
		person('rosa', 'Rosa Conti', italy, {
			row: { 'First Order': '2023-02-21' },
			fates: [sent('anniversary', '2026-02-21')],
		}),
		person('hugo', 'Hugo Martin', france, {
			row: { 'First Order': '2024-03-20' },
			fates: [sent('anniversary', '2026-03-20')],
		}),
		person('tess', 'Tess Moore', states, {
			said: [
				...ordered('tess', ['2025-06-10', '2025-08-12', '2025-10-14', '2025-12-16']),
				event('2026-02-10T15:00:00Z', 'order.delivered', 'tess-5'),
			],
			fates: [sent('fifth_order', '2026-02-10')],
		}),
	];
}

function withContracts(): Person[] {
	const until = (day: string) => ({ 'Renewal Date': day, ...owner });
	const late = (steps: readonly number[]) => steps.map((step) => held('renewal', 'too_late', step));
	return [
		person('ines', 'Inês Duarte', france, {
			row: until('2026-05-10'),
			fates: [sent('renewal', '2026-02-09', 1), sent('renewal', '2026-03-11', 2)],
		}),
		// What was to come before the campaign began does not come any more.
		person('omar', 'Omar Haddad', france, {
			row: until('2026-04-12'),
			fates: [...late([1]), sent('renewal', '2026-02-11', 2), sent('renewal', '2026-03-13', 3)],
		}),
		person('pia', 'Pia Lang', germany, {
			row: until('2026-03-16'),
			fates: [...late([1, 2]), sent('renewal', '2026-02-14', 3), sent('renewal', '2026-03-09', 4)],
		}),
		person('quinn', 'Quinn Baker', states, {
			row: until('2026-02-25'),
			fates: [...late([1, 2, 3]), sent('renewal', '2026-02-18', 4)],
		}),
		person('raj', 'Raj Mehta', germany, {
			row: until('2026-02-27'),
			said: [event('2026-02-10T08:00:00Z', 'contract.renewed')],
			fates: [ends('renewal', 'renewed')],
		}),
		person('sara', 'Sara Lind', germany, {
			row: until('2026-06-20'),
			fates: [sent('renewal', '2026-03-22', 1)],
		}),
	];
}

function newcomers(): Person[] {
	const wins = (moment: string): Word => event(moment, 'deal.won');
	return [
		person('theo', 'Theo Nash', germany, {
			row: { Birthday: '1990-03-25' },
			said: [wins('2026-02-02T08:00:00Z')],
			fates: [
				sent('new_customer', '2026-02-02', 1),
				sent('new_customer', '2026-02-10', 2),
				sent('birthday', '2026-03-25'),
			],
		}),
		person('ursa', 'Ursa Kos', italy, {
			said: [wins('2026-02-05T08:00:00Z'), event('2026-02-09T08:00:00Z', 'app.opened')],
			fates: [sent('new_customer', '2026-02-05', 1), ends('new_customer', 'goal_met')],
		}),
		person('vik', 'Vik Rao', germany, {
			said: [wins('2026-02-16T08:00:00Z')],
			fates: [sent('new_customer', '2026-02-16', 1), sent('new_customer', '2026-02-24', 2)],
		}),
	];
}

/** Three orders, then silence: after 60 days without one they are quiet. */
function quiet(): Person[] {
	const silent = (key: string, last: string): Word[] => {
		const day = Date.parse(last);
		const before = (days: number) => new Date(day - days * 86_400_000).toISOString().slice(0, 10);
		return ordered(key, [before(40), before(20), last]);
	};
	return [
		person('will', 'Will Ford', germany, {
			leftOut: false,
			said: silent('will', '2025-12-06'),
			fates: [
				sent('gone_quiet', '2026-02-04', 1),
				sent('gone_quiet', '2026-02-12', 2),
				sent('gone_quiet', '2026-02-25', 3),
			],
		}),
		person('xena', 'Xena Pappas', italy, {
			leftOut: false,
			said: [...silent('xena', '2025-12-07'), ...ordered('xena-back', ['2026-02-09'])],
			fates: [sent('gone_quiet', '2026-02-05', 1), ends('gone_quiet', 'back')],
		}),
		person('yuri', 'Yuri Bel', germany, {
			leftOut: false,
			said: silent('yuri', '2025-12-22'),
			fates: [
				sent('gone_quiet', '2026-02-20', 1),
				sent('gone_quiet', '2026-02-28', 2),
				sent('gone_quiet', '2026-03-13', 3),
			],
		}),
		person('zack', 'Zack Ames', germany, {
			leftOut: true,
			said: silent('zack', '2025-12-12'),
			fates: [ends('gone_quiet', 'held_out')],
		}),
		// Promotion waits for the end of a case, and is worth nothing after a week.
		person('abel', 'Abel Cruz', france, {
			leftOut: false,
			said: [...silent('abel', '2025-12-08'), opensCase, ...ordered('abel-back', ['2026-02-20'])],
			fates: [held('gone_quiet', 'open_case', 1), ends('gone_quiet', 'back')],
		}),
	];
}

function whoScored(): Person[] {
	return [
		person('bella', 'Bella Fox', germany, {
			said: [scores('2026-02-03T08:00:00Z', 10)],
			fates: [sent('promoter', '2026-02-04', 1), sent('promoter', '2026-02-12', 2)],
		}),
		person('carl', 'Carl Berg', germany, {
			said: [scores('2026-02-06T08:00:00Z', 9), scores('2026-02-10T08:00:00Z', 3)],
			fates: [sent('promoter', '2026-02-07', 1), ends('promoter', 'low_since')],
		}),
		person('dora', 'Dora Weiss', germany, {
			said: [scores('2026-02-08T08:00:00Z', 8)],
			fates: [sent('passive', '2026-02-09', 1)],
		}),
	];
}

/**
 * Orders that were delivered on these days, before the first run: what comes whole days after is due in the same run
 * of its day, or in the one behind it.
 */
function ordered(prefix: string, days: readonly string[]): Word[] {
	return days.map((day, place) =>
		event(`${day}T01:00:00Z`, 'order.delivered', `${prefix}-${place + 1}`),
	);
}
