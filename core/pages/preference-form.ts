import { type ContactChannel, contactChannels, topicOfKey } from '../model/consent';
import type { FieldError } from './field-error';
import { formFields } from './form-fields';
import { type FormReader, openForm } from './form-reader';

/** What one press of a button does. `stop_all` ends everything but messages about one's own matters. */
export const preferenceActions = [
	'opt_out',
	'resubscribe',
	'stop_all',
	'send_data',
	'erase_data',
] as const;
export type PreferenceAction = (typeof preferenceActions)[number];

/** How often somebody wants to hear from us; `paused` = not before a day. */
export const frequencies = ['usual', 'less', 'paused'] as const;
export type Frequency = (typeof frequencies)[number];

/** What was chosen on the page. */
export type ChosenPreferences = {
	/** Keys of topics that were ticked, or not, otherwise than the page was served. */
	granted: string[];
	denied: string[];
	often: Frequency;
	/** `YYYY-MM-DD`, as it was typed; empty = none. */
	until: string;
	/** `null` = any. */
	channel: ContactChannel | null;
	/** `null` = whatever fits. */
	language: string | null;
};

export type ParsedPreferenceForm =
	/** `oneClick`: a mail program's POST (RFC 8058), which carries no form token. */
	| { kind: 'press'; action: PreferenceAction; oneClick: boolean }
	| { kind: 'save'; chosen: ChosenPreferences }
	| { kind: 'invalid'; errors: FieldError[] };

/** Reads a form of the preference page or a mail program's one-click body. Never throws. */
export function parsePreferenceForm(fields: unknown): ParsedPreferenceForm {
	const form = openForm(fields);
	if (form === null) return { kind: 'invalid', errors: [{ field: 'form', code: 'not_a_form' }] };
	form.one(formFields.token);
	form.one(formFields.formToken);
	const oneClick = form.one('List-Unsubscribe');
	const given = form.one(formFields.action);
	const isOneClick = oneClick.ok && oneClick.value === 'One-Click';
	const named = given.ok ? given.value : null;
	const chosen = !isOneClick && named === 'save' ? readChosen(form) : null;
	const action = isOneClick ? 'opt_out' : preferenceActions.find((one) => one === named);
	if (!chosen && !action) form.fail(formFields.action, 'unknown_action');
	const errors = form.errors();
	if (errors.length > 0) return { kind: 'invalid', errors };
	if (chosen) return { kind: 'save', chosen };
	return { kind: 'press', action: action ?? 'opt_out', oneClick: isOneClick };
}

function readChosen(form: FormReader): ChosenPreferences {
	const ticked = readTopics(form, formFields.topic);
	const served = readTopics(form, formFields.served);
	const often = readOne(form, formFields.often, frequencies);
	const channel = readOne(form, formFields.channel, ['', ...contactChannels]);
	const language = form.one(formFields.language);
	const until = form.one(formFields.until);
	return {
		granted: ticked.filter((key) => !served.includes(key)),
		denied: served.filter((key) => !ticked.includes(key)),
		often: often ?? 'usual',
		until: until.ok ? (until.value ?? '').trim() : '',
		channel: channel === '' ? null : channel,
		language: language.ok ? language.value || null : null,
	};
}

function readTopics(form: FormReader, field: string): string[] {
	const read = form.all(field);
	const keys = read.ok ? read.value : [];
	if (!read.ok) form.fail(field, read.code);
	else if (keys.some((key) => topicOfKey(key) === null)) form.fail(field, 'unknown_choice');
	return [...new Set(keys)].slice(0, 50);
}

/** One of these words; a page that does not ask for it sends nothing. */
function readOne<Word extends string>(
	form: FormReader,
	field: string,
	words: readonly Word[],
): Word | null {
	const read = form.one(field);
	const value = read.ok ? read.value : null;
	const word = words.find((one) => one === value);
	if (!read.ok) form.fail(field, read.code);
	else if (value !== null && word === undefined) form.fail(field, 'unknown_choice');
	return word ?? null;
}
