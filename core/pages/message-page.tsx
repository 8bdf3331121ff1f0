import { ownUrl } from '../language/safe-url';
import { contactLink, renderCustomerPage } from './design/frame';
import { Sign, type SignName } from './design/icons';
import { IncentivePart, type IncentiveView } from './incentive-part';
import type { PageBase } from './page-base';
import { voiceOf } from './page-base';

/** Why there is nothing to fill in, and the HTTP status that says the same to a program. */
export const messageStatus = {
	expired: 410,
	already_answered: 200,
	not_found: 404,
	invalid: 400,
	stale: 409,
	too_large: 413,
	closed: 410,
	ended: 410,
	said_ended: 410,
	cancelled: 410,
	erased: 410,
	case_gone: 410,
	no_access: 403,
	unavailable: 503,
} as const;

export type MessageKind = keyof typeof messageStatus;

export type MessagePageView = PageBase & {
	kind: MessageKind;
	/** Where the customer can still see the progress. */
	statusLink: string | null;
	/** The code that was given for the answer. */
	incentive?: IncentiveView | null;
};

const signs: Record<MessageKind, SignName> = {
	expired: 'clock',
	already_answered: 'tick',
	not_found: 'question',
	invalid: 'question',
	stale: 'clock',
	too_large: 'question',
	closed: 'lock',
	ended: 'lock',
	said_ended: 'lock',
	cancelled: 'lock',
	erased: 'tick',
	case_gone: 'lock',
	no_access: 'lock',
	unavailable: 'clock',
};

/** A page that says in two sentences why nothing can be done here; send it with `messageStatus`. */
export function renderMessagePage(view: MessagePageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const status = ownUrl(view.statusLink);
	const contact = contactLink(view.brand.contact);
	const title = say(`message.${view.kind}.title`);
	const kept = view.kind === 'already_answered';
	return renderCustomerPage({
		base: view,
		title,
		shape: 'answer',
		hello: (
			<div class="hello" {...ours}>
				<Sign name={signs[view.kind]} quiet={!kept} />
				<h1>{title}</h1>
			</div>
		),
		children: (
			<div class="stack" {...ours}>
				<p>{say(`message.${view.kind}.text`)}</p>
				{view.incentive && <IncentivePart incentive={view.incentive} voice={voice} />}
				{status !== null && (
					<a class="btn" href={status}>
						{say('thanks.status')}
					</a>
				)}
				{contact !== null && (
					<a class={status === null ? 'btn' : 'btn alt'} href={contact}>
						{say('message.contact')}
					</a>
				)}
			</div>
		),
	});
}
