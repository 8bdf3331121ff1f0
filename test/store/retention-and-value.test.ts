import { retentionAndValue } from '../../core/loop/insight/retention-and-value';
import type { ValueInput } from '../../core/loop/insight/value-asked';
import type { CustomerItem } from '../../core/loop/insight/value-customers';
import type { GroupItem } from '../../core/loop/insight/value-groups';
import type { HealthPointsItem } from '../../core/loop/insight/fit-health-points';
import type { House } from '../../core/loop/house';
import { customerLives } from '../../core/store/repositories/customer-lives';
import type { EventRow } from '../../core/store/repositories/events';
import { insertResponse } from '../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { caseRow, customerRow, day, eventRow, invitationRow, monday, responseRow } from './rows';

useDatabases();

const now = monday + 10 * day;

const input: ValueInput = {
	period: 'last_90_days',
	from: null,
	until: null,
	filters: {
		surveyKey: null,
		metric: null,
		segment: null,
		touchpoint: null,
		team: null,
		owner: null,
	},
	language: 'en',
	items: 'groups',
	by: 'all',
	lostBy: 'orders',
	gaps: 3,
	category: 'category',
	discount: 0.1,
	recontactDays: 7,
	most: 100,
};

describe.each(databases)('retention and value on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let events = 0;

	type Customer = { id: string; segment?: string; orders?: number[]; amount?: number };

	async function fill(
		workspace: string,
		customers: readonly Customer[],
		more: ReadonlyArray<Partial<EventRow>> = [],
	): Promise<House> {
		const { db } = store();
		for (const { id, segment = null } of customers) {
			await db
				.insertInto('customer')
				.values(
					customerRow({
						workspace_id: workspace,
						customer_id: id,
						name: `Name of ${id}`,
						segment,
					}),
				)
				.execute();
		}
		const order = (id: string, daysAgo: number, amount: number) => ({
			type: 'order.delivered',
			customer_id: id,
			occurred_at: now - daysAgo * day,
			value_amount: amount,
			value_currency: 'EUR',
		});
		const rows = [
			...customers.flatMap(({ id, orders = [], amount = 20 }) =>
				orders.map((ago) => order(id, ago, amount)),
			),
			...more,
		].map((row) => {
			events += 1;
			const own = { workspace_id: workspace, event_id: `evt_${events}`, subject_type: 'order' };
			return eventRow({ ...own, subject_id: `s${events}`, ...row });
		});
		for (let at = 0; at < rows.length; at += 300) {
			await db
				.insertInto('event')
				.values(rows.slice(at, at + 300))
				.execute();
		}
		return houseIn(store(), workspace);
	}

	const groups = async (house: House, change: Partial<ValueInput> = {}) =>
		(await retentionAndValue(house, now, { ...input, ...change })) as GroupItem[];
	const people = async (house: House, change: Partial<ValueInput> = {}) =>
		(await retentionAndValue(house, now, {
			...input,
			items: 'customers',
			...change,
		})) as CustomerItem[];

	/** Every 30 days or so: 40 who go on, 20 who have stopped, 20 who ordered once. */
	const crowd = (): Customer[] => [
		...Array.from({ length: 40 }, (_, at) => ({
			id: `cus_on_${at}`,
			segment: 'pro',
			orders: [170, 140, 110, 80, 50, 20].map((one) => one + (at % 9)),
			amount: 20 + (at % 4),
		})),
		...Array.from({ length: 20 }, (_, at) => ({
			id: `cus_off_${at}`,
			segment: 'pro',
			orders: [260, 230, 200, 170].map((one) => one + (at % 9)),
			amount: 22,
		})),
		...Array.from({ length: 20 }, (_, at) => ({
			id: `cus_one_${at}`,
			segment: 'basic',
			orders: [60 + at],
			amount: 20 + (at % 3),
		})),
	];

	it('reads fewer customers at a time where each has ordered very often, so that pages have their turn', async () => {
		const workspace = 'often';
		const people = Array.from({ length: 150 }, (_, at) => `cus_${String(at).padStart(3, '0')}`);
		const rows = people.flatMap((customer_id) =>
			Array.from({ length: 80 }, (_, at) =>
				eventRow({
					...{ workspace_id: workspace, event_id: `evt_${customer_id}_${at}`, customer_id },
					...{ type: 'order.delivered', subject_type: 'order', subject_id: `${customer_id}-${at}` },
					occurred_at: now - (at + 1) * day,
				}),
			),
		);
		await store().transaction(async (tx) => {
			const customers = people.map((customer_id) =>
				customerRow({ workspace_id: workspace, customer_id }),
			);
			await tx.insertInto('customer').values(customers).execute();
			for (let at = 0; at < rows.length; at += 500) {
				await tx
					.insertInto('event')
					.values(rows.slice(at, at + 500))
					.execute();
			}
		});
		const found: string[] = [];
		const asked = { by: null, segment: null, category: 'category', purchases: 'orders' as const };
		const period = { from: now - 90 * day, until: now };
		for await (const page of customerLives({
			...asked,
			place: houseIn(store(), workspace),
			period,
			now,
		})) {
			expect(page.purchases.length).toBeLessThanOrEqual(6_000);
			found.push(...page.customers.map(({ id }) => id));
		}
		expect(found).toEqual(people);
	});

	it('counts who stays, with intervals, and foresees orders and their worth', async () => {
		const house = await fill('crowd', crowd());
		const [all, ...none] = await groups(house);
		expect(none).toEqual([]);
		// Those who ordered once came within the period; of the others 20 were lost in it.
		expect(all?.retention.n).toBe(60);
		expect(all).toMatchObject({ verdict: 'ok', method: 'wilson', customers: 80 });
		expect(all?.churn.count).toBe(20);
		expect(all?.retention.interval?.low).toBeLessThan(all?.retention.percent ?? 0);
		expect(all?.repurchase).toMatchObject({ count: 40, n: 60 });
		expect(all?.projection?.unit).toBe('month');
		expect(all?.value).toMatchObject({ currency: 'EUR', ordersWhy: null });
		expect(all?.value.leaving).toBeGreaterThanOrEqual(20);
		expect(all?.value.expectedOrders).toBeGreaterThan(40);
		const { expectedOrders, secondOpinion } = all?.value ?? {};
		expect(secondOpinion?.verdict).toMatch(/^(?:agree|differ)$/);
		const apart = Math.abs((expectedOrders ?? 0) / (secondOpinion?.expectedOrders ?? 1) - 1);
		expect(apart <= 0.1).toBe(secondOpinion?.verdict === 'agree');
		expect(all?.text).toMatch(/A second model \(Pareto\/NBD\) expects about [\d,]+: the two/);
		expect(all?.marginMultiple?.value).toBeGreaterThan(0);
		expect(all?.text).toContain('Bought again: 40 of 60');
		expect(all?.text).toContain('will probably not order again; they were worth');
		expect(all?.text).not.toMatch(/NaN|undefined|\{/);
		const [chinese] = await groups(house, { language: 'zh-CN' });
		expect(chinese?.text).toContain('不会再下单');
		const segments = await groups(house, { by: 'segment' });
		expect(segments.map(({ group, customers }) => [group, customers])).toEqual([
			['pro', 60],
			['basic', 20],
		]);
		const cohorts = await groups(house, { by: 'cohort' });
		expect(cohorts.map(({ group }) => group)).toEqual(
			[...cohorts.map(({ group }) => group)].sort(),
		);
		expect(cohorts.reduce((sum, { customers }) => sum + customers, 0)).toBe(80);
		const first = await people(house, { most: 5 });
		expect(first).toHaveLength(5);
		expect(first[0]).toMatchObject({ band: 'lost', method: 'bg_nbd', interval: null });
		expect(first[0]?.customer.name).toContain('Name of cus_off_');
		expect(first[0]?.reasons[0]?.code).toBe('silent');
		expect(first[0]?.secondOpinion?.probabilityAlive).toBeLessThan(0.5);
		const everybody = await people(house);
		expect(everybody.find(({ customer }) => customer.id === 'cus_on_0')).toMatchObject({
			band: 'staying',
			n: 6,
		});
	});

	it('without orders says what it needs, also where they belong to nobody', async () => {
		const house = await fill(
			'none',
			[{ id: 'cus_1' }],
			[{ type: 'order.delivered', customer_id: null }],
		);
		const [item, ...none] = await groups(house);
		expect(none).toEqual([]);
		expect(item).toMatchObject({ verdict: 'too_few', n: 0, interval: null });
		expect(item?.text).toContain('this needs order.delivered or deal.won events');
		expect(item?.text).toContain('belong to no known customer and are not counted: 1');
		expect((await groups(house, { lostBy: 'contract' }))[0]?.text).toContain(
			'No customer has a renewal date',
		);
	});

	it('takes won deals where there are no orders, and says that nobody came back', async () => {
		const deals = Array.from({ length: 40 }, (_, at) => ({
			type: 'deal.won',
			customer_id: `cus_${at}`,
			occurred_at: now - 40 * day,
		}));
		const house = await fill(
			'deals',
			Array.from({ length: 40 }, (_, at) => ({ id: `cus_${at}` })),
			deals,
		);
		const [all] = await groups(house);
		expect(all).toMatchObject({ customers: 40, unknown: 40, verdict: 'too_few' });
		expect(all?.text).toContain('Nobody has ordered twice');
		expect(all?.text).toContain('Nobody has ordered again, so nobody knows who will.');
		const [cohort] = await groups(house, { by: 'cohort' });
		expect(cohort?.text).toContain('All of them began in one month');
	});

	it('leaves out what was cancelled, test rows, and amounts in another currency', async () => {
		const one = { customer_id: 'cus_1', subject_id: 'o1', source: 'shop' };
		const house = await fill(
			'undone',
			[{ id: 'cus_1', orders: [5] }],
			[
				{ ...one, type: 'order.created', occurred_at: now - 9 * day },
				{ ...one, type: 'order.cancelled', occurred_at: now - 8 * day },
				{ customer_id: 'cus_1', type: 'order.paid', occurred_at: now - 7 * day, test: 1 },
				{
					customer_id: 'cus_1',
					type: 'order.paid',
					occurred_at: now - 6 * day,
					value_amount: 900,
					value_currency: 'JPY',
					attributes: '{"category":["a","b"]}',
				},
				{ customer_id: 'cus_1', type: 'order.paid', occurred_at: now + day },
			],
		);
		const [item] = await people(house);
		expect(item).toMatchObject({ n: 2 });
		expect(item?.yearlyValue).toBeCloseTo(20, 6);
		const [all] = await groups(house);
		expect(all?.crossBuy).toMatchObject({ count: 1, n: 1 });
	});

	it('counts first contact, recovery, and the risk that a good score hides', async () => {
		const ticket = (subject: string, type: string, ago: number) => ({
			customer_id: 'cus_1',
			type,
			subject_type: 'ticket',
			subject_id: subject,
			source: 'desk',
			occurred_at: now - ago * day,
		});
		const house = await fill(
			'loop',
			[{ id: 'cus_1', orders: [60, 50, 40, 20] }],
			[
				ticket('1', 'ticket.closed', 30),
				ticket('2', 'ticket.closed', 30),
				ticket('2', 'ticket.reopened', 28),
				ticket('2', 'ticket.closed', 27),
				ticket('3', 'ticket.closed', 2),
			],
		);
		await store().transaction(async (tx) => {
			const own = { workspace_id: 'loop', customer_id: 'cus_1' };
			for (const [at, level] of (['high', 'low', 'high'] as const).entries()) {
				await insertResponse(
					tx,
					responseRow({
						...own,
						response_id: `rsp_${at}`,
						purpose: 'verification',
						level,
						answered_at: now - (9 - at) * day,
					}),
				);
			}
		});
		const [all] = await groups(house);
		expect(all?.firstContact).toMatchObject({ count: 1, n: 2 });
		expect(all?.recovery).toMatchObject({ count: 2, n: 3 });
		expect(all).toMatchObject({ hiddenRisk: 1, verdict: 'too_few' });
		expect(all?.text).toContain('Satisfied, but buying less: 1.');
		expect(all?.text).toContain('Too few to say');
		const [one] = await people(house);
		expect(one).toMatchObject({ hiddenRisk: true, verdict: 'too_few', method: 'rule' });
	});

	it('by contract goes by the renewal date', async () => {
		const house = await fill('contract', [{ id: 'cus_1' }, { id: 'cus_2' }, { id: 'cus_3' }]);
		await store()
			.db.insertInto('customer_date')
			.values(
				(['2025-12-01', '2026-12-01'] as const).map((on, at) => ({
					workspace_id: 'contract',
					customer_id: `cus_${at + 1}`,
					name: 'renewal',
					calendar: 'solar' as const,
					year: Number(on.slice(0, 4)),
					month: 12,
					day: 1,
					leap: 0,
					on_date: on,
				})),
			)
			.execute();
		const [all] = await groups(house, { lostBy: 'contract' });
		expect(all?.retention).toMatchObject({ count: 1, n: 2 });
		expect(all).toMatchObject({ unknown: 1 });
		const [lost] = await people(house, { lostBy: 'contract' });
		expect(lost).toMatchObject({ band: 'lost', customer: { id: 'cus_1' } });
		expect(lost?.text).toContain('The contract ended on');
	});

	it('looks at so many customers at most, and says how many it did not look at', async () => {
		const house = await fill('many', crowd());
		const looked = async (most: number, change: Partial<ValueInput> = {}) =>
			await retentionAndValue(house, now, { ...input, ...change }, most);
		const [some] = await looked(50);
		expect(some).toMatchObject({ customers: 50, leftOut: 30 });
		expect(some?.text).toContain('Only 50 of 80 customers were looked at');
		const [all] = await looked(80);
		expect(all).toMatchObject({ customers: 80, leftOut: 0 });
		expect(all?.text).not.toContain('were looked at');
		const filters = { ...input.filters, segment: 'pro' };
		expect((await looked(60, { filters }))[0]).toMatchObject({ customers: 60, leftOut: 0 });
		const ofPeople = await looked(50, { items: 'customers' });
		expect(ofPeople).toHaveLength(50);
		expect(ofPeople[0]).toMatchObject({ leftOut: 30 });
		expect((await looked(50, { items: 'healthPoints' }))[0]).toMatchObject({ leftOut: 30 });
	});

	describe('fits health points', () => {
		const moment = now - 90 * day;
		const fitted = async (house: House, change: Partial<ValueInput> = {}) => {
			const own = { ...input, items: 'healthPoints', lostBy: 'contract', ...change } as const;
			const [item, ...none] = await retentionAndValue(house, now, own);
			expect(none).toEqual([]);
			return item as HealthPointsItem;
		};

		/** Of 1,500 with a contract 400 left; those who left had a low score far more often. */
		async function contracts(workspace: string): Promise<House> {
			const ids = Array.from({ length: 1_500 }, (_, at) => `cus_${String(at).padStart(4, '0')}`);
			const isLost = (at: number) => at % 15 < 4;
			const { db } = store();
			for (let from = 0; from < ids.length; from += 250) {
				const some = ids.slice(from, from + 250).map((id, at) => ({ id, at: from + at }));
				await db
					.insertInto('customer')
					.values(some.map(({ id }) => customerRow({ workspace_id: workspace, customer_id: id })))
					.execute();
				await db
					.insertInto('customer_date')
					.values(
						some.map(({ id, at }) => ({
							workspace_id: workspace,
							customer_id: id,
							name: 'renewal',
							calendar: 'solar' as const,
							year: isLost(at) ? 2025 : 2027,
							month: 12,
							day: 1,
							leap: 0,
							on_date: isLost(at) ? '2025-12-01' : '2027-12-01',
						})),
					)
					.execute();
			}
			await store().transaction(async (tx) => {
				for (const [at, id] of ids.entries()) {
					const isLow = isLost(at) ? at % 3 > 0 : at % 6 === 0;
					if (!isLow) continue;
					await insertResponse(
						tx,
						responseRow({
							workspace_id: workspace,
							response_id: `rsp_${id}`,
							customer_id: id,
							level: 'low',
							value: 1,
							answered_at: moment - 9 * day,
							updated_at: moment - 9 * day,
						}),
					);
				}
			});
			return houseIn(store(), workspace);
		}

		it('to who left, beside those in use, and sets none', async () => {
			const house = await contracts('fit');
			const item = await fitted(house);
			expect(item).toMatchObject({
				n: 1_500,
				customers: 1_500,
				lost: 400,
				verdict: 'unlikely_chance',
				method: 'logistic',
				between: { until: new Date(now).toISOString() },
			});
			const low = item.points.find(({ reason }) => reason === 'lowScore');
			expect(low).toMatchObject({ inUse: 25, proposed: 25 });
			expect(low?.lostPercent).toBeGreaterThan(50);
			expect(item.points.find(({ reason }) => reason === 'noOrder')?.proposed).toBeNull();
			expect(item.weights).toEqual(expect.objectContaining({ lowScore: 25, renewalNear: 10 }));
			expect(item.apart?.proposed.interval.low).toBeGreaterThan(60);
			expect(item.calibration.reduce((sum, { n }) => sum + n, 0)).toBe(item.apart?.customers);
			expect(item.text).toContain('Of 1,500 customers who were there');
			expect(item.text).toContain('Nothing has been changed');
			expect(item.text).not.toMatch(/NaN|undefined|\{/);
			expect((await fitted(house, { language: 'zh-CN' })).text).toContain('没有改动任何设置');

			// Whatever comes after the moment: an answer, one that is corrected, a survey, a promise, an order.
			await store().transaction(async (tx) => {
				for (const [at, days] of [5, 20].entries()) {
					const later = {
						workspace_id: 'fit',
						customer_id: 'cus_0014',
						answered_at: moment + days * day,
						updated_at: moment + days * day,
					};
					const low = { level: 'low', value: 1, response_id: `rsp_l${at}` } as const;
					await insertResponse(tx, responseRow({ ...later, ...low }));
				}
				await tx
					.insertInto('case_file')
					.values(caseRow({ workspace_id: 'fit', customer_id: 'cus_0014' }))
					.execute();
				await tx
					.insertInto('case_step')
					.values({
						workspace_id: 'fit',
						case_id: 'cas_1',
						step_key: 'promise:1',
						at: moment + day,
						kind: 'promise',
						actor_kind: 'node',
						actor_id: null,
						actor_name: null,
						data: JSON.stringify({ promisedFor: moment + 2 * day }),
						customer_id: 'cus_0014',
					})
					.execute();
				for (const at of [1, 2, 3, 4]) {
					const invitation = {
						workspace_id: 'fit',
						invitation_id: `inv_${at}`,
						customer_id: 'cus_0014',
						created_at: moment + at * day,
						sent_at: moment + at * day,
					};
					await tx
						.insertInto('invitation')
						.values(invitationRow({ ...invitation, state: 'sent' }))
						.execute();
				}
			});
			expect(await fitted(house)).toEqual(item);
		});

		it('to nothing where too few have left', async () => {
			const house = await fill('few', crowd());
			const item = await fitted(house, { lostBy: 'orders' });
			expect(item).toMatchObject({ verdict: 'too_few', weights: null, lost: 20, n: 60 });
			expect(item.points.map(({ proposed }) => proposed)).toEqual(Array(7).fill(null));
			expect(item.text).toContain('The points in use stay.');
			expect((await fitted(house)).text).toContain('No customer has a renewal date');
		});

		it('counts an order that was cancelled later as one that it was then', async () => {
			const house = await fill(
				'later',
				[{ id: 'cus_1', orders: [300, 280, 260, 95] }],
				[
					{
						customer_id: 'cus_1',
						type: 'order.cancelled',
						// The last of those above: without it they had been lost long before.
						subject_id: `s${events + 4}`,
						source: 'zendesk',
						occurred_at: now - day,
					},
				],
			);
			const item = await fitted(house, { lostBy: 'orders' });
			expect(item).toMatchObject({ n: 1, lost: 1 });
		});
	});
});
