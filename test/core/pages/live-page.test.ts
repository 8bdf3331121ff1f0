import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

import { type LivePageView, renderLivePage } from '../../../core/pages/live-page';
import { liveAddress, livePeriods, parseLiveQuery } from '../../../core/pages/live-query';
import type { LiveCases } from '../../../core/pages/live-cases';
import type { LiveNeeds } from '../../../core/pages/live-needs';
import { brand } from './a-survey';
import { readMarkup } from './markup';
import { everyChart } from './report/every-section';

const needs: LiveNeeds = {
	headline: '2 cases are over their time. 1 alarm nobody has been told of.',
	besides: '1 problem is past its date.',
	entries: [
		{
			kind: 'case',
			badge: { text: 'overdue by 3d', isOver: true },
			said: 'Three weeks, <b>no word</b>.',
			isQuote: true,
			about: ['M. K.', '', 'with Fay'],
			link: '?t=t3',
		},
		{
			kind: 'alarm',
			badge: { text: 'week 39 of 2026', isOver: true },
			said: 'More are dissatisfied than usual.',
			isQuote: false,
			about: ['nobody has been told yet'],
			link: '#alarms',
		},
		{
			kind: 'problem',
			badge: { text: 'overdue by 2d', isOver: true },
			said: 'Old invoices',
			isQuote: false,
			about: ['with Ana'],
			link: null,
		},
	],
	more: 0,
};

const cases: LiveCases = {
	teams: [],
	owners: [
		{ name: 'Ana', open: 2, overdue: 2, next: null },
		{ name: '<b>Fay</b>', open: 1, overdue: 0, next: 'next due in 15h' },
	],
	others: { people: 0, open: 0 },
	cases: [
		{
			customer: 'M. K.',
			...{ said: 'The manual is <i>wrong</i>.', isQuote: true },
			...{ cause: 'Hard to use', owner: 'Ana' },
			clock: { text: '3d over', tone: 'over' },
			link: '?t=t4',
		},
		{
			...{ customer: '', said: 'A case without a comment', isQuote: false, cause: '', owner: '' },
			clock: { text: '15h left', tone: 'left' },
			link: 'javascript:alert(1)',
		},
	],
	...{ open: 3, overdue: 2 },
};

const aView = (language: 'en' | 'zh-CN', changes: Partial<LivePageView> = {}): LivePageView => ({
	...everyChart(language),
	language,
	brand,
	nonce: 'bm9uY2Vub25jZQ',
	testMode: false,
	teamName: 'Service',
	viewer: 'Lena',
	asOf: Date.UTC(2026, 9, 1, 7),
	needs,
	cases,
	timeZone: 'Europe/Berlin',
	asked: { period: 'last_90_days', segment: 'Families', team: null },
	options: { segments: ['Families', 'Fleets'], teams: [] },
	notShown: { segment: null, team: null },
	token: 't1',
	teamLink: '?t=t2',
	...changes,
});

describe.each(['en', 'zh-CN'] as const)('the page of figures, in %s', (language) => {
	const html = renderLivePage(aView(language));
	const drawn = html.replace(/<style.*?<\/style>/s, '');

	it('has no script, no style but the one its nonce lets in, and nothing from outside', () => {
		expect(html).toContain('<style nonce="bm9uY2Vub25jZQ">');
		expect(drawn).not.toMatch(/<script|<style|\sstyle=|<img|\ssrc=|http-equiv|\son\w+=/i);
	});

	it('is small even with every kind of chart', () => {
		expect(gzipSync(html).length).toBeLessThan(60 * 1024);
	});

	it('keeps what was asked for in its form and in the link that looks again', () => {
		expect(drawn).toContain('name="t" value="t1"');
		expect(drawn).toContain('<option value="last_90_days" selected>');
		expect(drawn).toContain('<option value="Families" selected>');
		expect(drawn).not.toContain('name="team"');
		const { links } = readMarkup(renderLivePage(aView(language, { sections: [] })));
		expect(links).toContain('?period=last_90_days&segment=Families&t=t1');
		expect(links).toContain('?t=t2');
	});

	it('is the same, byte for byte, when it is drawn again', () => {
		expect(renderLivePage(aView(language))).toBe(html);
	});
});

it('says as of when, for whom, and that a group was too small to show', () => {
	const teams = ['Kitchen', 'Service'];
	const { text } = readMarkup(
		renderLivePage(
			aView('en', {
				...{ sections: [], options: { segments: ['Families'], teams }, teamName: null },
				notShown: { segment: '<b>Two</b>', team: '<i>Three</i>' },
			}),
		),
	);
	expect(text).toContain('What customers say: all teams');
	expect(text).toContain('09:00');
	expect(text).toMatch(
		/“<b>Two<\/b>” are not shown alone.*To be shown alone there are: Families\./,
	);
	expect(text).toMatch(/No team is called “<i>Three<\/i>”.*There are: Kitchen.* Service\./);
	expect(text).toContain('This page is for Lena');
	expect(text).toContain('Kitchen');
});

it('says where it is tried out that the answers are real', () => {
	const tried = readMarkup(renderLivePage(aView('en', { sections: [], testMode: true })));
	expect(tried.text).toContain('Test address.');
	expect(readMarkup(renderLivePage(aView('en', { sections: [] }))).text).not.toContain('Test');
});

describe('what the address asks for', () => {
	it('is the last 30 days of everybody where nothing can be used', () => {
		const nothing = { period: 'last_30_days', segment: null, team: null };
		expect(parseLiveQuery({})).toEqual(nothing);
		expect(parseLiveQuery({ period: 'range', segment: ['a'], team: '  ' })).toEqual(nothing);
	});

	it('comes back from the address, whatever it is', () => {
		const line = fc.option(fc.string({ unit: 'grapheme', maxLength: 60 }));
		fc.assert(
			fc.property(fc.constantFrom(...livePeriods), line, line, (period, segment, team) => {
				const asked = parseLiveQuery({ period, segment, team });
				const fields = new URLSearchParams(liveAddress('t', asked).slice(1));
				expect(parseLiveQuery(Object.fromEntries(fields))).toEqual(asked);
				expect(fields.get('t')).toBe('t');
			}),
		);
	});

	it('never throws', () => {
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.anything()), (query) => {
				expect(livePeriods).toContain(parseLiveQuery(query).period);
			}),
		);
	});
});

describe('what needs the reader', () => {
	const shown = (changes: Partial<LivePageView> = {}) =>
		readMarkup(renderLivePage(aView('en', { sections: [], ...changes })));

	it('comes first, says how much it is, and links to where the reader may open it', () => {
		const { text, links } = shown();
		expect(text.indexOf('2 cases are over their time.')).toBeLessThan(text.indexOf('In short'));
		expect(text).toContain('Three weeks, <b>no word</b>.');
		expect(text).toContain('1 problem is past its date.');
		expect(text).toContain('M. K. · with Fay');
		expect(links).toEqual(expect.arrayContaining(['?t=t3', '#alarms']));
		// Nobody opens what they have no link to.
		expect(text.match(/(?:Open|Look): /g)).toEqual(['Open: ', 'Look: ']);
	});

	it('says so where it is nothing, and how much more there is than is shown', () => {
		const none = shown({
			needs: { headline: 'Nothing needs you now.', besides: '', entries: [], more: 0 },
		});
		expect(none.text).toContain('No case is over its time');
		const more = shown({ needs: { ...needs, more: 4 } });
		expect(more.text).toContain('And 4 more. Open cases');
	});

	it('links to nothing but our own pages', () => {
		const [entry] = needs.entries;
		const link = 'javascript:alert(1)';
		const entries = entry ? [{ ...entry, link }] : [];
		expect(shown({ needs: { ...needs, entries } }).links).not.toContain(link);
	});
});

describe('who carries what, and the open cases', () => {
	const html = (changes: Partial<LiveCases> = {}) =>
		renderLivePage(aView('en', { sections: [], cases: { ...cases, ...changes } }));
	const part = (id: string, changes: Partial<LiveCases> = {}) =>
		new RegExp(`<section id="${id}".*?</section>`, 's').exec(html(changes))?.[0] ?? '';

	it('is a square a case, crossed where it is late, and the same in words', () => {
		const drawn = part('carries');
		expect(drawn.match(/class="lo"/g)).toHaveLength(2);
		expect(drawn.match(/class="bar"/g)).toHaveLength(1);
		const { text } = readMarkup(drawn);
		expect(text).toContain('Ana2 open, 2 over');
		expect(text).toContain('<b>Fay</b>1 open · next due in 15h');
	});

	it('is a bar each, on one scale, where squares would not fit', () => {
		const owners = [
			{ name: 'Ana', open: 60, overdue: 15, next: null },
			{ name: 'Fay', open: 30, overdue: 0, next: null },
		];
		const drawn = part('carries', { owners });
		expect(drawn.match(/<rect/g)).toHaveLength(2);
		expect([...drawn.matchAll(/<svg[^>]* width="(\d+)"/g)].map(([, width]) => width)).toEqual([
			'242',
			'122',
		]);
		// A quarter of Ana's is crossed out.
		expect(drawn).toContain('h60v13h-60z');
	});

	it('is told by team where there are several, and says what is left out', () => {
		const teams = ['Service', 'Sales'].map((name) => ({ name, open: 2, overdue: 0, next: null }));
		const { text } = readMarkup(part('carries', { teams, others: { people: 4, open: 9 } }));
		expect(text).toMatch(/By team.*Service.*Sales.*By owner.*Ana/s);
		expect(text).toContain('Others not shown: 4, with 9 open cases together.');
		expect(readMarkup(part('carries', { teams: teams.slice(1) })).text).not.toContain('By team');
		expect(readMarkup(part('carries', { owners: [] })).text).toContain('No case is open.');
	});

	it('opens each case with the reader’s own link, and nothing else', () => {
		const { text, links } = readMarkup(part('open'));
		expect(links).toEqual(['?t=t4', '?t=t2']);
		expect(text).toMatch(/M\. K\.The manual is <i>wrong<\/i>\.Hard to useAna3d over/);
		expect(text).toMatch(/unknown customerA case without a comment–nobody yet15h left/);
		expect(text).toContain('And 1 more. Open cases');
		expect(part('open')).toContain('data-l="Owner"');
		expect(readMarkup(part('open', { cases: [], open: 0 })).text).toContain('No case is open.');
	});
});
