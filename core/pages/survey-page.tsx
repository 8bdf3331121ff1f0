import type { VNode } from 'preact';

import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { ownTextOf, textOf } from '../language/text-of';
import { fillText } from '../language/say';
import { spanInWords } from '../language/time-words';
import type { Survey } from '../model/survey';
import { formFields, itemField } from './form-fields';
import {
	controlId,
	ErrorSummary,
	errorId,
	FieldErrorLine,
	hasError,
	HiddenFields,
} from './form-parts';
import type { Voice } from './page-frame';
import { renderPage, voiceOf } from './page-frame';
import { RatingEnds, RatingInput } from './rating-input';
import { detailFields, SurveyDetails } from './survey-details';
import type { SurveyPageView, SurveyPart } from './survey-view';

function expectedTime({ say, language }: Voice, survey: Survey): string {
	if (survey.expectedSeconds < 60) return say('survey.takesLittle');
	const minutes = Math.ceil(survey.expectedSeconds / 60);
	return say('survey.takes', { span: spanInWords(minutes * 60_000, language) });
}

function Introduction({ view, voice }: SurveyPart): VNode {
	const { survey } = view;
	const { say, ours } = voice;
	const name = cleanLine(view.customerName ?? '', 60);
	const subject = cleanLine(view.subjectTitle ?? '', 100);
	const intro = fillText(ownTextOf(survey.intro, view.language), {
		brand: cleanLine(view.brand.name),
	});
	return (
		<>
			{view.languageFallback && (
				<p class="soft" {...ours}>
					{say('page.fallback')}
				</p>
			)}
			{name !== '' && <p {...ours}>{say('survey.hello', { name })}</p>}
			{intro === '' ? (
				<p {...ours}>
					{say('row.sentences', {
						one: say(`survey.why.${survey.purpose}`),
						other: expectedTime(voice, survey),
					})}
				</p>
			) : (
				<p>
					<bdi>{intro}</bdi> <span {...ours}>{expectedTime(voice, survey)}</span>
				</p>
			)}
			{subject !== '' && (
				<p class="soft" {...ours}>
					{say('survey.about', { subject })}
				</p>
			)}
			{view.answeredBefore && (
				<p class="soft" {...ours}>
					{say('survey.answeredBefore')}
				</p>
			)}
			{view.preselected !== null && view.previous === null && (
				<p class="soft" {...ours}>
					{say('survey.preselected')}
				</p>
			)}
		</>
	);
}

/** The hidden end of a legend: what the ends of the scale mean. */
function ScaleEnds({ view, voice, low, high }: SurveyPart & { low: string; high: string }) {
	const { min, max } = view.survey.rating;
	if (low === '' || high === '' || max - min < 2) return null;
	return (
		<span class="hid" {...voice.ours}>
			{' '}
			{voice.say('survey.ends', { min, low, max, high })}
		</span>
	);
}

function RatingStep(part: SurveyPart): VNode {
	const { view, voice, text } = part;
	const { survey, previous, errors } = view;
	const { rating } = survey;
	const [low, high] = [text(rating.lowLabel), text(rating.highLabel)];
	const outOf = (value: number) => voice.say('survey.outOf', { value, max: rating.max });
	const input = (field: string, chosen: number | null) => (
		<RatingInput
			field={field}
			id={controlId(field)}
			scale={rating}
			low={low}
			high={high}
			chosen={chosen}
			required={rating.required}
			outOf={outOf}
			ends={survey.metric !== 'csi'}
			errorId={hasError(errors, field) ? errorId(field) : null}
		/>
	);
	const line = (field: string) => <FieldErrorLine errors={errors} field={field} voice={voice} />;
	if (survey.metric === 'csi') {
		return (
			<>
				<h1 dir="auto">{text(rating.text)}</h1>
				<RatingEnds scale={rating} low={low} high={high} />
				{survey.items.map((item) => {
					const field = itemField(item.id);
					return (
						<fieldset>
							<legend>
								<bdi>{text(item.text)}</bdi>
								<ScaleEnds {...part} low={low} high={high} />
							</legend>
							{line(field)}
							{input(field, previous?.items[item.id] ?? null)}
						</fieldset>
					);
				})}
			</>
		);
	}
	return (
		<fieldset>
			<legend>
				<h1 dir="auto">{text(rating.text)}</h1>
				<ScaleEnds {...part} low={low} high={high} />
			</legend>
			{line(formFields.value)}
			{input(formFields.value, previous === null ? view.preselected : previous.value)}
		</fieldset>
	);
}

/** The fields of a step by name, with their questions, for links from the error summary. */
function shownFields({ view, text }: SurveyPart): ReadonlyMap<string, string> {
	const { survey, step } = view;
	if (step === 'details') return detailFields(survey, text);
	return new Map([
		[formFields.value, text(survey.rating.text)],
		...survey.items.map((item) => [itemField(item.id), text(item.text)] as const),
	]);
}

/** The survey as one HTML document: first the rating, then (step `details`) reasons and comment. */
export function renderSurveyPage(view: SurveyPageView): string {
	const { survey, step } = view;
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const brand = cleanLine(view.brand.name);
	const part: SurveyPart = {
		view,
		voice,
		text: (texts) => fillText(textOf(texts, view.language, survey.languages[0] ?? 'en'), { brand }),
	};
	const optOut = ownUrl(view.optOutLink);
	const send =
		step === 'details'
			? 'survey.sendMore'
			: survey.purpose === 'verification'
				? 'survey.sendAnswer'
				: 'survey.sendRating';
	return renderPage({
		base: view,
		title: part.text(survey.rating.text),
		style: 'survey',
		preview: view.preview,
		foot: (
			<>
				<p {...ours}>{say('survey.private', { brand })}</p>
				{optOut !== null && (
					<p {...ours}>
						<a href={optOut}>{say('survey.optOut')}</a>
					</p>
				)}
			</>
		),
		children: (
			<>
				<ErrorSummary errors={view.errors} voice={voice} shown={shownFields(part)} />
				{step === 'rating' && <Introduction {...part} />}
				<form
					method="post"
					action={ownUrl(view.formAction) ?? ''}
					accept-charset="utf-8"
					novalidate={view.errors.length > 0}
				>
					<HiddenFields
						token={view.token}
						formToken={view.formToken}
						more={{ [formFields.step]: step, [formFields.language]: view.language }}
					/>
					{step === 'rating' ? <RatingStep {...part} /> : <SurveyDetails {...part} />}
					<button type="submit" {...ours}>
						{say(send)}
					</button>
				</form>
			</>
		),
	});
}
