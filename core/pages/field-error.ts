/** What can be wrong with one field of a form; the page says it in the reader's language. */
export type FieldErrorCode =
	| 'required'
	| 'not_in_scale'
	| 'unknown_choice'
	| 'unknown_field'
	| 'too_long'
	| 'not_text'
	| 'repeated'
	| 'not_a_form'
	| 'bad_time'
	| 'bad_day'
	| 'bad_amount'
	| 'unknown_action'
	| 'not_contact'
	| 'contact_too_often'
	| 'too_many'
	| 'not_sure';

/** `field` is the name as it was sent (see form-fields.ts), cut to 80 characters; `form` = the whole. */
export type FieldError = { field: string; code: FieldErrorCode };
