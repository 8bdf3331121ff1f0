import { InputError } from '../../model/errors';
import { type OccasionField, occasionFields } from '../occasion';

/** What every text may say. */
export const commonFields = ['name', 'greeting', 'company', 'brand', 'owner'] as const;
export type CommonField = (typeof commonFields)[number];

const inChinese: Record<string, CommonField | OccasionField> = {
	姓名: 'name',
	称呼: 'greeting',
	公司: 'company',
	品牌: 'brand',
	负责人: 'owner',
	年数: 'years',
	节日: 'festival',
	日期: 'date',
	天数: 'days',
	次数: 'count',
};

/** What a field is called where a language is spoken; an attribute has one name. */
export function fieldIn(language: string, field: string): string {
	if (!/^zh\b/i.test(language)) return field;
	return Object.entries(inChinese).find(([, one]) => one === field)?.[0] ?? field;
}

/** `{name}`, or `{company|your company}` with what is said where nothing is known; a Chinese keyboard types `｜`. */
const typed = /\{(\p{L}[\p{L}\p{N}_]{0,39})(?:[|｜]([^{}\n]*))?\}/gu;

/** What was meant as a field and is none: `{first name}`, `{customer.name}`, or in braces of a Chinese keyboard. */
const nearly = /[{｛] ?[\p{L}$_][^{}｛｝\n]{0,80}[}｝]/u;

/** A piece of a text: words as they stand, or a field. */
export type Piece = { words: string } | { field: string; fallback: string | null };

/** The pieces of a text; a field in Chinese is the one it stands for, unless an attribute is called so. */
export function piecesOf(text: string, attributes: readonly string[]): Piece[] {
	const pieces: Piece[] = [];
	let from = 0;
	for (const match of text.matchAll(typed)) {
		pieces.push({ words: text.slice(from, match.index) });
		const [all, name = '', fallback] = match;
		pieces.push({ field: fieldNamed(name, attributes), fallback: fallback?.trim() ?? null });
		from = match.index + all.length;
	}
	pieces.push({ words: text.slice(from) });
	return pieces;
}

function fieldNamed(name: string, attributes: readonly string[]): string {
	if (attributes.includes(name)) return name;
	const known = [...commonFields, ...occasionFields].find((one) => one === name.toLowerCase());
	return known ?? (Object.hasOwn(inChinese, name) ? (inChinese[name] ?? name) : name);
}

/**
 * Refuses a text that says what there is not, before anybody is written to.
 *
 * @param fields of the occasion
 * @param attributes keys of the workspace's own
 * @throws InputError naming the place, what it says, and what it may say
 */
export function checkFields(
	text: string,
	path: string,
	fields: readonly OccasionField[],
	attributes: readonly string[],
): void {
	if (text.includes('{{')) {
		throw new InputError(
			`"${path}" has {{ … }} in it, which n8n has not filled in.`,
			'Switch the field to Expression, or use the short names in single braces, such as {name}.',
		);
	}
	const known = [...commonFields, ...fields, ...attributes];
	const names = known.map((one) => `{${one}}`).join(', ');
	for (const piece of piecesOf(text, attributes)) {
		if ('words' in piece) {
			const [meant] = nearly.exec(piece.words) ?? [];
			if (meant !== undefined) {
				throw new InputError(
					`"${path}" says ${meant}, which is no field and would be read as it stands.`,
					`Use: ${names}; or leave the braces out.`,
				);
			}
			continue;
		}
		if (known.includes(piece.field)) continue;
		const isOccasions = occasionFields.some((one) => one === piece.field);
		throw new InputError(
			isOccasions
				? `"${path}" says {${piece.field}}, which this occasion does not have as it is set.`
				: `"${path}" says {${piece.field}}, which is no field.`,
			piece.field === 'years'
				? `Switch on "sayAge" of a birthday to say how old somebody is, or use: ${names}.`
				: `Use: ${names}; or define an attribute of that name in the workspace.`,
		);
	}
}
