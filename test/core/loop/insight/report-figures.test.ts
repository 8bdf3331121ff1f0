import fc from 'fast-check';

import {
	figuresAsCsv,
	type ReportFigure,
} from '../../../../core/loop/insight/report/report-figures';

const figure = (change: Partial<ReportFigure>): ReportFigure => ({
	section: 'scores',
	name: 'Satisfied',
	group: null,
	value: 74.25,
	unit: 'percent',
	interval: { low: 70, high: 77 },
	n: 723,
	change: -7,
	p: 0.014,
	verdict: 'unlikely_chance',
	method: 'wilson',
	...change,
});

describe('figures as CSV', () => {
	it('begin with a byte order mark and have a row a figure', () => {
		const [head, row] = figuresAsCsv([figure({})]).split('\r\n');
		expect(head).toBe('\ufeffsection,name,group,value,unit,low,high,n,change,p,verdict,method');
		expect(row).toBe('scores,Satisfied,,74.25,percent,70,77,723,-7,0.014,unlikely_chance,wilson');
	});

	it.each([
		['=1+1', "'=1+1"],
		['+49', "'+49"],
		['-cmd', "'-cmd"],
		['@SUM(A1)', "'@SUM(A1)"],
		['\t=1', "'\t'=1"],
		['late;=1+1', "late;'=1+1"],
	])('takes the power from %j', (name, written) => {
		expect(figuresAsCsv([figure({ name })])).toContain(`scores,${written},`);
	});

	it('is read back cell by cell, whatever a group is called', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (group) => {
				const [, row = ''] = figuresAsCsv([figure({ group: group.replace(/[\r\n]/g, ' ') })]).split(
					'\r\n',
				);
				const cells = row.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
				const cell = (cells[2] ?? '').replace(/,$/, '');
				const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
				const plain = group.replace(/[\r\n]/g, ' ');
				// A group may have an apostrophe there already.
				const apart = (given: string) => given.replaceAll(/([;\t])'+/g, '$1');
				expect([apart(plain), `'${apart(plain)}`]).toContain(apart(text));
				expect(text).not.toMatch(/^[=+\-@]/);
			}),
		);
	});
});
