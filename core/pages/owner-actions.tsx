import type { VNode } from 'preact';

import { cleanLine, cleanText } from '../language/plain-text';
import {
	compensationKinds,
	contactChannels,
	heatSteps,
	pauseReasons,
	type RootCause,
	rootCauses,
} from '../model/case-words';
import type { OwnerPart } from './owner-forms';
import {
	ActionForm,
	failedHere,
	Fold,
	InputField,
	NoteField,
	SelectField,
	typedIn,
} from './owner-forms';
import type { OwnerCompensation, OwnerPageView } from './owner-page-view';
import { missingForResolve } from './owner-page-view';
import type { Voice } from './page-frame';

/** `CNY 120.50`: no symbol, since `$` and `¥` each mean several currencies. */
export const amountText = (entry: { amount: number; currency: string }): string =>
	`${cleanLine(entry.currency, 3)} ${entry.amount}`;

/** The name of a root cause: the workspace's own, else the built-in one, else the code. */
export function causeLabel({ say }: Voice, code: string, label: string | null): string {
	if (label !== null) return cleanLine(label, 100);
	const builtIn = rootCauses.find((cause): cause is RootCause => cause === code);
	return builtIn === undefined ? cleanLine(code, 100) : say(`cause.${builtIn}`);
}

function Acknowledge(part: OwnerPart): VNode {
	const { say, ours } = part.voice;
	return (
		<>
			<ActionForm {...part} action="acknowledge" button={say('owner.acknowledge')} />
			<p class="soft" {...ours}>
				{say('owner.acknowledgeHint')}
			</p>
		</>
	);
}

function LogContact(part: OwnerPart): VNode {
	const { say } = part.voice;
	const slot = { ...part, action: 'log_contact' as const };
	return (
		<Fold {...slot} title={say('owner.logContact')}>
			<ActionForm {...slot} button={say('owner.logContactButton')}>
				<SelectField
					{...slot}
					field="channel"
					label={say('owner.channel')}
					options={contactChannels.map((value) => ({ value, label: say(`channel.${value}`) }))}
					required
				/>
				<NoteField {...slot} />
			</ActionForm>
		</Fold>
	);
}

function Heat(part: OwnerPart): VNode {
	const { view, voice } = part;
	const { say, ours } = voice;
	return (
		<section aria-labelledby="heat">
			<h2 id="heat" {...ours}>
				{say('owner.heat')}
			</h2>
			{heatSteps.map((step) => {
				const { done, note } = view.heat[step];
				const slot = { ...part, action: 'heat' as const, part: step };
				const label = say(`owner.heat.${step}`);
				const ticked = failedHere(slot) ? typedIn(slot, 'done') !== null : done;
				return (
					<Fold {...slot} title={label} done={done}>
						<ActionForm {...slot} more={{ step }} button={say('owner.saveStep', { step: label })}>
							<p class="soft" {...ours}>
								{say(`owner.heat.${step}.hint`)}
							</p>
							<label class="check" {...ours}>
								<input type="checkbox" name="done" value="1" checked={ticked} />
								{say('owner.heat.done')}
							</label>
							<NoteField {...slot} value={note} />
						</ActionForm>
					</Fold>
				);
			})}
		</section>
	);
}

function MakePromise(part: OwnerPart): VNode {
	const { say, ours } = part.voice;
	const slot = { ...part, action: 'promise' as const };
	const { promise, timeZone } = part.view;
	return (
		<Fold {...slot} title={say('owner.promise')} done={promise !== null}>
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
		<Fold {...slot} title={say('owner.compensation')} done={entries.length > 0}>
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

function RootCauseForm(part: OwnerPart): VNode {
	const { view, voice } = part;
	const { say } = voice;
	const slot = { ...part, action: 'root_cause' as const };
	return (
		<Fold {...slot} title={say('owner.rootCause')} done={view.rootCause !== null}>
			<ActionForm {...slot} button={say('owner.rootCauseButton')}>
				<SelectField
					{...slot}
					field="code"
					label={say('owner.rootCause')}
					value={view.rootCause?.code}
					options={view.rootCauses.map(({ code, label }) => ({
						value: code,
						label: causeLabel(voice, code, label),
					}))}
					required
				/>
				<NoteField {...slot} value={view.rootCause?.note} />
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
		<Fold {...slot} title={say('owner.handOver')}>
			<ActionForm {...slot} button={say('owner.handOverButton')} plain>
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

function Resolve(part: OwnerPart): VNode {
	const { say, ours } = part.voice;
	const missing = missingForResolve(part.view);
	const slot = { ...part, action: 'resolve' as const };
	return (
		<section aria-labelledby="resolve">
			<h2 id="resolve" {...ours}>
				{say('owner.resolve')}
			</h2>
			{missing.length > 0 ? (
				<div class="box" {...ours}>
					<p>{say('owner.missing')}</p>
					<ul>
						{missing.map((item) => (
							<li>
								{item === 'rootCause' || item === 'approval'
									? say(`owner.missing.${item}`)
									: say(`owner.heat.${item}`)}
							</li>
						))}
					</ul>
				</div>
			) : (
				<ActionForm {...slot} button={say('owner.resolveButton')}>
					<p class="soft" {...ours}>
						{say('owner.resolveHint')}
					</p>
					<NoteField {...slot} />
				</ActionForm>
			)}
		</section>
	);
}

/** Everything an owner can do, the next thing first. */
/** Working days that people wait for somebody. */
const pauseDays = [1, 2, 3, 5, 10];

function Pause(part: OwnerPart): VNode {
	const { say, ours } = part.voice;
	const slot = { ...part, action: 'pause' as const };
	const { pause } = part.view.case;
	return (
		<>
			{pause !== null && <ActionForm {...part} action="resume" button={say('owner.resume')} />}
			<Fold {...slot} title={say('owner.pause')} done={pause !== null}>
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
		</>
	);
}

export function OwnerActions(part: OwnerPart): VNode {
	const { view, voice } = part;
	return (
		<section aria-labelledby="actions">
			<h2 id="actions" {...voice.ours}>
				{voice.say('owner.actions')}
			</h2>
			{view.case.state === 'open' && <Acknowledge {...part} />}
			<LogContact {...part} />
			<MakePromise {...part} />
			<Pause {...part} />
			<Compensate {...part} />
			<RootCauseForm {...part} />
			<HandOver {...part} />
			<Heat {...part} />
			<Resolve {...part} />
		</section>
	);
}

/** The compensation that waits for this approver, if it still does. */
export function waitingApproval(view: OwnerPageView): OwnerCompensation | null {
	const entry = view.compensation.entries.find(({ id }) => id === view.approvalOf);
	return entry?.state === 'requested' ? entry : null;
}

/** What an approver decides. */
export function Approval(part: OwnerPart & { entry: OwnerCompensation }): VNode {
	const { voice, entry } = part;
	const { say, ours } = voice;
	const amount = amountText(entry);
	const kind = say(`compensation.${entry.kind}`);
	const more = { compensationId: entry.id };
	const [approve, decline] = [
		{ ...part, action: 'approve' as const },
		{ ...part, action: 'decline' as const },
	];
	return (
		<section aria-labelledby="approval">
			<h2 id="approval" {...ours}>
				{say('owner.approval')}
			</h2>
			<p {...ours}>
				{say('owner.approvalAsk', { person: cleanLine(entry.askedBy), amount, kind })}
			</p>
			{entry.note !== null && <blockquote>{cleanText(entry.note)}</blockquote>}
			<ActionForm {...approve} more={more} button={say('owner.approve', { amount })}>
				<NoteField {...approve} />
			</ActionForm>
			<Fold {...decline} title={say('owner.decline')}>
				<ActionForm {...decline} more={more} button={say('owner.decline')} plain>
					<NoteField {...decline} />
				</ActionForm>
			</Fold>
		</section>
	);
}
