import { emailOf } from '../../model/mailbox';
import { InputError } from '../../model/errors';
import type { Person } from '../../model/people';
import { roleNamed } from '../../model/roles';
import { readOptionalText, readRecord, unacceptable } from '../../model/read-input';

/** A person as a sheet or a CRM writes them; `null` = not said. */
export type PersonFacts = {
	id: string | null;
	name: string | null;
	email: string | null;
	team: string | null;
	role: string | null;
	skills: string[] | null;
	languages: string[] | null;
	channels: Record<string, string> | null;
	externalIds: Record<string, string> | null;
	compensationLimit: number | null;
	/** Id, e-mail or external id of another person. */
	deputy: string | null;
	maxOpenCases: number | null;
	active: boolean | null;
};

/** Facts that can be taken back; the others always have a value. */
export const clearableFacts = [
	'email',
	'team',
	'skills',
	'languages',
	'channels',
	'externalIds',
	'compensationLimit',
	'deputy',
	'maxOpenCases',
] as const;
export type ClearableFact = (typeof clearableFacts)[number];

const yes = new Set(['true', 'yes', 'y', '1', 'active', 'on', '是', '在职', '启用']);
const no = new Set(['false', 'no', 'n', '0', 'inactive', 'off', '否', '离职', '停用']);

/**
 * Reads a person from outside. Blank is "not said"; numbers and yes/no may come as texts, lists as
 * text with commas.
 *
 * @throws InputError naming the field, the value and what is accepted
 */
export function readPersonFacts(given: Record<string, unknown>): PersonFacts {
	const line = (key: string, atMost = 200) => readOptionalText(asText(given[key]), key, atMost);
	const said = line('email', 254);
	const email = said === null ? null : emailOf(said);
	if (said !== null && email === null) {
		throw unacceptable('email', said, 'an e-mail address such as "li.wei@example.com"');
	}
	const role = line('role', 60);
	return {
		id: line('id', 100),
		name: line('name'),
		email,
		team: line('team', 100),
		role: role === null ? null : roleNamed(role),
		skills: readWords(given.skills, 'skills'),
		languages: readWords(given.languages, 'languages'),
		channels: readTexts(given.channels, 'channels'),
		externalIds: readTexts(given.externalIds, 'externalIds'),
		compensationLimit: readSheetNumber(given.compensationLimit, 'compensationLimit', false),
		deputy: line('deputy'),
		maxOpenCases: readSheetNumber(given.maxOpenCases, 'maxOpenCases', true),
		active: readYesNo(given.active, 'active'),
	};
}

/** Facts over what is stored; what is not said stays, what is cleared goes. */
export function mergePerson(
	known: Person | null,
	facts: PersonFacts,
	settled: { id: string; deputyId: string | null },
	cleared: readonly ClearableFact[],
): Person {
	const name = facts.name ?? known?.name ?? null;
	if (name === null) {
		throw new InputError(
			`The person "${settled.id}" is new and has no name.`,
			'Fill in Name: it is shown to colleagues and customers.',
		);
	}
	const kept = <Value>(key: ClearableFact, said: Value | null, old: Value, none: Value): Value =>
		said ?? (cleared.includes(key) ? none : old);
	const optional = <Value>(key: ClearableFact, said: Value | null, old: Value | null | undefined) =>
		kept<Value | null>(key, said, old ?? null, null);
	return {
		id: settled.id,
		name,
		email: optional('email', facts.email, known?.email),
		team: optional('team', facts.team, known?.team),
		role: facts.role ?? known?.role ?? 'agent',
		skills: kept('skills', facts.skills, known?.skills ?? [], []),
		languages: kept('languages', facts.languages, known?.languages ?? [], []),
		channels: { ...(cleared.includes('channels') ? {} : known?.channels), ...facts.channels },
		externalIds: {
			...(cleared.includes('externalIds') ? {} : known?.externalIds),
			...facts.externalIds,
		},
		compensationLimit: optional(
			'compensationLimit',
			facts.compensationLimit,
			known?.compensationLimit,
		),
		deputyId: optional('deputy', settled.deputyId, known?.deputyId),
		maxOpenCases: optional('maxOpenCases', facts.maxOpenCases, known?.maxOpenCases),
		active: facts.active ?? known?.active ?? true,
	};
}

function asText(value: unknown): unknown {
	return typeof value === 'number' ? String(value) : value;
}

function readWords(value: unknown, path: string): string[] | null {
	if (value === undefined || value === null || value === '') return null;
	const list = typeof value === 'string' ? value.split(/[,，、;；\n]/) : value;
	if (!Array.isArray(list)) throw unacceptable(path, value, 'words separated by commas');
	const words = list
		.map((word: unknown) => readOptionalText(asText(word), path, 100))
		.filter((word) => word !== null);
	return words.length === 0 ? null : [...new Set(words)];
}

function readTexts(value: unknown, path: string): Record<string, string> | null {
	if (value === undefined || value === null || value === '') return null;
	const texts: Record<string, string> = {};
	for (const [key, inner] of Object.entries(readRecord(value, path))) {
		const text = readOptionalText(asText(inner), `${path}.${key}`, 500);
		if (key.trim() !== '' && text !== null) texts[key.trim()] = text;
	}
	return Object.keys(texts).length === 0 ? null : texts;
}

function readSheetNumber(value: unknown, path: string, whole: boolean): number | null {
	const text = readOptionalText(asText(value), path, 40);
	if (text === null) return null;
	const number = /^\d{1,12}(?:\.\d{1,6})?$/.test(text) ? Number(text) : NaN;
	if (Number.isFinite(number) && (!whole || Number.isInteger(number))) return number;
	throw unacceptable(path, value, whole ? 'a whole number of 0 or more' : 'a number of 0 or more');
}

function readYesNo(value: unknown, path: string): boolean | null {
	if (typeof value === 'boolean') return value;
	const text = readOptionalText(asText(value), path, 20)?.toLowerCase() ?? null;
	if (text === null) return null;
	if (yes.has(text)) return true;
	if (no.has(text)) return false;
	throw unacceptable(path, value, 'yes or no');
}
