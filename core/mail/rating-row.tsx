import type { VNode } from 'preact';

import { safeUrl } from '../language/safe-url';
import type { Brand } from '../model/settings';
import type { RatingQuestion } from '../model/survey';
import { ButtonCell, Layout, Line, mailColors } from './mail-frame';

const faces = ['😠', '🙁', '😐', '🙂', '😀'];

function glyph(rating: RatingQuestion, value: number): string {
	if (rating.style === 'stars') return '★';
	if (rating.style !== 'faces') return '';
	const share = (value - rating.min) / (rating.max - rating.min);
	const good = rating.direction === 'higher_is_better' ? share : 1 - share;
	return faces[Math.round(good * (faces.length - 1))] ?? '';
}

/** Cells of one row at most: more would be too small for a thumb. */
const mostInRow = 7;

/** Values in rows of nearly equal length: 0–10 → 0–5 and 6–10. */
export function ratingRows(rating: { min: number; max: number }): number[][] {
	const count = Math.min(rating.max - rating.min + 1, 21);
	const values = Array.from({ length: count }, (_, index) => rating.min + index);
	const rows = Math.ceil(values.length / mostInRow);
	const perRow = Math.ceil(values.length / rows);
	return Array.from({ length: rows }, (_, row) => values.slice(row * perRow, (row + 1) * perRow));
}

/**
 * The scale as linked cells. A link opens the page with that value marked; nothing is recorded until
 * a person presses the button there.
 */
export function RatingRow(props: {
	rating: RatingQuestion;
	brand: Brand;
	low: string;
	high: string;
	link: (value: number) => string;
	outOf: (value: number) => string;
}): VNode {
	const { rating, low, high } = props;
	const colors = mailColors(props.brand);
	const rows = ratingRows(rating);
	const two = rating.max - rating.min === 1;
	// The good answer first, as on the page.
	if (two && rating.direction === 'higher_is_better') rows[0]?.reverse();
	const perRow = rows[0]?.length ?? 1;
	const width = `${Math.floor(100 / perRow)}%`;
	const label = (value: number): string => {
		if (two) return (value === rating.min ? low : high) || String(value);
		const sign = glyph(rating, value);
		return sign === '' ? String(value) : `${sign} ${value}`;
	};
	const cell = (value: number | undefined): VNode => {
		const href = value === undefined ? null : safeUrl(props.link(value));
		if (value === undefined || href === null) return <td>&nbsp;</td>;
		return (
			<td width={width} style="padding:3px">
				<Layout width="100%">
					<tr>
						<ButtonCell href={href} label={two ? undefined : props.outOf(value)} {...colors}>
							{label(value)}
						</ButtonCell>
					</tr>
				</Layout>
			</td>
		);
	};
	return (
		<>
			<Layout width="100%">
				{rows.map((row) => (
					<tr>{Array.from({ length: perRow }, (_, index) => cell(row[index]))}</tr>
				))}
				<tr>
					<td height="8" colspan={perRow} style="font-size:0;line-height:8px">
						&nbsp;
					</td>
				</tr>
			</Layout>
			{!two && low !== '' && high !== '' && (
				<Line quiet>
					{rating.min} = {low}, {rating.max} = {high}
				</Line>
			)}
		</>
	);
}
