import fc from 'fast-check';

import { pageActions } from '../../../core/model/case-action';
import { localMoment, parseOwnerForm } from '../../../core/pages/owner-form';

const zone = 'Asia/Shanghai';
const tokens = { t: 'token', f: 'form' };

describe("the owner's forms", () => {
	test.each([
		[{ action: 'acknowledge' }, { kind: 'acknowledge' }],
		[
			{ action: 'log_contact', channel: 'phone', note: ' no\u0000 answer ' },
			{ kind: 'log_contact', channel: 'phone', note: 'no answer' },
		],
		[
			{ action: 'note', note: 'Ask the kitchen.' },
			{ kind: 'note', note: 'Ask the kitchen.' },
		],
		[
			{
				action: 'checklist',
				'done.hear': '1',
				'note.hear': '',
				'note.act': 'tomorrow',
				code: 'heating',
				'note.cause': 'Valve',
				seen: 'abc',
			},
			{
				kind: 'checklist',
				heat: {
					hear: { done: true, note: null },
					empathise: { done: false, note: null },
					apologise: { done: false, note: null },
					act: { done: false, note: 'tomorrow' },
				},
				rootCause: { code: 'heating', note: 'Valve' },
				seen: 'abc',
			},
		],
		[
			{ action: 'checklist', code: '' },
			{
				kind: 'checklist',
				heat: Object.fromEntries(
					['hear', 'empathise', 'apologise', 'act'].map((step) => [
						step,
						{ done: false, note: null },
					]),
				),
				rootCause: null,
				seen: null,
			},
		],
		[
			{ action: 'promise', at: '2026-03-04T09:05', text: 'A new room' },
			{ kind: 'promise', at: Date.UTC(2026, 2, 4, 1, 5), text: 'A new room' },
		],
		[
			{ action: 'compensation', kind: 'voucher', amount: '120.50', currency: 'cny', note: '' },
			{
				kind: 'compensation',
				compensationKind: 'voucher',
				amount: 120.5,
				currency: 'CNY',
				note: null,
			},
		],
		[
			{ action: 'hand_over', personId: 'prs_2', note: 'please' },
			{ kind: 'hand_over', personId: 'prs_2', note: 'please' },
		],
		[
			{ action: 'pause', reason: 'customer', days: '3', at: '', note: 'Invoice' },
			{ kind: 'pause', reason: 'customer', until: { workingDays: 3 }, note: 'Invoice' },
		],
		[
			{ action: 'pause', reason: 'date', days: '1', at: '2026-03-04T09:05' },
			{ kind: 'pause', reason: 'date', until: Date.UTC(2026, 2, 4, 1, 5), note: null },
		],
		[{ action: 'resume' }, { kind: 'resume' }],
		[{ action: 'resolve' }, { kind: 'resolve', note: null }],
		[
			{ action: 'approve', compensationId: 'cmp_1' },
			{ kind: 'approve', compensationId: 'cmp_1', note: null },
		],
		[
			{ action: 'decline', compensationId: 'cmp_1', note: 'no' },
			{ kind: 'decline', compensationId: 'cmp_1', note: 'no' },
		],
	])('%j is read', (fields, action) => {
		expect(parseOwnerForm({ ...tokens, ...fields }, zone)).toEqual({ kind: 'ok', action });
	});

	test.each([
		[{}, [['action', 'unknown_action']]],
		[{ action: 'delete' }, [['action', 'unknown_action']]],
		[{ action: ['resolve', 'acknowledge'] }, [['action', 'unknown_action']]],
		[{ action: 'acknowledge', note: 'x' }, [['note', 'unknown_field']]],
		[{ action: 'log_contact', channel: 'pigeon' }, [['channel', 'unknown_choice']]],
		[{ action: 'log_contact' }, [['channel', 'required']]],
		[{ action: 'note' }, [['note', 'required']]],
		[{ action: 'heat', step: 'hear', done: '1' }, [['action', 'unknown_action']]],
		[{ action: 'checklist', 'done.cool': '1' }, [['done.cool', 'unknown_field']]],
		[{ action: 'checklist', 'note.act': 'x'.repeat(2001) }, [['note.act', 'too_long']]],
		[{ action: 'checklist', code: 'x'.repeat(201) }, [['code', 'too_long']]],
		[{ action: 'checklist', 'note.cause': 'Valve' }, [['code', 'required']]],
		[{ action: 'promise', at: 'tomorrow', text: 'x' }, [['at', 'bad_time']]],
		[
			{ action: 'promise', at: '', text: '' },
			[
				['at', 'bad_time'],
				['text', 'required'],
			],
		],
		...['0', '-1', '1.234', '1e3', '', 'NaN', '99999999999'].map((amount): [object, string[][]] => [
			{ action: 'compensation', kind: 'gift', currency: 'CNY', amount },
			[['amount', 'bad_amount']],
		]),
		[
			{ action: 'compensation', kind: 'gift', amount: '1', currency: 'yuan' },
			[['currency', 'unknown_choice']],
		],
		[{ action: 'pause', reason: 'weather', days: '1' }, [['reason', 'unknown_choice']]],
		[{ action: 'pause', reason: 'date', at: 'soon' }, [['at', 'bad_time']]],
		[{ action: 'pause', reason: 'date', days: '0' }, [['days', 'unknown_choice']]],
		[{ action: 'resolve', note: 'x'.repeat(2001) }, [['note', 'too_long']]],
		[{ action: 'resolve', note: ['a', 'b'] }, [['note', 'repeated']]],
		[{ action: 'approve' }, [['compensationId', 'required']]],
	])('%j is refused', (fields, faults) => {
		expect(parseOwnerForm({ ...tokens, ...fields }, zone)).toMatchObject({
			kind: 'invalid',
			errors: faults.map(([field, code]) => ({ field, code })),
		});
	});

	test('what was typed is kept for the form to show again', () => {
		const fields = { ...tokens, action: 'promise', at: 'x', text: 'A new room' };
		expect(parseOwnerForm(fields, zone)).toMatchObject({
			action: 'promise',
			typed: { at: 'x', text: 'A new room' },
		});
	});

	test('anything that arrives is read without a throw', () => {
		const names = [
			'action',
			'note',
			'at',
			'text',
			'amount',
			'kind',
			'done.hear',
			'code',
			'channel',
		];
		const value = fc.oneof(fc.constantFrom<unknown>(...pageActions), fc.string(), fc.anything());
		const fields = fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...names), value));
		fc.assert(
			fc.property(fields, fc.constantFrom(zone, 'Nowhere/City'), (sent, timeZone) => {
				const parsed = parseOwnerForm(sent, timeZone);
				if (parsed.kind === 'invalid') expect(parsed.errors.length).toBeGreaterThan(0);
			}),
			{ numRuns: 500 },
		);
	});
});

test.each([
	['2026-03-04T09:05', zone, Date.UTC(2026, 2, 4, 1, 5)],
	['2026-07-01T12:00', 'Europe/Berlin', Date.UTC(2026, 6, 1, 10, 0)],
	['2026-01-01T12:00:30', 'Europe/Berlin', Date.UTC(2026, 0, 1, 11, 0)],
	['2026-02-30T12:00', zone, null],
	['2026-13-01T12:00', zone, null],
	['2026-01-01T24:00', zone, null],
	['0026-01-01T12:00', zone, null],
	['2026-01-01', zone, null],
	['2026-01-01T12:00', 'Nowhere/City', null],
])('%s on the wall of %s is %s', (text, timeZone, at) => {
	expect(localMoment(text, timeZone)).toBe(at);
});
