import type { VNode } from 'preact';

import type { OwnQuestion, Survey } from '../model/survey';
import type { OwnAnswer } from './form';
import { formFields, longestComment, ownField } from './form-fields';
import { controlId, errorId, FieldErrorLine, hasError } from './form-parts';
import { RatingInput } from './rating-input';
import type { SurveyPart } from './survey-view';

/** The fields of the second step by name, with what they ask. */
export function detailFields(
	survey: Survey,
	text: SurveyPart['text'],
): ReadonlyMap<string, string> {
	return new Map([
		[formFields.reason, ''],
		[formFields.comment, text(survey.commentPrompt)],
		...survey.questions.map((one) => [ownField(one.id), text(one.text)] as const),
	]);
}

function Mark({ voice, required }: SurveyPart & { required: boolean }): VNode {
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
		<div class="tags">
			{props.options.map((option, index) => (
				<label class="tag">
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
	const level = view.level;
	const offered = view.survey.reasons.filter(
		(reason) => level === null || reason.levels.includes(level),
	);
	if (offered.length === 0) return null;
	return (
		<fieldset>
			<legend {...voice.ours}>
				{voice.say(`survey.reasons.${level ?? 'middle'}`)}{' '}
				<span class="soft">{voice.say('survey.chooseAny')}</span>
			</legend>
			<FieldErrorLine errors={view.errors} field={formFields.reason} voice={voice} />
			<Chips
				field={formFields.reason}
				options={offered.map((reason) => ({ id: reason.id, label: text(reason.text) }))}
				chosen={view.previous?.reasons ?? []}
				multiple
				required={false}
				described={
					hasError(view.errors, formFields.reason) ? errorId(formFields.reason) : undefined
				}
			/>
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
	},
): VNode {
	const { field, voice, view } = part;
	const wrong = hasError(view.errors, field);
	return (
		<>
			<label class="field" for={controlId(field)}>
				<span {...(part.ourLabel ? voice.ours : {})}>{part.label}</span>
				<Mark {...part} />
			</label>
			<FieldErrorLine errors={view.errors} field={field} voice={voice} />
			<textarea
				id={controlId(field)}
				name={field}
				rows={3}
				maxlength={part.most}
				required={part.required}
				aria-invalid={wrong ? 'true' : undefined}
				aria-describedby={wrong ? errorId(field) : undefined}
			>
				{part.value}
			</textarea>
		</>
	);
}

const asList = (answer: OwnAnswer | undefined): string[] =>
	answer === undefined ? [] : Array.isArray(answer) ? answer : [String(answer)];

function Own(part: SurveyPart & { question: OwnQuestion }): VNode {
	const { question, view, voice, text } = part;
	const field = ownField(question.id);
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
			/>
		);
	}
	const wrong = hasError(view.errors, field);
	return (
		<fieldset>
			<legend>
				<bdi>{text(question.text)}</bdi>
				<Mark {...part} required={question.required} />
			</legend>
			<FieldErrorLine errors={view.errors} field={field} voice={voice} />
			{question.kind === 'rating' ? (
				<RatingInput
					field={field}
					id={controlId(field)}
					scale={question}
					low={text(question.lowLabel)}
					high={text(question.highLabel)}
					chosen={typeof answer === 'number' ? answer : null}
					required={question.required}
					outOf={(value) => voice.say('survey.outOf', { value, max: question.max })}
					errorId={wrong ? errorId(field) : null}
				/>
			) : (
				<Chips
					field={field}
					options={question.options.map(({ id, text: label }) => ({ id, label: text(label) }))}
					chosen={asList(answer)}
					multiple={question.multiple}
					required={question.required}
					described={wrong ? errorId(field) : undefined}
				/>
			)}
		</fieldset>
	);
}

/** The second step: what the rating was for. Everything optional unless the survey says otherwise. */
export function SurveyDetails(part: SurveyPart): VNode {
	const { view, voice, text } = part;
	const { survey, level } = view;
	const value = view.previous?.value ?? null;
	const commentRequired = survey.commentRequiredWhenLow && level === 'low';
	const optional = !commentRequired && survey.questions.every((question) => !question.required);
	const prompt = text(survey.commentPrompt);
	const two = survey.rating.max - survey.rating.min === 1;
	return (
		<>
			<p class="box" role="status" {...voice.ours}>
				{value === null || two
					? voice.say('survey.savedPlain')
					: voice.say('survey.saved', { value, max: survey.rating.max })}
			</p>
			<h1 {...voice.ours}>{voice.say('survey.more')}</h1>
			{optional && (
				<p class="soft" {...voice.ours}>
					{voice.say('survey.mayLeave')}
				</p>
			)}
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
				/>
			)}
			{survey.questions.map((question) => (
				<Own {...part} question={question} />
			))}
		</>
	);
}
