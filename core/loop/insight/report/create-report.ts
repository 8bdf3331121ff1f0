import { createHash } from 'node:crypto';

import { dayAt } from '../../../calendar/wall-time';
import type { Finding } from '../../../insight/finding';
import { figureText, rangeText } from '../../../language/figures';
import {
	renderReportMail,
	type ReportMailRow,
	type ReportMailView,
} from '../../../mail/report-mail';
import { isoTime, type ItemMessage } from '../../../model/item';
import { unacceptable } from '../../../model/read-input';
import { axisOf } from '../../../pages/chart/place';
import { renderReport } from '../../../pages/report/report-page';
import type { BlockView, ReportView, SectionView } from '../../../pages/report/report-view';
import { readMailAddress } from '../../../systems/smtp/mail-address';
import type { House } from '../../house';
import type { InsightInput } from '../insight-scope';
import type { PeriodName } from '../period';
import { liveLinkOf } from './live-link';
import type { ReportContext } from './report-context';
import { figuresAsCsv, type ReportFigure } from './report-figures';
import { reportParts } from './report-parts';
import { readYardsticks } from './yardsticks';

export type CreateReport = InsightInput & {
	/** Keys of the sections that are wanted, in any order; `null` = all of them. */
	sections: readonly string[] | null;
	/** Whom the mail is for; `null` = the node behind says it. */
	to: string | null;
	/** Targets and benchmarks, as `readYardsticks` takes them. */
	yardsticks?: unknown;
};

export type CreatedReport = Finding & {
	headline: string;
	period: { from: string | null; until: string | null; timeZone: string; text: string };
	comparedWith: { from: string | null; until: string | null; text: string };
	/** Keys of the sections that have something to show. */
	sections: string[];
	three: Array<{ term: string; text: string }>;
	figures: ReportFigure[];
	message: ItemMessage;
	/** The reader's own link to the figures as they are now; `null` where they have none. */
	liveLink: string | null;
	/** The files, as text. */
	files: { html: string; json: string; csv: string; name: string };
};

/**
 * Composes the report of a period from all that is known of it: one offline HTML file, the same as the body
 * of a mail, and all of its figures as JSON and CSV. Equal data give equal bytes.
 *
 * @throws InputError for a period, a receiver or a target that is none; NotFoundError for an owner who is not in the team
 */
export async function createReport(
	house: House,
	now: number,
	{ sections: wanted, to, yardsticks: given, ...input }: CreateReport,
): Promise<CreatedReport> {
	if (to !== null && readMailAddress(to) === null) {
		throw unacceptable('To', to, 'one mail address, or nothing where the Message node says it');
	}
	const yardsticks = readYardsticks(given);
	const { context, figures, foot, ...parts } = await reportParts(
		house,
		now,
		input,
		wanted,
		yardsticks,
	);
	const { say, summary, scope } = context;
	const view: ReportView = {
		language: scope.language,
		company: scope.settings.brand.name,
		kind: say(`report.kind.${kindOf(scope.period.name)}`),
		...parts,
		foot: [...foot, say('report.foot.file')],
	};
	const mail = renderReportMail(mailView(view, context));
	const span = (period: { from: number; until: number }) => ({
		from: isoTime(period.from),
		until: isoTime(period.until),
	});
	return {
		text: view.headline,
		n: summary.n,
		interval: summary.interval,
		verdict: verdictOf(context),
		method: 'report',
		headline: view.headline,
		period: { ...span(scope.period), timeZone: scope.period.timeZone, text: context.words.now },
		comparedWith: { ...span(context.before.period), text: context.words.then },
		sections: view.sections.map(({ key }) => key),
		three: [...view.three],
		figures,
		message: { key: keyOf(context, wanted, to), kind: 'report', to, ...mail },
		liveLink: await liveLinkOf(house, now, { to, team: scope.filters.team }, scope.settings),
		files: {
			html: renderReport(view),
			json: `${JSON.stringify({ headline: view.headline, ...span(scope.period), figures }, null, '\t')}\n`,
			csv: figuresAsCsv(figures),
			name: `report-${(isoTime(scope.period.from) ?? '').slice(0, 10)}`,
		},
	};
}

function kindOf(name: PeriodName): 'week' | 'month' | 'quarter' | 'range' {
	switch (name) {
		case 'last_week':
		case 'last_7_days':
			return 'week';
		case 'last_month':
		case 'this_month':
		case 'last_30_days':
			return 'month';
		case 'last_quarter':
		case 'this_quarter':
		case 'last_90_days':
			return 'quarter';
		default:
			return 'range';
	}
}

/** Of the scores that are compared, the one that says most. */
function verdictOf({ summary }: ReportContext): Finding['verdict'] {
	const verdicts = summary.scores.flatMap(({ comparison }) => comparison?.verdict ?? []);
	const order = ['unlikely_chance', 'could_be_chance', 'no_change', 'too_few'] as const;
	return order.find((one) => verdicts.includes(one)) ?? summary.verdict;
}

/** The same report to the same reader leaves once, however often its node is run. */
function keyOf(
	{ scope, house, now, yardsticks }: ReportContext,
	wanted: readonly string[] | null,
	to: string | null,
): string {
	const { name, from, until, timeZone } = scope.period;
	const about = [
		house.workspace,
		name,
		// Two shifts of one day are two reports; what ends now is the same report all day.
		name === 'range' ? from : dayAt(timeZone, from),
		until === now ? dayAt(timeZone, until) : until,
		scope.filters,
		scope.language,
		wanted === null ? null : [...wanted].sort(),
		to,
		...(yardsticks.length > 0 ? [yardsticks] : []),
	];
	return `report:${createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 24)}`;
}

/** The scores and the first parts of the business, as tables. */
function mailView(view: ReportView, { scope, say, language }: ReportContext): ReportMailView {
	const parts = view.sections.flatMap((section) => partsOf(section, { say, language }));
	return {
		language: scope.language,
		brand: scope.settings.brand,
		kind: view.kind,
		period: view.period,
		headline: view.headline,
		lede: view.lede,
		parts: parts.map((part) => ({
			title: part.title,
			head: {
				name: part.name,
				change: say(part.isScore ? 'report.mail.change' : 'report.column.rest'),
			},
			rows: part.rows,
		})),
		three: view.three,
	};
}

type MailPart = { title: string; name: string; isScore: boolean; rows: ReportMailRow[] };

type Speaker = Pick<ReportContext, 'say' | 'language'>;

function partsOf({ key, title, blocks }: SectionView, speaker: Speaker): MailPart[] {
	const block = blocks.find(({ kind }) => kind === 'tiles' || kind === 'dots');
	if (block === undefined || key === 'heard') return [];
	if (block.kind === 'tiles') {
		return [{ title, name: title, isScore: true, rows: block.tiles.map(tileRow) }];
	}
	if (block.kind !== 'dots') return [];
	return [{ title, name: title, isScore: false, rows: dotRows(block, speaker) }];
}

function tileRow(tile: Extract<BlockView, { kind: 'tiles' }>['tiles'][number]): ReportMailRow {
	const axis = tile.axis && axisOf(tile.axis);
	return {
		name: tile.name,
		n: tile.n,
		value: tile.value,
		interval: tile.interval,
		bar:
			axis === null || tile.now === null
				? null
				: {
						low: axis.at(tile.now.low),
						value: axis.at(tile.now.value),
						high: axis.at(tile.now.high),
					},
		change: tile.change,
		verdict: tile.verdict,
		beside: tile.beside.map(({ told }) => told),
	};
}

const mostRows = 8;

function dotRows(
	block: Extract<BlockView, { kind: 'dots' }>,
	{ say, language }: Speaker,
): ReportMailRow[] {
	const axis = axisOf(block.axis);
	const { unit } = block.axis;
	return block.rows.slice(0, mostRows).map((row) => ({
		name: row.label,
		n: say(row.n === 1 ? 'report.answers.one' : 'report.answers.other', {
			n: figureText(row.n, 'count', language),
		}),
		value: figureText(row.value, unit, language),
		interval: rangeText(row, unit, language),
		bar: { low: axis.at(row.low), value: axis.at(row.value), high: axis.at(row.high) },
		change: null,
		beside: [],
		verdict: { mark: row.mark, text: row.verdict ?? '' },
	}));
}
