import fc from 'fast-check';

import { factsThen, reasonsThen } from '../../../../core/loop/insight/facts-then';
import { defaultHealthPoints } from '../../../../core/model/health-points';
import type { HealthRows } from '../../../../core/store/repositories/health-rows';

const day = 86_400_000;
const moment = Date.UTC(2026, 0, 5, 9);
const settings = { timeZone: 'UTC', healthPoints: defaultHealthPoints() };

const event = (type: string, at: number, id: string) => ({
	customer_id: 'cus_1',
	event_id: id,
	type,
	occurred_at: at,
	source: 'shop',
	subject_type: 'order',
	subject_id: id,
});
const answer = (at: number, level: 'low' | 'high', change: object = {}) => ({
	customer_id: 'cus_1',
	invitation_id: null as string | null,
	metric: 'csat' as const,
	level,
	value: level === 'low' ? 1 : 5,
	scale_max: 5,
	answered_at: at,
	updated_at: at,
	...change,
});
const invitation = (at: number, change: object = {}) => ({
	customer_id: 'cus_1',
	purpose: 'transactional' as const,
	created_at: at,
	sent_at: at as number | null,
	answered_at: null as number | null,
	expires_at: at + 14 * day,
	...change,
});
const step = (kind: string, at: number, until: number) => ({
	customer_id: 'cus_1',
	case_id: 'cas_1',
	at,
	kind,
	data: JSON.stringify({ promisedFor: until }),
});

const before = fc.integer({ min: 0, max: 300 }).map((days) => moment - days * day);
const after = fc.integer({ min: 1, max: 300 }).map((days) => moment + days * day);
const rowsAt = (at: fc.Arbitrary<number>): fc.Arbitrary<HealthRows> =>
	fc.record({
		events: fc.array(
			fc
				.tuple(
					fc.constantFrom('order.paid', 'order.cancelled', 'ticket.closed'),
					at,
					fc.constantFrom('o1', 'o2', 'o3', 'o4', 'o5', 'o6'),
				)
				.map(([type, time, id]) => event(type, time, id)),
			{ maxLength: 12 },
		),
		answers: fc.array(
			fc
				.tuple(at, fc.constantFrom('low' as const, 'high' as const))
				.map(([time, level]) => answer(time, level)),
			{ maxLength: 6 },
		),
		invitations: fc.array(
			at.map((time) => invitation(time)),
			{ maxLength: 6 },
		),
		promises: fc.array(
			fc
				.tuple(fc.constantFrom('promise', 'resolve', 'close'), at, at)
				.map(([kind, time, until]) => step(kind, time, until)),
			{ maxLength: 6 },
		),
	});

describe('what was known of a customer at a moment', () => {
	it('never changes when something comes later, be it an answer to a survey that was sent before', () => {
		fc.assert(
			fc.property(rowsAt(before), rowsAt(after), after, fc.nat(), (then, later, time, which) => {
				const rows: HealthRows = {
					// Steps stand oldest first, the others in any order.
					promises: [...then.promises].sort((a, b) => a.at - b.at),
					events: then.events,
					answers: then.answers,
					invitations: then.invitations,
				};
				const known = factsThen(rows, moment, settings);
				const more: HealthRows = {
					events: [...later.events, ...rows.events],
					answers: [...rows.answers, ...later.answers],
					invitations: [
						...rows.invitations.map((one, at) =>
							at === which % rows.invitations.length ? { ...one, answered_at: time } : one,
						),
						...later.invitations,
					],
					promises: [...rows.promises, ...later.promises.sort((a, b) => a.at - b.at)],
				};
				expect(factsThen(more, moment, settings)).toEqual(known);
				expect(reasonsThen(more, moment, settings)).toEqual(reasonsThen(rows, moment, settings));
			}),
		);
	});

	const none: HealthRows = { events: [], answers: [], invitations: [], promises: [] };
	const reasons = (rows: Partial<HealthRows>) =>
		reasonsThen({ ...none, ...rows }, moment, settings);

	it('has no answer that was corrected later, but an imported one', () => {
		const corrected = { invitation_id: 'inv_1', updated_at: moment + day };
		expect(reasons({ answers: [answer(moment - day, 'low', corrected)] })).toEqual([]);
		const imported = { updated_at: moment + day };
		expect(reasons({ answers: [answer(moment - day, 'low', imported)] })).toEqual(['lowScore']);
	});

	it('has surveys unanswered that were answered later, and none that were sent later', () => {
		const sent = [60, 50, 40].map((ago) => invitation(moment - ago * day));
		expect(reasons({ invitations: sent })).toEqual(['unanswered']);
		const answered = sent.map((one) => ({ ...one, answered_at: moment + day }));
		expect(reasons({ invitations: answered })).toEqual(['unanswered']);
		const waiting = sent.map((one) => ({ ...one, sent_at: moment + day }));
		expect(reasons({ invitations: waiting })).toEqual([]);
	});

	it('has a promise open that was broken later, and an order that was cancelled later', () => {
		const given = step('promise', moment - 5 * day, moment + 5 * day);
		const kept = step('resolve', moment + 2 * day, 0);
		expect(reasons({ promises: [given, kept] })).toEqual(['openPromise']);
		const orders = [90, 80, 70, 60].map((ago, at) =>
			event('order.paid', moment - ago * day, `o${at}`),
		);
		const cancelled = event('order.cancelled', moment + day, 'o1');
		expect(reasons({ events: [...orders, cancelled] })).toEqual(['noOrder']);
		expect(reasons({ events: [...orders, { ...cancelled, occurred_at: moment }] })).toEqual([]);
	});
});
