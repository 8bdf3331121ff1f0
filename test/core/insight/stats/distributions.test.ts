import * as distributions from '../../../../core/insight/stats/distributions';
import grid from './scipy-grid.json';

/** Of quantiles fewer digits are right, all that a reader could see. */
const off = (name: string): number => (/Quantile|Beyond/.test(name) ? 5e-9 : 1e-12);

type Row = [keyof typeof distributions, number[], number];

describe('distributions', () => {
	// Values of scipy 1.10, as it prints them.
	it.each(grid as Row[])('%s of %j is %d', (name, given, expected) => {
		const reckoned = (distributions[name] as (...given: number[]) => number)(...given);
		expect(Math.abs(reckoned - expected)).toBeLessThanOrEqual(off(name) * Math.abs(expected));
	});
});
