import { lexiconReader, type Reader } from '../core/insight/text/label';

export type Labelled = { text: string; label: boolean; group: string };

/** Of one set: share of right calls among praise and among complaints, averaged. */
export type Accuracy = { n: number; balanced: number; plain: number; undecided: number };

/** Counts how often praise is read as praise and a complaint as none. */
export function accuracyOf(rows: readonly Labelled[], reader: Reader = lexiconReader): Accuracy {
	const of = { good: 0, right: 0, bad: 0, rightBad: 0, undecided: 0 };
	for (const { text, label } of rows) {
		const { strength } = reader(text).read;
		const praise = (strength ?? 0) > 0;
		if ((strength ?? 0) === 0) of.undecided++;
		if (label) {
			of.good++;
			if (praise) of.right++;
		} else {
			of.bad++;
			if (!praise) of.rightBad++;
		}
	}
	return {
		n: rows.length,
		balanced: (of.right / of.good + of.rightBad / of.bad) / 2,
		plain: (of.right + of.rightBad) / rows.length,
		undecided: of.undecided / rows.length,
	};
}

/** Rows of a text in CSV (RFC 4180), quoted line breaks included. */
export function rowsOfCsv(text: string): string[][] {
	const rows: string[][] = [[]];
	const fields = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gu;
	for (const [whole, field = '', end = ''] of text.matchAll(fields)) {
		if (whole === '' && rows.at(-1)?.length === 0) break;
		rows.at(-1)?.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
		if (end !== ',') rows.push([]);
	}
	return rows.filter((row) => row.length > 1);
}

/** The labelled texts of a file; none for a file of another kind. */
export function labelledIn(name: string, text: string): Labelled[] {
	if (name.endsWith('.json')) {
		const list = JSON.parse(text) as Array<{ text: string; class: number }>;
		return list.map((one) => ({ text: one.text, label: one.class === 1, group: '' }));
	}
	const [header = [], ...rows] = rowsOfCsv(text.replace(/^\uFEFF/u, ''));
	const label = header.indexOf('label');
	const review = Math.max(header.indexOf('review'), header.indexOf('text'));
	const group = header.indexOf('cat');
	if (label < 0 || review < 0) return [];
	return rows
		.map((row) => ({
			text: row[review] ?? '',
			label: row[label] === '1',
			group: row[group] ?? '',
		}))
		.filter(({ text: words }) => words.trim() !== '');
}
