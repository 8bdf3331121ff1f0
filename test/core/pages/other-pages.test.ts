import { InputError } from '../../../core/model/errors';
import { caseStates } from '../../../core/model/states';
import { pageHeaders } from '../../../core/pages/headers';
import type { MessageKind } from '../../../core/pages/message-page';
import { messageStatus, renderMessagePage } from '../../../core/pages/message-page';
import { progressOf, renderStatusPage } from '../../../core/pages/status-page';
import type { TeamCase } from '../../../core/pages/team-page';
import { columnOf, renderTeamPage } from '../../../core/pages/team-page';
import { parseTeamQuery, teamAddress } from '../../../core/pages/team-query';
import { renderThanksPage } from '../../../core/pages/thanks-page';
import { aSurvey, brand } from './a-survey';
import { now } from './an-owner-view';
import { readMarkup } from './markup';

const base = { language: 'en', brand, nonce: 'bm9uY2Vub25jZQ', testMode: false };
const zone = { timeZone: 'Asia/Shanghai' };
const hour = 3_600_000;

describe('the headers of a page', () => {
	test('allow nothing but its own form and style', () => {
		expect(pageHeaders('bm9uY2Vub25jZQ', { language: 'zh-CN' })).toEqual({
			'Content-Type': 'text/html; charset=utf-8',
			'Content-Security-Policy':
				"sandbox allow-forms allow-popups allow-popups-to-escape-sandbox; default-src 'none'; " +
				"style-src 'nonce-bm9uY2Vub25jZQ'; img-src data:; form-action 'self'; base-uri 'none'; " +
				"frame-ancestors 'none'",
			'Cache-Control': 'no-store',
			'Referrer-Policy': 'no-referrer',
			'X-Content-Type-Options': 'nosniff',
			'X-Robots-Tag': 'noindex, nofollow',
			'Content-Language': 'zh-CN',
		});
	});

	test('name the origins that may frame it', () => {
		const headers = pageHeaders('bm9uY2Vub25jZQ', {
			framedBy: ['https://portal.example:8443'],
		});
		expect(headers['Content-Security-Policy']).toMatch(
			/frame-ancestors https:\/\/portal.example:8443$/,
		);
	});

	test.each([
		["x'; script-src *", []],
		['', []],
		['bm9uY2Vub25jZQ', ['https://a; script-src *']],
	])('refuse the nonce %j with framing %j', (nonce, framedBy) => {
		expect(() => pageHeaders(nonce, { framedBy })).toThrow(InputError);
	});
});

describe('the thanks page', () => {
	const view = {
		...base,
		...zone,
		survey: aSurvey(),
		incentive: null,
		customerName: 'Rosa',
		level: 'low' as const,
		followUp: { ownerName: null, respondBy: now, respondWithin: null, reachable: true },
		nextStep: null,
		statusLink: 'https://lotus.example/s?t=1',
		changeLink: '?t=1',
		optOutLink: null,
		preview: false,
	};

	test('says what happens next and links to progress and change', () => {
		const { text, links } = readMarkup(renderThanksPage(view));
		expect(text).toContain('We are sorry that this did not go well.');
		expect(text).toContain('Thank you, Rosa');
		expect(text).toContain('You hear from usBy Mar 4, 2026, 09:00 (GMT+8) at the latest.');
		expect(text).toContain('It is solved when you say so.');
		expect(links).toEqual(expect.arrayContaining([view.statusLink, '?t=1']));
	});

	test.each([
		['en', 4 * hour, true, 'You hear from us within 4 working hours'],
		['en', hour, true, 'You hear from us within 1 working hour'],
		['en', 1.5 * hour, true, 'You hear from us within 90 working minutes'],
		['en', 60_000, true, 'You hear from us within 1 working minute'],
		['en', 24 * hour, false, 'You hear from us within 24 hours'],
		['zh-CN', 4 * hour, true, '4个工作小时内与您联系'],
		['zh-CN', 24 * hour, false, '24小时内与您联系'],
	])('promises in %s within %d ms, working %s: %s', (language, span, working, words) => {
		const followUp = { ...view.followUp, respondWithin: { span, working } };
		const { text } = readMarkup(renderThanksPage({ ...view, language, followUp }));
		expect(text).toContain(words);
	});

	test('promises no time where none is known', () => {
		const followUp = {
			...view.followUp,
			respondBy: null,
			respondWithin: { span: hour, working: true },
		};
		const { text } = readMarkup(renderThanksPage({ ...view, followUp }));
		expect(text).toContain('You hear from usAs soon as we know what we can do.');
		expect(text).not.toContain('within');
	});

	test('promises nothing to somebody who left no way to be reached', () => {
		const followUp = { ...view.followUp, reachable: false };
		const { text } = readMarkup(renderThanksPage({ ...view, followUp }));
		expect(text).toContain('A person reads your answer');
		expect(text).not.toMatch(/hear from us|last word/);
	});

	const step = {
		url: 'https://reviews.example/lotus',
		text: { en: 'Tell others about {brand}.', 'zh-CN': '欢迎推荐{brand}。' },
		link: { en: 'Write a few words' },
		showTo: 'high' as const,
	};
	const promoter = {
		...view,
		level: 'high' as const,
		followUp: null,
		statusLink: null,
		nextStep: step,
	};

	test('asks for one step more in the words of the survey, with the one solid button', () => {
		const html = renderThanksPage(promoter);
		const { text } = readMarkup(html);
		expect(text).toContain('If you have another minuteTell others about Lotus Hotels.');
		expect(html).toContain(
			'<a class="btn" href="https://reviews.example/lotus" target="_blank" rel="noopener noreferrer">Write a few words</a>',
		);
		expect(text).not.toContain('What happens next');
	});

	test('asks for it in the language of the reader, else in that of the survey', () => {
		const words = (language: string, survey = aSurvey()) =>
			readMarkup(renderThanksPage({ ...promoter, language, survey })).text;
		expect(words('zh-CN')).toContain('如果您还有一点时间欢迎推荐Lotus Hotels。Write a few words');
		expect(words('fr')).toContain('Tell others about Lotus Hotels.');
		const plain = { ...promoter, nextStep: { ...step, text: null, link: null } };
		expect(readMarkup(renderThanksPage(plain)).text).toContain('another minuteGo there');
	});

	test.each(['http://reviews.example', 'javascript:alert(1)', 'https://you@reviews.example'])(
		'asks for nothing at %s',
		(url) => {
			const html = renderThanksPage({ ...promoter, nextStep: { ...step, url } });
			expect(html).not.toContain('another minute');
			expect(html).not.toContain(url);
		},
	);

	test('keeps the way to the progress as the one solid button beside it', () => {
		const html = renderThanksPage({ ...promoter, statusLink: view.statusLink });
		expect(html.match(/class="btn"/g)).toHaveLength(1);
		expect(html).toContain(`<a class="btn" href="${view.statusLink}">`);
	});

	test('names who reads the answer, with their initial', () => {
		const followUp = { ...view.followUp, ownerName: 'Mei' };
		const html = renderThanksPage({ ...view, followUp });
		expect(html).toContain('<span class="dot" aria-hidden="true">M</span>');
		expect(readMarkup(html).text).toContain(
			'Mei reads your answerAnd takes care of what went wrong.',
		);
	});

	test("the survey's own thanks take the place of ours", () => {
		const survey = aSurvey({ thanks: { en: 'Cheers from {brand}' } });
		const { text } = readMarkup(renderThanksPage({ ...view, survey, followUp: null }));
		expect(text).toContain('Cheers from Lotus Hotels');
		expect(text).not.toContain('sorry');
		expect(text).not.toContain('You hear from us');
	});

	test.each([
		['en', 'We are sorry that this did not go well.'],
		['en-GB', 'We are sorry that this did not go well.'],
		['zh-CN', '亲，谢谢您'],
		['fr', 'We are sorry that this did not go well.'],
	])('thanks only written in Chinese are ours for others: in %s', (language, words) => {
		const survey = aSurvey({ thanks: { 'zh-CN': '亲，谢谢您' } });
		const { text } = readMarkup(renderThanksPage({ ...view, survey, language }));
		expect(text).toContain(words);
		expect(text.includes('亲')).toBe(language === 'zh-CN');
	});

	test('a reader whose language is not built in gets the thanks in English, ours or own', () => {
		const survey = aSurvey({ thanks: { de: 'Danke', en: 'Cheers' } });
		const { text } = readMarkup(renderThanksPage({ ...view, survey, language: 'fr' }));
		expect(text).toContain('Cheers');
	});
});

describe('the status page', () => {
	const view = {
		...base,
		...zone,
		progress: 'working' as const,
		asked: false,
		followed: true,
		ownerName: null,
		receivedAt: now - 26 * hour,
		reopened: true,
		subjectTitle: 'Room <12>',
		promise: { text: 'A new room', at: now },
		updatedAt: now - 3 * hour,
		now,
	};

	test('shows where the matter stands, in words and for screen readers', () => {
		const html = renderStatusPage(view);
		const { text } = readMarkup(html);
		expect(html.match(/aria-current="step"/g)).toHaveLength(1);
		expect(text).toContain('Our team is working on it (now)');
		expect(text).toContain('We received your answer (done)');
		expect(text).toContain('not solved yet');
		expect(text).toContain('We promisedA new roomby Mar 4, 2026, 09:00 (GMT+8)');
	});

	test('says how long ago something was, with its date behind it, without a script', () => {
		const html = renderStatusPage(view);
		expect(html).toMatch(
			/<details class="when"><summary class="soft s">Last change: 3 hours ago<\/summary><time class="s" datetime="2026-03-03T22:00:00.000Z">Mar 4, 2026, 06:00 \(GMT\+8\)<\/time>/,
		);
		expect(readMarkup(html).text).toContain('1 day agoMar 3, 2026, 07:00 (GMT+8)');
		const chinese = readMarkup(renderStatusPage({ ...view, language: 'zh-CN' })).text;
		expect(chinese).toContain('最近更新：3小时前2026年3月4日 06:00 (GMT+8)');
		const fresh = readMarkup(renderStatusPage({ ...view, updatedAt: now - 20_000 })).text;
		expect(fresh).toContain('Last change: just now');
	});

	test('in Arabic marks our sentences as English, the times among them', () => {
		const html = renderStatusPage({ ...view, language: 'ar' });
		expect(html).toContain('<html lang="ar" dir="rtl">');
		expect(html).toContain('<details class="when" lang="en" dir="ltr"><summary');
		readMarkup(html);
	});

	test('says how far off a promise is, as long as it lies ahead', () => {
		const at = now + 50 * hour;
		const { text } = readMarkup(renderStatusPage({ ...view, promise: { text: 'A room', at } }));
		expect(text).toContain('by Mar 6, 2026, 11:00 (GMT+8) (in 2 days)');
	});

	test('names who works on it, in the heading, on the way and as the initial', () => {
		const html = renderStatusPage({ ...view, ownerName: 'Mei' });
		const { text } = readMarkup(html);
		expect(html).toContain('<h1>Mei is working on it</h1>');
		expect(html).toContain('<span class="dot" aria-hidden="true">M</span>');
		expect(text).toContain('Mei is working on it (now)');
		expect(text).toContain('Solved, says Mei (still to come)');
		expect(text).not.toContain('Our team');
	});

	test('says that the customer was asked, once the mail has left', () => {
		const fixed = { ...view, progress: 'fixed' as const, reopened: false };
		expect(readMarkup(renderStatusPage(fixed)).text).not.toContain('asked you by mail');
		const asked = readMarkup(renderStatusPage({ ...fixed, asked: true })).text;
		expect(asked).toContain('We have asked you by mail: you say whether it really is.');
	});

	test('says nothing of what comes where nobody takes care of it', () => {
		const { text } = readMarkup(
			renderStatusPage({ ...view, progress: 'received', followed: false, promise: null }),
		);
		expect(text).toContain('We received your answer (now)');
		expect(text).not.toContain('still to come');
	});

	test('a confirmed matter is done to the end', () => {
		const html = renderStatusPage({ ...view, progress: 'confirmed' });
		expect(html).not.toContain('aria-current=');
		expect(readMarkup(html).text).not.toContain('still to come');
	});

	test('every state of a case has a word for the customer', () => {
		expect(
			Object.fromEntries([null, ...caseStates].map((s) => [String(s), progressOf(s)])),
		).toEqual({
			null: 'received',
			open: 'received',
			acknowledged: 'working',
			in_progress: 'working',
			resolved: 'fixed',
			confirmed: 'confirmed',
			unconfirmed: 'closed',
			closed: 'closed',
		});
	});
});

describe('the message page', () => {
	test.each(Object.entries(messageStatus))(
		'says %s with status %d in both languages',
		(kind, status) => {
			expect(status).toBeGreaterThanOrEqual(200);
			for (const language of ['en', 'zh-CN']) {
				const html = renderMessagePage({
					...base,
					language,
					kind: kind as MessageKind,
					statusLink: null,
				});
				expect(readMarkup(html).skeleton).toContain('h1');
			}
		},
	);
});

describe("the team's list", () => {
	const one = (id: string, changes: Partial<TeamCase>): TeamCase => ({
		id,
		link: `?case=${id}`,
		customerName: id,
		subjectTitle: null,
		ownerName: 'Grace',
		state: 'open',
		priority: 'normal',
		rung: 0,
		score: { value: 1, max: 5, level: 'low' },
		comment: null,
		promised: false,
		clock: { dueAt: now + 1000, state: 'running' },
		pause: null,
		...changes,
	});
	const asked = {
		search: null,
		owner: null,
		priority: null,
		touchpoint: null,
		refresh: false,
	} as const;
	const view = {
		...base,
		...zone,
		teamName: 'Desk',
		viewer: 'Lead',
		now,
		more: false,
		figures: null,
		asked,
		options: { owners: [{ id: 'prs_1', name: 'Grace' }], touchpoints: ['stay'] },
		token: 't1',
		figuresLink: '?t=t2',
		problemsLink: '?t=t3',
	};

	test('tells how the team does, with what each figure rests on', () => {
		const figures = {
			open: 6,
			overdue: 1,
			days: 30,
			inTime: { count: 37, n: 43, low: 0.727, high: 0.934 },
			firstContact: { ms: 190 * 60_000, n: 38 },
			confirmed: { count: 0, n: 0, low: 0, high: 1 },
		};
		const { text } = readMarkup(renderTeamPage({ ...view, cases: [], figures }));
		expect(text).toContain(
			'open61 overdueanswered in time86\u00a0%n = 43, 73–93\u00a0%to the first contact3h 10mmedian, n = 38' +
				'confirmed as solved–n = 0',
		);
	});

	test('says shares below ten with one decimal, as reports do', () => {
		const figures = {
			open: 6,
			overdue: 1,
			days: 30,
			inTime: { count: 2, n: 43, low: 0.013, high: 0.155 },
			firstContact: { ms: null, n: 0 },
			confirmed: { count: 3, n: 200, low: 0.005, high: 0.043 },
		};
		const said = (language: string) =>
			readMarkup(renderTeamPage({ ...view, language, cases: [], figures })).text;
		expect(said('en')).toContain('answered in time4.7\u00a0%n = 43, 1–16\u00a0%');
		expect(said('en')).toContain('confirmed as solved1.5\u00a0%n = 200, 0.5–4.3\u00a0%');
		expect(said('zh-CN')).toContain('1.5%样本数 200，0.5–4.3%');
	});

	test('keeps what was asked for in its form, and says that it is no empty list', () => {
		const html = renderTeamPage({
			...view,
			cases: [],
			asked: { ...asked, search: 'a"b', owner: { nobody: true }, priority: 'high', refresh: true },
		});
		expect(html).toContain('name="t" value="t1"');
		expect(html).toContain('name="refresh" value="1"');
		expect(html).toContain('value="a&quot;b"');
		expect(html).toContain('<option value="?" selected>');
		expect(html).toContain('<option value="high" selected>');
		const { text, links } = readMarkup(html);
		expect(text).toContain('No open case fits.');
		expect(text).toContain('Stop refreshing');
		expect(links).toContain('?q=a%22b&owner=%3F&priority=high&t=t1');
		expect(links).toContain('?refresh=1&t=t1');
	});

	test('leads to the figures of the team', () => {
		const { links } = readMarkup(renderTeamPage({ ...view, cases: [] }));
		expect(links).toContain('?t=t2');
	});

	test('says until when a case waits, and for what', () => {
		const pause = { until: now + 3_600_000, reason: 'customer' as const };
		const html = renderTeamPage({ ...view, cases: [one('a', { pause }), one('b', {})] });
		expect(html.match(/waiting until [^<]*for the customer/g)).toHaveLength(1);
		const chinese = renderTeamPage({ ...view, language: 'zh-CN', cases: [one('a', { pause })] });
		expect(chinese).toMatch(/等待至 [^<]*等客户/);
	});

	test('is sorted by urgency and counted', () => {
		const html = renderTeamPage({
			...view,
			cases: [
				one('later', { clock: { dueAt: now + 9000, state: 'running' } }),
				one('sooner', {}),
				one('urgent', { priority: 'urgent', clock: { dueAt: now + 99000, state: 'running' } }),
				one('late', {
					priority: 'low',
					ownerName: null,
					clock: { dueAt: now - 1, state: 'running' },
				}),
				one('done', { clock: { dueAt: now - 1, state: 'met' } }),
			],
		});
		const order = [...html.matchAll(/\?case=(\w+)/g)].map(([, id]) => id);
		expect(order).toEqual(['late', 'urgent', 'sooner', 'later', 'done']);
		const { text } = readMarkup(html);
		expect(text).toContain('open51 overdue');
	});

	test.each([
		['overdue', { clock: { dueAt: now - 1, state: 'running' }, state: 'in_progress' }],
		['open', {}],
		['taken', { state: 'acknowledged' }],
		['taken', { state: 'in_progress' }],
		['promised', { state: 'in_progress', promised: true }],
		['waiting', { state: 'in_progress', pause: { until: now + 1, reason: 'customer' } }],
	] as const)('a case stands in the column %s: %j', (column, changes) => {
		expect(columnOf(one('a', changes), now)).toBe(column);
		const html = renderTeamPage({ ...view, cases: [one('a', changes)] });
		const section = html.split(`aria-labelledby="col-${column}"`)[1]?.split('</section>')[0];
		expect(section).toContain('?case=a');
	});

	test('a card holds the score, the beginning of the comment and whose it is', () => {
		const { text } = readMarkup(
			renderTeamPage({
				...view,
				cases: [one('a', { comment: 'Cold\nroom', subjectTitle: 'Room 1' })],
			}),
		);
		expect(text).toMatch(/a1 of 5 Room 1Cold roomGGracedue in 1m/);
	});

	test('says so when nothing is open', () => {
		expect(readMarkup(renderTeamPage({ ...view, cases: [] })).text).toContain('No open case.');
	});
});

describe("the address of the team's list", () => {
	const nothing = { search: null, owner: null, priority: null, touchpoint: null, refresh: false };

	test.each([
		[{}, {}],
		[
			{ q: ' Ada\u0000 ', owner: 'prs_1', priority: 'high', touchpoint: 'stay', refresh: '1' },
			{
				search: 'Ada',
				owner: 'prs_1',
				priority: 'high',
				touchpoint: 'stay',
				refresh: true,
			},
		],
		[{ owner: '?' }, { owner: { nobody: true } }],
		[{ q: ['a', 'b'], owner: {}, priority: 'loud', refresh: 'yes', touchpoint: '' }, {}],
		[{ q: 'x'.repeat(300) }, { search: 'x'.repeat(100) }],
	])('%j asks for %j', (query, wishes) => {
		expect(parseTeamQuery(query)).toEqual({ ...nothing, ...wishes });
	});

	test('is read as it is written', () => {
		const asked = parseTeamQuery({ q: 'a&b 王', owner: '?', priority: 'low', refresh: '1' });
		const address = teamAddress('token', asked);
		expect(parseTeamQuery(Object.fromEntries(new URLSearchParams(address.slice(1))))).toEqual(
			asked,
		);
	});
});

describe('the brand on a page', () => {
	const page = (changes: Partial<typeof brand>) =>
		renderMessagePage({
			...base,
			brand: { ...brand, ...changes },
			kind: 'expired',
			statusLink: null,
		});

	test('has its logo in place of the initial, and as the icon of the tab', () => {
		const logo = 'data:image/png;base64,AAAA';
		const html = page({ logo });
		expect(html).toContain(`<img class="logo" src="${logo}" alt`);
		expect(html).toContain(`<link rel="icon" href="${logo}"/>`);
		expect(html).not.toContain('class="mark"');
	});

	test('has the initial where there is no logo, as the icon as well', () => {
		expect(page({})).toContain('<span class="mark" aria-hidden="true">L</span>');
		expect(page({ name: '李记' })).toContain(encodeURIComponent('>李</text>'));
		expect(page({ name: '<>' })).toContain('<link rel="icon" href="data:,"/>');
	});

	test.each([
		['care@lotus.example', 'mailto:care@lotus.example'],
		['+49 30 123456', 'tel:+4930123456'],
		['https://lotus.example/help', 'https://lotus.example/help'],
	])('tells how to reach a person: %s', (contact, href) => {
		const { links, text } = readMarkup(page({ contact }));
		// On the page that says why nothing can be done here, and at its foot.
		expect(links.filter((link) => link === href)).toHaveLength(2);
		expect(text).toContain('Get in touch with us');
	});

	test('has its further links at the foot', () => {
		const { links } = readMarkup(
			page({ links: [{ text: 'Imprint', url: 'https://a.example/i' }] }),
		);
		expect(links).toContain('https://a.example/i');
	});
});
