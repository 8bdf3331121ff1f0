import type { VNode } from 'preact';

import type { OwnQuestion, Survey } from '../model/survey';
import type { OwnAnswer } from './form';
import { formFields, ownField } from './form-fields';
import type { SurveyPageView, SurveyPart } from './survey-view';

/** Whether the customer is asked if their matter is solved: they answer, and rate nothing. */
export const isVerification = ({ purpose }: Pick<Survey, 'purpose'>): boolean =>
	purpose === 'verification';

/** Values that a form carries along unseen. */
export function HiddenList(props: { field: string; values: readonly string[] }): VNode {
	return (
		<>
			{props.values.map((value) => (
				<input type="hidden" name={props.field} value={value} />
			))}
		</>
	);
}

/**
 * The way back to the rating: a button of the same form, so that what was typed goes along. It stands
 * after the one that sends, which is therefore what Enter presses.
 */
export function Back({ view, voice }: Pick<SurveyPart, 'view' | 'voice'>): VNode {
	return (
		<button
			class="btn bare"
			type="submit"
			name={formFields.go}
			value="back"
			formnovalidate
			{...voice.ours}
		>
			{voice.say(isVerification(view.survey) ? 'thanks.change' : 'survey.changeRating')}
		</button>
	);
}

/** What was typed on the second step, while the reader is at the first again. */
export function Kept({ view }: { view: SurveyPageView }): VNode | null {
	const { previous } = view;
	if (previous === null) return null;
	const { reasons, comment, own, contact } = previous;
	const { name = null, contact: reach = null } = contact ?? {};
	return (
		<>
			<input type="hidden" name={formFields.kept} value="1" />
			<HiddenList field={formFields.reason} values={reasons} />
			{comment !== null && <HiddenList field={formFields.comment} values={[comment]} />}
			{name !== null && <HiddenList field={formFields.name} values={[name]} />}
			{reach !== null && <HiddenList field={formFields.contact} values={[reach]} />}
			{Object.entries(own).map(([id, answer]) => (
				<KeptAnswer id={id} answer={answer} />
			))}
		</>
	);
}

function KeptAnswer({ id, answer }: { id: string; answer: OwnAnswer }): VNode {
	const values = Array.isArray(answer) ? answer : [String(answer)];
	return <HiddenList field={ownField(id)} values={values} />;
}

/** Answers to questions that another rating asks: they come back with that rating. */
export function KeptAnswers(part: SurveyPart & { asked: readonly OwnQuestion[] }): VNode {
	const answers = Object.entries(part.view.previous?.own ?? {});
	const others = answers.filter(([id]) => !part.asked.some((question) => question.id === id));
	return (
		<>
			{others.map(([id, answer]) => (
				<KeptAnswer id={id} answer={answer} />
			))}
		</>
	);
}
