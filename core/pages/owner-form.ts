import { momentsOf } from '../calendar/wall-time';
import {
	type Checklist,
	type PageAction,
	type PageActionKind,
	pageActions,
} from '../model/case-action';
import {
	compensationKinds,
	contactChannels,
	type HeatStep,
	heatSteps,
	pauseReasons,
} from '../model/case-words';
import type { FieldError } from './field-error';
import { formFields } from './form-fields';
import type { FormReader, Read } from './form-reader';
import { openForm } from './form-reader';

/** Characters a note may have. */
export const longestNote = 2000;

export type ParsedOwnerForm =
	| { kind: 'ok'; action: PageAction }
	| {
			kind: 'invalid';
			errors: FieldError[];
			/** Which form it was, so that the page can open it again; `null` when unknown. */
			action: PageActionKind | null;
			/** What had been typed, for the same purpose; texts cut to `longestNote`. */
			typed: Record<string, string>;
	  };

function isOneOf<T extends string>(list: readonly T[], value: string | null): value is T {
	return value !== null && (list as readonly string[]).includes(value);
}

/**
 * Readers for the fields of one action. A field that cannot be used is noted as an error; the value
 * then returned only stands in for it, since a form with an error never becomes an action.
 */
function fieldsOf(form: FormReader) {
	function usable<T>(field: string, read: Read<T | null>): T | null {
		if (read.ok) return read.value;
		form.fail(field, read.code);
		return null;
	}
	function required(field: string, most: number): string {
		const read = form.text(field, most);
		if (read.ok && read.value !== null) return read.value;
		form.fail(field, read.ok ? 'required' : read.code);
		return '';
	}
	return {
		note: (field = 'note') => usable(field, form.text(field, longestNote)),
		short: (field: string) => usable(field, form.text(field, 200)),
		text: (field: string) => required(field, longestNote),
		id: (field: string) => required(field, 200),
		choice<T extends string>(field: string, list: readonly [T, ...T[]]): T {
			const value = required(field, 200);
			if (isOneOf(list, value)) return value;
			if (value !== '') form.fail(field, 'unknown_choice');
			return list[0];
		},
		tick(field: string): boolean {
			const value = usable(field, form.one(field));
			return value !== null && value !== '' && value !== 'false' && value !== '0';
		},
		moment(field: string, timeZone: string): number {
			const at = localMoment(usable(field, form.one(field)) ?? '', timeZone);
			if (at === null) form.fail(field, 'bad_time');
			return at ?? 0;
		},
		/** What was typed; `null` where nothing was. */
		optional(field: string): string | null {
			const text = (usable(field, form.one(field)) ?? '').trim();
			return text === '' ? null : text;
		},
		fail: (field: string, code: FieldError['code']) => form.fail(field, code),
		days(field: string): number {
			const days = this.optional(field);
			if (days === null) return 1;
			if (/^[1-9]\d?$/.test(days)) return Number(days);
			form.fail(field, 'unknown_choice');
			return 1;
		},
		amount(field: string): number {
			const amount = (usable(field, form.one(field)) ?? '').trim();
			if (/^\d{1,9}(\.\d{1,2})?$/.test(amount) && Number(amount) > 0) return Number(amount);
			form.fail(field, 'bad_amount');
			return 0;
		},
		currency(field: string): string {
			const currency = required(field, 200).toUpperCase();
			if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) form.fail(field, 'unknown_choice');
			return currency;
		},
	};
}

/** `2026-03-04T09:05` on the wall of a zone → epoch ms; `null` when it is no date and time. */
export function localMoment(text: string, timeZone: string): number | null {
	const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(text.trim());
	if (match === null) return null;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1, 6).map(Number);
	const midnight = Date.UTC(year, month - 1, day);
	// Date.UTC rolls 31 February over, and takes years below 100 for those of the last century.
	const date = new Date(midnight);
	if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1) return null;
	if (date.getUTCDate() !== day || hour > 23 || minute > 59) return null;
	const [at] = momentsOf(timeZone, midnight / 86_400_000, [hour * 60 + minute]);
	return at === undefined || !Number.isFinite(at) ? null : at;
}

/** The fields of one step in the checklist. */
export const stepFields = (step: HeatStep) =>
	({ done: `done.${step}`, note: `note.${step}` }) as const;

/** The fields of the checklist that belong to no step. */
export const checklistFields = { code: 'code', causeNote: 'note.cause', seen: 'seen' } as const;

function readChecklist(fields: ReturnType<typeof fieldsOf>): Checklist {
	const heat = Object.fromEntries(
		heatSteps.map((step) => {
			const names = stepFields(step);
			return [step, { done: fields.tick(names.done), note: fields.note(names.note) }];
		}),
	) as Checklist['heat'];
	const code = fields.short(checklistFields.code);
	const note = fields.note(checklistFields.causeNote);
	// A note on a cause that nobody names would be lost.
	if (code === null && note !== null) fields.fail(checklistFields.code, 'required');
	const rootCause = code === null ? null : { code, note };
	return { kind: 'checklist', heat, rootCause, seen: fields.short(checklistFields.seen) };
}

function readAction(form: FormReader, name: PageActionKind, timeZone: string): PageAction {
	const fields = fieldsOf(form);
	switch (name) {
		case 'acknowledge':
			return { kind: name };
		case 'log_contact':
			return {
				kind: name,
				channel: fields.choice('channel', contactChannels),
				note: fields.note(),
			};
		case 'note':
			return { kind: name, note: fields.text('note') };
		case 'checklist':
			return readChecklist(fields);
		case 'promise':
			return { kind: name, at: fields.moment('at', timeZone), text: fields.text('text') };
		case 'compensation':
			return {
				kind: name,
				compensationKind: fields.choice('kind', compensationKinds),
				amount: fields.amount('amount'),
				currency: fields.currency('currency'),
				note: fields.note(),
			};
		case 'hand_over':
			return { kind: name, personId: fields.id('personId'), note: fields.note() };
		case 'pause': {
			const reason = fields.choice('reason', pauseReasons);
			const [at, days] = [fields.optional('at'), fields.days('days')];
			const until = at === null ? { workingDays: days } : fields.moment('at', timeZone);
			return { kind: name, reason, until, note: fields.note() };
		}
		case 'resume':
			return { kind: name };
		case 'resolve':
			return { kind: name, note: fields.note() };
		case 'approve':
		case 'decline':
			return { kind: name, compensationId: fields.id('compensationId'), note: fields.note() };
	}
}

const typedFields = [
	'note',
	'text',
	'at',
	'amount',
	'currency',
	'channel',
	'kind',
	'code',
	'personId',
	'reason',
	'days',
	'compensationId',
	checklistFields.causeNote,
	...heatSteps.flatMap((step) => Object.values(stepFields(step))),
];

function typedIn(fields: unknown): Record<string, string> {
	const typed: Record<string, string> = {};
	for (const name of typedFields) {
		const read = openForm(fields)?.one(name);
		if (read?.ok && read.value !== null) typed[name] = read.value.slice(0, longestNote);
	}
	return typed;
}

/**
 * Reads one of the owner's forms. Every form has `t`, `f` and `action`; besides:
 * `log_contact` channel, note · `note` note · `promise` at (local date and time), text ·
 * `checklist` done.‹step› and note.‹step› of every HEAT step, code and note.cause of the root cause,
 * seen · `compensation` kind, amount, currency, note · `hand_over` personId, note · `pause` reason, at
 * or days (working days), note · `resume` · `resolve` note · `approve`, `decline` compensationId, note.
 * Strict: any other field is an error.
 * Whether the person may do it, and whether it makes sense now, is the case's decision. Never throws.
 *
 * @param timeZone the workspace's, in which `at` was typed
 */
export function parseOwnerForm(fields: unknown, timeZone: string): ParsedOwnerForm {
	const form = openForm(fields);
	if (form === null) {
		const errors: FieldError[] = [{ field: 'form', code: 'not_a_form' }];
		return { kind: 'invalid', errors, action: null, typed: {} };
	}
	form.one(formFields.token);
	form.one(formFields.formToken);
	const read = form.one(formFields.action);
	const name = read.ok && isOneOf(pageActions, read.value) ? read.value : null;
	if (name === null) {
		const errors: FieldError[] = [{ field: formFields.action, code: 'unknown_action' }];
		return { kind: 'invalid', errors, action: null, typed: typedIn(fields) };
	}
	const action = readAction(form, name, timeZone);
	const errors = form.errors();
	if (errors.length === 0) return { kind: 'ok', action };
	return { kind: 'invalid', errors, action: name, typed: typedIn(fields) };
}
