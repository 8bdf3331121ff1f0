import type { FieldError } from './field-error';
import { formFields } from './form-fields';
import { openForm } from './form-reader';

export type ParsedOptOutForm =
	/** `oneClick`: a mail program's POST (RFC 8058), which carries no form token. */
	| { kind: 'ok'; action: 'opt_out' | 'resubscribe'; oneClick: boolean }
	| { kind: 'invalid'; errors: FieldError[] };

/** Reads the opt-out page's form or a mail program's one-click body. Never throws. */
export function parseOptOutForm(fields: unknown): ParsedOptOutForm {
	const form = openForm(fields);
	if (form === null) return { kind: 'invalid', errors: [{ field: 'form', code: 'not_a_form' }] };
	form.one(formFields.token);
	form.one(formFields.formToken);
	const oneClick = form.one('List-Unsubscribe');
	const action = form.one(formFields.action);
	const isOneClick = oneClick.ok && oneClick.value === 'One-Click';
	const chosen = action.ok ? action.value : null;
	if (!isOneClick && chosen !== 'opt_out' && chosen !== 'resubscribe') {
		form.fail(formFields.action, 'unknown_action');
	}
	const errors = form.errors();
	if (errors.length > 0) return { kind: 'invalid', errors };
	const resubscribe = !isOneClick && chosen === 'resubscribe';
	return { kind: 'ok', action: resubscribe ? 'resubscribe' : 'opt_out', oneClick: isOneClick };
}
