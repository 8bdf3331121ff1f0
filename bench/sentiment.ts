/**
 * `node --import tsx bench/sentiment.ts FOLDER [even|odd] [learn]`: how well the sentiment engine tells praise from
 * complaint in texts that somebody else labelled. See docs/insights.md, "Label".
 *
 * The folder holds, of any name,
 * - `*.csv` with a header: `label` (1 = praise, 0 = complaint), `review` or `text`, and `cat` if any
 * - `*.json`: a list of `{ "text": …, "class": 1 | 0 }`
 *
 * Whatever else lies there is passed over. `even` and `odd` take every second row only, for a list
 * that is tuned on one half and tried on the other. A text that is neutral or unknown counts as a
 * complaint in the balanced accuracy: no tie is won. `learn` also learns from 200, 500 and 2,000 of each
 * set, as a workspace does from its own comments, and tries that on others.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { learnedAccuracy } from './learned-accuracy';
import { accuracyOf, type Labelled, labelledIn } from './sentiment-accuracy';

function print(name: string, rows: readonly Labelled[]): void {
	const { n, balanced, plain, undecided } = accuracyOf(rows);
	const figures = [balanced, plain, undecided].map((share) => share.toFixed(3));
	console.log([name.padEnd(32), String(n).padStart(7), ...figures].join('  '));
}

function printLearned(rows: readonly Labelled[]): void {
	for (const count of [200, 500, 2_000]) {
		if (rows.length < count + 200) break;
		const { state, lists, model } = learnedAccuracy(rows, count);
		const shown = [lists, model].map((share) => share?.toFixed(3) ?? '-').join(', ');
		console.log(`  learned from ${count}: ${state} (word lists, model: ${shown})`);
	}
}

function main([folder, ...options]: readonly string[]): void {
	const half = options.find((one) => one === 'even' || one === 'odd');
	if (folder === undefined) throw new Error('Name a folder with labelled texts.');
	console.log(`${'set'.padEnd(32)}  ${'n'.padStart(7)}  balanced  plain  undecided`);
	for (const name of readdirSync(folder).sort()) {
		if (!/\.(csv|json)$/u.test(name)) continue;
		const all = labelledIn(name, readFileSync(join(folder, name), 'utf8'));
		const rows = half ? all.filter((_, at) => (at % 2 === 0) === (half === 'even')) : all;
		if (rows.length === 0) continue;
		print(name, rows);
		if (options.includes('learn')) printLearned(rows);
		const groups = [...new Set(rows.map(({ group }) => group))].filter((group) => group !== '');
		for (const one of groups) {
			print(
				`  ${one}`,
				rows.filter(({ group }) => group === one),
			);
		}
	}
}

main(process.argv.slice(2));
