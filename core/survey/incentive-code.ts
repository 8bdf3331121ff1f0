/** Characters of the longest code. */
export const longestCode = 100;

/** Why something is no code. */
export const codeFaults = [
	'empty',
	'no_text',
	'too_long',
	'control_characters',
	'from_spreadsheet',
] as const;
export type CodeFault = (typeof codeFaults)[number];

export type ReadCode = { kind: 'code'; code: string } | { kind: 'refused'; reason: CodeFault };

const refused = (reason: CodeFault): ReadCode => ({ kind: 'refused', reason });

/**
 * A code as a cell or a line has it: without the space around it, and what may come with the first line of
 * a file. A number is taken as its digits.
 */
export function readCode(value: unknown): ReadCode {
	if (value === undefined || value === null) return refused('empty');
	const given = Number.isSafeInteger(value) ? String(value as number) : value;
	if (typeof given !== 'string') return refused('no_text');
	const code = given.trim();
	if (code === '') return refused('empty');
	// Nobody can type what nobody sees, and a tab stands between two cells.
	if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(code)) return refused('control_characters');
	if ([...code].length > longestCode) return refused('too_long');
	if (isOfSpreadsheet(code)) return refused('from_spreadsheet');
	// Pages and mails show a row of spaces as one.
	return { kind: 'code', code: code.replace(/\s+/gu, ' ') };
}

/** A formula, what became of one (`#REF!`), or a number that was cut (`1.23457E+12`): no code any more. */
function isOfSpreadsheet(code: string): boolean {
	return (
		/^[=+@]/.test(code) ||
		/^#(?:N\/A|[A-Z0-9/]+[!?])$/.test(code) ||
		/^\d[.,]\d+E[+-]?\d+$/.test(code)
	);
}

/** The lines of a pasted text, without the empty ones around it; each with its number, from 1. */
export function codeLines(text: string): Array<{ line: number; text: string }> {
	const lines = text.split(/\r\n|\r|\n/).map((one, at) => ({ line: at + 1, text: one }));
	const filled = (one: { text: string }) => one.text.trim() !== '';
	const first = lines.findIndex(filled);
	return first < 0 ? [] : lines.slice(first, lines.findLastIndex(filled) + 1);
}
