import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { formFields } from './form-fields';
import { HiddenFields } from './form-parts';
import { renderCustomerPage } from './design/frame';
import { Icon, Sign } from './design/icons';
import type { PageBase } from './page-base';
import { voiceOf } from './page-base';

export type OptOutPageView = PageBase & {
	/** `ask`: a GET, nothing has happened; `done`: opted out; `back`: subscribed again. */
	state: 'ask' | 'done' | 'back';
	/** A program may have pressed the button: the page asks for one more press. */
	confirm?: boolean;
	formAction: string;
	token: string;
	formToken: string;
};

/** The opt-out page: a GET shows a button, the POST does it, and it can be undone. */
export function renderOptOutPage(view: OptOutPageView): string {
	const { say, ours } = voiceOf(view.language);
	const brand = cleanLine(view.brand.name);
	const title = say(view.state === 'back' ? 'optOut.backTitle' : 'optOut.title');
	const asks = view.state === 'ask';
	const form = (action: 'opt_out' | 'resubscribe') => (
		<form method="post" action={ownUrl(view.formAction) ?? ''} accept-charset="utf-8">
			<HiddenFields
				token={view.token}
				formToken={view.formToken}
				more={{ [formFields.action]: action }}
			/>
			<button type="submit" class={action === 'resubscribe' ? 'btn alt' : 'btn'}>
				{say(action === 'opt_out' ? 'optOut.button' : 'optOut.backButton')}
			</button>
		</form>
	);
	const oneMorePress = view.confirm === true && (
		<p class="note" role="status">
			<Icon name="alert" />
			<span>
				<strong>{say('optOut.confirm')}</strong> {say('survey.confirmWhy')}
			</span>
		</p>
	);
	return renderCustomerPage({
		base: view,
		title,
		shape: asks ? 'read' : 'answer',
		hello: !asks && (
			<div class="hello" role={oneMorePress ? undefined : 'status'} {...ours}>
				<Sign name="tick" />
				<h1>{title}</h1>
				<p>{say(view.state === 'done' ? 'optOut.done' : 'optOut.backDone', { brand })}</p>
			</div>
		),
		children: (
			<div class="stack" {...ours}>
				{asks && (
					<>
						<div>
							<h1>{title}</h1>
							<p class="soft">{say('optOut.ask', { brand })}</p>
						</div>
						{oneMorePress}
						{form('opt_out')}
					</>
				)}
				{view.state === 'done' && (
					<>
						{oneMorePress || <p class="soft s">{say('optOut.back')}</p>}
						{form('resubscribe')}
					</>
				)}
			</div>
		),
	});
}
