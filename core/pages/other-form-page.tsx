import { httpsUrl } from '../language/safe-url';
import { renderCustomerPage } from './design/frame';
import { Sign } from './design/icons';
import { type PageBase, voiceOf } from './page-base';

export type OtherFormPageView = PageBase & {
	/** The form as whoever tries it out is sent there. */
	address: string;
	preview: boolean;
};

/**
 * What whoever looks at a survey sees of one that is answered in another tool: where customers are sent on
 * to. A customer never sees it.
 */
export function renderOtherFormPage(view: OtherFormPageView): string {
	const { say, ours } = voiceOf(view.language);
	const form = httpsUrl(view.address);
	const title = say('otherForm.title');
	return renderCustomerPage({
		base: view,
		title,
		shape: 'answer',
		preview: view.preview,
		hello: (
			<div class="hello" {...ours}>
				<Sign name="question" quiet />
				<h1>{title}</h1>
			</div>
		),
		children: (
			<div class="stack" {...ours}>
				<p>{say('otherForm.text', { host: form === null ? '' : new URL(form).host })}</p>
				<p class="s soft">{say('otherForm.test')}</p>
				{form !== null && (
					<a class="btn" href={form} target="_blank" rel="noopener noreferrer">
						{say('otherForm.open')}
					</a>
				)}
			</div>
		),
	});
}
