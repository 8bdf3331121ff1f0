import fc from 'fast-check';

import type { CareFacts } from '../../../core/care/occasion';
import { readCampaign } from '../../../core/care/read-campaign';
import { type CareView, writeStep } from '../../../core/care/text/write-step';
import { about, facts, now, occasionOf, solar } from './world';

type Given = {
	text: unknown;
	subject?: unknown;
	known?: CareFacts;
	occasion?: string;
	settings?: object;
	to?: 'customer' | 'owner';
	whenNoText?: 'hold' | 'default';
};

const birth = { birth: solar(3, 4, 1990), renewal: solar(4, 1, 2026) };

/** What comes out of a text: the text, or what is missing. */
function written(given: Given, more: Partial<CareView> = {}): string {
	const { text, subject = 'Hello', known = facts({ dates: birth }), occasion = 'birthday' } = given;
	const { settings, whenNoText } = given;
	const step = { days: 0, subject: typeof text === 'object' ? text : subject, text };
	const raw = { key: 'care', occasion, settings, steps: [step], whenNoText };
	const one = readCampaign(raw, 'campaign', about);
	const [first] = one.steps;
	if (first === undefined) throw new Error('there is no step');
	const result = writeStep({
		words: first.words,
		to: given.to ?? 'customer',
		facts: known,
		occasion: occasionOf(one, known, now),
		whenNoText: one.whenNoText,
		languages: about.languages,
		brand: 'Acme',
		attributes: about.attributes,
		zone: 'UTC',
		at: now,
		...more,
	});
	return result.kind === 'written' ? result.text : `held: ${result.reason} ${result.detail}`;
}

const named = (customer: Partial<CareFacts['customer']>, more = {}) =>
	facts({ dates: birth, ...more, customer });

describe('a greeting', () => {
	it.each<[string, Partial<CareFacts['customer']>, string]>([
		['a name', { name: 'Jane Doe' }, 'Dear Jane Doe, hi.'],
		['a title', { name: 'Jane Doe', title: 'Ms' }, 'Dear Ms Doe, hi.'],
		['no name', { name: null }, 'Hello, hi.'],
		['a name that is none', { name: 'null' }, 'Hello, hi.'],
		['an address for a name', { name: 'jane@example.com' }, 'Hello, hi.'],
		['a title and no name', { name: null, title: 'Ms' }, 'Hello, hi.'],
	])('is never empty: %s', (_what, customer, text) => {
		expect(written({ text: '{greeting} hi.', known: named(customer) })).toBe(text);
	});

	it('speaks the language of the text', () => {
		const text = { en: '{greeting} hi.', 'zh-CN': '{称呼}祝好。' };
		const fang = { name: '王芳', title: '女士', language: 'zh-CN' };
		expect(written({ text, known: named(fang) })).toBe('尊敬的王女士：祝好。');
		expect(written({ text, known: named({ ...fang, name: null }) })).toBe('您好：祝好。');
		expect(written({ text: 'Dear {name}', known: named({ name: '-' }) })).toBe('Dear customer');
		expect(written({ text: 'Dear {name|friend}', known: named({ name: '-' }) })).toBe(
			'Dear friend',
		);
	});

	it('of a task is the owner, who reads of the customer by name', () => {
		const owner = { name: 'Li Na', language: null, timeZone: null, hasAddress: true };
		const known = named({ name: 'Jane Doe', title: 'Ms' }, { owner });
		expect(written({ text: '{greeting} call {name}.', known, to: 'owner' })).toBe(
			'Dear Li Na, call Jane Doe.',
		);
	});
});

describe('a field', () => {
	it.each<[string, string, Partial<Given>, string]>([
		[
			'is filled in',
			'From {brand} to {company}',
			{ known: named({ company: 'Doe & Sons' }) },
			'From Acme to Doe & Sons',
		],
		['takes its fallback', 'For {company|your company}', {}, 'For your company'],
		['may be left out', 'Hi{company|}.', {}, 'Hi.'],
		['holds the message without one', 'For {company}', {}, 'held: no_value company'],
		[
			'knows what stands for nothing',
			'{company}',
			{ known: named({ company: 'N/A' }) },
			'held: no_value company',
		],
		['is an attribute', '{plan}', { known: named({}, { attributes: { plan: 'Gold' } }) }, 'Gold'],
		[
			'is a number as it is written',
			'{usage}',
			{ known: named({}, { attributes: { usage: 12_500.5 } }) },
			'12,500.5',
		],
		['is yes or no', '{at_risk}', { known: named({}, { attributes: { at_risk: false } }) }, 'no'],
		[
			'is nothing that is inherited',
			'{plan}',
			{ known: named({}, { attributes: { constructor: 'x' } }) },
			'held: no_value plan',
		],
		[
			'is a date',
			'{since}',
			{ known: named({}, { dates: { ...birth, since: solar(7, 1, 2021) } }) },
			'Thu, Jul 1, 2021',
		],
		[
			'is no date without its year',
			'{since}',
			{ known: named({}, { dates: { ...birth, since: solar(7, 1) } }) },
			'held: no_value since',
		],
		['is not filled twice', '{company}', { known: named({ company: '{name}' }) }, '{name}'],
		['is its owner', '{owner|your team}', {}, 'your team'],
		['is the age that was asked for', '{years}!', { settings: { sayAge: true } }, '35!'],
		[
			'is no age that is not known',
			'{years|Hooray}!',
			{ settings: { sayAge: true }, known: named({}, { dates: { birth: solar(3, 4) } }) },
			'Hooray!',
		],
		[
			'is so many days',
			'{days} days, on {date}',
			{ occasion: 'renewal' },
			'28 days, on Wed, Apr 1, 2026',
		],
		[
			'is a festival',
			'{festival}',
			{
				occasion: 'holiday',
				settings: { festivals: ['mid_autumn'] },
				known: named({ country: 'CN' }),
			},
			'Mid-Autumn Festival',
		],
	])('%s: %s', (_what, text, more, result) => {
		expect(written({ text, ...more })).toBe(result);
	});

	it('of days is none on the day itself and after it', () => {
		const text = 'In {days} days';
		const at = Date.UTC(2026, 3, 1, 9);
		expect(written({ text, occasion: 'renewal' }, { at })).toBe('held: no_value days');
		// It is still the day before in Honolulu.
		expect(written({ text, occasion: 'renewal' }, { at, zone: 'Pacific/Honolulu' })).toBe(
			'In 1 days',
		);
	});

	it('never says nothing: any name, company and attribute', () => {
		const junk = fc.oneof(
			fc.constantFrom('null', 'undefined', 'N/A', ' ', '(unknown)', '未知', '[object Object]', ''),
			fc.string(),
		);
		fc.assert(
			fc.property(junk, junk, junk, (name, company, plan) => {
				const known = named({ name, company }, { attributes: { plan } });
				const text = written({ text: '{greeting}|{name}|{company|we}|{plan|basic}', known });
				const parts = text.split('|');
				fc.pre(parts.length === 4);
				for (const part of parts) {
					expect(part.trim()).not.toMatch(/^(?:null|undefined|n\/a|nan|)$/i);
				}
				expect(text).not.toMatch(/Dear ?,?\|/);
			}),
		);
	});
});

describe('the language of a step', () => {
	const text = { en: 'Hello.', 'zh-CN': '您好。' };
	it.each([
		['zh-CN', '您好。'],
		['zh-SG', '您好。'],
		['en-GB', 'Hello.'],
		// Of somebody who has said nothing it is the workspace's.
		[null, 'Hello.'],
		['fr', 'held: no_text fr'],
		// Another script is another language to who reads it.
		['zh-TW', 'held: no_text zh-TW'],
	])('for a reader of %s', (language, result) => {
		expect(written({ text, known: named({ language }) })).toBe(result);
	});

	it('may be the one that there is, where the campaign says so', () => {
		const known = named({ language: 'fr' });
		expect(written({ text, known, whenNoText: 'default' })).toBe('Hello.');
	});
});

describe('marks in what is known of somebody', () => {
	it.each([
		['*Jane* [Doe](https://evil.example)', '\\*Jane\\* \\[Doe\\](https:\\//evil.example)'],
		['Jane_Doe _x_ O-Neil', 'Jane_Doe \\_x\\_ O-Neil'],
		['# Jane', '\\# Jane'],
		['- Jane', '\\- Jane'],
		['Jane Doe', 'Jane Doe'],
	])('mean nothing: %s', (company, shown) => {
		const text = '{company}, **hello**';
		const known = named({ company });
		expect(written({ text, subject: 'Hello', known })).toBe(`${shown}, **hello**`);
	});
});
