import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { sql } from 'kysely';

import { databases, useDatabases, useStore } from './databases';

useDatabases();

type Column = { name: string; type: string };

/** The columns of each view, in the order of its table. */
function documented(page: string): Record<string, Column[]> {
	const text = readFileSync(join(__dirname, '../../docs', page), 'utf8');
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
