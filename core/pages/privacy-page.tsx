import type { VNode } from 'preact';

import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { momentInWords } from '../language/time-words';
import { renderCustomerPage } from './design/frame';
import { Icon, Sign } from './design/icons';
import type { FieldError } from './field-error';
import { formFields } from './form-fields';
import { ActionForm, controlId, ErrorSummary, errorId, FieldErrorLine } from './form-parts';
import type { PageBase, Voice } from './page-base';
import { voiceOf } from './page-base';

/** What the page asks before it is done. */
export type PrivacyQuestion = 'erase' | 'data';

export type PrivacyPageView = PageBase & {
	asks: PrivacyQuestion;
	/** A program may have pressed the button: the page asks for one more press. */
	again: boolean;
	errors: readonly FieldError[];
	formAction: string;
	token: string;
	formToken: string;
};

type Part = { view: PrivacyPageView; voice: Voice };

const rules = '.sure .btn{margin-block-start:var(--s3)}form+form{margin-block-start:var(--s3)}';

/** Asks once more before all of somebody's data is deleted or shown, and says what that means. */
export function renderPrivacyPage(view: PrivacyPageView): string {
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const title = say(`privacy.${view.asks}.title`);
	return renderCustomerPage({
		base: view,
		title,
		shape: 'read',
		rules,
		children: (
			<div class="stack" {...ours}>
				<h1>{title}</h1>
				<ErrorSummary errors={view.errors} voice={voice} shown={new Map([[formFields.sure, '']])} />
				{view.again && (
					<p class="note" role="status">
						<Icon name="alert" />
						<span>
							<strong>{say('prefs.confirm')}</strong> {say('survey.confirmWhy')}
						</span>
					</p>
				)}
				{view.asks === 'erase' ? (
					<AsksToErase view={view} voice={voice} />
				) : (
					<AsksToShow view={view} voice={voice} />
				)}
				<a class="btn bare" href={ownUrl(view.formAction) ?? ''} target="_self">
					{say('privacy.back')}
				</a>
			</div>
		),
	});
}

function AsksToErase(part: Part): VNode {
	const { view, voice } = part;
	const { say } = voice;
	const brand = cleanLine(view.brand.name);
	const field = formFields.sure;
	const wrong = view.errors.length > 0;
	return (
		<>
			<p>{say('privacy.erase.goes', { brand })}</p>
			<div>
				<h2>{say('privacy.erase.stays.title')}</h2>
				<p>{say('privacy.erase.stays')}</p>
			</div>
			<div>
				<h2>{say('privacy.erase.outside.title')}</h2>
				<p>{say('privacy.erase.outside', { brand })}</p>
			</div>
			<Warning text={say('privacy.erase.link')} />
			<ActionForm view={part.view} action="erase_now" class="sure">
				<FieldErrorLine errors={view.errors} field={field} voice={voice} />
				<label class="check">
					<input
						id={controlId(field)}
						type="checkbox"
						name={field}
						value="yes"
						required
						aria-invalid={wrong ? 'true' : undefined}
						aria-describedby={wrong ? errorId(field) : undefined}
					/>
					<span>{say('privacy.erase.sure')}</span>
				</label>
				<button type="submit" class="btn">
					{say('prefs.do.erase_data')}
				</button>
			</ActionForm>
		</>
	);
}

function AsksToShow(part: Part): VNode {
	const { view, voice } = part;
	const { say } = voice;
	return (
		<>
			<p>{say('privacy.data.shows', { brand: cleanLine(view.brand.name) })}</p>
			<Warning text={say('privacy.data.link')} />
			<div>
				<ActionForm view={part.view} action="data_page">
					<button type="submit" class="btn">
						{say('privacy.data.page')}
					</button>
				</ActionForm>
				<ActionForm view={part.view} action="data_file">
					<button type="submit" class="btn alt">
						{say('privacy.data.file')}
					</button>
				</ActionForm>
			</div>
		</>
	);
}

const Warning = ({ text }: { text: string }): VNode => (
	<p class="note">
		<Icon name="alert" />
		<span>{text}</span>
	</p>
);

export type ErasedPageView = PageBase & {
	/** Id of the receipt; `null` in a trial. */
	receipt: string | null;
	/** When the last traces are gone, epoch ms. */
	cleanAt: number;
	timeZone: string;
	/** Messages that a server was being given at that moment. */
	inFlight: number;
};

/** Says that all was deleted; nothing on it is about whose it was. */
export function renderErasedPage(view: ErasedPageView): string {
	const { say, ours, language } = voiceOf(view.language);
	const title = say('privacy.page.erased.title');
	const moment = momentInWords(view.cleanAt, view.timeZone, language);
	return renderCustomerPage({
		base: view,
		title,
		shape: 'answer',
		hello: (
			<div class="hello" role="status" {...ours}>
				<Sign name="tick" />
				<h1>{title}</h1>
				<p>{say('privacy.page.erased', { brand: cleanLine(view.brand.name) })}</p>
			</div>
		),
		children: (
			<div class="stack" {...ours}>
				<p>{say('privacy.page.traces', { moment })}</p>
				{view.inFlight > 0 && <p>{say('privacy.page.inFlight', { count: view.inFlight })}</p>}
				{view.receipt !== null && (
					<p class="soft s">{say('privacy.page.receipt', { receipt: view.receipt })}</p>
				)}
			</div>
		),
	});
}
