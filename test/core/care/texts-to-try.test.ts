import fc from 'fast-check';

import { festivalKeys } from '../../../core/calendar/festivals/list';
import { occasionKinds } from '../../../core/care/occasions';
import { type TextToTry, textsToTry } from '../../../core/care/texts-to-try';
import { campaign, house, needed, now, rows } from './world';

const tryHouse = { ...house(), companyAttribute: null };

const said = (all: readonly TextToTry[]) =>
	all.map(({ written }) => (written.kind === 'written' ? written.text : `held: ${written.detail}`));

const tried = (occasion: string, text: unknown, more: Record<string, unknown> = {}) =>
	said(textsToTry(campaign(occasion, { steps: rows({ days: 0, text }), ...more }), tryHouse, now));

describe('a text that is tried out', () => {
	it('comes once for each step, language and wording, with names of its language', () => {
		const subject = { en: 'Hello', 'zh-CN': '您好' };
		const text = { en: '{greeting} hi.', 'zh-CN': '{greeting}好。' };
		const neutral = { neutralSubject: 'Hello', neutralText: '{greeting} quietly.' };
		const steps = [
			{ days: -1, subject, text },
			{ days: 0, subject, text, ...neutral },
		];
		const all = textsToTry(campaign('birthday', { steps }), tryHouse, now);
		expect(all.map(({ step, language, wording }) => [step, language, wording])).toEqual([
			[0, 'en', 'full'],
			[0, 'zh-CN', 'full'],
			[1, 'en', 'full'],
			[1, 'zh-CN', 'full'],
			[1, 'en', 'neutral'],
		]);
		expect(said(all)).toEqual([
			'Dear Ms Doe, hi.',
			'尊敬的王女士：好。',
			'Dear Ms Doe, hi.',
			'尊敬的王女士：好。',
			'Dear Ms Doe, quietly.',
		]);
	});

	it.each<[string, string, Record<string, unknown>, string]>([
		['anniversary', '{years} on {date}', {}, '5 on Wed, Mar 4, 2026'],
		['anniversary', '{years}', { settings: { years: '10, 20' } }, '10'],
		['birthday', '{years}', { settings: { sayAge: true } }, '40'],
		['holiday', '{festival}, {date}', {}, 'Mid-Autumn Festival, Fri, Sep 25, 2026'],
		['milestone', '{count}', { settings: { counts: '7, 9' } }, '7'],
	])('of %s says %j of a made-up one', (occasion, text, more, words) => {
		expect(tried(occasion, text, more)).toEqual([words]);
	});

	it('counts the days of a renewal as on the day of its step', () => {
		const steps = rows({ days: -90, to: 'owner', text: '{days}' }, { days: -7, text: '{date}' });
		const all = textsToTry(campaign('renewal', { steps }), tryHouse, now);
		expect(said(all)).toEqual(['90', 'Wed, Mar 11, 2026']);
		expect(all.map(({ to }) => to)).toEqual(['owner', 'customer']);
	});

	it('is held where nobody would get it, with what it says', () => {
		expect(tried('renewal', '{days} days')).toEqual(['held: days']);
		expect(tried('birthday', 'At {company}.')).toEqual(['held: company']);
		expect(tried('birthday', 'At {company|home}.')).toEqual(['At home.']);
	});

	it('says what the workspace itself knows of customers', () => {
		const attributes = [
			{ key: 'firm', name: 'Company', type: 'text', choices: [] },
			{ key: 'plan', name: 'Plan', type: 'choice', choices: ['Gold', 'Silver'] },
			{ key: 'usage', name: 'Usage', type: 'number', choices: [] },
			{ key: 'at_risk', name: 'At risk', type: 'yes_no', choices: [] },
			{ key: 'since', name: 'Since', type: 'date', choices: [] },
		] as const;
		const own = {
			...house({
				customerAttributes: attributes.map((one) => ({ ...one, choices: [...one.choices] })),
			}),
			companyAttribute: 'firm',
		};
		const text = '{company} {plan} {usage} {at_risk} {since}';
		const all = textsToTry(campaign('birthday', { steps: rows({ text, days: 0 }) }), own, now);
		expect(said(all)).toEqual(['Sample Company Gold 100 yes Wed, Mar 4, 2026']);
	});

	it('of every occasion and festival is whole: no brace, no empty word', () => {
		const kind = fc.constantFrom(...occasionKinds);
		fc.assert(
			fc.property(kind, fc.constantFrom(...festivalKeys), ({ key, leads }, festival) => {
				const settings = { ...needed[key], ...(key === 'holiday' && { festivals: [festival] }) };
				const usual = { steps: rows({ days: leads ? -3 : 2 }), settings };
				const { rules } = campaign(key, usual);
				const fields = rules.fields.map((one) => `{${one}}`).join(' and ');
				const steps = rows({ days: leads ? -3 : 2, text: `{greeting} ${fields}.`, to: 'customer' });
				const [text = ''] = said(textsToTry(campaign(key, { steps, settings }), tryHouse, now));
				expect(text).toMatch(/^Dear Ms Doe, .*\.$/);
				expect(text).not.toMatch(/[{}]|undefined|null|held/);
			}),
			{ numRuns: 60 },
		);
	});
});
