import type { VNode } from 'preact';

import { mailLink, phoneLink } from '../language/safe-url';
import { contactChannels } from '../model/case-words';
import { Icon } from './design/icons';
import { placeOf, resolveForm } from './owner-checklist';
import { FieldErrorLine, hasError } from './form-parts';
import type { OwnerPart, Slot } from './owner-forms';
import { ActionForm, failedHere, foldId, NoteField, slotId, typedIn } from './owner-forms';
import { type MissingForResolve, missingForResolve, type OwnerPageView } from './owner-page-view';
import { missingLabel } from './owner-words';

/** The next sensible step of a case. */
export type NextStep =
	| { kind: 'take' }
	| { kind: 'contact' }
	| { kind: 'missing'; first: MissingForResolve; count: number }
	| { kind: 'resolve' };

/** What an owner does next: take it, reach the customer if that is possible, do what is missing, resolve. */
export function nextStep(
	view: Pick<
		OwnerPageView,
		'case' | 'customer' | 'history' | 'heat' | 'rootCause' | 'compensation'
	>,
): NextStep {
	if (view.case.state === 'open') return { kind: 'take' };
	// A contact before the case was opened again says nothing about this round.
	const since = view.history.findLastIndex(({ kind }) => kind === 'reopen');
	const reached = view.history.slice(since + 1).some(({ kind }) => kind === 'log_contact');
	if (!reached && view.customer.reachable) return { kind: 'contact' };
	const missing = missingForResolve(view);
	const [first] = missing;
	return first === undefined
		? { kind: 'resolve' }
		: { kind: 'missing', first, count: missing.length };
}

/** The id of the sheet that logs a contact. */
const sheet = 'contact';

/** Whether logging a contact has a sheet of its own: not after an error, which only a part of the page can show. */
export function contactHasSheet(part: OwnerPart, next: NextStep): boolean {
	return next.kind === 'contact' && !failedHere({ view: part.view, action: 'log_contact' });
}

/** Always in sight: the next step, a call and a mail one tap away. */
export function Dock(part: OwnerPart & { next: NextStep }): VNode {
	const { view, voice, next } = part;
	const { say, ours } = voice;
	const quick = (href: string | null, icon: 'phone' | 'mail', label: string) =>
		href !== null && (
			<a class="btn alt sq" href={href} aria-label={label}>
				<Icon name={icon} />
			</a>
		);
	const said = {
		take: () => say(view.customer.reachable ? 'owner.nextTake' : 'owner.nextTakeAlone'),
		contact: () => say('owner.nextContact'),
		missing: () => say('owner.nextMissing', { count: next.kind === 'missing' ? next.count : 0 }),
		resolve: () => say('owner.nextResolve'),
	}[next.kind]();
	return (
		<section class="dock" aria-labelledby="next" {...ours}>
			<p id="next">{said}</p>
			{quick(phoneLink(view.customer.phone), 'phone', say('owner.call'))}
			{quick(mailLink(view.customer.email), 'mail', say('owner.write'))}
			<Step {...part} />
		</section>
	);
}

function Step(part: OwnerPart & { next: NextStep }): VNode {
	const { next, voice } = part;
	const { say } = voice;
	switch (next.kind) {
		case 'take':
			return <ActionForm {...part} action="acknowledge" button={say('owner.acknowledge')} loud />;
		case 'contact': {
			if (!contactHasSheet(part, next)) {
				return (
					<a class="btn" href={`#${foldId('log_contact')}`}>
						{say('owner.logContact')}
					</a>
				);
			}
			return (
				<>
					<button type="button" class="btn sheet-opens" popovertarget={sheet}>
						{say('owner.logContact')}
					</button>
					<a class="btn sheet-plain" href={`#${sheet}`}>
						{say('owner.logContact')}
					</a>
				</>
			);
		}
		case 'missing':
			return (
				<a class="btn" href={placeOf(next.first)}>
					{say('owner.goTo', { what: missingLabel(voice, next.first) })}
				</a>
			);
		case 'resolve':
			return (
				<button type="submit" class="btn" form={resolveForm}>
					{say('owner.resolve')}
				</button>
			);
	}
}

/** How the customer was reached: one tap, and a note. */
export function ContactFields(slot: Slot): VNode {
	const { view, voice } = slot;
	const { say, ours } = voice;
	const errors = failedHere(slot) ? view.errors : [];
	const chosen = typedIn(slot, 'channel');
	return (
		<>
			<fieldset>
				<legend id={slotId(slot.action, 'how')} {...ours}>
					<b>{say('owner.howReached')}</b>
				</legend>
				{hasError(errors, 'channel') && (
					<FieldErrorLine errors={errors} field="channel" voice={voice} />
				)}
				<div class="chips" {...ours}>
					{contactChannels.map((value) => (
						<label class="chip">
							<input
								type="radio"
								name="channel"
								value={value}
								checked={value === chosen}
								required
							/>
							<span>{say(`channel.${value}`)}</span>
						</label>
					))}
				</div>
			</fieldset>
			<NoteField {...slot} />
		</>
	);
}

/** The sheet that the dock opens; a plain part of the page where the browser knows no sheets. */
export function ContactSheet(part: OwnerPart): VNode {
	const { say, ours } = part.voice;
	const slot = { ...part, action: 'log_contact' as const };
	return (
		<section
			class="sheetlet"
			id={sheet}
			popover="auto"
			aria-labelledby={slotId('log_contact', 'how')}
		>
			<ActionForm {...slot} button={say('owner.logContactButton')} loud>
				<ContactFields {...slot} />
			</ActionForm>
			<button
				type="button"
				class="btn bare sheet-opens"
				popovertarget={sheet}
				popovertargetaction="hide"
				{...ours}
			>
				{say('owner.close')}
			</button>
		</section>
	);
}
