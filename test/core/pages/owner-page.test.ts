import { gzipSync } from 'node:zlib';

import fc from 'fast-check';

import { nextClockOf } from '../../../core/pages/owner-clock';
import { nextStep } from '../../../core/pages/owner-dock';
import { renderOwnerPage } from '../../../core/pages/owner-page';
import { missingForResolve } from '../../../core/pages/owner-page-view';
import { anOwnerView, heatDone, now } from './an-owner-view';
import { hostile, readMarkup } from './markup';

const actionsIn = (html: string) =>
	[...html.matchAll(/name="action" value="(\w+)"/g)].map(([, action]) => action);

describe("the owner's page", () => {
	test('says who, what they said, and what time is left', () => {
		const { text, links } = readMarkup(renderOwnerPage(anOwnerView()));
		for (const words of [
			'Ada Lovelace',
			'step 1: team lead',
			'1 on a scale of 1 to 5 dissatisfied',
			'Earlier: 4, 3',
			'First response overdue by 10m',
			'Cold room.\nNobody came.',
			'overdue by 10 minutes',
			'due in 1 day 1 hour Mar 5, 2026, 10:00 (GMT+8)',
			'Today',
			'Case opened08:00, system',
		]) {
			expect(text).toContain(words);
		}
		expect(links).toEqual(
			expect.arrayContaining([
				'tel:+8613800138000',
				'mailto:ada@example.com',
				'https://crm.example/12',
			]),
		);
	});

	test('says folded what else to know of the customer, and nothing where nothing is known', () => {
		expect(renderOwnerPage(anOwnerView())).not.toContain('id="beside"');
		const beside = {
			title: 'Dr',
			value: { amount: 12_000, currency: 'EUR' },
			tags: ['VIP', '<b>patient</b>'],
			health: { points: 55, reasons: ['The renewal is near.'] },
			wishes: {
				language: 'zh-CN',
				channel: 'other',
				pausedUntil: now + 48 * 3_600_000,
				less: true,
				refused: ['survey'],
			},
			promised: [{ text: '<b>A call</b>', until: now - 1, state: 'broken' }],
			cases: [{ title: 'Room 7', state: 'open', ownerName: null, openedAt: now }],
			scores: [{ metric: 'nps', value: 9, max: 10, band: 'promoter', at: now, n: 3 }],
		} as const satisfies Partial<ReturnType<typeof anOwnerView>['beside']>;
		const view = anOwnerView({ beside: { ...beside, scores: [...beside.scores] } });
		const { text } = readMarkup(renderOwnerPage(view));
		for (const words of [
			'About this customer',
			'Addressed as Dr',
			'Worth €12,000 a year',
			'Tags: VIP, <b>patient</b>',
			'Health: 55 of 100 points',
			'The renewal is near.',
			'a promise was broken',
			'In 简体中文',
			'By Phone or messenger alone',
			'Less often',
			'Not wanted: Surveys',
			'<b>A call</b>',
			'Room 7 open nobody yet',
			'NPS 9 of 10 promoter',
			'n = 3',
		]) {
			expect(text).toContain(words);
		}
		const html = renderOwnerPage({ ...view, language: 'zh-CN' });
		expect(html).toContain('关于这位客户');
		expect(html).toContain('健康分：55 分');
		expect(gzipSync(html).length).toBeLessThan(14_000);
	});

	test('offers every action as a form of its own with tokens, and one button each', () => {
		const html = renderOwnerPage(anOwnerView());
		expect(actionsIn(html)).toEqual([
			'checklist',
			'log_contact',
			'promise',
			'compensation',
			'pause',
			'hand_over',
			'note',
			'acknowledge',
		]);
		for (const form of html.match(/<form.*?<\/form>/gs) ?? []) {
			expect(form.match(/<button/g)).toHaveLength(1);
			expect(form).toContain('name="t" value="token-1"');
			expect(form).toContain('name="f" value="form-1"');
		}
	});

	const acknowledged = { ...anOwnerView().case, state: 'acknowledged' as const };
	const contact = { at: now, kind: 'log_contact', who: 'Grace', text: 'Contact: Phone.' };
	const ready = { heat: heatDone, rootCause: { code: 'heating', note: null } };

	test.each([
		['open', {}, 'take'],
		['taken', { case: acknowledged }, 'contact'],
		['in contact', { case: acknowledged, history: [contact] }, 'missing'],
		['complete', { case: acknowledged, history: [contact], ...ready }, 'resolve'],
		[
			'opened again after a contact',
			{
				case: acknowledged,
				history: [contact, { at: now, kind: 'reopen', who: 'system', text: 'Opened again' }],
				...ready,
			},
			'contact',
		],
	] as const)('the next step of a case that is %s', (_how, changes, kind) => {
		expect(nextStep(anOwnerView(changes)).kind).toBe(kind);
	});

	test('the dock holds the next step, a call and a mail, and one loud button', () => {
		const dock = (changes: Parameters<typeof anOwnerView>[0]) => {
			const html = renderOwnerPage(anOwnerView(changes));
			return /<section class="dock".*?<\/section>/s.exec(html)?.[0] ?? '';
		};
		expect(dock({})).toContain('href="tel:+8613800138000"');
		expect(dock({})).toContain('href="mailto:ada@example.com"');
		expect(dock({})).toContain('>I take it</button>');
		expect(dock({ case: acknowledged })).toContain('popovertarget="contact"');
		const missing = dock({ case: acknowledged, history: [contact] });
		expect(missing).toContain('href="#c-checklist-done-empathise"');
		expect(missing).toContain('4 to go');
		expect(dock({ case: acknowledged, history: [contact], ...ready })).toContain(
			'form="resolve-form"',
		);
		for (const role of ['reader', 'approver'] as const) expect(dock({ role })).toBe('');
	});

	test('where the customer left no contact, none is asked for', () => {
		const customer = { name: null, segment: null, email: null, phone: null, reachable: false };
		const shown = (changes: Parameters<typeof anOwnerView>[0] = {}) =>
			readMarkup(renderOwnerPage(anOwnerView({ customer, ...changes })));
		const { text } = shown();
		expect(text).toContain('left no contact');
		expect(text).toContain('Next: take it. The customer left no contact.');
		expect(text).not.toMatch(/Log a contact|tell the customer/);
		// The steps stay, the contact does not stand before them.
		const taken = { ...anOwnerView().case, state: 'acknowledged' as const };
		expect(shown({ case: taken }).text).toContain('Before it can be resolved: 4 to go.');
		const rootCause = { code: 'delivery', note: null };
		const ready = { case: taken, heat: heatDone, rootCause };
		expect(shown(ready).text).toContain('so nobody is asked whether it is');
		const resolved = { ...anOwnerView().case, state: 'resolved' as const };
		expect(shown({ case: resolved }).text).toContain('so nobody is asked to confirm');
		expect(shown({ language: 'zh-CN' }).text).toContain('没有留下联系方式');
	});

	test('a contact with an error is shown on the page, not in a sheet that is shut', () => {
		const html = renderOwnerPage(
			anOwnerView({
				case: acknowledged,
				errors: [{ field: 'channel', code: 'required' }],
				failed: { action: 'log_contact', typed: { note: 'Nobody there' } },
			}),
		);
		expect(html).not.toContain('popover=');
		expect(html).toMatch(/<details class="fold" name="more" id="more-log-contact" open/);
		expect(html).toContain('>Nobody there</textarea>');
	});

	test('what is missing is named with a way to it, then resolving is offered', () => {
		const missing = renderOwnerPage(anOwnerView());
		expect(actionsIn(missing)).not.toContain('resolve');
		const { text, links } = readMarkup(missing);
		expect(text).toContain('Before it can be resolvedEmpathiseApologiseTake actionRoot cause');
		for (const link of links.filter((one) => one.startsWith('#'))) {
			expect(missing).toContain(`id="${link.slice(1)}"`);
		}
		expect(missingForResolve(anOwnerView(ready))).toEqual([]);
		expect(actionsIn(renderOwnerPage(anOwnerView(ready)))).toContain('resolve');
	});

	test('the checklist is one form with what was seen, the steps and the root cause', () => {
		const html = renderOwnerPage(anOwnerView());
		const list = /<form[^>]*>(?:(?!<\/form>).)*value="checklist".*?<\/form>/s.exec(html)?.[0] ?? '';
		expect(list).toContain('name="seen" value="seen-1"');
		expect(list.match(/type="checkbox"/g)).toHaveLength(4);
		expect(list.match(/ checked/g)).toHaveLength(1);
		expect(list).toContain('name="code"');
		expect(readMarkup(html).text).toContain('1 of 4 done');
	});

	test.each([
		[{ response: 10, resolution: 25, promise: null }, 'response'],
		[{ response: 10, resolution: 5, promise: null }, 'resolution'],
		[{ response: 10, resolution: 25, promise: 2 }, 'promise'],
	])('of the clocks %j the badge shows the %s', (hours, name) => {
		const clock = (left: number | null) => ({
			dueAt: left === null ? null : now + left * 3_600_000,
			state: left === null ? ('none' as const) : ('running' as const),
		});
		const clocks = {
			response: clock(hours.response),
			resolution: clock(hours.resolution),
			promise: clock(hours.promise),
		};
		expect(nextClockOf(anOwnerView({ clocks }))).toBe(name);
	});

	test('the clock of the response is over once it is answered, and all are when the case is', () => {
		expect(nextClockOf(anOwnerView({ case: acknowledged }))).toBe('resolution');
		expect(nextClockOf(anOwnerView({ case: { ...acknowledged, state: 'closed' } }))).toBeNull();
	});

	test('the history is told by days, the last one first', () => {
		const day = 86_400_000;
		const said = (at: number, text: string) => ({ at, kind: 'note', who: 'Grace', text });
		const history = [
			said(now - 3 * day, 'A'),
			said(now - day, 'B'),
			said(now, 'C'),
			said(now, 'D'),
		];
		const { text } = readMarkup(renderOwnerPage(anOwnerView({ history })));
		expect(text).toMatch(/HistoryTodayD09.*C09.*YesterdayB09.*Sun, Mar 1, 2026A09/);
	});

	test('only who leads is shown the way to the list', () => {
		expect(renderOwnerPage(anOwnerView())).not.toContain('>Team<');
		expect(renderOwnerPage(anOwnerView({ teamLink: '?t=list' }))).toContain('href="?t=list"');
	});

	test('an acknowledged case asks for no second acknowledgement', () => {
		const view = anOwnerView();
		const html = renderOwnerPage({ ...view, case: { ...view.case, state: 'acknowledged' } });
		expect(actionsIn(html)).not.toContain('acknowledge');
	});

	test.each(['resolved', 'confirmed', 'unconfirmed', 'closed'] as const)(
		'a case that is %s is read only',
		(state) => {
			const view = anOwnerView();
			const html = renderOwnerPage({ ...view, case: { ...view.case, state } });
			expect(html).not.toContain('<form');
			expect(html).not.toContain('<button');
		},
	);

	test('a case that waits says until when and why, and can go on', () => {
		const view = anOwnerView();
		const pause = { until: view.now + 3_600_000, reason: 'customer' as const };
		const html = renderOwnerPage({ ...view, case: { ...view.case, pause } });
		expect(html).toMatch(/waiting until [^<]*, for the customer/);
		expect(actionsIn(html)).toContain('resume');
		expect(actionsIn(renderOwnerPage(view))).not.toContain('resume');
	});

	test('a time behind the known public days says that it may move', () => {
		const html = renderOwnerPage(anOwnerView({ calendarEndsOn: '2026-12-31' }));
		expect(html).toContain('The public days after 2026-12-31 are not known yet');
	});

	test('a reader changes nothing', () => {
		expect(renderOwnerPage(anOwnerView({ role: 'reader' }))).not.toContain('<form');
	});

	test.each([
		[200, 'Grant, or request approval above CNY 200'],
		[0, 'Request approval'],
	])('with a limit of %d the button says: %s', (limit, button) => {
		const compensation = { currency: 'CNY', limit, entries: [] };
		expect(renderOwnerPage(anOwnerView({ compensation }))).toContain(`>${button}</button>`);
	});

	test('an approver decides on what was asked for, and on nothing else', () => {
		const entry = {
			id: 'cmp_1',
			kind: 'refund' as const,
			amount: 500,
			currency: 'CNY',
			state: 'requested' as const,
			note: 'Two cold nights',
			askedBy: 'Grace',
		};
		const compensation = { currency: 'CNY', limit: 1000, entries: [entry] };
		const view = anOwnerView({ role: 'approver', approvalOf: 'cmp_1', compensation });
		const html = renderOwnerPage(view);
		expect(actionsIn(html)).toEqual(['approve', 'decline']);
		expect(readMarkup(html).text).toContain('Grace asks for CNY 500: Refund');
		expect(missingForResolve(view)).toContain('approval');
		const decided = { ...compensation, entries: [{ ...entry, state: 'granted' as const }] };
		expect(actionsIn(renderOwnerPage({ ...view, compensation: decided }))).toEqual([]);
	});

	test('after an error the form is open and holds what was typed', () => {
		const html = renderOwnerPage(
			anOwnerView({
				errors: [{ field: 'amount', code: 'bad_amount' }],
				failed: { action: 'compensation', typed: { amount: '-3', kind: 'gift', note: 'x < y' } },
			}),
		);
		expect(html.match(/<details[^>]* open/g)).toHaveLength(1);
		expect(html).toContain('value="-3"');
		expect(html).toContain('<option value="gift" selected>');
		expect(html).toContain('>x &lt; y</textarea>');
		expect(html).toContain('aria-invalid="true"');
	});

	test('every id is there once, and every label has its control', () => {
		const html = renderOwnerPage(anOwnerView({ heat: heatDone }));
		const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const [, id] of html.matchAll(/ for="([^"]+)"/g)) expect(ids).toContain(id);
	});

	test('an address that is none is shown and not linked', () => {
		const { links, text } = readMarkup(
			renderOwnerPage(
				anOwnerView({
					customer: {
						name: null,
						segment: null,
						email: 'javascript:x',
						phone: 'call me',
						reachable: true,
					},
					subject: { title: 'Room', id: '1', url: 'javascript:alert(1)' },
				}),
			),
		);
		expect(text).toContain('javascript:x');
		expect(text).toContain('unknown customer');
		expect(links.filter((link) => !/^(\?|#|data:)/.test(link))).toEqual([
			'https://lotus.example/privacy',
		]);
	});

	test('no text from outside becomes markup', () => {
		const page = (words: string) => {
			const said = `x${words}`;
			return readMarkup(
				renderOwnerPage(
					anOwnerView({
						viewer: said,
						customer: {
							name: said,
							segment: said,
							email: `${said} `,
							phone: `${said} `,
							reachable: true,
						},
						subject: { title: said, id: said, url: null },
						answer: {
							...(anOwnerView().answer as NonNullable<ReturnType<typeof anOwnerView>['answer']>),
							comment: said,
							reasons: [said],
							answers: [{ question: said, answer: said }],
						},
						heat: { ...heatDone, hear: { done: true, note: said } },
						rootCause: { code: said, note: said },
						rootCauses: [{ code: said, label: said }],
						promise: { text: said, at: now },
						people: [{ id: said, name: said, team: said }],
						history: [{ at: now, kind: said, who: said, text: said }],
						flash: said,
					}),
				),
			).skeleton;
		};
		const plain = page('yes no');
		const anyText = fc.oneof(
			fc.constantFrom(...hostile),
			fc.string(),
			fc.string({ unit: 'binary' }),
		);
		fc.assert(
			fc.property(anyText, (words) => {
				fc.pre(!words.includes('@'));
				expect(page(words)).toEqual(plain);
			}),
			{ numRuns: 150 },
		);
	});
});
