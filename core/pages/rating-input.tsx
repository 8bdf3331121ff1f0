import type { VNode } from 'preact';

import { cleanLine } from '../language/plain-text';
import type { RatingQuestion } from '../model/survey';
import { Face, faceAt, Icon, star } from './design/icons';

type Scale = Pick<RatingQuestion, 'min' | 'max' | 'direction' | 'style'>;

export type RatingInputProps = {
	field: string;
	scale: Scale;
	low: string;
	high: string;
	chosen: number | null;
	required: boolean;
	/** Id of the error's paragraph, when there is one. */
	errorId: string | null;
	/** `{ value: 4 }` → `4 of 5`, as a screen reader says it. */
	outOf: (value: number) => string;
	/** What a point means in words, where there are words for it. */
	wordOf?: (value: number) => string | null;
	/** Id of the first radio, so that an error can link to it. */
	id: string;
	/** False where the ends are shown once for several ratings. */
	ends?: boolean;
	/** A question in the middle of others: its row of numbers is lower. */
	compact?: boolean;
};

/** The values of a scale; long scales are cut where nobody could choose any more. */
export function scalePoints(scale: { min: number; max: number }): number[] {
	const points: number[] = [];
	for (let value = scale.min; value <= scale.max && points.length < 21; value++) points.push(value);
	return points;
}

/** 0 (worst) to 1 (best). */
function shareOf(scale: Scale, value: number): number {
	const share = (value - scale.min) / (scale.max - scale.min);
	return scale.direction === 'higher_is_better' ? share : 1 - share;
}

/** A scale of two points is a question with two answers: its labels are the buttons. */
export function hasTwoAnswers(scale: { min: number; max: number }): boolean {
	return scale.max - scale.min === 1;
}

/** What the ends of a scale mean, under the ends. */
export function RatingEnds(props: Pick<RatingInputProps, 'low' | 'high'>): VNode | null {
	const { low, high } = props;
	if (low === '' && high === '') return null;
	return (
		<p class="ends">
			<span dir="auto">{low}</span>
			<span dir="auto">{high}</span>
		</p>
	);
}

/** The radio targets of one rating; stands inside a fieldset with its question as legend. */
export function RatingInput(props: RatingInputProps): VNode {
	const { scale } = props;
	if (hasTwoAnswers(scale)) return <TwoAnswers {...props} />;
	const drawn = scale.style !== 'numbers';
	return (
		<div>
			{drawn ? <DrawnRow {...props} /> : <NumberRow {...props} />}
			{props.ends !== false && <RatingEnds low={props.low} high={props.high} />}
		</div>
	);
}

function Radio(props: RatingInputProps & { value: number; first: boolean; name?: string }): VNode {
	return (
		<input
			type="radio"
			id={props.first ? props.id : undefined}
			name={props.field}
			value={String(props.value)}
			checked={props.chosen === props.value}
			required={props.required}
			aria-label={props.name}
			aria-describedby={props.errorId ?? undefined}
		/>
	);
}

/** How a screen reader names a point: its word, where it has one, then where it stands. */
function nameOf({ wordOf, outOf }: RatingInputProps, value: number): string {
	const word = wordOf?.(value) ?? null;
	return word === null ? outOf(value) : `${outOf(value)}: ${word}`;
}

function NumberRow(props: RatingInputProps): VNode {
	const points = scalePoints(props.scale);
	// Eleven boxes of a NPS are what a phone of 320 px takes; a longer scale needs rows.
	const many = points.length > 11 ? ' many' : '';
	return (
		<div class={`rate bar n${points.length}${many}`}>
			{points.map((value, at) => (
				<label>
					<Radio {...props} value={value} first={at === 0} name={nameOf(props, value)} />
					<span>{value}</span>
				</label>
			))}
		</div>
	);
}

function DrawnRow(props: RatingInputProps): VNode {
	const { scale } = props;
	const points = scalePoints(scale);
	return (
		<div class={`rate draw ${scale.style}`}>
			{points.map((value, at) => {
				const which = faceAt(shareOf(scale, value));
				return (
					<label class={scale.style === 'faces' ? `p${which}` : undefined}>
						<span class="cell">
							<Radio {...props} value={value} first={at === 0} name={nameOf(props, value)} />
							{scale.style === 'stars' ? star : <Face which={which} />}
						</span>
						<span class="word" aria-hidden="true">
							{props.wordOf?.(value) ?? props.outOf(value)}
						</span>
					</label>
				);
			})}
		</div>
	);
}

function TwoAnswers(props: RatingInputProps): VNode {
	const { scale, low, high } = props;
	// The good answer first, as people expect of yes and no.
	const points = scale.direction === 'higher_is_better' ? [1, 0] : [0, 1];
	return (
		<div class="picks two">
			{points.map((step, at) => {
				const value = scale.min + step;
				const label = cleanLine(step === 0 ? low : high);
				return (
					<label class="pick">
						<Radio {...props} value={value} first={at === 0} />
						<span>
							<Icon name="thumb" turned={shareOf(scale, value) === 0} />
							<span dir="auto">{label === '' ? String(value) : label}</span>
						</span>
					</label>
				);
			})}
		</div>
	);
}
