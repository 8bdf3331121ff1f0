import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sql } from 'kysely';

import { adjustedWaldNps } from '../../core/insight/intervals';
import { insertResponse } from '../../core/store/repositories/responses';
import { databases, useDatabases, useStore } from './databases';
import { responseRow } from './rows';

useDatabases();

type Column = { name: string; type: string };

const textOf = (page: string): string => readFileSync(join(__dirname, '../../docs', page), 'utf8');

/** The columns of each view, in the order of its table. */
function documented(page: string): Record<string, Column[]> {
	const text = textOf(page);
	const sections = text.split(/^## /m).filter((section) => section.startsWith('v_'));
	return Object.fromEntries(
		sections.map((section) => {
			const rows = [...section.matchAll(/^\| `(\w+)` +\| ([^|]+?) +\| ([^|]*)\| ([^|]+?) +\|$/gm)];
			return [
				section.slice(0, section.indexOf('\n')).trim(),
				rows.map(([, name = '', type = '']) => ({ name, type })),
			];
		}),
	);
}

const english = documented('views.md');
const chinese = documented('zh/views.md');

const names = (of: Record<string, Column[]>): Record<string, string[]> =>
	Object.fromEntries(Object.entries(of).map(([view, list]) => [view, list.map((c) => c.name)]));

/** How PostgreSQL has what the page calls it. */
const kept: Record<string, readonly string[]> = {
	text: ['text'],
	day: ['text'],
	JSON: ['text'],
	time: ['bigint'],
	integer: ['integer', 'bigint'],
	'0 or 1': ['integer'],
	number: ['double precision'],
};

describe('the page on SQL views', () => {
	it('says the same in both languages', () => {
		expect(Object.keys(english).length).toBeGreaterThan(10);
		expect(names(chinese)).toEqual(names(english));
		const words: Record<string, string> = {
			...{ text: '文本', day: '日期', JSON: 'JSON', time: '时间', integer: '整数' },
			...{ '0 or 1': '0 或 1', number: '数值' },
		};
		for (const [view, columns] of Object.entries(english)) {
			expect(chinese[view]?.map(({ type }) => type)).toEqual(columns.map((c) => words[c.type]));
		}
	});
});

describe.each(databases)('the views on $name', ({ dialect }) => {
	const store = useStore(dialect);

	const real = async (): Promise<Record<string, Column[]>> => {
		const query =
			dialect === 'sqlite'
				? sql<Column & { view: string }>`select master.name as view, info.name, info.type
					from sqlite_master as master, pragma_table_info(master.name) as info
					where master.type = 'view' order by master.name, info.cid`
				: sql<Column & { view: string }>`select columns.table_name as view,
					column_name as name, data_type as type from information_schema.columns
					join information_schema.views using (table_schema, table_name)
					where table_schema = current_schema() order by table_name, ordinal_position`;
		const found: Record<string, Column[]> = {};
		for (const { view, name, type } of (await query.execute(store().db)).rows) {
			(found[view] ??= []).push({ name, type });
		}
		return found;
	};

	it('have the columns that are documented, and no others', async () => {
		expect(names(await real())).toEqual(names(english));
	});

	it('can be read', async () => {
		for (const view of Object.keys(english)) {
			await sql.raw(`select * from ${view}`).execute(store().db);
		}
	});

	it('answer the questions that the pages have, as the package does', async () => {
		const bands = [
			...Array.from({ length: 12 }, () => ['high', 10] as const),
			...Array.from({ length: 5 }, () => ['middle', 8] as const),
			...Array.from({ length: 4 }, () => ['low', 2] as const),
		];
		await store().transaction(async (tx) => {
			for (const [at, [level, value]] of bands.entries()) {
				const own = { workspace_id: 'main', response_id: `rsp_${at}`, metric: 'nps' as const };
				const scale = { scale_min: 0, scale_max: 10, high_from: 9 };
				await insertResponse(tx, responseRow({ ...own, ...scale, level, value }));
			}
		});
		const questions = ['views.md', 'bi.md'].flatMap((page) =>
			[...textOf(page).matchAll(/^```sql\n(.*?)^```$/gms)].map(([, query = '']) => query),
		);
		const read = questions.filter((query) => /^(select|with)/.test(query));
		expect(read).toHaveLength(4);
		const answers = [];
		for (const query of read) answers.push((await sql.raw<object>(query).execute(store().db)).rows);
		const [byDay] = answers.at(-1) as Array<Record<string, number | string>>;
		const { low, high } = adjustedWaldNps({ promoters: 12, passives: 5, detractors: 4 });
		expect(byDay).toMatchObject({ answered_on: '2026-01-05' });
		expect(Number(byDay?.n)).toBe(21);
		expect(Number(byDay?.nps)).toBeCloseTo(800 / 21);
		expect(Number(byDay?.nps_low)).toBeCloseTo(low, 2);
		expect(Number(byDay?.nps_high)).toBeCloseTo(high, 2);
	});

	if (dialect === 'postgres') {
		it('have the types that are documented', async () => {
			const columns = await real();
			const wrong = Object.entries(english).flatMap(([view, list]) =>
				list.flatMap(({ name, type }) => {
					const is = columns[view]?.find((one) => one.name === name)?.type ?? '';
					return kept[type]?.includes(is) ? [] : [`${view}.${name}: ${type}, ${is}`];
				}),
			);
			expect(wrong).toEqual([]);
		});
	}
});
