import type { House } from '../../core/loop/house';
import { summarisePeriod } from '../../core/loop/insight/summarise';
import type { Level } from '../../core/model/metric';
import { insertInvitation } from '../../core/store/repositories/invitations';
import { insertResponse } from '../../core/store/repositories/responses';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { day, invitationRow, monday, responseRow } from './rows';

useDatabases();

const now = monday + 10 * day;
const filters = {
	surveyKey: null,
	metric: null,
	segment: null,
	touchpoint: null,
	team: null,
	owner: null,
};

describe.each(databases)('what stands beside a score, on $name', ({ dialect }) => {
	const store = useStore(dialect);

	/** So many of a segment asked, and so many satisfied and dissatisfied answers of them. */
	type Asked = { segment: string; asked: number; high: number; low: number; at: number };

	async function fill(workspace: string, groups: readonly Asked[]): Promise<House> {
		await store().transaction(async (tx) => {
			for (const { segment, asked, high, low, at } of groups) {
				for (let one = 0; one < asked; one += 1) {
					const id = `${segment}_${at}_${one}`;
					const answered = one < high + low;
					const level: Level = one < high ? 'high' : 'low';
					const moments = { created_at: at, sent_at: at, answered_at: answered ? at + 1 : null };
					await insertInvitation(
						tx,
						invitationRow({
							workspace_id: workspace,
							invitation_id: `inv_${id}`,
							dedupe_key: id,
							segment,
							state: answered ? 'completed' : 'sent',
							...moments,
						}),
					);
					if (!answered) continue;
					await insertResponse(
						tx,
						responseRow({
							workspace_id: workspace,
							response_id: `rsp_${id}`,
							invitation_id: `inv_${id}`,
							segment,
							level,
							value: level === 'high' ? 5 : 1,
							answered_at: at + 1,
						}),
					);
				}
			}
		});
		return houseIn(store(), workspace);
	}

	const summarise = async (house: House, language: string, comparison?: 'none' | 'year_before') =>
		await summarisePeriod(house, now, {
			period: 'last_7_days',
			from: null,
			until: null,
			filters,
			language,
			...(comparison && { comparison }),
		});

	it('is the period before, the silent and who was asked', async () => {
		const house = await fill('context', [
			{ segment: 'large', asked: 100, high: 8, low: 12, at: now - 2 * day },
			{ segment: 'small', asked: 100, high: 72, low: 8, at: now - 2 * day },
			{ segment: 'small', asked: 60, high: 30, low: 30, at: now - 9 * day },
		]);
		const { scores, heard, text, n, verdict, interval, method, comparedWith } = await summarise(
			house,
			'en',
		);
		const [row, mean] = scores;
		expect(row).toMatchObject({ value: 80, n: 100 });
		// 80 of 100 against 30 of 60.
		expect(row?.comparison).toMatchObject({ value: 50, n: 60, verdict: 'unlikely_chance' });
		expect(row?.comparison?.change).toBeCloseTo(30, 10);
		expect(row?.comparison?.p).toBeCloseTo(7.35e-5, 6);
		// 100 were silent: 80 to 180 of 200.
		expect(row?.worstCase).toEqual({ low: 40, high: 90 });
		// Each half of those asked counts half: 40 and 90.
		expect(row?.weighted?.value).toBeCloseTo(65, 10);
		expect(mean).toMatchObject({ comparison: null, worstCase: null, weighted: null });
		expect(heard.map(({ segment, asked, answered }) => [segment, asked, answered])).toEqual([
			['large', 100, 20],
			['small', 100, 80],
		]);
		expect(heard[0]).toMatchObject({ percent: 20, verdict: 'unlikely_chance' });
		expect({ n, verdict, method }).toEqual({ n: 100, verdict: 'ok', method: 'wilson' });
		expect(interval?.low).toBeCloseTo(71.117, 3);
		expect(Date.parse(comparedWith?.until ?? '')).toBe(now - 7 * day);
		expect(text).toMatch(/That is 30 up on .+: unlikely to be chance\./);
		expect(text).toContain(
			'Whatever the silent would have said, after-service lies between 40\u00a0% and 90\u00a0%.',
		);
	});

	it('is said in Chinese, too', async () => {
		const house = await fill('chinese', [
			{ segment: 'a', asked: 60, high: 42, low: 8, at: now - 2 * day },
			{ segment: 'a', asked: 60, high: 40, low: 10, at: now - 9 * day },
		]);
		const { text } = await summarise(house, 'zh-CN');
		expect(text).toMatch(/与.+相比高 4 个百分点：可能只是偶然。/);
		expect(text).toMatch(/无论未回答的客户会怎么说，after-service都在 70% 到 87% 之间。/);
	});

	it('names what was looked for where nobody has it', async () => {
		const house = await fill('misspelt', [
			{ segment: 'Families', asked: 60, high: 40, low: 10, at: now - 2 * day },
		]);
		const { text } = await summarisePeriod(house, now, {
			period: 'last_7_days',
			from: null,
			until: null,
			language: 'en',
			filters: { ...filters, segment: 'familys' },
		});
		expect(text).toContain(
			'No answer of this period is from the segment “familys”. There are: “Families”.',
		);
	});

	it('is nothing where nothing can be said', async () => {
		const house = await fill('few', [
			{ segment: 'a', asked: 60, high: 40, low: 10, at: now - 2 * day },
			{ segment: 'a', asked: 3, high: 1, low: 1, at: now - 9 * day },
		]);
		const few = await summarise(house, 'en');
		expect(few.scores[0]?.comparison?.verdict).toBe('too_few');
		expect(few.scores[0]?.weighted).toBeNull();
		expect(few.heard).toEqual([]);
		expect(few.text).not.toContain('That is');
		const alone = await summarise(house, 'en', 'none');
		expect(alone.comparedWith).toBeNull();
		expect(alone.scores[0]?.comparison).toBeNull();
		const year = await summarise(house, 'en', 'year_before');
		expect(year.scores[0]?.comparison).toBeNull();
		const nobody = await summarise(houseIn(store(), 'nobody'), 'en');
		expect(nobody).toMatchObject({ n: 0, interval: null, verdict: 'too_few', method: 'none' });
	});
});
