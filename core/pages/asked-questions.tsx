import type { ComponentChildren, VNode } from 'preact';

import { wordsInARow } from '../language/in-a-row';
import type { OwnQuestion, Survey } from '../model/survey';
import { conditionsOnPage, questionsAfter } from '../model/ask-when';
import { ownField } from './form-fields';
import type { SurveyPageView, SurveyPart } from './survey-view';

/** The survey's own questions that stand on the second page after this rating. */
export function askedOf({ survey, level, previous }: SurveyPageView): OwnQuestion[] {
	const { value: rating = null, items = {} } = previous ?? {};
	return questionsAfter(survey, { level, rating, items });
}

/** Whether a question depends on another one of the same page. */
export const isConditional = (survey: Survey, question: OwnQuestion): boolean =>
	conditionsOnPage(survey, question).length > 0;

const classOf = ({ id }: OwnQuestion): string => `when-${id}`;

/**
 * The rules that show a question with the answers that lead to it, without script. Where a browser does
 * not know \`:has()\`, it drops them, shows the question and says when to answer it. Ids are names of CSS.
 */
export function rulesOf(view: SurveyPageView): string {
	return askedOf(view)
		.flatMap((question) =>
			conditionsOnPage(view.survey, question).map(({ question: source, answers }) => {
				const field = ownField(source).replace('.', '\\.');
				const chosen = answers.map((answer) => `[name=${field}][value=${answer}]:checked`);
				return `form:not(:has(${chosen.join()})) .${classOf(question)}{display:none}`;
			}),
		)
		.join('');
}

/** A question that depends on another one of the page, with a sentence for browsers that cannot hide it. */
export function Conditional(
	part: SurveyPart & { question: OwnQuestion; children: ComponentChildren },
): VNode {
	const { view, voice, text, question, children } = part;
	const [condition] = conditionsOnPage(view.survey, question);
	const source = view.survey.questions.find(({ id }) => id === condition?.question);
	if (condition === undefined || source?.kind !== 'choice') return <>{children}</>;
	const answers = source.options.filter(({ id }) => condition.answers.includes(id));
	return (
		<div class={classOf(question)}>
			<p class="soft s only" {...voice.ours}>
				{voice.say('survey.onlyIf', {
					question: text(source.text),
					answer: wordsInARow(
						answers.map((one) => text(one.text)),
						voice.say,
					),
				})}
			</p>
			{children}
		</div>
	);
}
