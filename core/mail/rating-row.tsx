import type { VNode } from 'preact';

import { safeUrl } from '../language/safe-url';
import type { Brand } from '../model/settings';
import type { RatingQuestion } from '../model/survey';
import { ButtonCell, Gap, Layout } from './mail-blocks';
import { forOutlook, mailType, soft } from './mail-type';

const faces = ['😠', '🙁', '😐', '🙂', '😀'];

function glyph(rating: RatingQuestion, value: number): string {
	if (rating.style === 'stars') return '★';
	if (rating.style !== 'faces') return '';
	const share = (value - rating.min) / (rating.max - rating.min);
	const good = rating.direction === 'higher_is_better' ? share : 1 - share;
	return faces[Math.round(good * (faces.length - 1))] ?? '';
}

/** Cells of one row: eleven squares are what a phone of 320 px takes. */
const mostInRow = 11;

/** Values in rows of nearly equal length: 0–10 → one row, 0–20 → 0–10 and 11–20. */
export function ratingRows(rating: { min: number; max: number }): number[][] {
	const count = Math.min(rating.max - rating.min + 1, 21);
	const values = Array.from({ length: count }, (_, index) => rating.min + index);
	const rows = Math.ceil(values.length / mostInRow);
	const perRow = Math.ceil(values.length / rows);
	return Array.from({ length: rows }, (_, row) => values.slice(row * perRow, (row + 1) * perRow));
}

type RatingRowProps = {
	rating: RatingQuestion;
	brand: Brand;
	/** Whether the mail is read from right to left. */
	rtl: boolean;
	low: string;
	high: string;
	link: (value: number) => string;
	outOf: (value: number) => string;
};

/**
 * The scale as outlined squares, one as loud as the other, so that none suggests itself. A link opens the
 * page with that value marked; nothing is recorded until a person presses the button there.
 */
export function RatingRow(props: RatingRowProps): VNode {
	const { rating, low, high } = props;
	if (rating.max - rating.min === 1) return <TwoAnswers {...props} />;
	const rows = ratingRows(rating);
	const perRow = rows[0]?.length ?? 1;
	const width = `${Math.floor(100 / perRow)}%`;
	const label = (value: number): string => {
		const sign = glyph(rating, value);
		if (sign === '') return String(value);
		return rating.style === 'faces' ? sign : `${sign} ${value}`;
	};
	const cell = (value: number | undefined): VNode => {
		const href = value === undefined ? null : safeUrl(props.link(value));
		if (value === undefined || href === null) return <td>&nbsp;</td>;
		return (
			<ButtonCell
				href={href}
				brand={props.brand}
				solid={false}
				square
				width={width}
				label={props.outOf(value)}
			>
				{label(value)}
			</ButtonCell>
		);
	};
	return (
		<>
			<table
				role="presentation"
				{...forOutlook({ border: 0 })}
				cellpadding="0"
				cellspacing="2"
				width="100%"
				style="table-layout:fixed"
			>
				<tbody>
					{rows.map((row) => (
						<tr>{Array.from({ length: perRow }, (_, index) => cell(row[index]))}</tr>
					))}
				</tbody>
			</table>
			{(low !== '' || high !== '') && (
				<Layout width="100%">
					<tr>
						<End text={low} side={props.rtl ? 'right' : 'left'} />
						<End text={high} side={props.rtl ? 'left' : 'right'} />
					</tr>
				</Layout>
			)}
			<Gap px={16} />
		</>
	);
}

function End({ text, side }: { text: string; side: 'left' | 'right' }): VNode {
	return (
		<td
			class="q"
			dir="auto"
			align={side}
			valign="top"
			width="50%"
			style={`padding:4px 3px 0 3px;${mailType(13, 18, soft)}`}
		>
			{text}
		</td>
	);
}

/** A question with two answers: the good one first and solid, since it is the one that is hoped for. */
function TwoAnswers({ rating, brand, low, high, link }: RatingRowProps): VNode {
	const good = rating.direction === 'higher_is_better' ? rating.max : rating.min;
	const other = rating.min + rating.max - good;
	return (
		<>
			<table
				role="presentation"
				{...forOutlook({ border: 0 })}
				cellpadding="0"
				cellspacing="0"
				width="100%"
				style="max-width:340px"
			>
				<tbody>
					{[good, other].map((value, at) => {
						const href = safeUrl(link(value));
						if (href === null) return null;
						return (
							<>
								{at > 0 && (
									<tr>
										<td height="10" style="font-size:0;line-height:10px">
											&nbsp;
										</td>
									</tr>
								)}
								<tr>
									<ButtonCell href={href} brand={brand} solid={at === 0}>
										{(value === rating.min ? low : high) || String(value)}
									</ButtonCell>
								</tr>
							</>
						);
					})}
				</tbody>
			</table>
			<Gap px={16} />
		</>
	);
}
