import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import { compensationKinds, pauseReasons } from '../model/case-words';
import { ContactFields } from './owner-dock';
import type { OwnerPart } from './owner-forms';
import { ActionForm, Fold, InputField, NoteField, SelectField } from './owner-forms';
import { amountText } from './owner-words';

function MakePromise(part: OwnerPart): VNode {
	const { say, ours } = part.voice;
	const slot = { ...part, action: 'promise' as const };
	const { promise, timeZone } = part.view;
	return (
		<Fold {...slot} icon="flag" title={say('owner.promise')} done={promise !== null}>
			{promise !== null && (
				<p class="pre" {...ours}>
					{say('owner.promiseStands', { text: cleanText(promise.text) })}
				</p>
			)}
			<ActionForm {...slot} button={say('owner.promiseButton')}>
				<InputField
					{...slot}
					field="at"
					type="datetime-local"
					label={say('owner.promiseAt', { zone: timeZone })}
					required
				/>
				<NoteField {...slot} field="text" label={say('owner.promiseText')} required />
			</ActionForm>
		</Fold>
	);
}

/** The compensations of a case, with what became of each. */
export function CompensationList({ view, voice }: OwnerPart): VNode | null {
	if (view.compensation.entries.length === 0) return null;
	return (
		<ul class="list">
			{view.compensation.entries.map((entry) => (
				<li>
					<span {...voice.ours}>
						{voice.say(`compensation.${entry.kind}`)} {amountText(entry)},{' '}
						{voice.say(`owner.compensation.${entry.state}`)}
					</span>
					{entry.note !== null && <div class="soft pre">{cleanText(entry.note)}</div>}
				</li>
			))}
		</ul>
	);
}

function Compensate(part: OwnerPart): VNode {
	const { view, voice } = part;
	const { say, ours } = voice;
	const { currency, limit, entries } = view.compensation;
	const slot = { ...part, action: 'compensation' as const };
	const shown = amountText({ amount: limit, currency });
	return (
		<Fold {...slot} icon="gift" title={say('owner.compensation')} done={entries.length > 0}>
			<CompensationList {...part} />
			<p class="soft" {...ours}>
				{limit > 0
					? say('owner.compensationLimit', { limit: shown })
					: say('owner.compensationNoLimit')}
			</p>
			<ActionForm
				{...slot}
				more={{ currency }}
				button={limit > 0 ? say('owner.grant', { limit: shown }) : say('owner.requestApproval')}
			>
				<SelectField
					{...slot}
					field="kind"
					label={say('owner.compensationKind')}
					options={compensationKinds.map((value) => ({
						value,
						label: say(`compensation.${value}`),
					}))}
					required
				/>
				<InputField
					{...slot}
					field="amount"
					type="text"
					inputmode="decimal"
					maxlength={12}
					label={`${say('owner.amount')} (${cleanLine(currency, 3)})`}
					required
				/>
				<NoteField {...slot} />
			</ActionForm>
		</Fold>
	);
}

function HandOver(part: OwnerPart): VNode | null {
	const { view, voice } = part;
	const { say } = voice;
	if (view.people.length === 0) return null;
	const slot = { ...part, action: 'hand_over' as const };
	return (
		<Fold {...slot} icon="person" title={say('owner.handOver')}>
			<ActionForm {...slot} button={say('owner.handOverButton')}>
				<SelectField
					{...slot}
					field="personId"
					label={say('owner.handOverTo')}
					options={view.people.map(({ id, name, team }) => ({
						value: id,
						label: team === null ? cleanLine(name) : `${cleanLine(name)} (${cleanLine(team)})`,
					}))}
					required
				/>
				<NoteField {...slot} />
			</ActionForm>
		</Fold>
	);
}

/** Working days that people wait for somebody. */
const pauseDays = [1, 2, 3, 5, 10];

function Pause(part: OwnerPart): VNode {
	const { say, ours } = part.voice;
	const slot = { ...part, action: 'pause' as const };
	const { pause } = part.view.case;
	return (
		<Fold {...slot} icon="clock" title={say('owner.pause')} done={pause !== null}>
			<p class="soft" {...ours}>
				{say('owner.pauseHint')}
			</p>
			<ActionForm {...slot} button={say('owner.pauseButton')}>
				<SelectField
					{...slot}
					field="reason"
					label={say('owner.pauseReason')}
					options={pauseReasons.map((value) => ({ value, label: say(`pause.${value}`) }))}
					required
				/>
				<SelectField
					{...slot}
					field="days"
					label={say('owner.pauseDays')}
					options={pauseDays.map((days) => ({ value: String(days), label: String(days) }))}
				/>
				<InputField
					{...slot}
					field="at"
					type="datetime-local"
					label={say('owner.pauseAt', { zone: part.view.timeZone })}
				/>
				<NoteField {...slot} />
			</ActionForm>
		</Fold>
	);
}

function LogContact(part: OwnerPart): VNode {
	const { say } = part.voice;
	const slot = { ...part, action: 'log_contact' as const };
	return (
		<Fold {...slot} icon="phone" title={say('owner.logContact')}>
			<ActionForm {...slot} button={say('owner.logContactButton')}>
				<ContactFields {...slot} />
			</ActionForm>
		</Fold>
	);
}

function AddNote(part: OwnerPart): VNode {
	const { say } = part.voice;
	const slot = { ...part, action: 'note' as const };
	return (
		<Fold {...slot} icon="note" title={say('owner.addNote')}>
			<ActionForm {...slot} button={say('owner.noteButton')}>
				<NoteField {...slot} required />
			</ActionForm>
		</Fold>
	);
}

/** What is not the next step, folded away. */
export function More(part: OwnerPart & { contactElsewhere: boolean }): VNode {
	const { contactElsewhere, ...rest } = part;
	return (
		<section class="card folds" aria-labelledby="more">
			<h2 id="more" {...rest.voice.ours}>
				{rest.voice.say('owner.more')}
			</h2>
			{!contactElsewhere && rest.view.customer.reachable && <LogContact {...rest} />}
			<MakePromise {...rest} />
			<Compensate {...rest} />
			<Pause {...rest} />
			<HandOver {...rest} />
			<AddNote {...rest} />
		</section>
	);
}
