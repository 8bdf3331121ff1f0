import type { VNode } from 'preact';

import type { OwnQuestion, PairSide, RatingQuestion } from '../model/survey';
import { ownField } from './form-fields';
import { controlId, errorId, FieldErrorLine, hasError } from './form-parts';
import { RatingEnds, RatingInput, scalePoints } from './rating-input';
import type { Voice } from './page-base';
import type { SurveyPart } from './survey-view';

/** One of the two ratings of a pair. */
type Half = RatingQuestion & { pair: { of: string; side: PairSide } };

export const isHalf = (question: OwnQuestion): question is Half =>
	question.kind === 'rating' && question.pair !== undefined;

/** The other half stands with the first. */
export const isSecondHalf = (question: OwnQuestion): boolean =>
	isHalf(question) && question.pair.side === 'quality';

/** What a question asks, where its text alone does not tell it from its other half. */
export const nameOf = (question: OwnQuestion, text: string, say: Voice['say']): string =>
	isHalf(question)
		? say('row.words', { one: text, other: say(`survey.pair.${question.pair.side}`) })
		: text;

/** How important, how good: two compact rows, with what the ends mean said once. */
export function PairRows(part: SurveyPart & { first: Half; required: boolean }): VNode {
	const { first, view, voice, text } = part;
	const halves = view.survey.questions
		.filter(isHalf)
		.filter(({ pair }) => pair.of === first.pair.of);
	const own = first.lowLabel !== null || first.highLabel !== null;
	const low = own ? text(first.lowLabel) : voice.say('survey.pair.low');
	const high = own ? text(first.highLabel) : voice.say('survey.pair.high');
	const long = scalePoints(first).length > 5;
	return (
		<div>
			<div class={long ? 'items long' : 'items'}>
				{halves.map((half) => {
					const field = ownField(half.id);
					const answer = view.previous?.own[half.id];
					const wrong = hasError(view.errors, field);
					return (
						<fieldset>
							<legend {...voice.ours}>
								{voice.say(`survey.pair.${half.pair.side}`)}
								<span class="hid">
									{' '}
									{voice.say('survey.ends', { min: half.min, low, max: half.max, high })}
								</span>
							</legend>
							<FieldErrorLine errors={view.errors} field={field} voice={voice} />
							<RatingInput
								field={field}
								id={controlId(field)}
								scale={half}
								low={low}
								high={high}
								chosen={typeof answer === 'number' ? answer : null}
								required={part.required}
								outOf={(value) => voice.say('survey.outOf', { value, max: half.max })}
								ends={false}
								errorId={wrong ? errorId(field) : null}
							/>
						</fieldset>
					);
				})}
			</div>
			<RatingEnds low={low} high={high} />
		</div>
	);
}
