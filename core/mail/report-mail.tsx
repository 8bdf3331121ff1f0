import { clausesInARow } from '../language/in-a-row';
import type { VNode } from 'preact';

import { markdownLine } from '../language/chat-markdown';
import { cleanLine } from '../language/plain-text';
import { sayIn } from '../language/say';
import type { Brand } from '../model/settings';
import { fittingMarkdown } from './fitting-markdown';
import { Gap, Heading, Line, Small } from './mail-blocks';
import { renderMail } from './mail-frame';
import type { MailParts } from './mail-parts';
import { forOutlook, mailColors, mailType, soft } from './mail-type';
import { fittingSms } from './sms';

/** A score, or a part of the business, as a row of a mail. */
export type ReportMailRow = {
	name: string;
	/** How many answers. */
	n: string;
	value: string;
	interval: string;
	/** Places on one scale, 0–1; `null` draws no bar. */
	bar: { low: number; value: number; high: number } | null;
	change: string | null;
	verdict: { mark: 'better' | 'worse' | 'maybe' | 'few' | 'plain'; text: string } | null;
	/** How far it lies from targets and benchmarks, a sentence each. */
	beside?: readonly string[];
};

export type ReportMailView = {
	language: string;
	brand: Brand;
	/** What kind of report it is, and for which days. */
	kind: string;
	period: string;
	headline: string;
	lede: string;
	parts: ReadonlyArray<{
		title: string;
		/** What each row, and what its change, is. */
		head: { name: string; change: string };
		rows: readonly ReportMailRow[];
	}>;
	/** What happened, why, what to do. */
	three: ReadonlyArray<{ term: string; text: string }>;
};

/** Both read on a light and on a dark card. */
const marked = { interval: '#9fb4cc', worse: '#c4570f', intervalWorse: '#d9a583' };

/** A report as the body of a mail: tables only; its charts and tables go along as a file. */
export function renderReportMail(view: ReportMailView): MailParts {
	const say = sayIn(view.language);
	const { brand, headline } = view;
	const company = cleanLine(brand.name);
	const subject = cleanLine(
		company === '' ? headline : say('report.mail.subject', { company, headline }),
		200,
	);
	const whole = say('report.mail.whole');
	const rows = view.parts.flatMap(({ rows: all }) => all);
	const plainRow = (row: ReportMailRow) =>
		clausesInARow(
			[
				say('report.mail.row', {
					name: row.name,
					value: row.value,
					range: row.interval,
					answers: row.n,
				}),
				row.change ?? '',
				row.verdict?.text ?? '',
				...(row.beside ?? []),
			],
			say,
		);
	return {
		subject,
		html: renderMail({
			language: view.language,
			brand,
			title: subject,
			preheader: view.lede,
			children: (
				<>
					<Small>
						{view.kind}
						<br />
						{view.period}
					</Small>
					<Heading>{headline}</Heading>
					{view.lede !== '' && <Line>{view.lede}</Line>}
					{view.parts.map((part) => (
						<Part part={part} brand={brand} interval={say('report.column.interval')} />
					))}
					{view.three.map(({ term, text }) => (
						<>
							<Gap px={12} />
							<Line quiet below={2}>
								{term}
							</Line>
							<Line>{text}</Line>
						</>
					))}
				</>
			),
			foot: <Small>{whole}</Small>,
		}),
		text: `${[
			headline,
			say('report.mail.head', { kind: view.kind, period: view.period }),
			view.lede,
			...view.parts.map((part) => [part.title, ...part.rows.map(plainRow)].join('\n')),
			...view.three.map(({ term, text }) => `${term}\n${text}`),
			whole,
		]
			.filter(Boolean)
			.join('\n\n')}\n`,
		short: fittingSms(headline),
		markdown: fittingMarkdown(
			[
				`**${markdownLine(headline)}**`,
				markdownLine(view.lede, 500),
				rows.map((row) => `- ${markdownLine(plainRow(row), 300)}`).join('\n'),
				view.three
					.map(({ term, text }) => `**${markdownLine(term)}** ${markdownLine(text, 300)}`)
					.join('\n'),
			].filter(Boolean),
			[2],
		),
	};
}

function Part(props: {
	part: ReportMailView['parts'][number];
	brand: Brand;
	interval: string;
}): VNode {
	const { part, brand, interval } = props;
	const head = (text: string, width: string) => (
		<th
			class="q"
			scope="col"
			align="left"
			style={`width:${width};padding:0 8px 6px 0;${mailType(12, 16, soft)};font-weight:normal`}
		>
			{text}
		</th>
	);
	return (
		<>
			<Gap px={16} />
			<h2 class="t" dir="auto" style={`margin:0 0 10px 0;${mailType(18, 24)};font-weight:bold`}>
				{part.title}
			</h2>
			<table
				{...forOutlook({ border: 0 })}
				cellpadding="4"
				cellspacing="0"
				width="100%"
				style="border-collapse:collapse"
			>
				<thead>
					<tr>
						{head(part.head.name, '40%')}
						{head(interval, '24%')}
						{head(part.head.change, '36%')}
					</tr>
				</thead>
				<tbody>
					{part.rows.map((row) => (
						<Row row={row} brand={brand} />
					))}
				</tbody>
			</table>
		</>
	);
}

function Row({ row, brand }: { row: ReportMailRow; brand: Brand }): VNode {
	const { hair, bad } = mailColors(brand);
	const cell = `border-top:1px solid ${hair};padding:10px 8px 10px 0`;
	const isWorse = row.verdict?.mark === 'worse';
	const isSure = isWorse || row.verdict?.mark === 'better';
	const sign = isSure ? '\u25c6' : row.verdict?.mark === 'few' ? '\u22ef' : '\u25c7';
	return (
		<tr>
			<td class="h" align="left" valign="top" style={cell}>
				<span class="t" dir="auto" style={mailType(14, 20)}>
					{row.name}
				</span>
				<br />
				<b class="t" style={mailType(20, 28)}>
					{row.value}
				</b>{' '}
				<span class="q" style={mailType(12, 18, soft)}>
					{row.n}
				</span>
			</td>
			<td class="h" align="left" valign="top" style={cell}>
				<span class="q" style={mailType(12, 20, soft)}>
					{row.interval}
				</span>
				{row.bar !== null && <Bar bar={row.bar} isWorse={isWorse} brand={brand} />}
			</td>
			<td class="h" align="left" valign="top" style={cell}>
				{row.change !== null && (
					<>
						<span class="t" style={mailType(13, 20)}>
							{row.change}
						</span>
						<br />
					</>
				)}
				{row.verdict !== null && (
					<span
						class={isWorse ? 'x' : isSure ? 't' : 'q'}
						style={`${mailType(13, 20, isWorse ? bad : isSure ? undefined : soft)}${isSure ? ';font-weight:bold' : ''}`}
					>
						{sign} {row.verdict.text}
					</span>
				)}
				{row.beside?.map((text) => (
					<>
						<br />
						<span class="t" style={mailType(13, 20)}>
							{text}
						</span>
					</>
				))}
			</td>
		</tr>
	);
}

/** The interval as cells of a table, since mail programs leave drawings out. */
function Bar(props: {
	bar: NonNullable<ReportMailRow['bar']>;
	isWorse: boolean;
	brand: Brand;
}): VNode {
	const { bar, isWorse, brand } = props;
	const { fill, ground } = mailColors(brand);
	const [low, high] = [
		Math.round(100 * bar.low),
		Math.max(Math.round(100 * bar.low) + 4, Math.round(100 * bar.high)),
	];
	const point = Math.min(Math.max(Math.round(100 * bar.value) - 1, low), high - 3);
	const pale = isWorse ? marked.intervalWorse : marked.interval;
	const cells = [
		{ width: low, color: ground, kind: 'g' },
		{ width: point - low, color: pale, kind: undefined },
		{ width: 3, color: isWorse ? marked.worse : fill, kind: isWorse ? undefined : 'f' },
		{ width: high - point - 3, color: pale, kind: undefined },
		{ width: 100 - high, color: ground, kind: 'g' },
	];
	return (
		<table
			role="presentation"
			{...forOutlook({ border: 0 })}
			cellpadding="0"
			cellspacing="0"
			width="100%"
		>
			<tbody>
				<tr>
					{cells
						.filter(({ width }) => width > 0)
						.map(({ width, color, kind }) => (
							<td
								class={kind}
								width={`${width}%`}
								height="10"
								{...forOutlook({ bgcolor: color })}
								style={`background-color:${color};font-size:0;line-height:10px;height:10px`}
							>
								&nbsp;
							</td>
						))}
				</tr>
			</tbody>
		</table>
	);
}
