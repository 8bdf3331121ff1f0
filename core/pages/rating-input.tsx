import type { VNode } from 'preact';

import { cleanLine } from '../language/plain-text';
import type { RatingQuestion } from '../model/survey';

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
	/** Id of the first radio, so that an error can link to it. */
	id: string;
	/** False where the ends are shown once for several ratings. */
	ends?: boolean;
};

/** The values of a scale; long scales are cut where nobody could choose any more. */
export function scalePoints(scale: { min: number; max: number }): number[] {
	const points: number[] = [];
	for (let value = scale.min; value <= scale.max && points.length < 21; value++) points.push(value);
	return points;
}

const star = (
	<svg viewBox="0 0 24 24" aria-hidden="true">
		<path d="M12 3l2.7 5.8 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3.1 1.2-6.2L3 9.6l6.3-.8z" />
	</svg>
);

/** A face whose mouth follows the position on the scale, 0 (worst) to 1 (best). */
function face(position: number): VNode {
	const bend = Math.round((position - 0.5) * 80) / 10;
	const ends = Math.round((15.5 - bend / 3) * 10) / 10;
	return (
		<svg viewBox="0 0 24 24" aria-hidden="true">
			<circle cx="12" cy="12" r="9.5" />
			<path d={`M8.7 9v.6M15.3 9v.6M8 ${ends}q4 ${bend} 8 0`} />
		</svg>
	);
}

function glyph(scale: Scale, value: number): VNode | null {
	if (scale.style === 'stars') return star;
	if (scale.style !== 'faces') return null;
	const share = (value - scale.min) / (scale.max - scale.min);
	return face(scale.direction === 'higher_is_better' ? share : 1 - share);
}

/** A scale of two points is a question with two answers: its labels are the buttons. */
function pointText(props: RatingInputProps, value: number, two: boolean): string {
	if (!two) return String(value);
	const label = cleanLine(value === props.scale.min ? props.low : props.high);
	return label === '' ? String(value) : label;
}

/**
 * What the ends of a scale mean. A long scale wraps on a phone, where its ends are not below the
 * values they belong to: there each is named with its value.
 */
export function RatingEnds(props: Pick<RatingInputProps, 'scale' | 'low' | 'high'>): VNode | null {
	const { scale, low, high } = props;
	if (low === '' && high === '') return null;
	const long = scale.max - scale.min + 1 > 7;
	const end = (value: number, label: string) =>
		long && label !== '' ? `${value} = ${label}` : label;
	return (
		<p class="ends">
			<span dir="auto">{end(scale.min, low)}</span>
			<span dir="auto">{end(scale.max, high)}</span>
		</p>
	);
}

/** The radio targets of one rating; stands inside a fieldset with its question as legend. */
export function RatingInput(props: RatingInputProps): VNode {
	const { field, scale, low, high, chosen } = props;
	const points = scalePoints(scale);
	const two = points.length === 2;
	// The good answer first, as people expect of yes and no.
	if (two && scale.direction === 'higher_is_better') points.reverse();
	const columns = points.length > 11 ? 7 : points.length;
	const kind = scale.style === 'stars' ? ' stars' : '';
	return (
		<>
			<div class={`points n${columns}${kind}`}>
				{points.map((value, index) => {
					const text = pointText(props, value, two);
					return (
						<label class="point">
							<input
								type="radio"
								id={index === 0 ? props.id : undefined}
								name={field}
								value={String(value)}
								checked={chosen === value}
								required={props.required}
								aria-label={two ? undefined : props.outOf(value)}
								aria-describedby={props.errorId ?? undefined}
							/>
							<span class="face">
								{two ? null : glyph(scale, value)}
								<span>{text}</span>
							</span>
						</label>
					);
				})}
			</div>
			{!two && props.ends !== false && <RatingEnds scale={scale} low={low} high={high} />}
		</>
	);
}
