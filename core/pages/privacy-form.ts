import type { FieldError } from './field-error';
import { formFields } from './form-fields';
import { openForm } from './form-reader';

/** What the second press does: deletes all, or gives it as a page or a file. */
export const privacyActions = ['erase_now', 'data_page', 'data_file'] as const;
export type PrivacyAction = (typeof privacyActions)[number];

export type ParsedPrivacyForm =
	/** `sure`: that it may be deleted was ticked, which no program does that sends a form as it finds it. */
	| { kind: 'press'; action: PrivacyAction; sure: boolean }
	/** A form of another page. */
	| { kind: 'other' }
	| { kind: 'invalid'; errors: FieldError[] };

/** Reads a form of the page that asks again before data is deleted or shown. Never throws. */
export function parsePrivacyForm(fields: unknown): ParsedPrivacyForm {
	const form = openForm(fields);
	const given = form?.one(formFields.action);
	const action = privacyActions.find((one) => given?.ok === true && given.value === one);
	if (!form || !action) return { kind: 'other' };
	form.one(formFields.token);
	form.one(formFields.formToken);
	const sure = action === 'erase_now' ? form.one(formFields.sure) : null;
	if (sure?.ok === false) form.fail(formFields.sure, sure.code);
	const errors = form.errors();
	if (errors.length > 0) return { kind: 'invalid', errors };
	return { kind: 'press', action, sure: sure?.ok === true && sure.value === 'yes' };
}
