import type { ComponentChildren, VNode } from 'preact';

import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import type { FieldError } from './field-error';
import { Icon } from './design/icons';
import { formFields } from './form-fields';
import type { Voice } from './page-base';

/** A sentence for one error; with the rejected field's name where nobody sees the field. */
function errorText(say: Voice['say'], error: FieldError): string {
	return error.code === 'unknown_field'
		? say('error.unknown_field', { field: cleanLine(error.field, 80) })
		: say(`error.${error.code}`);
}

/** The same with what was asked, so that several errors can be told apart. */
function errorAbout(say: Voice['say'], error: FieldError, asked: string): string {
	const text = errorText(say, error);
	if (asked === '') return text;
	return /[?？؟.。!！:：]$/.test(asked)
		? say('row.sentences', { one: asked, other: text })
		: say('mail.labelled', { label: asked, value: text });
}

/** The id under which a field's first control is found. */
export const controlId = (field: string): string => `c-${field.replace(/[^\w-]/g, '-')}`;
export const errorId = (field: string): string => `e-${field.replace(/[^\w-]/g, '-')}`;

/** All errors on top of the page, each a link to its field; nothing without errors. */
export function ErrorSummary(props: {
	errors: readonly FieldError[];
	voice: Voice;
	/** Fields that are on the page, with what they ask (empty = nothing to tell them apart by). */
	shown: ReadonlyMap<string, string>;
}): VNode | null {
	if (props.errors.length === 0) return null;
	return (
		<div class="note box bad" role="alert" {...props.voice.ours}>
			<Icon name="alert" />
			<div>
				<strong>{props.voice.say('error.summary')}</strong>
				{props.errors.map((error) => {
					const asked = props.shown.get(error.field);
					const text = errorAbout(props.voice.say, error, cleanLine(asked ?? '', 100));
					return (
						<p>
							{asked === undefined ? (
								text
							) : (
								<a href={`#${controlId(error.field)}`} target="_self">
									{text}
								</a>
							)}
						</p>
					);
				})}
			</div>
		</div>
	);
}

/** The error beside its field; nothing when there is none. */
export function FieldErrorLine(props: {
	errors: readonly FieldError[];
	field: string;
	voice: Voice;
	/** Whether the reader is told at once, where no summary on top does it. */
	alone?: boolean;
}): VNode | null {
	const error = props.errors.find((candidate) => candidate.field === props.field);
	if (error === undefined) return null;
	return (
		<p
			class="err on"
			id={errorId(props.field)}
			role={props.alone === true ? 'alert' : undefined}
			{...props.voice.ours}
		>
			<Icon name="alert" />
			{errorText(props.voice.say, error)}
		</p>
	);
}

/** True when a field has an error. */
export function hasError(errors: readonly FieldError[], field: string): boolean {
	return errors.some((error) => error.field === field);
}

/** The tokens that every form carries, and whatever else is fixed. */
export function HiddenFields(props: {
	token: string;
	formToken: string;
	more?: Record<string, string>;
}): VNode {
	return (
		<>
			<input type="hidden" name={formFields.token} value={props.token} />
			<input type="hidden" name={formFields.formToken} value={props.formToken} />
			{Object.entries(props.more ?? {}).map(([name, value]) => (
				<input type="hidden" name={name} value={value} />
			))}
		</>
	);
}

/** A form of one action, with the tokens of the page it stands on. */
export function ActionForm(props: {
	view: { formAction: string; token: string; formToken: string };
	action: string;
	class?: string;
	children: ComponentChildren;
}): VNode {
	const { formAction, token, formToken } = props.view;
	return (
		<form
			method="post"
			action={ownUrl(formAction) ?? ''}
			accept-charset="utf-8"
			class={props.class}
		>
			<HiddenFields
				token={token}
				formToken={formToken}
				more={{ [formFields.action]: props.action }}
			/>
			{props.children}
		</form>
	);
}
