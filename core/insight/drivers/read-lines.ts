import { addAnswer, bucketCount, type DriverSums } from './sums';

const [lineEnd, space, comma, dot, zero, nine] = [10, 32, 44, 46, 48, 57];

/**
 * Adds answers, one a line: the ratings of its items between commas, a space, its score, a space, and whose
 * it is: `4,5,,3 9 cus_7`. Read letter by letter: a million lines are no time for anything else.
 */
export function addLines(sums: DriverSums, lines: string): void {
	const { width, scales } = sums.plan;
	const values = new Float64Array(width);
	// No scale ends beyond: it was not given by a person.
	const ends = Array.from({ length: width }, (_, place) => scales?.[place] ?? widest);
	const [least, most] = [
		Float64Array.from(ends, ({ min }) => min),
		Float64Array.from(ends, ({ max }) => max),
	];
	let at = 0;
	while (at < lines.length) {
		at = readItems(lines, at, values, { least, most });
		const from = at;
		while (at < lines.length && lines.charCodeAt(at) !== space) at += 1;
		const score = numberIn(lines, from, at);
		at += 1;
		let mark = 0x811c9dc5;
		const named = at;
		for (; at < lines.length; at++) {
			const code = lines.charCodeAt(at);
			if (code === lineEnd) break;
			mark = Math.imul(mark ^ code, 0x01000193);
		}
		addAnswer(sums, values, score, at === named ? namelessBucket(sums) : bucketOf(mark));
		at += 1;
	}
}

const widest = { min: -1e9, max: 1e9 };

type Ends = { least: Float64Array; most: Float64Array };

/** @returns where the score begins */
function readItems(
	lines: string,
	from: number,
	values: Float64Array,
	{ least, most }: Ends,
): number {
	let at = from;
	values.fill(Number.NaN);
	for (let place = 0; ; place++) {
		const begin = at;
		let code = lines.charCodeAt(at);
		while (at < lines.length && code !== comma && code !== space) {
			at += 1;
			code = lines.charCodeAt(at);
		}
		if (at > begin && place < values.length) {
			const value = numberIn(lines, begin, at);
			if (value >= (least[place] ?? 0) && value <= (most[place] ?? 0)) values[place] = value;
		}
		at += 1;
		if (code !== comma) return at;
	}
}

/** Mostly one or two digits. */
function numberIn(text: string, from: number, until: number): number {
	let whole = 0;
	for (let at = from; at < until; at++) {
		const code = text.charCodeAt(at);
		if (code === dot || code < zero || code > nine) return Number(text.slice(from, until));
		whole = whole * 10 + code - zero;
	}
	return until === from ? Number.NaN : whole;
}

/** The last bits of such a mark say little of the first letters; mixed, all count. */
function bucketOf(mark: number): number {
	let mixed = mark ^ (mark >>> 15);
	mixed = Math.imul(mixed, 0x2c1b3c6d);
	mixed ^= mixed >>> 12;
	return (mixed >>> 0) % bucketCount;
}

function namelessBucket(sums: DriverSums): number {
	sums.nameless += 1;
	return bucketOf(Math.imul(sums.nameless, 0x9e3779b1));
}
