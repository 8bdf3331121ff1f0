import { verdicts } from '../../core/insight/finding';
import { breakDown } from '../../core/loop/insight/break-down';
import { compareGroups } from '../../core/loop/insight/compare-groups';
import type { GroupInput } from '../../core/loop/insight/compared-answers';
import { findDrivers } from '../../core/loop/insight/drivers/find-drivers';
import { findAlarms } from '../../core/loop/insight/find-alarms';
import { findTopics } from '../../core/loop/insight/find-topics';
import { findTrend } from '../../core/loop/insight/find-trend';
import { labelComments } from '../../core/loop/insight/label-comments';
import { createReport } from '../../core/loop/insight/report/create-report';
import { retentionAndValue } from '../../core/loop/insight/retention-and-value';
import { summarisePeriod } from '../../core/loop/insight/summarise';
import { itemSet } from '../../core/model/rated-items';
import type { ResponseRow } from '../../core/store/repositories/responses';
import { insertResponse } from '../../core/store/repositories/responses';
import { saveSurvey } from '../../core/store/repositories/surveys';
import { defineSurvey } from '../../core/survey/define';
import type { House } from '../../core/loop/house';
import { databases, houseIn, useDatabases, useStore } from './databases';
import { day, monday, responseRow } from './rows';

useDatabases();

const now = monday + 40 * day;
const filters = {
	...{ surveyKey: null, metric: null, segment: null },
	...{ touchpoint: null, team: null, owner: null },
};
const anyGroup = { surveyKey: null, touchpoint: null, team: null, owner: null, tag: null };
const group = (segment: string): GroupInput => ({
	...anyGroup,
	...{ name: segment, segment, attribute: null, attributeValue: null, from: null, until: null },
});

type Answer = Partial<ResponseRow>;
const many = (n: number, of: (at: number) => Answer): Answer[] =>
	Array.from({ length: n }, (_, at) => of(at));
const good: Answer = { value: 5, level: 'high', percent: 100 };
const bad: Answer = { value: 1, level: 'low', percent: 0 };
const ab = (at: number) => ({ segment: at % 2 === 0 ? 'a' : 'b' });

/** What comes in that is hard to reckon with, and the period that is asked for. */
const worlds: Array<[string, { rows: Answer[]; asked?: object }]> = [
	['nobody', { rows: [] }],
	['one answer', { rows: many(1, () => ({ ...bad, comment: 'Late' })) }],
	['a comment of one emoji', { rows: many(1, () => ({ ...good, comment: '🙂' })) }],
	['answers that are all equal', { rows: many(60, (at) => ({ ...good, ...ab(at), items: '4' })) }],
	['one group', { rows: many(40, (at) => ({ ...(at % 2 ? good : bad), segment: 'a' })) }],
	['ties', { rows: many(40, (at) => ({ ...(at % 4 < 2 ? good : bad), ...ab(at) })) }],
	[
		'tiny cells',
		{ rows: many(26, (at) => ({ ...(at % 2 ? good : bad), segment: `s${at % 13}` })) },
	],
	['a group that nobody names', { rows: many(30, () => ({ ...good, segment: null })) }],
	[
		'two scales under one key',
		{
			rows: many(40, (at) => (at % 2 ? good : { ...bad, scale_max: 7, value: 2, high_from: 6 })),
		},
	],
	[
		'a gap of weeks',
		{ rows: many(40, (at) => ({ ...good, answered_at: now - (at % 2 === 0 ? 1 : 80) * day })) },
	],
	[
		'a period of the future',
		{
			rows: many(40, (at) => ({ ...good, ...ab(at) })),
			asked: { period: 'range', from: '2099-01-01', until: '2099-02-01' },
		},
	],
];

describe.each(databases)('every insight on $name', ({ dialect }) => {
	const store = useStore(dialect);
	let count = 0;

	async function aHouse(answers: readonly Answer[]): Promise<House> {
		const workspace = `every-${count++}`;
		const survey = defineSurvey({
			key: 'after-service',
			metric: 'csat',
			languages: ['en'],
			questions: [{ kind: 'rating', id: 'speed', text: { en: 'Speed' }, max: 5 }],
		});
		await store().transaction(async (tx) => {
			await saveSurvey(tx, workspace, survey, monday);
			for (const [at, row] of answers.entries()) {
				const own = { workspace_id: workspace, response_id: `rsp_${at}` };
				const when = { answered_at: now - ((at % 25) + 1) * day };
				const items = row.items == null ? {} : { item_set: itemSet(survey)?.name ?? null };
				await insertResponse(tx, responseRow({ ...own, ...when, ...items, ...row }));
			}
		});
		return houseIn(store(), workspace);
	}

	/** The items of all operations, by their name. */
	async function everyItem(house: House, asked: object): Promise<Array<[string, object]>> {
		const about = {
			...{ period: 'last_90_days', from: null, until: null, filters, language: 'en' },
			...asked,
		};
		const cells = { minimumCell: 10, rankPeople: true };
		const watched = { bucket: 'week' as const, watch: ['scores' as const], since: '', until: '' };
		const value = {
			...about,
			...{ by: 'all' as const, lostBy: 'orders' as const, gaps: 3, category: 'category' },
			...{ discount: 0.1, recontactDays: 7, most: 100 },
		};
		const found: Array<[string, readonly object[]]> = [
			['summary', [await summarisePeriod(house, now, about)]],
			['trend by day', (await findTrend(house, now, { ...about, bucket: 'day' })).items],
			['trend by month', (await findTrend(house, now, { ...about, bucket: 'month' })).items],
			['breakdown', await breakDown(house, now, { ...about, ...cells, by: ['segment'] })],
			[
				'breakdown by two',
				await breakDown(house, now, { ...about, ...cells, by: ['segment', 'touchpoint'] }),
			],
			['board', await breakDown(house, now, { ...about, ...cells, by: ['owner'] })],
			['drivers', await findDrivers(house, now, about)],
			[
				'alarms',
				(
					await findAlarms(
						house,
						now,
						{ filters, language: 'en', ...watched, goodNews: true, always: true },
						{ giveOut: false },
					)
				).items,
			],
			['topics', await findTopics(house, now, { ...about, own: [], builtIn: true, most: 30 })],
			[
				'label',
				(
					await labelComments(
						house,
						now,
						['', '🙂', 'ok', '很好'].map((comment) => ({
							...{ comment, level: null, name: null, language: null },
						})),
						{ language: 'en', ask: null },
					)
				).labels,
			],
			['groups', await retentionAndValue(house, now, { ...value, items: 'groups' })],
			['customers', await retentionAndValue(house, now, { ...value, items: 'customers' })],
			['health points', await retentionAndValue(house, now, { ...value, items: 'healthPoints' })],
			[
				'comparison',
				[
					await compareGroups(house, now, {
						...about,
						of: 'answers',
						a: group('a'),
						b: group('b'),
						worth: null,
					}),
				],
			],
			['report', [await createReport(house, now, { ...about, sections: null, to: null })]],
		];
		return found.flatMap(([name, items]) => items.map((item): [string, object] => [name, item]));
	}

	it.each(worlds)(
		'says of %s what is true, with its n and verdict',
		async (_what, { rows, asked }) => {
			const house = await aHouse(rows);
			const items = await everyItem(house, asked ?? {});
			expect(new Set(items.map(([name]) => name)).size).toBeGreaterThanOrEqual(10);
			for (const [name, item] of items) {
				const told = item as Record<string, unknown>;
				const where = `${name}: ${String(told.text)}`;
				expect([where, Object.keys(told)]).toEqual([
					where,
					expect.arrayContaining(['text', 'n', 'interval', 'verdict', 'method']),
				]);
				expect(where).not.toMatch(/NaN|Infinity|undefined|null|\{\w+\}|: $/);
				expect([where, verdicts]).toEqual([where, expect.arrayContaining([told.verdict])]);
				expect(Number.isInteger(told.n)).toBe(true);
				// Nothing is certain of fewer than the minimum.
				if (Number(told.n) < 10)
					expect([where, told.verdict]).not.toEqual([where, 'unlikely_chance']);
			}
			const chinese = await everyItem(house, { ...asked, language: 'zh-CN' });
			for (const [name, item] of chinese) {
				if (name === 'alarms' || name === 'label') continue;
				expect([name, String((item as { text: unknown }).text)]).toEqual([
					name,
					expect.stringMatching(/\p{Script=Han}/u),
				]);
			}
		},
	);
});
