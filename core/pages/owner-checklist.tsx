import type { VNode } from 'preact';

import { heatSteps } from '../model/case-words';
import { Icon } from './design/icons';
import { errorId, FieldErrorLine } from './form-parts';
import { checklistFields, longestNote, stepFields } from './owner-form';
import type { OwnerPart } from './owner-forms';
import {
	ActionForm,
	failedHere,
	foldId,
	NoteField,
	SelectField,
	slotId,
	typedIn,
} from './owner-forms';
import { type MissingForResolve, missingForResolve } from './owner-page-view';
import { causeLabel, missingLabel } from './owner-words';

const action = 'checklist' as const;

/** The form whose button stands in the dock. */
export const resolveForm = 'resolve-form';

/** Where on the page something that is missing can be mended. */
export function placeOf(item: MissingForResolve): string {
	if (item === 'approval') return `#${foldId('compensation')}`;
	if (item === 'rootCause') return `#${slotId(action, checklistFields.code)}`;
	return `#${slotId(action, stepFields(item).done)}`;
}

/** HEAT and the root cause: one form, one button. */
export function CaseChecklist(part: OwnerPart): VNode {
	const { view, voice } = part;
	const { say, ours } = voice;
	const slot = { ...part, action };
	const failed = failedHere(slot);
	const causeNote = view.rootCause?.note ?? null;
	const done = heatSteps.filter((step) => view.heat[step].done).length;
	return (
		<section class="card" aria-labelledby="heat">
			<div class="titled" {...ours}>
				<h2 id="heat">{say('owner.heat')}</h2>
				<span class="soft s num">{say('owner.heatDone', { done, all: heatSteps.length })}</span>
			</div>
			<ActionForm
				{...slot}
				more={{ [checklistFields.seen]: view.seen }}
				button={say('owner.heatSave')}
			>
				<ol class="heat">
					{heatSteps.map((step) => {
						const names = stepFields(step);
						const label = say(`owner.heat.${step}`);
						const ticked = failed ? typedIn(slot, names.done) !== null : view.heat[step].done;
						const note = typedIn(slot, names.note) ?? view.heat[step].note ?? '';
						const wrong = failed && view.errors.some(({ field }) => field === names.note);
						return (
							<li class={note !== '' || wrong ? 'kept' : undefined}>
								<label class="check" {...ours}>
									<input
										type="checkbox"
										id={slotId(action, names.done)}
										name={names.done}
										value="1"
										checked={ticked}
									/>
									<span>
										<b>{label}</b>
										<span class="soft s">{say(`owner.heat.${step}.hint`)}</span>
									</span>
								</label>
								{wrong && <FieldErrorLine errors={view.errors} field={names.note} voice={voice} />}
								<textarea
									class="in more"
									id={slotId(action, names.note)}
									name={names.note}
									rows={1}
									maxlength={longestNote}
									aria-label={say('owner.noteOn', { what: label })}
									aria-invalid={wrong ? 'true' : undefined}
									aria-describedby={wrong ? errorId(names.note) : undefined}
									placeholder={say('owner.note')}
								>
									{note}
								</textarea>
							</li>
						);
					})}
				</ol>
				<SelectField
					{...slot}
					field={checklistFields.code}
					label={say('owner.rootCause')}
					value={view.rootCause?.code}
					options={view.rootCauses.map(({ code, label }) => ({
						value: code,
						label: causeLabel(voice, code, label),
					}))}
				/>
				<NoteField
					{...slot}
					field={checklistFields.causeNote}
					label={say('owner.noteOn', { what: say('owner.rootCause') })}
					value={causeNote}
					rows={1}
				/>
			</ActionForm>
		</section>
	);
}

/** What stands between the case and *Resolved*, each a way to it; else the last form. */
export function Resolve(part: OwnerPart): VNode {
	const { say, ours } = part.voice;
	const missing = missingForResolve(part.view);
	const slot = { ...part, action: 'resolve' as const };
	if (missing.length > 0) {
		return (
			<section class="card" aria-labelledby="resolve" {...ours}>
				<h2 id="resolve">{say('owner.missing')}</h2>
				<ul class="todo row">
					{missing.map((item) => (
						<li>
							<Icon name="alert" />
							<a href={placeOf(item)}>{missingLabel(part.voice, item)}</a>
						</li>
					))}
				</ul>
			</section>
		);
	}
	return (
		<section class="card" aria-labelledby="resolve">
			<h2 id="resolve" {...ours}>
				{say('owner.resolve')}
			</h2>
			<p class="soft s" {...ours}>
				{say(part.view.customer.reachable ? 'owner.resolveHint' : 'owner.resolveUnasked')}
			</p>
			<ActionForm {...slot} id={resolveForm} button={null}>
				<NoteField {...slot} />
			</ActionForm>
		</section>
	);
}
