import type { Template, Words } from '../template';
import { grid, onGrid } from './grid';

/** Width of a text in halves of a Chinese character. */
export function halfWidths(text: string): number {
	return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
}

/** Half-widths that fit into a line of the title note, measured in n8n 2.40. */
const perLine = { title: 19, text: 46, list: 42 };

const lines = (text: string, width: number) => Math.ceil(halfWidths(text) / width);

/** Pixels of the title note in one language: paddings, then each paragraph with the space below. */
function heightOf({ title, sentence, change, needs }: Words, tries: boolean): number {
	const list = change.reduce((sum, line) => sum + lines(line, perLine.list), 0);
	return (
		40 +
		lines(title, perLine.title) * 36 +
		lines(sentence, perLine.text) * 18 +
		10 +
		28 +
		28 +
		list * 20 +
		14 +
		(needs ? 28 : 0) +
		(tries ? 46 : 0)
	);
}

/** Whether a sample is pinned somewhere, so that the title says how to unpin it. */
export const hasSample = ({ samples }: Words): boolean => Object.keys(samples ?? {}).length > 0;

/** The highest of all languages, so that all have the same layout. */
export function titleHeight({ words }: Template): number {
	const heights = Object.values(words).map((one) => heightOf(one, hasSample(one)));
	return onGrid(Math.max(grid.head, ...heights));
}
