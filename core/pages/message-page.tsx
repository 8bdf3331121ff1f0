import { ownUrl } from '../language/safe-url';
import type { PageBase } from './page-frame';
import { renderPage, voiceOf } from './page-frame';

/** Why there is nothing to fill in, and the HTTP status that says the same to a program. */
export const messageStatus = {
	expired: 410,
	already_answered: 200,
	not_found: 404,
	invalid: 400,
	stale: 409,
	too_large: 413,
	closed: 410,
	cancelled: 410,
	no_access: 403,
	unavailable: 503,
} as const;

export type MessageKind = keyof typeof messageStatus;

export type MessagePageView = PageBase & {
	kind: MessageKind;
	/** Where the customer can still see the progress. */
	statusLink: string | null;
};

/** A page that says in two sentences why nothing can be done here; send it with `messageStatus`. */
export function renderMessagePage(view: MessagePageView): string {
	const { say, ours } = voiceOf(view.language);
	const status = ownUrl(view.statusLink);
	const title = say(`message.${view.kind}.title`);
	return renderPage({
		base: view,
		title,
		style: 'survey',
		children: (
			<div {...ours}>
				<h1>{title}</h1>
				<p>{say(`message.${view.kind}.text`)}</p>
				{status !== null && (
					<p class="links">
						<a href={status}>{say('thanks.status')}</a>
					</p>
				)}
			</div>
		),
	});
}
