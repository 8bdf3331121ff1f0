import { compareGroups } from '../../../../core/loop/insight/compare-groups';
import { measureEffect } from '../../../../core/loop/care/measure-effect';
import { recordResult } from '../../../../core/loop/care/record-result';
import { newId } from '../../../../core/model/id';
import { databases, houseIn, useDatabases, useStore } from '../../../store/databases';
import { day, life, now } from '../a-house';
import { aCampaign, winBack } from './a-campaign';

useDatabases();

const begun = now - 60 * day;

describe.each(databases)('what a campaign has changed, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let workspaces = 0;

	/** 900 who were written to, of whom 270 ordered, and 100 who were left out, of whom 15 did. */
	async function aWorld(definition: object = winBack) {
		const house = houseIn(store(), `effect-${(workspaces += 1)}`);
		const written = aCampaign(house, begun);
		await written.defined(definition);
		const group = (name: 'treated' | 'held_out', count: number, at = begun + day) =>
			Array.from({ length: count }, (_, one) => ({
				customer_id: `${name}-${one}`,
				group_name: name,
				first_sent_at: at,
			}));
		const events = async (
			rows: Array<{ of: string; type?: string; at?: number; amount?: number; in?: string }>,
		) => {
			const all = rows.map((row) => ({
				workspace_id: house.workspace,
				event_id: newId('evt'),
				source: 'shop',
				external_id: newId('evt'),
				type: row.type ?? 'order.created',
				occurred_at: row.at ?? begun + 5 * day,
				received_at: now,
				touchpoint: null,
				subject_type: null,
				subject_id: null,
				subject_title: null,
				subject_url: null,
				cycle: 0,
				value_amount: row.amount ?? null,
				value_currency: row.in ?? null,
				attributes: '{}',
				customer_id: row.of,
				owner: null,
				test: 0,
				processed_at: null,
				outcome: null,
			}));
			await written.inPages(
				all,
				async (page) => await store().db.insertInto('event').values(page).execute(),
			);
		};
		const orders = (name: string, count: number, more: object = {}) =>
			Array.from({ length: count }, (_, one) => ({ of: `${name}-${one}`, ...more }));
		const measure = async (more: { from?: number; until?: number } = {}) =>
			await measureEffect(house, now, { campaign: 'win-back', from: null, until: null, ...more });
		return { house, ...life(house), ...written, group, events, orders, measure };
	}

	it('is compared in Insights with what it has cost, and only chance says because of what', async () => {
		const { house, group, events, orders, occasions } = await aWorld();
		await occasions([...group('treated', 900), ...group('held_out', 100)]);
		await events([...orders('treated', 270), ...orders('held_out', 15)]);
		const input = { of: 'campaign', campaign: 'win-back', other: null, language: 'en' } as const;
		const worth = { value: 20, cost: 900 };
		const found = await compareGroups(house, now, { ...input, worth });
		expect(found).toMatchObject({
			a: { n: 100, value: 0.15 },
			b: { n: 900, value: 0.3 },
			verdict: 'unlikely_chance',
			isRandom: true,
		});
		expect(found.return?.roi).toBeCloseTo((0.15 * 20 * 900 - 900) / 900, 6);
		expect(found.text).toContain('it is because of the campaign');
		await expect(
			compareGroups(house, now, { ...input, other: 'win-back', worth: null }),
		).rejects.toThrow('is compared with itself');
	});

	it('is the difference to those who were left out, with its interval', async () => {
		const { group, events, orders, occasions, measure } = await aWorld();
		await occasions([...group('treated', 900), ...group('held_out', 100)]);
		await events([
			...orders('treated', 270),
			...orders('held_out', 15),
			// Before, after their days, or of another kind: no effect of it.
			{ of: 'held_out-50', at: begun },
			{ of: 'held_out-51', at: begun + 16 * day },
			{ of: 'held_out-52', type: 'ticket.closed' },
			{ of: 'held_out-53', type: 'goal.reached' },
		]);
		const measured = await measure();
		expect(measured).toMatchObject({
			campaign: 'win-back',
			text: '30\u00a0% of 900 who were written to reached the goal, and 15\u00a0% of 100 who were left out. Difference: 15 points (6.2 to 21.5). That is unlikely to be chance: it works.',
			days: 14,
			n: { treated: 900, heldOut: 100 },
			verdict: 'works',
			method: 'newcombe',
			amounts: [],
			notCounted: { mixed: 0, open: 0 },
		});
		expect(measured.interval.low).toBeCloseTo(0.062, 3);
		expect(JSON.stringify(measured)).not.toMatch(/NaN|Infinity|undefined/);
	});

	it('counts everybody once, without those who were both and those whose days are not over', async () => {
		const { group, events, orders, occasions, measure, settings } = await aWorld();
		await settings({ languages: ['zh-CN'] });
		await occasions([
			...group('treated', 20),
			// The same people a second time.
			...group('treated', 20, begun + 20 * day),
			...group('held_out', 12),
			{ customer_id: 'both', group_name: 'treated', first_sent_at: begun + day },
			{ customer_id: 'both', group_name: 'held_out', first_sent_at: begun + 2 * day },
			{ customer_id: 'late', group_name: 'treated', first_sent_at: now - 13 * day },
			{ customer_id: 'none', group_name: null, first_sent_at: null },
		]);
		await events([...orders('treated', 5), { of: 'both' }, { of: 'late', at: now - day }]);
		const measured = await measure();
		expect(measured).toMatchObject({
			n: { treated: 20, heldOut: 12 },
			share: { treated: { n: 20, value: 0.25 }, heldOut: { n: 12, value: 0 } },
			notCounted: { mixed: 1, open: 1 },
		});
		expect(measured.text).toContain('有 1 位客户');
		// In a span that has the second half of somebody who was both, they are not counted either.
		expect(await measure({ from: begun + 1.5 * day, until: begun + 3 * day })).toMatchObject({
			n: { treated: 0, heldOut: 0 },
			notCounted: { mixed: 1, open: 0 },
		});
	});

	it('is an amount, too, each currency by itself', async () => {
		const { group, events, orders, occasions, measure } = await aWorld();
		await occasions([...group('treated', 40), ...group('held_out', 20)]);
		await events([
			...orders('treated', 20, { amount: 30, in: 'EUR' }),
			...orders('treated', 20, { amount: 10, in: 'EUR' }),
			...orders('held_out', 5, { amount: 20, in: 'EUR' }),
			...orders('held_out', 2, { amount: 700, in: 'CNY' }),
		]);
		const { amounts } = await measure();
		expect(amounts.map(({ currency, treated, heldOut }) => [currency, treated, heldOut])).toEqual([
			['CNY', { n: 40, value: 0 }, { n: 20, value: 70 }],
			['EUR', { n: 40, value: 20 }, { n: 20, value: 5 }],
		]);
		expect(amounts[1]).toMatchObject({ method: 'welch', verdict: 'works', difference: 15 });
	});

	it('says what was recorded, what was sent and held, and who opted out', async () => {
		const { house, group, occasions, customers, steps, measure } = await aWorld({
			...winBack,
			goal: null,
		});
		await occasions([...group('treated', 12), ...group('held_out', 2)]);
		await customers(['treated-0', 'treated-1']);
		for (const at of [begun + 2 * day, begun + 2 * day + 1, begun + 29 * day]) {
			const amount = { amount: 5, currency: 'eur', key: null };
			const result = { campaign: 'win-back', customerId: 'treated-0', at, ...amount };
			await recordResult(house, now, result);
		}
		const states = [
			...Array.from({ length: 40 }, () => ({ state: 'sent' as const })),
			...Array.from({ length: 10 }, () => ({ state: 'failed' as const })),
			...Array.from({ length: 3 }, () => ({ state: 'held' as const, reason: 'paused' as const })),
			{ state: 'held' as const, reason: 'no_address' as const },
			{ state: 'sent' as const, recipient: 'owner' as const },
		];
		await steps(
			states.map((one, at) => ({
				care_id: `car_${at}`,
				customer_id: `c${at}`,
				at: begun + day,
				opted_out_at: at < 2 ? begun + 2 * day : null,
				...one,
			})),
		);
		const measured = await measure();
		expect(measured).toMatchObject({
			days: 30,
			verdict: 'too_few',
			share: { treated: { n: 12, value: 1 / 12 }, heldOut: { n: 2, value: 0 } },
			// Twice on one day is once.
			amounts: [{ currency: 'EUR', treated: { n: 12, value: 10 / 12 } }],
			sent: 40,
			held: [
				{ reason: 'paused', count: 3, text: 'The customer asked for a pause' },
				{ reason: 'no_address', count: 1, text: 'No address' },
			],
			optOuts: { count: 2, of: 40, share: 0.05 },
			bounces: { count: 10, of: 50, share: 0.2 },
			complaints: null,
		});
		expect(measured.text).toContain('Too few to say');
		// Wilson's interval of 2 of 40.
		expect(measured.optOuts.low).toBeCloseTo(0.0138, 3);
	});

	it('says where nobody was left out, and refuses what cannot be', async () => {
		const { house, group, occasions, measure } = await aWorld();
		await occasions(group('treated', 3));
		expect(await measure()).toMatchObject({
			verdict: 'nobody_left_out',
			text: '0\u00a0% of 3 who were written to reached the goal. Nobody was left out, so nobody can say whether it works.',
			// A difference from nobody has no interval.
			interval: { low: null, high: null },
		});
		await expect(measure({ from: now, until: begun })).rejects.toThrow('before its beginning');
		const unknown = { campaign: 'news', from: null, until: null };
		await expect(measureEffect(house, now, unknown)).rejects.toThrow('no campaign "news"');
	});
});
