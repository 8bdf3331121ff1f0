import { type Masking, maskPersonal } from './mask';

/** Quotes of one topic at most, and the length of one. */
export const mostQuotes = 3;
export const longestQuote = 140;
/** A shorter one says too little. */
const shortestQuote = 6;

/** A comment that may be quoted. */
export type Quotable = { comment: string; writer: string; name: string | null };

/** Keeps the first few comments of different people that are good to quote: not too short, not too long. */
export function quoteCollector(): { add(one: Quotable): void; kept(): Quotable[] } {
	const good: Quotable[] = [];
	const others: Quotable[] = [];
	const add = (list: Quotable[], one: Quotable) => {
		if (list.length >= mostQuotes) return;
		const isKnown = list.some(
			({ comment, writer }) => writer === one.writer || comment === one.comment,
		);
		if (!isKnown) list.push(one);
	};
	return {
		add(one) {
			const { length } = one.comment;
			add(length >= shortestQuote && length <= longestQuote ? good : others, one);
		},
		kept() {
			const all = [...good];
			for (const one of others) add(all, one);
			return all;
		},
	};
}

/** A sentence ends here. */
const sentence = /[^。！？!?；;\n.]+(?:[。！？!?；;\n]|\.(?=\s|$)|\.)*/gu;

/**
 * A comment as it may be shown: what says who somebody is masked, and of a long one the sentence that is about the
 * topic, cut where it is too long.
 *
 * @param isAbout whether a piece of the text is about the topic
 */
export function quoteOf(
	{ comment, name }: Quotable,
	masking: Omit<Masking, 'names'>,
	isAbout: (text: string) => boolean,
): string {
	const told = maskPersonal(comment, { ...masking, names: name === null ? [] : [name] })
		.replace(/\s+/gu, ' ')
		.trim();
	if (told.length <= longestQuote) return told;
	const pieces = told.match(sentence) ?? [told];
	const piece = (pieces.find(isAbout) ?? told).trim();
	if (piece.length <= longestQuote) return piece;
	const at = placeOf(piece, isAbout);
	const from = Math.max(0, Math.min(at - 40, piece.length - longestQuote));
	const cut = piece.slice(from, from + longestQuote - 2);
	// Neither a character of two units nor a word for something masked is halved.
	const whole = cut
		.replace(/^[\uDC00-\uDFFF]/u, '')
		.replace(/[\uD800-\uDBFF]$/u, '')
		.replace(/\[[^\]]*$/u, '')
		.replace(/^[^[\]]{0,14}\]/u, '');
	return `${from > 0 ? '…' : ''}${whole.trim()}${from + longestQuote - 2 < piece.length ? '…' : ''}`;
}

/** Where what it is about begins, to some twenty characters. */
function placeOf(text: string, isAbout: (text: string) => boolean): number {
	for (let to = 20; to < text.length; to += 20) {
		if (isAbout(text.slice(0, to))) return Math.max(0, to - 20);
	}
	return 0;
}
