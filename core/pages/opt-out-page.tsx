import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { formFields } from './form-fields';
import { HiddenFields } from './form-parts';
import type { PageBase } from './page-frame';
import { renderPage, voiceOf } from './page-frame';

export type OptOutPageView = PageBase & {
	/** `ask`: a GET, nothing has happened; `done`: opted out; `back`: subscribed again. */
	state: 'ask' | 'done' | 'back';
	formAction: string;
	token: string;
	formToken: string;
};

/** The opt-out page: a GET shows a button, the POST does it, and it can be undone. */
export function renderOptOutPage(view: OptOutPageView): string {
	const { say, ours } = voiceOf(view.language);
	const brand = cleanLine(view.brand.name);
	const title = say(view.state === 'back' ? 'optOut.backTitle' : 'optOut.title');
	const form = (action: 'opt_out' | 'resubscribe') => (
		<form method="post" action={ownUrl(view.formAction) ?? ''} accept-charset="utf-8">
			<HiddenFields
				token={view.token}
				formToken={view.formToken}
				more={{ [formFields.action]: action }}
			/>
			<button type="submit" class={action === 'resubscribe' ? 'plain' : undefined}>
				{say(action === 'opt_out' ? 'optOut.button' : 'optOut.backButton')}
			</button>
		</form>
	);
	return renderPage({
		base: view,
		title,
		style: 'survey',
		children: (
			<div {...ours}>
				<h1>{title}</h1>
				{view.state === 'ask' && (
					<>
						<p>{say('optOut.ask', { brand })}</p>
						{form('opt_out')}
					</>
				)}
				{view.state === 'done' && (
					<>
						<p class="box" role="status">
							{say('optOut.done', { brand })}
						</p>
						<p>{say('optOut.back')}</p>
						{form('resubscribe')}
					</>
				)}
				{view.state === 'back' && (
					<p class="box" role="status">
						{say('optOut.backDone', { brand })}
					</p>
				)}
			</div>
		),
	});
}
