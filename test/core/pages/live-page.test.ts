import { gzipSync } from 'node:zlib';
import fc from 'fast-check';

import { type LivePageView, renderLivePage } from '../../../core/pages/live-page';
import { liveAddress, livePeriods, parseLiveQuery } from '../../../core/pages/live-query';
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
	timeZone: 'Europe/Berlin',
	asked: { period: 'last_90_days', segment: 'Families', team: null },
	options: { segments: ['Families', 'Fleets'], teams: [] },
	tooSmall: null,
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
				...{ sections: [], options: { segments: [], teams }, teamName: null },
				tooSmall: '<b>Two</b>',
			}),
		),
	);
	expect(text).toContain('What customers say: all teams');
	expect(text).toContain('09:00');
	expect(text).toContain('Of “<b>Two</b>” too few answered');
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
