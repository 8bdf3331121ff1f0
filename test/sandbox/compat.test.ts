import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readHost } from '../../sandbox/compat/host';
import { steps, type Tried } from '../../sandbox/compat/play';
import { shortDay } from '../../sandbox/compat/short-day';
import { tableOf, withFormerRows, withTable } from '../../sandbox/compat/table';
import { expectedCounts } from '../../sandbox/day/expected';
import { n8nWindow, project } from '../../sandbox/setup/places';

const tried = (text: string, node: string, passed: Tried['passed'] = [...steps]): Tried => ({
	host: readHost(text),
	node,
	passed,
	troubles: [],
});

describe('an n8n to try', () => {
	it.each([
		['2.22.6', { version: '2.22.6', node: null, queue: false }],
		['2.22.6@queue', { version: '2.22.6', node: null, queue: true }],
		['1.121.3@node22.16.0', { version: '1.121.3', node: '22.16.0', queue: false }],
		['1.121.3@queue@node22.16.0', { version: '1.121.3', node: '22.16.0', queue: true }],
	])('is written "%s"', (text, host) => {
		expect(readHost(text)).toEqual(host);
	});

	it.each(['latest', '2.22', '2.22.6@redis', '2.22.6@node22', '2.22.6; rm', ''])(
		'is not written "%s"',
		(text) => {
			expect(() => readHost(text)).toThrow('Write 2.22.6, 2.22.6@queue or 2.22.6@node22.16.0.');
		},
	);
});

describe('the short day', () => {
	it('has every step of the loop, and somebody who must not get in', () => {
		expect(expectedCounts(shortDay())).toMatchObject({
			events: 3,
			duplicatesRefused: 1,
			forgedRefused: 1,
			invited: 4,
			responses: { satisfied: 3, dissatisfied: 1 },
			cases: 1,
			resolved: 1,
			confirmed: 1,
		});
	});
});

describe('the table of compatibility', () => {
	const rows = [
		tried('2.22.6@queue', '24.21.0'),
		tried('2.9.1', '22.16.0', ['load', 'import']),
		tried('2.41.3', '24.21.0'),
	];

	it('has one row an n8n, the newest first, and marks what did not happen', () => {
		expect(tableOf(rows, 'en').split('\n').slice(2)).toEqual([
			'| 2.41.3 | 24.21.0 | one process, SQLite | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |',
			'| 2.22.6 | 24.21.0 | queue mode, PostgreSQL | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ | ✓ |',
			'| 2.9.1 | 22.16.0 | one process, SQLite | ✓ | ✓ | ✗ | ✗ | ✗ | ✗ | ✗ | ✗ |',
		]);
		expect(tableOf(rows, 'zh').split('\n')).toHaveLength(rows.length + 2);
	});

	it('keeps the rows of what was not tried this time', () => {
		const page = readFileSync(join(project, 'docs/compatibility.md'), 'utf8');
		const full = withTable(page, tableOf(rows, 'en'));
		const [again] = rows;
		if (!again) throw new Error('There are no rows.');
		const table = withFormerRows(full, tableOf([{ ...again, passed: [] }], 'en'));
		expect(table.split('\n')).toHaveLength(rows.length + 2);
		expect(table.split('\n').filter((line) => line.split('✗').length === 9)).toHaveLength(1);
	});

	it('takes the place of the one before, and nothing else changes', () => {
		const page = readFileSync(join(project, 'docs/compatibility.md'), 'utf8');
		const once = withTable(page, tableOf(rows, 'en'));
		expect(withTable(once, 'x')).toBe(withTable(page, 'x'));
		expect(() => withTable('# A page without a place', 'x')).toThrow('no place for a table');
	});

	it.each(['docs/compatibility.md', 'docs/zh/compatibility.md'])(
		'stands in %s with the oldest n8n, one between and the newest, all of which carry the loop',
		(file) => {
			const lines = readFileSync(join(project, file), 'utf8').split('\n');
			const table = lines.filter((line) => /^\| \d+\.\d+\.\d+ +\|/.test(line));
			const versions = table.map((line) => line.split('|')[1]?.trim());
			expect(versions).toEqual(expect.arrayContaining(Object.values(n8nWindow)));
			expect(table.filter((line) => line.includes('✗'))).toEqual([]);
		},
	);
});
