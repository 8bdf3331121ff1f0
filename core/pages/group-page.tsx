import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import type { CaseState, Priority } from '../model/states';
import { ClockLine } from './clock-line';
import { renderCustomerPage } from './design/frame';
import { Icon } from './design/icons';
import { initialOf } from './design/initial';
import { formFields } from './form-fields';
import { HiddenFields } from './form-parts';
import type { OwnerClock } from './owner-page-view';
import { type PageBase, voiceOf } from './page-base';

export type GroupPageView = PageBase & {
	state: CaseState;
	priority: Priority;
	/** Shown by its first letter alone: who is in a group, nobody knows. */
	customerName: string | null;
	ownerName: string | null;
	/** The clock that runs out first. */
	clock: OwnerClock;
	now: number;
	timeZone: string;
	/** `sent`: the same for every address, known or not. */
	shown: 'ask' | 'sent' | 'no_address';
	formAction: string;
	token: string;
	formToken: string;
};

/**
 * What a link in a group chat opens: where a case stands, without what the customer said, and the
 * question who you are. The answer is sent to the address that is typed.
 */
export function renderGroupPage(view: GroupPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const initial = initialOf(cleanLine(view.customerName ?? '', 60));
	const { now, timeZone, language, clock } = view;
	const lines: Array<[string, string]> = [
		[say('group.customer'), initial === '' ? say('owner.unknownCustomer') : `${initial}…`],
		[say('group.state'), say(`caseState.${view.state}`)],
		[say('group.priority'), say(`priority.${view.priority}`)],
		[say('caseMail.owner'), cleanLine(view.ownerName ?? '', 80) || say('owner.nobody')],
	];
	const sent = view.shown === 'sent';
	return renderCustomerPage({
		base: view,
		title: say('group.title'),
		shape: 'read',
		children: (
			<div class="stack" {...ours}>
				<div>
					<h1>{say('group.case')}</h1>
					{lines.map(([label, value]) => (
						<p>{say('mail.labelled', { label, value })}</p>
					))}
					<p>
						<ClockLine {...{ clock, now, timeZone, language, voice }} />
					</p>
				</div>
				{sent ? (
					<p class="note" role="status">
						{say('group.sent')}
					</p>
				) : (
					<form
						class="stack"
						method="post"
						action={ownUrl(view.formAction) ?? ''}
						accept-charset="utf-8"
					>
						<HiddenFields token={view.token} formToken={view.formToken} />
						<div>
							<h2>{say('group.title')}</h2>
							<p class="soft">{say('group.why')}</p>
						</div>
						<div class="field">
							<label for="email">{say('group.email')}</label>
							<input
								id="email"
								class="in"
								type="email"
								name={formFields.email}
								autocomplete="email"
								required
								aria-describedby={view.shown === 'no_address' ? 'email-error' : undefined}
								aria-invalid={view.shown === 'no_address' ? 'true' : undefined}
							/>
							{view.shown === 'no_address' && (
								<p id="email-error" class="err on" role="alert">
									<Icon name="alert" />
									{say('delivery.no_address')}
								</p>
							)}
						</div>
						<button type="submit" class="btn">
							{say('group.button')}
						</button>
					</form>
				)}
			</div>
		),
	});
}
