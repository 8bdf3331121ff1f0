import type { House } from '../../core/loop/house';
import { findTopics, type TopicItem } from '../../core/loop/insight/find-topics';
import type { Level } from '../../core/model/metric';
import type { OwnTopicRow } from '../../core/model/own-topics';
import type { Reading } from '../../core/loop/insight/topics/comment-pages';
import { labelComments } from '../../core/loop/insight/label-comments';
import { saveSampleCustomer } from '../../core/store/repositories/customers';
import { insertResponse, type ResponseRow } from '../../core/store/repositories/responses';
import { saveSettings } from '../../core/store/repositories/workspaces';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { day, monday, responseRow } from './rows';

useDatabases();

const now = monday + 70 * day;
const filters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};

const csat = (value: number): Partial<ResponseRow> => ({
	value,
	percent: (value - 1) * 25,
	level: (value >= 4 ? 'high' : value === 3 ? 'middle' : 'low') as Level,
});

const times = <T>(n: number, make: (at: number) => T): T[] =>
	Array.from({ length: n }, (_, at) => make(at));

type Row = Partial<ResponseRow>;
/** So many days ago. */
const ago = (days: number, row: Row): Row => ({ answered_at: now - days * day - 60_000, ...row });

describe.each(databases)('the topics of comments on $name', ({ dialect }) => {
	const store = useStore(dialect);

	async function fill(
		workspace: string,
		rows: readonly Row[],
		names: Record<string, string> = {},
	): Promise<House> {
		await store().transaction(async (tx) => {
			for (const [customer_id, name] of Object.entries(names)) {
				await saveSampleCustomer(
					tx,
					{
						workspace_id: workspace,
						customer_id,
						name,
						email: null,
						language: null,
						segment: null,
					},
					monday,
				);
			}
			for (const [at, row] of rows.entries()) {
				const own = { workspace_id: workspace, response_id: `rsp_${at}` };
				await insertResponse(tx, responseRow({ ...own, customer_id: `c${at}`, ...row }));
			}
		});
		return houseIn(store(), workspace);
	}

	const find = async (
		house: House,
		change: { language?: string; own?: OwnTopicRow[]; builtIn?: boolean; most?: number } = {},
		reading?: Reading,
	): Promise<TopicItem[]> =>
		await findTopics(
			house,
			now,
			{
				period: 'last_7_days',
				from: null,
				until: null,
				filters,
				language: change.language ?? 'en',
				own: change.own ?? [],
				builtIn: change.builtIn ?? true,
				most: change.most ?? 50,
			},
			reading,
		);

	const of = (items: readonly TopicItem[], key: string) =>
		items.find(({ topic }) => topic?.key === key);

	it('where nobody wrote are one item that says so', async () => {
		const house = await fill('silent', [ago(1, csat(5)), ago(1, { ...csat(5), comment: '  ' })]);
		expect(await find(house)).toEqual([
			expect.objectContaining({
				text: 'No comments came in.',
				topic: null,
				n: 0,
				interval: null,
				verdict: 'too_few',
				comments: { all: 0, read: 0 },
			}),
		]);
		expect((await find(house, { language: 'zh-CN' }))[0]?.text).toBe('没有收到留言。');
	});

	it('of one comment are too few to say, and nobody is quoted', async () => {
		const house = await fill('one', [ago(1, { ...csat(1), comment: 'Delivery was slow' })]);
		const [item] = await find(house);
		expect(item).toMatchObject({
			topic: { key: 'delivery', kind: 'built_in', name: 'Delivery', parent: null },
			n: 1,
			of: 1,
			percent: 100,
			verdict: 'too_few',
			quotes: [],
			sentiment: null,
			change: null,
		});
		expect(item?.text).toContain('Delivery: 1 of 1 comment (');
		expect(item?.text).toContain('too few to say more');
		expect(item?.scores).toMatchObject([{ verdict: 'too_few', value: null, others: null }]);
	});

	it('of an emoji are none', async () => {
		const house = await fill('emoji', [ago(1, { ...csat(5), comment: '👍' })]);
		const items = await find(house);
		expect(items.map(({ topic, text }) => [topic, text])).toEqual([
			[null, 'One comment came in, and none of the topics is in it.'],
		]);
	});

	it('are compared with the time before, and their answers with all others', async () => {
		const house = await fill('compared', [
			...times(40, (at) => ago(2, { ...csat(at < 30 ? 1 : 5), comment: 'The delivery took ages' })),
			...times(60, (at) => ago(2, { ...csat(at < 50 ? 5 : 1), comment: 'All fine, pleased' })),
			...times(10, () => ago(9, { ...csat(3), comment: 'The delivery took ages' })),
			...times(90, () => ago(9, { ...csat(5), comment: 'All fine, pleased' })),
			ago(2, { ...csat(1), comment: 'The delivery took ages', test: 1 }),
		]);
		const delivery = of(await find(house), 'delivery');
		expect(delivery).toMatchObject({
			n: 40,
			of: 100,
			percent: 40,
			verdict: 'unlikely_chance',
			method: 'wilson',
			change: { before: { n: 10, of: 100, percent: 10 }, verdict: 'unlikely_chance' },
			scores: [
				{
					surveyKey: 'after-service',
					variant: 'satisfied_share',
					n: 40,
					othersN: 60,
					value: 25,
					verdict: 'unlikely_chance',
				},
			],
		});
		expect(delivery?.change?.points).toBeCloseTo(30, 10);
		expect(delivery?.scores[0]?.change).toBeCloseTo(-58.33, 2);
		// Wilson 1927, as Newcombe 1998 method 3 has it: 40 of 100.
		expect(delivery?.interval?.low).toBeCloseTo(30.94, 2);
		expect(delivery?.correction.tests).toBeGreaterThan(2);
		expect(delivery?.text).toContain('30 points more than in the 7 days before');
		expect(delivery?.text).toContain('58 points lower');
		expect(delivery?.text).toContain('unlikely to be chance');
		const inChinese = of(await find(house, { language: 'zh-CN' }), 'delivery');
		expect(inChinese?.text).toContain('配送：100 条留言中有 40 条提到（40%');
		expect(inChinese?.text).toContain('不像是偶然');
	});

	it('of two scales are never one score', async () => {
		const nps = {
			survey_key: 'quarterly',
			metric: 'nps' as const,
			scale_min: 0,
			scale_max: 10,
			high_from: 9,
		};
		const house = await fill('scales', [
			...times(24, (at) => ago(1, { ...csat(at % 5 || 5), comment: at % 2 ? 'price' : 'fine' })),
			...times(24, (at) =>
				ago(1, { ...nps, value: 10, level: 'high', comment: at % 2 ? 'price' : 'fine' }),
			),
		]);
		const price = of(await find(house), 'price');
		expect(price?.scores.map(({ surveyKey, variant, n }) => [surveyKey, variant, n])).toEqual([
			['after-service', 'satisfied_share', 12],
			['quarterly', 'nps', 12],
		]);
		expect(price?.scores[1]).toMatchObject({ value: 100, others: 100, change: 0 });
	});

	const usual = (at: number) => ['快递很快', '服务态度好', '价格实惠', '质量不错'][at % 4] ?? '';

	it('that emerge come first, with where they come from, masked quotes and no names', async () => {
		const crash = (at: number): Row =>
			ago(1 + (at % 5), {
				...csat(1),
				segment: at < 20 ? 'Android' : 'iOS',
				comment: `王小明的手机${at % 2 ? '又' : '总是'}闪退，请打13800138${String(100 + at)}，${at}`,
			});
		const house = await fill(
			'emerging',
			[
				...times(23, crash),
				...times(120, (at) =>
					ago(1, { ...csat(5), segment: at % 4 ? 'iOS' : 'Android', comment: usual(at) }),
				),
				...times(400, (at) =>
					ago(8 + (at % 25), { ...csat(5), segment: 'iOS', comment: usual(at) }),
				),
				ago(20, { comment: '闪退' }),
				ago(30, { comment: '闪退过' }),
			],
			{ c3: '王小明', boss: '李雷' },
		);
		const [first, ...rest] = await find(house);
		expect(first).toMatchObject({
			topic: { key: 'emerging:闪退', kind: 'emerging', name: '闪退', parent: null },
			n: 23,
			verdict: 'unlikely_chance',
			method: 'log_odds_dirichlet',
			change: { before: { n: 2, of: 402 } },
			emerging: { mostly: { field: 'segment', value: 'Android', n: 20, of: 23 } },
		});
		expect(first?.text).toContain(
			'“闪退” is new: 23 comments in 7 days, 2 in the 28 days before, mostly Android.',
		);
		expect(first?.quotes).toHaveLength(3);
		for (const quote of first?.quotes ?? []) {
			expect(quote).toContain('闪退');
			expect(quote).not.toMatch(/138/);
		}
		const all = [first, ...rest].flatMap((one) => [
			one?.topic?.name ?? '',
			...(one?.emerging?.with ?? []),
		]);
		expect(all.some((name) => /王小|小明/.test(name))).toBe(false);
		const inChinese = (await find(house, { language: 'zh-CN' }))[0];
		expect(inChinese?.text).toContain(
			'“闪退”是新出现的：7 天内 23 条留言，之前 28 天仅 2 条，主要来自Android。',
		);
	});

	it('are no news of fewer than three customers, nor without a time before', async () => {
		const two = await fill('two', [
			...times(30, (at) => ago(1, { comment: '一直闪退', customer_id: `c${at % 2}` })),
			...times(100, (at) => ago(10, { comment: usual(at) })),
		]);
		expect((await find(two)).filter(({ topic }) => topic?.kind === 'emerging')).toEqual([]);
		const first = await fill(
			'first',
			times(30, () => ago(1, { comment: '一直闪退' })),
		);
		const items = await find(first);
		expect(items.filter(({ topic }) => topic?.kind === 'emerging')).toEqual([]);
		expect(of(items, 'digital')?.change).toBeNull();
		expect(of(items, 'digital')?.text).toContain('nothing from the 7 days before to compare with');
	});

	it('of comments that are all the same have one quote, and nothing differs', async () => {
		const same = { ...csat(5), comment: 'Great price' };
		const house = await fill('same', [
			...times(30, () => ago(1, same)),
			...times(30, () => ago(8, same)),
		]);
		const price = of(await find(house), 'price');
		expect(price).toMatchObject({ percent: 100, verdict: 'no_change', quotes: ['Great price'] });
		expect(price?.text).toContain('No change seen on the 7 days before.');
		expect(price?.scores).toMatchObject([{ othersN: 0, verdict: 'too_few' }]);
	});

	it('that are longer than what is counted are whole, now and before', async () => {
		const signs = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地';
		const failed = (at: number) => `${signs[at] ?? ''}找回密码失败${signs[23 - at] ?? ''}`;
		const house = await fill('whole', [
			...times(20, (at) => ago(1 + (at % 5), { ...csat(1), comment: failed(at) })),
			...times(60, (at) => ago(1, { ...csat(5), comment: usual(at) })),
			...times(200, (at) => ago(8 + (at % 25), { ...csat(5), comment: usual(at) })),
			ago(20, { comment: '找回密码失败' }),
			// A piece alone is not the whole.
			ago(21, { comment: '回密码失' }),
		]);
		const [first] = await find(house);
		expect(first).toMatchObject({
			topic: { key: 'emerging:找回密码失败', name: '找回密码失败' },
			n: 20,
			change: { before: { n: 1, of: 202 } },
			emerging: { with: [] },
		});
		expect(first?.quotes[0]).toContain('找回密码失败');
	});

	it('of the settings are found, labelled and reported alike', async () => {
		const house = await fill(
			'own-settings',
			times(12, () => ago(1, { ...csat(2), comment: '浦东店又排队' })),
		);
		await store().transaction(async (tx) => {
			const topics = [{ topic: 'Branches > Pudong', terms: '浦东店' }];
			await saveSettings(tx, house.workspace, { topics }, now);
		});
		expect(of(await find(house), 'own:branches>pudong')).toMatchObject({ n: 12 });
		const given = [{ comment: '浦东店又排队', level: null, name: null }];
		const { labels } = await labelComments(house, now, given, { language: 'en', ask: null });
		expect(labels[0]?.topics).toEqual(['own:branches', 'own:branches>pudong', 'waiting']);
	});

	it('may be the workspace’s own and the reasons of a survey', async () => {
		const house = await fill('own', [
			...times(12, () => ago(1, { ...csat(2), comment: 'Pudong again', tags: '["slow"]' })),
			...times(12, () => ago(1, { ...csat(5), tags: '["kind","slow"]' })),
			...times(12, () => ago(1, { ...csat(5), tags: '["kind"]' })),
		]);
		const items = await find(house, {
			builtIn: false,
			own: [{ topic: 'Branches > Pudong', terms: 'pudong' }],
		});
		expect(items.map(({ topic, n, of: all }) => [topic?.key, topic?.kind, n, all])).toEqual(
			expect.arrayContaining([
				['reason:after-service:slow', 'reason', 24, 36],
				['reason:after-service:kind', 'reason', 24, 36],
				['own:branches>pudong', 'own', 12, 12],
				['own:branches', 'own', 12, 12],
			]),
		);
		const slow = of(items, 'reason:after-service:slow');
		expect(slow).toMatchObject({ scores: [{ n: 24, othersN: 12, value: 50, others: 100 }] });
		expect(slow?.quotes).toEqual(['Pudong again']);
	});

	it('are read page by page, the newest ones alone where there are too many', async () => {
		const house = await fill(
			'many',
			times(51, (at) => ago(1 + at / 100, { comment: at < 20 ? 'price' : 'delivery' })),
		);
		const items = await find(house, {}, { most: 50, page: 7 });
		expect(items[0]?.comments).toEqual({ all: 51, read: 50 });
		expect([of(items, 'price')?.n, of(items, 'delivery')?.n]).toEqual([20, 30]);
		expect(items[0]?.text).toContain('Only the 50 newest of 51 comments were read.');
	});
});
