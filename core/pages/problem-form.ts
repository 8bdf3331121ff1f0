import { isObject } from '../model/json';
import type { NamingKind, ProblemState, PublicText } from '../model/problem';
import { longestPublicText, problemStates } from '../model/problem';
import { formFields } from './form-fields';
import { type FormReader, openForm } from './form-reader';

/** Characters that what will be done, and why it is not, may have. */
export const longestRemedy = 2_000;
/** Characters that say who is meant. */
export const longestOwner = 200;

/** The fields of a form on the page of problems, besides the two tokens. */
export const problemFields = {
	problem: 'problem',
	state: 'state',
	due: 'due',
	remedy: 'remedy',
	reason: 'reason',
	/** Whom it is handed over to. */
	owner: 'owner',
	/** What the page showed when it was served. */
	seen: 'seen',
} as const;

/** What everybody may read of a problem, in a language that it can be written in; empty = nothing is written. */
export type WrittenText = { language: string; name: string; said: string; did: string };

/** The field of a text for everybody, in a language. */
export type PublicField = `said.${string}` | `did.${string}`;

/** What stood in the form, as it was typed; texts for everybody by their fields. */
export type TypedProblem = {
	state: string;
	due: string;
	remedy: string;
	reason: string;
	owner: string;
	texts: Readonly<Record<PublicField, string>>;
};

/** What somebody wants of a problem; `null` = the field was left empty. */
export type WantedProblem = {
	state: ProblemState;
	/** A day, `2026-03-31`. */
	due: string | null;
	remedy: string | null;
	reason: string | null;
	/** The name, mailbox or ID of whoever it is handed over to. */
	owner: string | null;
	/** What everybody may read, by language; `null` takes a language away. Languages that are not there stay. */
	texts: Readonly<Record<string, PublicText | null>>;
};

/** What is wrong about a field of the page itself. */
export type OwnFault = {
	field: 'state' | 'due' | 'remedy' | 'reason' | 'owner';
	code: 'cannot' | 'remedy' | 'due' | 'reason' | 'owner' | 'date' | 'long' | 'unknown';
};

/** What is wrong about a text for everybody: one of two is missing, it is too long, or it tells who somebody is. */
export type TextFault =
	| { field: PublicField; code: 'said' | 'did' | 'long_text' }
	| {
			field: PublicField;
			code: 'named';
			found: ReadonlyArray<{ kind: NamingKind; text: string }>;
	  };

export type ProblemFault = OwnFault | TextFault;

export type ParsedProblemForm =
	| { kind: 'ok'; problemId: string; seen: string; typed: TypedProblem; wanted: WantedProblem }
	| { kind: 'invalid'; problemId: string; typed: TypedProblem; faults: ProblemFault[] }
	| { kind: 'no_form' };

/** Reads a form of the page of problems; whether it may be done is the problem's decision. Never throws. */
export function parseProblemForm(fields: unknown): ParsedProblemForm {
	const form = openForm(fields);
	if (form === null) return { kind: 'no_form' };
	form.one(formFields.token);
	form.one(formFields.formToken);
	const faults: ProblemFault[] = [];
	const plain = (field: string): string => {
		const read = form.one(field);
		// What comes twice, or is no text, was not sent by our page: it is not as if it were left empty.
		if (!read.ok) form.fail(field, read.code);
		return read.ok ? (read.value ?? '').slice(0, longestTyped) : '';
	};
	const long = (field: 'remedy' | 'reason'): string | null => {
		const read = form.text(field, longestRemedy);
		if (read.ok) return read.value;
		faults.push({ field, code: 'long' });
		return null;
	};
	const { problem, state, due, remedy, reason, owner, seen } = problemFields;
	const problemId = plain(problem);
	const { texts, typedTexts, textFaults } = readTexts(form, fields);
	const typed: TypedProblem = {
		state: plain(state),
		due: plain(due).trim(),
		remedy: plain(remedy),
		reason: plain(reason),
		owner: plain(owner).trim(),
		texts: typedTexts,
	};
	const wanted = problemStates.find((one) => one === typed.state);
	const given = {
		due: typed.due === '' ? null : typed.due,
		remedy: long(remedy),
		reason: long(reason),
		owner: typed.owner === '' ? null : typed.owner,
	};
	faults.push(...textFaults);
	const mark = plain(seen);
	if (!wanted) faults.push({ field: 'state', code: 'cannot' });
	if (typed.due !== '' && !isDay(typed.due)) faults.push({ field: 'due', code: 'date' });
	if (problemId === '' || form.errors().length > 0) return { kind: 'no_form' };
	if (!wanted || faults.length > 0) return { kind: 'invalid', problemId, typed, faults };
	return { kind: 'ok', problemId, seen: mark, typed, wanted: { state: wanted, ...given, texts } };
}

/** Languages that one form may bring texts in. */
const mostLanguages = 60;

/** Texts for everybody: both of a language or neither. */
function readTexts(form: FormReader, fields: unknown) {
	const texts: Record<string, PublicText | null> = {};
	const typedTexts: Record<PublicField, string> = {};
	const textFaults: TextFault[] = [];
	for (const language of languagesIn(fields)) {
		const read = (part: 'said' | 'did'): string | null => {
			const field: PublicField = `${part}.${language}`;
			const typed = form.one(field);
			typedTexts[field] = typed.ok ? (typed.value ?? '').slice(0, longestTyped) : '';
			const found = form.text(field, longestPublicText);
			if (found.ok) return found.value;
			textFaults.push({ field, code: 'long_text' });
			return null;
		};
		const before = textFaults.length;
		const [said, did] = [read('said'), read('did')];
		if (said !== null && did !== null) texts[language] = { said, did };
		else if (said === null && did === null) texts[language] = null;
		else if (textFaults.length === before) {
			const missing = said === null ? 'said' : 'did';
			textFaults.push({ field: `${missing}.${language}`, code: missing });
		}
	}
	return { texts, typedTexts, textFaults };
}

/** The languages of the fields for everybody that a form has; what is no tag is no field of ours. */
function languagesIn(fields: unknown): string[] {
	if (!isObject(fields)) return [];
	const tags = Object.keys(fields).flatMap(
		(field) => /^(?:said|did)\.([A-Za-z0-9-]{2,35})$/.exec(field)?.[1] ?? [],
	);
	return [...new Set(tags)].filter(isTag).slice(0, mostLanguages);
}

function isTag(language: string): boolean {
	try {
		return Intl.getCanonicalLocales(language)[0] === language;
	} catch {
		return false;
	}
}

/** What is shown again is cut a little behind what is accepted. */
const longestTyped = 4_000;

function isDay(text: string): boolean {
	const [, year = '', month = '', day = ''] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? [];
	const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
	return (
		year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
	);
}
