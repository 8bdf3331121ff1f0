import { sayIn, type Say } from '../language/say';
import { highRange } from '../score/cut';
import type { Interval } from './intervals';
import type { Figure } from './summary';
import type { Tally } from './tally';

export type FigureUnit = Figure['unit'];

const minus = '\u2212';

/** Whole numbers for scores, one decimal for means and for rates below 10. */
function decimalsOf(value: number, unit: FigureUnit): number {
	return unit === 'scale' || (unit === 'percent' && Math.abs(value) < 9.95) ? 1 : 0;
}

/** A number without a sign of its own where it rounds to nothing, with a real minus. */
export function numberText(value: number, decimals: number): string {
	const text = value
		.toFixed(decimals)
		.replace(/(\.\d*?)0+$/, '$1')
		.replace(/\.$/, '');
	if (!/[1-9]/.test(text)) return '0';
	return text.replace('-', minus);
}

/** A figure: `74 %`, `−5`, `4.3`. */
export function valueText(value: number, unit: FigureUnit, say: Say): string {
	const text = numberText(value, decimalsOf(value, unit));
	return unit === 'percent' ? say('figure.percent', { value: text }) : text;
}

/** Both ends of an interval: `70–77 %`, `23 to 39`; a dash never stands before a minus. */
export function spanText({ low, high }: Interval, unit: FigureUnit, say: Say): string {
	const decimals = Math.max(decimalsOf(low, unit), unit === 'percent' ? 0 : decimalsOf(high, unit));
	const [from, to] = [numberText(low, decimals), numberText(high, decimals)];
	const isPlain = unit === 'percent' && !`${from}${to}`.includes(minus);
	const text = isPlain ? `${from}–${to}` : say('figure.range', { low: from, high: to });
	return unit === 'percent' ? say('figure.percent', { value: text }) : text;
}

/** What a figure counts; a share says nothing without its cut, NPS and an index do. */
export function measuredText(
	{ metric, scale, highFrom }: Pick<Tally, 'metric' | 'scale' | 'highFrom'>,
	language: string,
): string {
	const say = sayIn(language);
	const name = say(`insight.metric.${metric}`);
	if (metric === 'nps' || metric === 'csi') return name;
	return say('insight.cut', { metric: name, range: highRange(scale, highFrom), max: scale.max });
}
