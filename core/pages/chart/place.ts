import { scaleLinear } from 'd3-scale';

import type { AxisView } from '../report/report-view';

/** Two decimals: equal input gives equal bytes, whatever the last bits of a sum are. */
export const px = (value: number): number => Math.round(value * 100) / 100 || 0;

/** A share of the width, 0–1, as SVG takes it. */
export const pc = (share: number): string => `${px(100 * share)}%`;

export type Axis = {
	/** Place of a value along the axis, 0 at its beginning, 1 at its end; held inside. */
	at: (value: number) => number;
	ticks: number[];
};

/** The axis of a chart: where values lie, and the round values that are named. */
export function axisOf({ from, to }: AxisView, count = 4): Axis {
	const scale = scaleLinear([from, to], [0, 1]).clamp(true);
	return { at: (value) => scale(value), ticks: scale.ticks(count) };
}

/** Whole ends around what is to be drawn, with room; `least` and `most` are the scale's own ends. */
export function axisAround(
	values: readonly number[],
	step: number,
	{ least, most }: { least: number; most: number },
): { from: number; to: number } {
	const known = values.filter((value) => Number.isFinite(value));
	if (known.length === 0) return { from: least, to: most };
	const from = Math.max(least, Math.floor(Math.min(...known) / step) * step);
	const to = Math.min(most, Math.ceil(Math.max(...known) / step) * step);
	return to - from >= step
		? { from, to }
		: { from: Math.max(least, to - step), to: Math.min(most, from + step) };
}

/** About as many letters as stand beside a row; an ideograph counts for two. */
const mostBeside = 19;

/** As many fit above a row on a phone, the label and its figure together. */
const mostAbove = 41;

const widthOf = (sign: string): number => (sign > '\u2e7f' ? 2 : 1);

/** A label that fits above its row on a phone, beside its figure. */
export function fittedAbove(label: string, figure: string): string {
	const taken = [...figure].reduce((sum, sign) => sum + widthOf(sign), 0);
	return fitted(label, Math.max(8, mostAbove - taken));
}

/** A label that fits beside its row; the whole of it is in the table. */
export function fitted(label: string, most = mostBeside): string {
	const signs = [...label];
	let wide = 0;
	const cut = signs.findIndex((sign) => (wide += widthOf(sign)) > most);
	return cut === -1
		? label
		: `${signs
				.slice(0, cut - 1)
				.join('')
				.trim()}…`;
}

/** A label that may take two lines beside its row, parted between words; what does not fit then is cut. */
export function inTwoLines(label: string): readonly [first: string, second: string] {
	if (fitted(label) === label) return [label, ''];
	const words = label.split(/(?<=\s)|(?=\p{Script=Han})/u);
	let first = '';
	for (const word of words) {
		const longer = `${first}${word}`;
		if (fitted(longer.trim()) !== longer.trim()) break;
		first = longer;
	}
	// A word that is too long for a line of its own.
	if (first === '') return [fitted(label), ''];
	return [first.trim(), fitted(label.slice(first.length).trim())];
}
