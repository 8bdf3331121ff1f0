import { InputError } from '../../core/model/errors';
import type { Level } from '../../core/model/metric';
import { compareGroups } from '../../core/loop/insight/compare-groups';
import type { GroupInput } from '../../core/loop/insight/compared-answers';
import type { House } from '../../core/loop/house';
import { insertResponse, type ResponseRow } from '../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { day, monday, responseRow } from './rows';

useDatabases();

const now = monday + 10 * day;
const all: GroupInput = {
	name: null,
	surveyKey: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
	tag: null,
	attribute: null,
	attributeValue: null,
	from: null,
	until: null,
};

describe.each(databases)('two groups of answers on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function fill(workspace: string, rows: Array<Partial<ResponseRow>>): Promise<House> {
		await store().transaction(async (tx) => {
			for (const [at, row] of rows.entries()) {
				const own = { workspace_id: workspace, response_id: `rsp_${at}` };
				await insertResponse(tx, responseRow({ ...own, ...row }));
			}
		});
		return houseIn(store(), workspace);
	}

	const answers = (n: number, value: number, change: Partial<ResponseRow>) =>
		Array.from({ length: n }, () => ({
			value,
			level: (value >= 4 ? 'high' : value === 3 ? 'middle' : 'low') as Level,
			...change,
		}));

	const compare = async (
		house: House,
		a: Partial<GroupInput>,
		b: Partial<GroupInput>,
		language = 'en',
	) =>
		await compareGroups(house, now, {
			of: 'answers',
			period: 'last_30_days',
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
			language,
			a: { ...all, ...a },
			b: { ...all, ...b },
			worth: { value: 10, cost: 100 },
		});

	it('by segment have the difference, its interval, the return, and that looking often misleads', async () => {
		const house = await fill('segments', [
			...answers(48, 5, { segment: 'old' }),
			...answers(32, 2, { segment: 'old' }),
			...answers(56, 5, { segment: 'new' }),
			...answers(14, 2, { segment: 'new' }),
			...answers(9, 1, { segment: 'new', test: 1 }),
		]);
		const found = await compare(house, { segment: 'old' }, { segment: 'new', name: 'New' });
		expect(found).toMatchObject({
			figure: 'share',
			a: { n: 80, value: 0.6 },
			b: { n: 70, value: 0.8 },
			n: 150,
			verdict: 'unlikely_chance',
			method: 'newcombe',
			isRandom: false,
			correction: { tests: 2, method: 'holm' },
		});
		expect(found.difference).toBeCloseTo(20, 9);
		expect(found.interval?.low).toBeCloseTo(5.24, 2);
		expect(found.findings.map(({ figure }) => figure)).toEqual(['share', 'mean']);
		expect(found.return?.roi).toBeCloseTo((0.2 * 10 * 70 - 100) / 100, 9);
		expect(found.text).toContain('New is 20 points above A (5 to 33)');
		expect(found.text).toContain('The comparison is still running');
		expect(found.text).toContain('Corrected for 2 comparisons');
		const chinese = await compare(house, { segment: 'old' }, { segment: 'new' }, 'zh-CN');
		expect(chinese.text).toContain('这不像是偶然');
	});

	it('that share answers are refused, and customers who are in both are told', async () => {
		const house = await fill('overlap', [
			...answers(3, 5, { segment: 's', touchpoint: 'use', customer_id: 'cus_1' }),
			...answers(2, 5, { segment: 's', touchpoint: 'purchase', customer_id: 'cus_1' }),
		]);
		await expect(compare(house, { segment: 's' }, { touchpoint: 'use' })).rejects.toThrow(
			new InputError('3 answers are in both groups, so nothing can be compared.', ''),
		);
		const found = await compare(house, { touchpoint: 'purchase' }, { touchpoint: 'use' });
		expect(found).toMatchObject({ inBoth: 1, verdict: 'too_few' });
		expect(found.text).toContain('Customers who have answers in both groups: 1');
	});

	it('by tag, attribute and period are those customers and days alone', async () => {
		const house = await fill('traits', [
			...answers(2, 5, { customer_id: 'gold' }),
			...answers(3, 5, { customer_id: 'vip', answered_at: monday - 3 * day }),
			...answers(4, 5, { customer_id: null }),
		]);
		const base = { workspace_id: 'traits' };
		const { db } = store();
		await db
			.insertInto('customer_tag')
			.values({ ...base, customer_id: 'vip', tag: 'vip' })
			.execute();
		await db
			.insertInto('customer_attribute')
			.values([
				{ ...base, customer_id: 'gold', name: 'tier', text: 'gold', number: null },
				{ ...base, customer_id: 'vip', name: 'beta', text: null, number: 1 },
			])
			.execute();
		const gold = { attribute: 'tier', attributeValue: 'gold' };
		const found = await compare(house, { tag: 'vip' }, gold);
		expect([found.a.n, found.b.n]).toEqual([3, 2]);
		const beta = await compare(house, gold, { attribute: 'beta', attributeValue: 'yes' });
		expect([beta.a.n, beta.b.n]).toEqual([2, 3]);
		const early = await compare(house, { until: '2026-01-04' }, { from: '2026-01-05' });
		expect([early.a.n, early.b.n]).toEqual([3, 6]);
		await expect(compare(house, { attribute: 'tier' }, gold)).rejects.toThrow('without a value');
	});

	it('without a scale in common are refused; without answers they say so', async () => {
		const house = await fill('scales', [
			...answers(20, 5, { segment: 'five' }),
			...answers(20, 9, { segment: 'ten', scale_max: 10, high_from: 8 }),
		]);
		await expect(compare(house, { segment: 'five' }, { segment: 'ten' })).rejects.toThrow(
			'they have no survey with one scale and cut in common',
		);
		const none = await compare(house, { segment: 'five' }, { segment: 'gone' });
		expect(none).toMatchObject({ verdict: 'too_few', interval: null });
		expect(none.text).toContain('Nothing can be compared: B has no values.');
		const nobody = await compare(house, { segment: 'gone' }, { segment: 'lost' });
		expect(nobody).toMatchObject({ n: 0, verdict: 'too_few' });
	});
});
