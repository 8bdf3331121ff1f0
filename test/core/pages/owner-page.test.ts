import fc from 'fast-check';

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
			'Case: Ada Lovelace',
			'escalation step 1',
			'1 on a scale of 1 to 5 dissatisfied',
			'Cold room.\nNobody came.',
			'overdue by 10 minutes',
			'due in 1 day 1 hour Mar 5, 2026, 10:00 (GMT+8)',
			'Case opened',
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

	test('offers every action as a form of its own with tokens and one button', () => {
		const html = renderOwnerPage(anOwnerView());
		expect(actionsIn(html)).toEqual([
			'acknowledge',
			'log_contact',
			'promise',
			'pause',
			'compensation',
			'root_cause',
			'hand_over',
			...Array.from({ length: 4 }, () => 'heat'),
		]);
		for (const form of html.match(/<form.*?<\/form>/gs) ?? []) {
			expect(form.match(/<button/g)).toHaveLength(1);
			expect(form).toContain('name="t" value="token-1"');
			expect(form).toContain('name="f" value="form-1"');
		}
	});

	test('resolve is refused with what is missing, then offered', () => {
		const missing = renderOwnerPage(anOwnerView());
		expect(actionsIn(missing)).not.toContain('resolve');
		expect(readMarkup(missing).text).toContain(
			'Before it can be resolved:EmpathiseApologiseTake actionroot cause',
		);
		const ready = anOwnerView({ heat: heatDone, rootCause: { code: 'heating', note: null } });
		expect(missingForResolve(ready)).toEqual([]);
		expect(actionsIn(renderOwnerPage(ready))).toContain('resolve');
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
		expect(html.match(/<details open/g)).toHaveLength(1);
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
					customer: { name: null, segment: null, email: 'javascript:x', phone: 'call me' },
					subject: { title: 'Room', id: '1', url: 'javascript:alert(1)' },
				}),
			),
		);
		expect(text).toContain('javascript:x');
		expect(text).toContain('Case: unknown customer');
		expect(links.filter((link) => !/^(\?|data:,$)/.test(link))).toEqual([
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
						customer: { name: said, segment: said, email: `${said} `, phone: `${said} ` },
						subject: { title: said, id: said, url: null },
						answer: {
							...(anOwnerView().answer as NonNullable<ReturnType<typeof anOwnerView>['answer']>),
							comment: said,
							reasons: [said],
						},
						heat: { ...heatDone, hear: { done: true, note: said } },
						rootCause: { code: said, note: said },
						rootCauses: [{ code: said, label: said }],
						promise: { text: said, at: now },
						people: [{ id: said, name: said, team: said }],
						history: [{ at: now, who: said, text: said }],
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
