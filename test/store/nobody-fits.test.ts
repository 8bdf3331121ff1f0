import { breakDown } from '../../core/loop/insight/break-down';
import { compareGroups } from '../../core/loop/insight/compare-groups';
import { findDrivers } from '../../core/loop/insight/drivers/find-drivers';
import { findAlarms } from '../../core/loop/insight/find-alarms';
import { findTopics } from '../../core/loop/insight/find-topics';
import { findTrend } from '../../core/loop/insight/find-trend';
import { createReport } from '../../core/loop/insight/report/create-report';
import { retentionAndValue, whyNobody } from '../../core/loop/insight/retention-and-value';
import { summarisePeriod } from '../../core/loop/insight/summarise';
import type { ValueInput } from '../../core/loop/insight/value-asked';
import type { House } from '../../core/loop/house';
import { upsertPerson } from '../../core/loop/team/team';
import { insertResponse } from '../../core/store/repositories/responses';
import type { SummaryFilters } from '../../core/store/repositories/summary-scope';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { customerRow, day, eventRow, monday, responseRow } from './rows';

useDatabases();

const now = monday + 3 * day;
const none: SummaryFilters = {
	...{ surveyKey: null, metric: null, segment: null, touchpoint: null, team: null, owner: null },
};
const period = { period: 'last_30_days', from: null, until: null } as const;

/** What an operation says of filters, by its name. */
const operations: Record<
	string,
	(house: House, filters: SummaryFilters, language: string) => Promise<string>
> = {
	Summary: async (house, filters, language) =>
		(await summarisePeriod(house, now, { ...period, filters, language })).text,
	Trend: async (house, filters, language) =>
		(await findTrend(house, now, { ...period, filters, language, bucket: 'week' })).items[0]
			?.text ?? '',
	Breakdown: async (house, filters, language) =>
		(
			await breakDown(house, now, {
				...{ ...period, filters, language, by: ['touchpoint'] },
				...{ minimumCell: 10, rankPeople: false },
			})
		)[0]?.text ?? '',
	Drivers: async (house, filters, language) =>
		(await findDrivers(house, now, { ...period, filters, language }))[0]?.text ?? '',
	'Find Topics': async (house, filters, language) =>
		(
			await findTopics(house, now, {
				...{ ...period, filters, language, own: [], builtIn: true, most: 5 },
			})
		)[0]?.text ?? '',
	'Find Alarms': async (house, filters, language) =>
		(
			await findAlarms(
				house,
				now,
				{
					...{ filters, language, bucket: 'week', watch: ['scores'] },
					...{ since: '', until: '', goodNews: false, always: true },
				},
				{ giveOut: false },
			)
		).items[0]?.text ?? '',
	'Create Report': async (house, filters, language) =>
		(
			await createReport(house, now, {
				...{ ...period, filters, language, sections: null, to: null },
			})
		).files.html,
};

describe.each(databases)('a filter that nobody fits, on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let house: House;

	beforeAll(async () => {
		house = houseIn(store(), 'fits');
		const own = { workspace_id: 'fits' };
		await store().transaction(async (tx) => {
			for (let at = 0; at < 40; at += 1) {
				await insertResponse(
					tx,
					responseRow({
						...{ ...own, response_id: `rsp_${at}`, answered_at: now - day },
						segment:
							at < 12 ? 'Families' : at < 24 ? 'Fleets' : at < 36 ? 'ana@example.com' : 'Quartet',
						touchpoint: at < 12 ? 'Delivery' : 'Support',
						owner: at < 12 ? JSON.stringify({ id: 'fay' }) : null,
					}),
				);
			}
		});
		for (const [id, team] of [
			['fay', 'Service'],
			['otto', 'Sales'],
		] as const) {
			const facts = { id, name: id, email: `${id}@example.com`, team, role: 'agent' };
			await upsertPerson(house, now, { facts, cleared: [] });
		}
	});

	describe.each(Object.entries(operations))('%s', (name, ask) => {
		const about = (filters: Partial<SummaryFilters>, language = 'en') =>
			ask(house, { ...none, ...filters }, language);

		it('names it, and what there is instead: few, and nobody', async () => {
			const text = await about({ segment: 'families', touchpoint: 'Delivery' });
			expect(text).toContain('No answer of this period is from the segment “families”.');
			// What was probably meant comes first; of four answers and of a mailbox nothing is said.
			expect(text).toContain('There are: “Families”, “Fleets”.');
			expect(text).not.toMatch(/Quartet|ana@|“Delivery”/);
			expect(await about({ segment: 'families' }, 'zh-CN')).toContain(
				'这段时间里没有客户分层“families”的回答。现有：“Families”、“Fleets”。',
			);
		});

		it('says so where each fits and none fits all of them', async () => {
			const text = await about({ segment: 'Fleets', touchpoint: 'Delivery' });
			expect(text).toContain(
				'Each of these fits answers of this period, but none fits all of them: segment “Fleets”, touchpoint “Delivery”.',
			);
		});

		it('says nothing of it where somebody fits', async () => {
			expect(await about({ segment: 'Fleets' })).not.toMatch(/No answer of this|Each of these/);
		});
	});

	it('is a survey, a metric, a team or an owner, who is not named', async () => {
		const said = async (filters: Partial<SummaryFilters>) =>
			await operations.Trend?.(house, { ...none, ...filters }, 'en');
		expect(await said({ surveyKey: 'after_service' })).toContain(
			'is to the survey “after_service”. There are: “after-service”.',
		);
		expect(await said({ metric: 'nps' })).toContain('is measured as NPS. There are: CSAT.');
		expect(await said({ team: 'Kitchen' })).toContain(
			'belongs to the team “Kitchen”. There are: “Sales”, “Service”.',
		);
		const owner = await said({ owner: 'otto@example.com' });
		expect(owner).toContain('belongs to the owner who was chosen.');
		expect(owner).not.toContain('otto');
	});

	it('is named for the group of a comparison that has it', async () => {
		const group = {
			...{ name: null, surveyKey: null, segment: null, touchpoint: null, team: null },
			...{ owner: null, tag: null, attribute: null, attributeValue: null, from: null, until: null },
		};
		const { text } = await compareGroups(house, now, {
			...{ of: 'answers', ...period, filters: none, language: 'en', worth: null },
			a: { ...group, name: 'North', segment: 'Fleets' },
			b: { ...group, name: 'South', segment: 'Fleet' },
		});
		expect(text).toContain('South: No answer of this period is from the segment “Fleet”.');
		expect(text).toContain('There are: “Families”, “Fleets”.');
		expect(text).not.toContain('North: No answer');
	});

	it('is nothing to speak of where nobody has answered at all', async () => {
		const empty = houseIn(store(), 'empty');
		const { text } = await summarisePeriod(empty, now, {
			...{ ...period, filters: { ...none, segment: 'Fleets' }, language: 'en' },
		});
		expect(text).toContain('No answers came in.');
		expect(text).not.toContain('Fleets');
	});

	it('is a segment of customers where it is about them, not about answers', async () => {
		const place = houseIn(store(), 'customers');
		const own = { workspace_id: 'customers' };
		const { db } = store();
		for (let at = 0; at < 12; at += 1) {
			const customer_id = `cus_${at}`;
			const row = customerRow({ ...own, customer_id, email: null, segment: 'Pro' });
			await db.insertInto('customer').values(row).execute();
			const order = { type: 'order.delivered', customer_id, occurred_at: now - 40 * day };
			await db
				.insertInto('event')
				.values(eventRow({ ...own, event_id: `evt_${at}`, subject_id: `o${at}`, ...order }))
				.execute();
		}
		const input: ValueInput = {
			...{ ...period, language: 'en', items: 'groups', by: 'all', lostBy: 'orders', gaps: 3 },
			...{ category: 'category', discount: 0.1, recontactDays: 7, most: 100 },
			filters: { ...none, segment: 'pro' },
		};
		const said = 'No customer is of the segment “pro”. There are: “Pro”.';
		const items = await retentionAndValue(place, now, input);
		expect(items.map(({ text }) => text)).toEqual([said]);
		const asked: ValueInput = { ...input, items: 'at_risk' };
		expect(await retentionAndValue(place, now, asked)).toEqual([]);
		expect(await whyNobody(place, now, asked)).toBe(said);
		const fitting: ValueInput = { ...asked, filters: { ...none, segment: 'Pro' } };
		expect(await whyNobody(place, now, fitting)).toContain('nobody is at risk by these rules');
	});
});
