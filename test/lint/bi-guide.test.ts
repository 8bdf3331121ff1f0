import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

import { adjustedWaldNps, wilson } from '../../core/insight/intervals';

/** What the guide tells people to type, reckoned here with counts in place of columns. */
const guide = readFileSync(join(__dirname, '../../docs/bi.md'), 'utf8');
const chinese = readFileSync(join(__dirname, '../../docs/zh/bi.md'), 'utf8');
const blocksOf = (text: string): string[] =>
	[...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([whole]) => whole);

type Counts = Readonly<Record<'n' | 'high' | 'low' | 'sum_value', number>>;
type Formulas = ReadonlyMap<string, string>;

const given = { MAX: Math.max, MIN: Math.min, SQRT: Math.sqrt };
const DIVIDE = (one: number, other: number): number => one / other;

/** The measures in DAX, as text by their names. */
const dax: Formulas = new Map(
	(/```dax\n(Answers .*?)```/s.exec(guide)?.[1] ?? '')
		.trim()
		.split('\n\n')
		.map((text): [string, string] => {
			const at = text.indexOf('=');
			return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
		}),
);

/** The calculated fields of Tableau. */
const tableau: Formulas = new Map(
	(/```text\n(Answers: .*?)```/s.exec(guide)?.[1] ?? '')
		.trim()
		.split('\n\n')
		.map((text): [string, string] => {
			const at = text.indexOf(':');
			return [text.slice(0, at), text.slice(at + 1).trim()];
		}),
);

function inDax(name: string, counts: Counts): number {
	const script = (dax.get(name) ?? '')
		.replace(/SUM \( scores\[(\w+)\] \)/g, (_, column: keyof Counts) => `(${counts[column]})`)
		.replace(/(?<!\w)\[([\w ]+)\]/g, (_, other: string) => `(${inDax(other, counts)})`)
		.replaceAll(' ^ ', ' ** ')
		.replace(/^VAR (\w+) = (.*)$/gm, 'const $1 = $2;')
		.replace(/^RETURN /m, '');
	return Number(runInNewContext(script, { ...given, DIVIDE }));
}

function inTableau(name: string, counts: Counts): number {
	const script = (tableau.get(name) ?? '')
		.replace(/SUM\(\[(\w+)\]\)/g, (_, column: keyof Counts) => `(${counts[column]})`)
		.replace(/\[([\w ]+)\]/g, (_, other: string) => `(${inTableau(other, counts)})`)
		.replaceAll(' ^ ', ' ** ')
		.replace(/^IF (.*) THEN (.*) ELSE (.*) END$/, '($1) ? ($2) : ($3)');
	return Number(runInNewContext(script, given));
}

describe.each([
	['DAX', dax, inDax],
	['Tableau', tableau, inTableau],
] as const)('the measures that the guide has in %s', (_tool, formulas, reckoned) => {
	it('are all there', () => {
		expect([...formulas.keys()]).toEqual([
			...['Answers', 'NPS', 'NPS Centre', 'NPS Error', 'NPS Low', 'NPS High'],
			...['Satisfied', 'Satisfied Low', 'Satisfied High', 'Mean'],
		]);
	});

	it.each([
		[{ n: 200, high: 120, low: 30, sum_value: 1_640 }],
		[{ n: 10, high: 10, low: 0, sum_value: 100 }],
		[{ n: 12, high: 0, low: 12, sum_value: 0 }],
		[{ n: 7, high: 3, low: 3, sum_value: 40 }],
	])('give of %j what the package gives', (counts) => {
		const of = (name: string) => reckoned(name, counts);
		const { n, high, low } = counts;
		const nps = adjustedWaldNps({ promoters: high, passives: n - high - low, detractors: low });
		expect(of('NPS')).toBeCloseTo((100 * (high - low)) / n);
		expect(of('NPS Low')).toBeCloseTo(nps.low, 2);
		expect(of('NPS High')).toBeCloseTo(nps.high, 2);
		const share = wilson(high, n);
		expect(of('Satisfied')).toBeCloseTo((100 * high) / n);
		expect(of('Satisfied Low')).toBeCloseTo(100 * share.low, 2);
		expect(of('Satisfied High')).toBeCloseTo(100 * share.high, 2);
		expect(of('Mean')).toBeCloseTo(counts.sum_value / n);
	});
});

describe('the guide in Chinese', () => {
	it('tells people to type the same', () => {
		expect(blocksOf(guide).length).toBe(6);
		expect(blocksOf(chinese)).toEqual(blocksOf(guide));
	});
});
