import type { ComponentChildren, VNode } from 'preact';

import { ownUrl } from '../language/safe-url';
import type { PageActionKind } from '../model/case-action';
import { formFields } from './form-fields';
import { controlId, errorId, FieldErrorLine, HiddenFields } from './form-parts';
import { longestNote } from './owner-form';
import type { OwnerPageView } from './owner-page-view';
import type { Voice } from './page-frame';

export type OwnerPart = { view: OwnerPageView; voice: Voice };

/** The name of a control on a page of many forms: errors belong to one of them. */
export type Slot = OwnerPart & { action: PageActionKind; part?: string };

const slotId = ({ action, part }: Slot, field: string): string =>
	controlId(`${action}.${part ?? ''}.${field}`);

/** Whether this very form was sent with a fault (a HEAT step is a form of its own). */
export function failedHere({ view, action, part }: Slot): boolean {
	return view.failed?.action === action && (part === undefined || view.failed.typed.step === part);
}

/** What had been typed into a field of a form that had an error. */
export function typedIn(slot: Slot, field: string): string | null {
	return failedHere(slot) ? (slot.view.failed?.typed[field] ?? null) : null;
}

/** One small form with one button. */
export function ActionForm(
	props: Slot & {
		more?: Record<string, string>;
		button: string;
		plain?: boolean;
		children?: ComponentChildren;
	},
): VNode {
	const { view, voice } = props;
	return (
		<form method="post" action={ownUrl(view.formAction) ?? ''} accept-charset="utf-8">
			<HiddenFields
				token={view.token}
				formToken={view.formToken}
				more={{ [formFields.action]: props.action, ...props.more }}
			/>
			{props.children}
			<button type="submit" class={props.plain ? 'plain' : undefined} {...voice.ours}>
				{props.button}
			</button>
		</form>
	);
}

/** A form that is folded away until it is needed, or open when it had an error. */
export function Fold(
	props: Slot & { title: string; done?: boolean; open?: boolean; children: ComponentChildren },
): VNode {
	return (
		<details open={props.open === true || failedHere(props)}>
			<summary class={props.done ? 'done' : undefined} {...props.voice.ours}>
				{props.title}
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
			'aria-invalid': 'true' | undefined;
			'aria-describedby': string | undefined;
		}) => VNode;
	},
): VNode {
	const { view, voice, field } = props;
	const id = slotId(props, field);
	const errors = failedHere(props) ? view.errors : [];
	const wrong = errors.some((error) => error.field === field);
	return (
		<>
			<label class="field" for={id} {...voice.ours}>
				{props.label}
			</label>
			<FieldErrorLine errors={errors} field={field} voice={voice} />
			{props.control({
				id,
				name: field,
				'aria-invalid': wrong ? 'true' : undefined,
				'aria-describedby': wrong ? errorId(field) : undefined,
			})}
		</>
	);
}

export function NoteField(
	props: Slot & { field?: string; label?: string; value?: string | null; required?: boolean },
): VNode {
	const field = props.field ?? 'note';
	return (
		<Labelled
			{...props}
			field={field}
			label={props.label ?? props.voice.say('owner.note')}
			control={(wiring) => (
				<textarea {...wiring} rows={2} maxlength={longestNote} required={props.required}>
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
					class: 'text',
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
