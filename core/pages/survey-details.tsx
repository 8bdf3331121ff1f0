import type { VNode } from 'preact';

import type { OwnQuestion, Survey } from '../model/survey';
import { Icon } from './design/icons';
import type { OwnAnswer } from './form';
import { formFields, longestComment, ownField } from './form-fields';
import { controlId, errorId, FieldErrorLine, hasError } from './form-parts';
import { askedOf, Conditional, isConditional } from './asked-questions';
import { isHalf, isSecondHalf, nameOf, PairRows } from './question-pair';
import { HiddenList, isVerification, KeptAnswers } from './survey-back';
import { hasTwoAnswers, RatingInput } from './rating-input';
import { wordsOf } from './rating-words';
import type { SurveyPart } from './survey-view';

/** The fields of the second step by name, with what they ask. */
export function detailFields(
	survey: Survey,
	{ text, voice }: SurveyPart,
): ReadonlyMap<string, string> {
	return new Map([
		[formFields.reason, ''],
		[formFields.comment, text(survey.commentPrompt)],
		...survey.questions.map(
			(one) => [ownField(one.id), nameOf(one, text(one.text), voice.say)] as const,
		),
		[formFields.name, ''],
		[formFields.contact, ''],
	]);
}

/** Says of each question whether it must be answered, where the page does not say it of all. */
function Mark({ view, voice, required }: SurveyPart & { required: boolean }): VNode | null {
	if (allOptional(view)) return null;
	const key = required ? 'survey.required' : 'survey.optional';
	return (
		<>
			{' '}
			<span class="soft" {...voice.ours}>
				({voice.say(key)})
			</span>
		</>
	);
}

function Chips(props: {
	field: string;
	options: ReadonlyArray<{ id: string; label: string }>;
	chosen: readonly string[];
	multiple: boolean;
	required: boolean;
	described: string | undefined;
}): VNode {
	return (
		<div class="chips">
			{props.options.map((option, index) => (
				<label class="chip">
					<input
						type={props.multiple ? 'checkbox' : 'radio'}
						id={index === 0 ? controlId(props.field) : undefined}
						name={props.field}
						value={option.id}
						checked={props.chosen.includes(option.id)}
						required={props.required && !props.multiple}
						aria-describedby={props.described}
					/>
					<span dir="auto">{option.label}</span>
				</label>
			))}
		</div>
	);
}

function Reasons(part: SurveyPart): VNode | null {
	const { view, voice, text } = part;
	const offered = offeredReasons(part);
	const chosen = view.previous?.reasons ?? [];
	// Chosen for another rating: it comes back with that rating.
	const others = chosen.filter((id) => !offered.some((reason) => reason.id === id));
	const kept = <HiddenList field={formFields.reason} values={others} />;
	if (offered.length === 0) return kept;
	return (
		<fieldset>
			<legend class="hid" {...voice.ours}>
				{voice.say('row.sentences', {
					one: voice.say(`survey.reasons.${view.level ?? 'middle'}`),
					other: voice.say('survey.chooseAny'),
				})}
			</legend>
			<FieldErrorLine errors={view.errors} field={formFields.reason} voice={voice} />
			<Chips
				field={formFields.reason}
				options={offered.map((reason) => ({ id: reason.id, label: text(reason.text) }))}
				chosen={chosen}
				multiple
				required={false}
				described={
					hasError(view.errors, formFields.reason) ? errorId(formFields.reason) : undefined
				}
			/>
			{kept}
		</fieldset>
	);
}

function TextField(
	part: SurveyPart & {
		field: string;
		label: string;
		ourLabel: boolean;
		value: string;
		most: number;
		required: boolean;
		/** Whether the browser can tell that it is: not of one that it may hide. */
		minded?: boolean;
		/** Whether the page says that it can be spoken, too. */
		spoken?: boolean;
	},
): VNode {
	const { field, voice, view } = part;
	const wrong = hasError(view.errors, field);
	const limit = isNearLimit(part) ? `${controlId(field)}-most` : null;
	return (
		<div class="field">
			<label for={controlId(field)}>
				<span {...(part.ourLabel ? voice.ours : {})}>{part.label}</span>
				<Mark {...part} />
			</label>
			<FieldErrorLine errors={view.errors} field={field} voice={voice} />
			<textarea
				class="in"
				id={controlId(field)}
				name={field}
				rows={3}
				maxlength={part.most}
				inputmode="text"
				autocapitalize="sentences"
				spellcheck
				required={part.required && part.minded !== false}
				aria-invalid={wrong ? 'true' : undefined}
				aria-describedby={[wrong && errorId(field), limit].filter(Boolean).join(' ') || undefined}
			>
				{part.value}
			</textarea>
			{part.spoken === true && (
				<p class="soft touch" {...voice.ours}>
					{voice.say('survey.dictate')}
				</p>
			)}
			{limit !== null && (
				<p class="soft" id={limit} {...voice.ours}>
					{voice.say('survey.most', { most: part.most })}
				</p>
			)}
		</div>
	);
}

/**
 * Whether the limit is worth a sentence: soon reached, or nearly reached by what stands there. Nothing
 * counts while somebody types, since a page has no script and a style sheet cannot count.
 */
const isNearLimit = ({ most, value }: { most: number; value: string }): boolean =>
	most <= 200 || value.length >= most * 0.9;

/** A name and a way to get in touch, where nobody was invited and so nobody is known. */
function WhoItWas(part: SurveyPart): VNode {
	const { view } = part;
	const { say, ours } = part.voice;
	const { incentive } = view.survey;
	const given = view.previous?.contact;
	const { name, contact } = formFields;
	return (
		<>
			<LineField
				{...part}
				field={name}
				label={say('survey.name')}
				value={given?.name ?? ''}
				most={100}
				fills="name"
			/>
			{incentive && view.incentiveOver !== true && (
				<p class="note" {...ours}>
					<span>{say('incentive.leave', { what: part.text(incentive.text) })}</span>
				</p>
			)}
			<LineField
				{...part}
				field={contact}
				label={say('survey.contact')}
				value={given?.contact ?? ''}
				most={254}
				fills="email"
			/>
		</>
	);
}

function LineField(
	part: SurveyPart & { field: string; label: string; value: string; most: number; fills: string },
): VNode {
	const { field, voice, view } = part;
	const wrong = hasError(view.errors, field);
	return (
		<div class="field">
			<label for={controlId(field)}>
				<span {...voice.ours}>{part.label}</span>
				<Mark {...part} required={false} />
			</label>
			<FieldErrorLine errors={view.errors} field={field} voice={voice} />
			<input
				class="in"
				type="text"
				id={controlId(field)}
				name={field}
				value={part.value}
				maxlength={part.most}
				autocomplete={part.fills}
				aria-invalid={wrong ? 'true' : undefined}
				aria-describedby={wrong ? errorId(field) : undefined}
			/>
		</div>
	);
}

const asList = (answer: OwnAnswer | undefined): string[] =>
	answer === undefined ? [] : Array.isArray(answer) ? answer : [String(answer)];

function Own(part: SurveyPart & { question: OwnQuestion }): VNode {
	const { question, view, voice, text } = part;
	const field = ownField(question.id);
	// The browser would mind a hidden field; the server knows what is asked.
	const conditional = isConditional(view.survey, question);
	const answer = view.previous?.own[question.id];
	if (question.kind === 'text') {
		return (
			<TextField
				{...part}
				field={field}
				label={text(question.text)}
				ourLabel={false}
				value={typeof answer === 'string' ? answer : ''}
				most={Math.min(question.maxLength, longestComment)}
				required={question.required}
				minded={!conditional}
			/>
		);
	}
	const wrong = hasError(view.errors, field);
	return (
		<fieldset class="field">
			<legend>
				<bdi>{text(question.text)}</bdi>
				<Mark {...part} required={question.required} />
			</legend>
			{!isHalf(question) && <FieldErrorLine errors={view.errors} field={field} voice={voice} />}
			{isHalf(question) ? (
				<PairRows {...part} first={question} required={question.required && !conditional} />
			) : question.kind === 'rating' ? (
				<RatingInput
					field={field}
					id={controlId(field)}
					scale={question}
					low={text(question.lowLabel)}
					high={text(question.highLabel)}
					chosen={typeof answer === 'number' ? answer : null}
					required={question.required && !conditional}
					outOf={(value) => voice.say('survey.outOf', { value, max: question.max })}
					wordOf={wordsOf(part, question)}
					errorId={wrong ? errorId(field) : null}
				/>
			) : (
				<Chips
					field={field}
					options={question.options.map(({ id, text: label }) => ({ id, label: text(label) }))}
					chosen={asList(answer)}
					multiple={question.multiple}
					required={question.required && !conditional}
					described={wrong ? errorId(field) : undefined}
				/>
			)}
		</fieldset>
	);
}

/** Where the reader is: the rating is kept, the reasons are asked. */
export function Progress({ view, voice }: SurveyPart): VNode {
	const { say, ours } = voice;
	const value = view.previous?.value ?? null;
	const plain = value === null || hasTwoAnswers(view.survey.rating);
	return (
		<div role="status">
			<ol class="prog" {...ours}>
				<li class="done">
					<Icon name="tick" />
					{plain
						? say('survey.savedPlain')
						: say('survey.saved', { value, max: view.survey.rating.max })}
				</li>
				<li aria-current="step">
					{say(isVerification(view.survey) ? 'survey.yourWords' : 'survey.yourReasons')}
				</li>
			</ol>
		</div>
	);
}

/** Asks for a sign of a person, where a program may have sent the rating. */
export function OneMorePress({ view, voice }: SurveyPart): VNode {
	const { say, ours } = voice;
	const value = view.previous?.value ?? view.preselected;
	const plain = value === null || hasTwoAnswers(view.survey.rating);
	return (
		<div role="status">
			<p class="note" {...ours}>
				<Icon name="alert" />
				<span>
					<strong>
						{plain
							? say('survey.confirmPlain')
							: say('survey.confirm', { value, max: view.survey.rating.max })}
					</strong>{' '}
					{say('survey.confirmWhy')}
				</span>
			</p>
		</div>
	);
}

/** The second step: what the rating was for. Everything optional unless the survey says otherwise. */
export function SurveyDetails(part: SurveyPart): VNode {
	const { view, voice, text } = part;
	const { survey } = view;
	const asked = askedOf(view);
	const commentRequired = needsComment(view);
	const prompt = text(survey.commentPrompt);
	return (
		<>
			<div>
				<h1 {...voice.ours}>{voice.say(headingOf(part))}</h1>
				{allOptional(view) && (
					<p class="soft s" {...voice.ours}>
						{voice.say('survey.mayLeave')}
					</p>
				)}
			</div>
			<Reasons {...part} />
			{(prompt !== '' || commentRequired) && (
				<TextField
					{...part}
					field={formFields.comment}
					label={prompt === '' ? voice.say('survey.comment') : prompt}
					ourLabel={prompt === ''}
					value={view.previous?.comment ?? ''}
					most={longestComment}
					required={commentRequired}
					// Not where others stand around and wait.
					spoken={(view.startLink ?? null) === null}
				/>
			)}
			{asked
				.filter((question) => !isSecondHalf(question))
				.map((question) => (
					<Conditional {...part} question={question}>
						<Own {...part} question={question} />
					</Conditional>
				))}
			<KeptAnswers {...part} asked={asked} />
			{view.askContact === true && <WhoItWas {...part} />}
		</>
	);
}

const needsComment = ({ survey, level }: SurveyPart['view']): boolean =>
	survey.commentRequiredWhenLow && level === 'low';

const allOptional = (view: SurveyPart['view']): boolean =>
	!needsComment(view) && askedOf(view).every((question) => !question.required);

/** With reasons to choose, the heading asks for them. */
function headingOf(part: SurveyPart) {
	const { level } = part.view;
	if (level === null || offeredReasons(part).length === 0) return 'survey.more' as const;
	return `survey.reasons.${level}` as const;
}

function offeredReasons({ view }: SurveyPart) {
	const { level, survey } = view;
	return survey.reasons.filter((reason) => level === null || reason.levels.includes(level));
}
