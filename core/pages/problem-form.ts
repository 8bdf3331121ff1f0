import type { ProblemState } from '../model/problem';
import { problemStates } from '../model/problem';
import { formFields } from './form-fields';
import { openForm } from './form-reader';

/** Characters that what will be done, and why it is not, may have. */
export const longestRemedy = 2_000;

/** The fields of a form on the page of problems, besides the two tokens. */
export const problemFields = {
	problem: 'problem',
	state: 'state',
	due: 'due',
	remedy: 'remedy',
	reason: 'reason',
	/** What the page showed when it was served. */
	seen: 'seen',
} as const;

/** What stood in the form, as it was typed. */
export type TypedProblem = { state: string; due: string; remedy: string; reason: string };

/** What somebody wants of a problem; `null` = the field was left empty. */
export type WantedProblem = {
	state: ProblemState;
	/** A day, `2026-03-31`. */
	due: string | null;
	remedy: string | null;
	reason: string | null;
};

export type ProblemFault = {
	field: 'state' | 'due' | 'remedy' | 'reason';
	code: 'cannot' | 'remedy' | 'due' | 'reason' | 'owner' | 'date' | 'long';
};

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
		return read.ok ? (read.value ?? '').slice(0, longestTyped) : '';
	};
	const long = (field: 'remedy' | 'reason'): string | null => {
		const read = form.text(field, longestRemedy);
		if (read.ok) return read.value;
		faults.push({ field, code: 'long' });
		return null;
	};
	const { problem, state, due, remedy, reason, seen } = problemFields;
	const problemId = plain(problem);
	const typed = {
		state: plain(state),
		due: plain(due).trim(),
		remedy: plain(remedy),
		reason: plain(reason),
	};
	const wanted = problemStates.find((one) => one === typed.state);
	const given = {
		due: typed.due === '' ? null : typed.due,
		remedy: long(remedy),
		reason: long(reason),
	};
	const mark = plain(seen);
	if (!wanted) faults.push({ field: 'state', code: 'cannot' });
	if (typed.due !== '' && !isDay(typed.due)) faults.push({ field: 'due', code: 'date' });
	if (problemId === '' || form.errors().length > 0) return { kind: 'no_form' };
	if (!wanted || faults.length > 0) return { kind: 'invalid', problemId, typed, faults };
	return { kind: 'ok', problemId, seen: mark, typed, wanted: { state: wanted, ...given } };
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
