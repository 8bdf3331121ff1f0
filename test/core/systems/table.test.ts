import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { systems } from '../../../core/systems';
import { partsOf, systemsTable } from '../../../core/systems/table';

/** Cells of the table that stands below the mark, without the spaces that make it even. */
function written(file: string): string[][] {
	const text = readFileSync(join(__dirname, '../../..', file), 'utf8');
	const [, below = ''] = text.split('<!-- systems -->');
	return cellsOf(below.split('<!-- /systems -->')[0] ?? '');
}

function cellsOf(table: string): string[][] {
	return table
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) => line.split('|').map((cell) => cell.trim().replace(/^-+$/, '---')));
}

describe('the table of systems', () => {
	it('says of every part of every system how sure it is', () => {
		for (const system of systems) {
			expect({ [system.key]: Object.keys(system.proof ?? {}).sort() }).toEqual({
				[system.key]: partsOf(system).sort(),
			});
		}
	});

	it.each([
		['README.md', 'en'],
		['README.zh-CN.md', 'zh-CN'],
	] as const)('stands in %s as the registry has it', (file, language) => {
		expect(written(file)).toEqual(cellsOf(systemsTable(language)));
	});
});
