import type { Comparison } from '../../core/loop/insight/compare-groups';
import type { ShapeOf } from '../../core/model/shape';

const interval = { low: 'number', high: 'number' } as const;
const ratio = { ratio: 'number', ...interval } as const;
const group = { n: 'number', value: 'number' } as const;
const names = { a: 'text', b: 'text' } as const;

const compared = {
	figure: 'text',
	a: group,
	b: group,
	difference: 'number',
	interval,
	p: 'number',
	verdict: 'text',
	method: 'text',
	ratio,
	odds: ratio,
	needed: 'number',
} as const;

/** What the editor shows of a comparison before its first run. */
export const compareTwoGroups: ShapeOf<Comparison> = {
	text: 'text',
	n: 'number',
	compared: 'text',
	names,
	...compared,
	isRandom: 'yes-no',
	return: { gain: 'number', gainInterval: interval, roi: 'number', interval, cost: 'number' },
	correction: { tests: 'number', method: 'text' },
	inBoth: 'number',
	findings: [{ ...compared, survey: 'text', name: 'text', text: 'text' }],
};
