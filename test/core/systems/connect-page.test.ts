import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { connectTable, type Language } from './connect-table';

/** Cells of a table, without the spaces that make it even. */
const cellsOf = (table: string): string[][] =>
	table
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) => line.split('|').map((cell) => cell.trim().replace(/^-+$/, '---')));

it.each<[string, Language]>([
	['docs/connect.md', 'en'],
	['docs/zh/connect.md', 'zh-CN'],
])('%s leads to how each system is connected', (file, language) => {
	const text = readFileSync(join(__dirname, '../../..', file), 'utf8');
	const [, below = ''] = text.split('<!-- connect -->');
	expect(cellsOf(below.split('<!-- /connect -->')[0] ?? '')).toEqual(
		cellsOf(connectTable(language)),
	);
});
