import type { VNode } from 'preact';

import { isolated } from '../language/isolated';
import { cleanLine } from '../language/plain-text';
import { ownUrl } from '../language/safe-url';
import { ownTextOf, textOf } from '../language/text-of';
import { fillText } from '../language/say';
import { spanInWords } from '../language/time-words';
import { renderCustomerPage } from './design/frame';
import { Icon } from './design/icons';
import { formFields, itemField } from './form-fields';
import {
	controlId,
	ErrorSummary,
	errorId,
	FieldErrorLine,
	hasError,
	HiddenFields,
} from './form-parts';
import type { Voice } from './page-base';
import { voiceOf } from './page-base';
import { RatingEnds, RatingInput, scalePoints } from './rating-input';
import { needOf, wordsOf } from './rating-words';
import { askedOf, rulesOf } from './asked-questions';
import { Back, Kept } from './survey-back';
import { detailFields, OneMorePress, Progress, SurveyDetails } from './survey-details';
import type { SurveyPageView, SurveyPart } from './survey-view';

function expectedTime({ say, language }: Voice, { survey, startLink }: SurveyPageView): string {
	// On a device that many use, everybody sees what there is to do.
	if ((startLink ?? null) !== null) return '';
	if (survey.expectedSeconds < 60) return say('survey.takesLittle');
	const minutes = Math.ceil(survey.expectedSeconds / 60);
	return say('survey.takes', { span: spanInWords(minutes * 60_000, language) });
}

const longRule = 'h1.long{font-size:var(--t-l);font-weight:600}';

/** Whether a question takes more than some five lines of a phone, so that it is set smaller. */
function isLong(question: string): boolean {
	const wide = question.match(/[\u2e80-\uffef]/g)?.length ?? 0;
	return question.length + wide > 120;
}

/** The greeting on the ground: who, what about, how long it takes. */
function Hello({ view, voice }: SurveyPart): VNode {
	const { survey } = view;
	const { say, ours } = voice;
	const name = cleanLine(view.customerName ?? '', 60);
	const subject = cleanLine(view.subjectTitle ?? '', 100);
	const intro = fillText(ownTextOf(survey.intro, view.language), {
		brand: isolated(cleanLine(view.brand.name), view.language),
	});
	return (
		<div class="hello">
			{name !== '' && <b {...ours}>{say('survey.hello', { name })}</b>}
			{intro === '' ? (
				<p {...ours}>
					{say('row.sentences', {
						one: say(`survey.why.${survey.purpose}`),
						other: expectedTime(voice, view),
					})}
				</p>
			) : (
				<p>
					<bdi>{intro}</bdi> <span {...ours}>{expectedTime(voice, view)}</span>
				</p>
			)}
			{subject !== '' && (
				<p class="s soft" {...ours}>
					{say('survey.about', { subject })}
				</p>
			)}
			{view.languageFallback && (
				<p class="s soft" {...ours}>
					{say('page.fallback')}
				</p>
			)}
		</div>
	);
}

/** What the page did by itself: an answer or a rating of the message that is marked already. */
function Marked({ view, voice }: SurveyPart): VNode | null {
	const key = view.answeredBefore
		? 'survey.answeredBefore'
		: view.preselected !== null && view.previous === null
			? 'survey.preselected'
			: null;
	if (key === null) return null;
	return (
		<p class="note" {...voice.ours}>
			<Icon name="tick" />
			<span>{voice.say(key)}</span>
		</p>
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

/** What to do, where a browser finds that nothing was chosen; where we found it, it says so at once. */
function Missing(part: SurveyPart & { field: string; need: string }): VNode {
	const { view, voice, field, need } = part;
	if (hasError(view.errors, field)) {
		const alone = view.errors.length === 1;
		return <FieldErrorLine errors={view.errors} field={field} voice={voice} alone={alone} />;
	}
	return (
		<p class="err" id={errorId(field)} {...voice.ours}>
			<Icon name="alert" />
			{need}
		</p>
	);
}

function RatingStep(part: SurveyPart): VNode {
	const { view, text, voice } = part;
	const { survey, previous } = view;
	const { rating } = survey;
	if (survey.metric === 'csi') return <IndexStep {...part} />;
	const { value } = formFields;
	return (
		<fieldset class="ask" aria-describedby={errorId(value)}>
			<legend>
				<h1 dir="auto" class={isLong(text(rating.text)) ? 'long' : undefined}>
					{text(rating.text)}
				</h1>
				<ScaleEnds {...part} low={text(rating.lowLabel)} high={text(rating.highLabel)} />
			</legend>
			<Missing {...part} field={value} need={needOf(voice, rating)} />
			<Rating
				{...part}
				field={value}
				chosen={previous === null ? view.preselected : previous.value}
			/>
		</fieldset>
	);
}

/** The items of an index, a compact row each, with what the ends mean said once. */
function IndexStep(part: SurveyPart): VNode {
	const { view, text, voice } = part;
	const { survey, previous } = view;
	const { rating } = survey;
	const [low, high] = [text(rating.lowLabel), text(rating.highLabel)];
	const long = scalePoints(rating).length > 5;
	return (
		<div>
			<h1 dir="auto" class="over">
				{text(rating.text)}
			</h1>
			<div class={long ? 'items long' : 'items'}>
				{survey.items.map((item) => {
					const field = itemField(item.id);
					return (
						<fieldset>
							<legend>
								<bdi>{text(item.text)}</bdi>
								<ScaleEnds {...part} low={low} high={high} />
							</legend>
							<Missing {...part} field={field} need={voice.say('survey.need.item')} />
							<Rating {...part} field={field} chosen={previous?.items[item.id] ?? null} />
						</fieldset>
					);
				})}
			</div>
			<RatingEnds low={low} high={high} />
		</div>
	);
}

function Rating(part: SurveyPart & { field: string; chosen: number | null }): VNode {
	const { view, voice, text, field, chosen } = part;
	const { survey, errors } = view;
	const { rating } = survey;
	return (
		<RatingInput
			field={field}
			id={controlId(field)}
			scale={rating}
			low={text(rating.lowLabel)}
			high={text(rating.highLabel)}
			chosen={chosen}
			required={rating.required}
			outOf={(value) => voice.say('survey.outOf', { value, max: rating.max })}
			wordOf={wordsOf(part, rating)}
			ends={survey.metric !== 'csi'}
			errorId={hasError(errors, field) ? errorId(field) : null}
		/>
	);
}

/** The fields of a step by name, with their questions, for links from the error summary. */
function shownFields(part: SurveyPart): ReadonlyMap<string, string> {
	const { view, text } = part;
	const { survey, step } = view;
	if (step === 'details') return detailFields({ ...survey, questions: askedOf(view) }, part);
	return new Map([
		[formFields.value, text(survey.rating.text)],
		...survey.items.map((item) => [itemField(item.id), text(item.text)] as const),
	]);
}

/** All errors on top, but for the one of a page's only question, which stands beside it. */
function Errors(part: SurveyPart): VNode | null {
	const { view, voice } = part;
	const shown = shownFields(part);
	const [first, ...others] = view.errors;
	if (first !== undefined && others.length === 0 && view.step === 'rating') {
		if (shown.has(first.field)) return null;
	}
	return <ErrorSummary errors={view.errors} voice={voice} shown={shown} />;
}

/** The survey as one HTML document: first the rating, then (step `details`) reasons and comment. */
export function renderSurveyPage(view: SurveyPageView): string {
	const { survey, step } = view;
	const voice = voiceOf(view.language);
	const { say, ours } = voice;
	const brand = isolated(cleanLine(view.brand.name), view.language);
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
	// The first step is the start itself, unless somebody has begun.
	const begun = step === 'details' || view.previous !== null || view.errors.length > 0;
	const start = begun ? ownUrl(view.startLink ?? null) : null;
	return renderCustomerPage({
		base: view,
		title: part.text(survey.rating.text),
		shape: step === 'details' ? 'read' : survey.metric === 'csi' ? 'slim' : 'answer',
		preview: view.preview,
		rules:
			step === 'details' ? rulesOf(view) : isLong(part.text(survey.rating.text)) ? longRule : '',
		hello: step === 'rating' && <Hello {...part} />,
		foot: <p {...ours}>{say('survey.private', { brand })}</p>,
		footLinks: start ? (
			<a href={start} {...ours}>
				{say('kiosk.start')}
			</a>
		) : (
			optOut !== null && (
				<a href={optOut} {...ours}>
					{say('survey.optOut')}
				</a>
			)
		),
		children: (
			<>
				{view.confirm && <OneMorePress {...part} />}
				{step === 'details' && !view.confirm && <Progress {...part} />}
				<form
					class="stack"
					method="post"
					target="_self"
					action={ownUrl(view.formAction) ?? ''}
					accept-charset="utf-8"
					novalidate={view.errors.length > 0}
				>
					<HiddenFields
						token={view.token}
						formToken={view.formToken}
						more={{ [formFields.step]: step, [formFields.language]: view.language }}
					/>
					<Errors {...part} />
					{step === 'rating' && !view.confirm && <Marked {...part} />}
					{step === 'rating' ? <RatingStep {...part} /> : <SurveyDetails {...part} />}
					{step === 'rating' && view.kept && <Kept view={view} />}
					<button class="btn" type="submit" {...ours}>
						{say(send)}
					</button>
					{step === 'details' && <Back {...part} />}
				</form>
			</>
		),
	});
}
