import { gzipSync } from 'node:zlib';

import { type PreferencePageView, renderPreferencePage } from '../../../core/pages/preference-page';
import { brand } from './a-survey';
import { readMarkup } from './markup';

const csat = { purpose: 'survey', metric: 'csat', key: 'survey:csat' } as const;
const view: PreferencePageView = {
	...{ language: 'en', brand, nonce: 'bm9uY2Vub25jZQ', testMode: false },
	state: 'ask',
	confirm: null,
	topic: { ...csat, ticked: true },
	choices: [
		{ ...csat, ticked: true },
		{ purpose: 'survey', metric: 'nps', key: 'survey:nps', ticked: false },
		{ purpose: 'service', metric: null, key: 'service', ticked: true },
		{ purpose: 'promotional_care', metric: null, key: 'promotional_care', ticked: false },
		{ purpose: 'news', metric: null, key: 'news', ticked: false },
	],
	often: 'usual',
	until: { value: '', first: '2026-04-16', last: '2028-04-15' },
	channels: ['email', 'other'],
	channel: null,
	languages: ['en', 'zh-CN'],
	chosenLanguage: null,
	known: {
		...{ name: '<b>Li</b>', email: 'li.wei@example.com', phone: '+86 138 0000 1111' },
		...{ language: 'zh-CN', segment: 'Gold & more', timeZone: 'Asia/Shanghai' },
		...{ since: Date.UTC(2026, 3, 1), asked: 3, answered: 2, cases: 1, zone: 'UTC' },
	},
	errors: [],
	formAction: '?t=token-1',
	token: 'token-1',
	formToken: 'form-1',
};
const actions = (html: string) =>
	[...html.matchAll(/name="action" value="(\w+)"/g)].map(([, action]) => action);

describe('the preference page', () => {
	test.each<[string, Partial<PreferencePageView>, string[]]>([
		['asks with the one button first', {}, ['opt_out', 'save']],
		['needs no such button without a topic', { topic: null }, ['save']],
		['or where it is stopped already', { topic: { ...csat, ticked: false } }, ['save']],
		['takes it back', { state: 'stopped' }, ['resubscribe', 'save']],
		['waits for one more press', { confirm: 'erase_data' }, ['erase_data', 'save']],
		['has saved', { state: 'saved' }, ['save']],
	])('%s', (_what, more, first) => {
		const html = renderPreferencePage({ ...view, ...more });
		readMarkup(html);
		expect(actions(html)).toEqual([...first, 'stop_all', 'send_data', 'erase_data']);
	});

	test.each(['en', 'zh-CN', 'ar', 'fr'])(
		'fits into one package of the network (%s)',
		(language) => {
			const states = ['ask', 'stopped', 'back', 'saved', 'nothing', 'data_requested'] as const;
			for (const state of states) {
				const html = renderPreferencePage({ ...view, state, language });
				expect(gzipSync(html).length).toBeLessThan(14 * 1024);
				expect(html).toContain(language === 'ar' ? 'dir="rtl"' : `lang="${language}"`);
				expect(html).not.toContain('<script');
			}
		},
	);

	test('ticks what somebody gets, and says so to the server that served it', () => {
		const html = renderPreferencePage(view);
		const ticked = [...html.matchAll(/type="checkbox" name="topic" value="([\w:]+)" checked/g)];
		const served = [...html.matchAll(/name="served" value="([\w:]+)"/g)];
		expect(ticked.map(([, key]) => key)).toEqual(['survey:csat', 'service']);
		expect(served.map(([, key]) => key)).toEqual(['survey:csat', 'service']);
	});

	test('tells what is known, and of addresses a part, since a link may be passed on', () => {
		const { text } = readMarkup(renderPreferencePage(view));
		expect(text).toContain('<b>Li</b>');
		expect(text).toContain('l…@example.com');
		expect(text).toContain('…1111');
		expect(text).toContain('简体中文');
		expect(text).toContain('Wed, Apr 1, 2026');
		expect(text).not.toContain('li.wei@');
		expect(text).not.toContain('138');
	});

	test('leaves out what is no choice', () => {
		const html = renderPreferencePage({ ...view, channels: ['email'], languages: ['en'] });
		expect(html).not.toContain('name="channel"');
		expect(html).not.toContain('name="l"');
	});

	test('says which day cannot be, beside the day and on top', () => {
		const errors = [{ field: 'until', code: 'bad_day' as const }];
		const until = { ...view.until, value: '1999-01-01' };
		const html = renderPreferencePage({ ...view, often: 'paused', until, errors });
		expect(html).toContain('href="#c-until"');
		expect(html).toContain('aria-invalid="true"');
		expect(html).toContain('value="1999-01-01"');
	});
});
