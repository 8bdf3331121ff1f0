import { breather } from '../breathe';
import type { PersonalCopy } from './export';

/** Pieces that are put together at once, characters. */
const atOnce = 250_000;

/**
 * The copy of somebody as a file: the JSON of it with tabs, written row by row, since whoever has been here for years has
 * tens of thousands of them and others are served meanwhile.
 */
export async function copyAsJson({ tables, ...about }: PersonalCopy): Promise<Buffer> {
	const breathe = breather();
	const pieces: Buffer[] = [];
	let text = '';
	const write = (more: string): void => {
		text += more;
		if (text.length < atOnce) return;
		pieces.push(Buffer.from(text));
		text = '';
	};
	write(`${JSON.stringify(about, null, '\t').slice(0, -2)},\n\t"tables": {`);
	for (const [at, [table, rows]] of Object.entries(tables).entries()) {
		write(`${at === 0 ? '' : ','}\n\t\t${JSON.stringify(table)}: [`);
		for (const [place, row] of rows.entries()) {
			write(`${place === 0 ? '' : ','}\n${indented(JSON.stringify(row, null, '\t'))}`);
			await breathe();
		}
		write(rows.length === 0 ? ']' : '\n\t\t]');
	}
	write('\n\t}\n}');
	return Buffer.concat([...pieces, Buffer.from(text)]);
}

/** Text in JSON has no line ends of its own. */
const indented = (json: string): string => `\t\t\t${json.replaceAll('\n', '\n\t\t\t')}`;
