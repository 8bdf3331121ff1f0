import type { ComponentChildren, VNode } from 'preact';

import { ownUrl } from '../language/safe-url';
import type { PageActionKind } from '../model/case-action';
import { Icon, type IconName } from './design/icons';
import { formFields } from './form-fields';
import { controlId, errorId, FieldErrorLine, HiddenFields } from './form-parts';
import { longestNote } from './owner-form';
import type { OwnerPageView } from './owner-page-view';
import type { Voice } from './page-base';

export type OwnerPart = { view: OwnerPageView; voice: Voice };

/** The name of a control on a page of many forms: errors belong to one of them. */
export type Slot = OwnerPart & { action: PageActionKind };

/** The id of a control of one of the forms. */
export const slotId = (action: PageActionKind, field: string): string =>
	controlId(`${action}.${field}`);

/** The id of the part of the page that an action folds away. */
export const foldId = (action: PageActionKind): string => `more-${action.replace(/_/g, '-')}`;

/** Whether this very form was sent with a fault. */
export function failedHere({ view, action }: Pick<Slot, 'view' | 'action'>): boolean {
	return view.failed?.action === action;
}

/** What had been typed into a field of a form that had an error. */
export function typedIn(slot: Slot, field: string): string | null {
	return failedHere(slot) ? (slot.view.failed?.typed[field] ?? null) : null;
}

/** A form of one action, with its button unless that stands elsewhere. */
export function ActionForm(
	props: Slot & {
		id?: string;
		more?: Record<string, string>;
		/** `null` = the button stands elsewhere, and names the form. */
		button: string | null;
		/** The one thing to do here. */
		loud?: boolean;
		children?: ComponentChildren;
	},
): VNode {
	const { view, voice } = props;
	return (
		<form id={props.id} method="post" action={ownUrl(view.formAction) ?? ''} accept-charset="utf-8">
			<HiddenFields
				token={view.token}
				formToken={view.formToken}
				more={{ [formFields.action]: props.action, ...props.more }}
			/>
			{props.children}
			{props.button !== null && (
				<button type="submit" class={props.loud === true ? 'btn' : 'btn alt'} {...voice.ours}>
					{props.button}
				</button>
			)}
		</form>
	);
}

/** What is folded away until it is needed, or open when it had an error. */
export function Fold(
	props: Slot & { title: string; icon: IconName; done?: boolean; children: ComponentChildren },
): VNode {
	return (
		<details class="fold" name="more" id={foldId(props.action)} open={failedHere(props)}>
			<summary {...props.voice.ours}>
				<Icon name={props.icon} />
				<span>{props.title}</span>
				{props.done === true && (
					<span class="badge good">
						<Icon name="tick" />
					</span>
				)}
			</summary>
			{props.children}
		</details>
	);
}

type ControlProps = Slot & {
	field: string;
	label: string;
	value?: string | null;
	required?: boolean;
};

/** A labelled control with its error; the control is given the ids that tie them together. */
function Labelled(
	props: ControlProps & {
		control: (wiring: {
			id: string;
			name: string;
			class: string;
			'aria-invalid': 'true' | undefined;
			'aria-describedby': string | undefined;
		}) => VNode;
	},
): VNode {
	const { view, voice, field } = props;
	const id = slotId(props.action, field);
	const errors = failedHere(props) ? view.errors : [];
	const wrong = errors.some((error) => error.field === field);
	return (
		<div class="field">
			<label for={id} {...voice.ours}>
				{props.label}
			</label>
			<FieldErrorLine errors={errors} field={field} voice={voice} />
			{props.control({
				id,
				name: field,
				class: 'in',
				'aria-invalid': wrong ? 'true' : undefined,
				'aria-describedby': wrong ? errorId(field) : undefined,
			})}
		</div>
	);
}

export function NoteField(
	props: Slot & {
		field?: string;
		label?: string;
		value?: string | null;
		required?: boolean;
		rows?: number;
	},
): VNode {
	const field = props.field ?? 'note';
	return (
		<Labelled
			{...props}
			field={field}
			label={props.label ?? props.voice.say('owner.note')}
			control={(wiring) => (
				<textarea
					{...wiring}
					rows={props.rows ?? 2}
					maxlength={longestNote}
					required={props.required}
				>
					{typedIn(props, field) ?? props.value ?? ''}
				</textarea>
			)}
		/>
	);
}

export function InputField(
	props: ControlProps & {
		type: 'text' | 'datetime-local';
		inputmode?: 'decimal' | 'text';
		maxlength?: number;
	},
): VNode {
	return (
		<Labelled
			{...props}
			control={(wiring) => {
				const rest = {
					...wiring,
					inputmode: props.inputmode,
					maxlength: props.maxlength,
					value: typedIn(props, props.field) ?? props.value ?? '',
					required: props.required,
					autocomplete: 'off',
				};
				return props.type === 'text' ? (
					<input {...rest} type="text" />
				) : (
					<input {...rest} type="datetime-local" />
				);
			}}
		/>
	);
}

export function SelectField(
	props: ControlProps & { options: ReadonlyArray<{ value: string; label: string }> },
): VNode {
	const chosen = typedIn(props, props.field) ?? props.value ?? '';
	return (
		<Labelled
			{...props}
			control={(wiring) => (
				<select {...wiring} required={props.required}>
					<option value="">{props.voice.say('owner.choose')}</option>
					{props.options.map(({ value, label }) => (
						<option value={value} selected={value === chosen}>
							{label}
						</option>
					))}
				</select>
			)}
		/>
	);
}
