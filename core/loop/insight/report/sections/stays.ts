import { dayAt } from '../../../../calendar/wall-time';
import { bucketOf } from '../../../../calendar/bucket';
import { bucketInWords } from '../../../../insight/bucket-words';
import type { SurvivalStep } from '../../../../insight/stats/kaplan-meier';
import {
	fitShiftedBetaGeometric,
	survivalAfter,
} from '../../../../insight/stats/shifted-beta-geometric';
import { retentionInSteps } from '../../../../insight/value/retention';
import { watchedSteps } from '../../../../insight/value/watched';
import { figureText, rateRange, rateText } from '../../../../language/figures';
import { sentencesInARow } from '../../../../language/in-a-row';
import type { RetentionView } from '../../../../pages/report/report-view';
import { inBreaths } from '../../../breathe';
import { valueContext } from '../../retention-and-value';
import type { ValueContext, ValueInput } from '../../value-asked';
import { type GroupItem, groupItems } from '../../value-groups';
import type { MadeSection, ReportContext, ReportSection } from '../report-context';
import { isWhole } from '../whole';

/** As the node has them where nobody says otherwise. */
const usual = {
	items: 'groups',
	by: 'all',
	gaps: 3,
	category: 'category',
	discount: 0.1,
	recontactDays: 7,
	most: 1,
} as const;
/** Beyond two years a projection of months is a guess, and one of years beyond ten. */
const farthest = { orders: 24, contract: 10 } as const;
const projected = { orders: 12, contract: 2 } as const;

/** Who stays and who leaves: steps with their band, how it may go on, and each first month. */
export const stays: ReportSection = {
	key: 'stays',
	title: (say) => say('report.stays.title'),
	async make(context) {
		const { house, now, input, language, say, summary } = context;
		// Orders belong to customers: of all filters only their segment is theirs.
		if (!isWhole(context.scope.filters, ['segment'])) return null;
		const asked = { ...input, ...usual, language };
		const found = await knownBy(['orders', 'contract'], async (lostBy) =>
			valueContext(house, now, { ...asked, lostBy } satisfies ValueInput),
		);
		if (found === null) return null;
		const [all] = await groupItems(found);
		const { rule, lives, period } = found;
		const { lifetimes } = await inBreaths(retentionInSteps(lives, period, rule), found.breathe);
		const least = Math.max(1, summary.minimumN);
		const steps = watchedSteps(lifetimes, least).slice(0, 1 + farthest[rule.by]);
		if (all === undefined || steps.length < 2) return null;
		const months = await groupItems({ ...found, input: { ...found.input, by: 'cohort' } });
		// A row of each month that says too few says nothing.
		const cohorts = months.filter(({ verdict }) => verdict !== 'too_few');
		return {
			about: say('report.stays.about'),
			blocks: [
				viewOf({ steps, projection: projectionOf(steps, lifetimes, rule.by), all }, found, context),
				...(cohorts.length < 2 ? [] : [cohortsOf(cohorts, found, context)]),
			],
			figures: [
				figureOf(all, all.retention, say('report.stays.retention'), null),
				...cohorts.map((one) =>
					figureOf(one, one.stillThere, say('report.stays.still'), one.group),
				),
			],
		} satisfies MadeSection;
	},
};

async function knownBy(
	ways: ReadonlyArray<ValueInput['lostBy']>,
	read: (way: ValueInput['lostBy']) => Promise<ValueContext | { only: unknown }>,
): Promise<ValueContext | null> {
	for (const way of ways) {
		const found = await read(way);
		if (!('only' in found)) return found;
	}
	return null;
}

/** From the last step on, as much less as the model has it; the band is the measured one, carried on. */
function projectionOf(
	steps: readonly SurvivalStep[],
	lifetimes: Parameters<typeof fitShiftedBetaGeometric>[0],
	by: keyof typeof projected,
): RetentionView['projection'] {
	const fit = fitShiftedBetaGeometric(lifetimes);
	const last = steps.at(-1);
	if (fit === null || last === undefined) return [];
	return Array.from({ length: projected[by] + 1 }, (_, more) => {
		const at = last.at + more;
		const ratio = survivalAfter(fit, at) / survivalAfter(fit, last.at);
		return {
			at,
			value: 100 * last.share * ratio,
			low: 100 * last.low * ratio,
			high: 100 * last.high * ratio,
		};
	});
}

type Shown = {
	steps: readonly SurvivalStep[];
	projection: RetentionView['projection'];
	all: GroupItem;
};

/** The last day that is looked at. */
const untilOf = ({ period, scope }: ValueContext, language: string): string =>
	bucketInWords(bucketOf('day', dayAt(scope.settings.timeZone, period.until - 1)), language);

/** What the period alone says, so that nobody takes it for the curve. */
function periodText(
	{ retention, verdict }: GroupItem,
	{ words, say, language }: ReportContext,
): string {
	const { percent, interval, n, count } = retention;
	if (percent === null || interval === null || verdict === 'too_few') return '';
	return say('report.stays.period', {
		...{ period: words.now, percent: rateText(percent, language) },
		...{ range: rateRange(interval, language), n: figureText(n, 'count', language) },
		x: figureText(count, 'count', language),
	});
}

function viewOf(
	{ steps, projection, all }: Shown,
	found: ValueContext,
	context: ReportContext,
): RetentionView {
	const { rule } = found;
	const { say, language } = context;
	const percent = (share: number) => rateText(100 * share, language);
	const inPercent = ({ low, high }: SurvivalStep) => ({ low: 100 * low, high: 100 * high });
	const last = steps.at(-1);
	const marked = steps.find(({ at }) => rule.by === 'orders' && at === 12) ?? last;
	const lowest = Math.min(
		...steps.map(({ low }) => 100 * low),
		...projection.map(({ low }) => low),
	);
	const unit = rule.by === 'orders' ? 'month' : 'year';
	const n = figureText(steps[0]?.atRisk ?? 0, 'count', language);
	return {
		kind: 'retention',
		id: 'retention',
		title: say(`report.stays.finding.${unit}`, {
			percent: percent(marked?.share ?? 0),
			range: marked === undefined ? '' : rateRange(inPercent(marked), language),
			n: marked?.at ?? 0,
		}),
		about: say(`report.stays.drawn.${rule.by}`, { n, until: untilOf(found, language) }),
		name: say('report.stays.name'),
		told: steps.map(({ at, share }) => `${at}: ${percent(share)}`).join(', '),
		key: [
			{ sign: 'interval', text: say('report.column.interval') },
			...(projection.length === 0
				? []
				: [{ sign: 'dotted' as const, text: say('report.stays.projected') }]),
		],
		note:
			sentencesInARow(
				[periodText(all, context), projection.length === 0 ? '' : say('report.stays.model')],
				say,
			) || null,
		steps: steps.map((one) => ({
			at: one.at,
			atRisk: one.atRisk,
			value: 100 * one.share,
			...inPercent(one),
		})),
		projection,
		until: projection.at(-1)?.at ?? last?.at ?? 1,
		lowest: Math.max(0, Math.min(90, Math.floor(lowest / 10) * 10)),
		mark:
			marked === undefined
				? null
				: {
						at: marked.at,
						value: 100 * marked.share,
						text: say('figure.beside', {
							value: percent(marked.share),
							beside: rateRange(inPercent(marked), language),
						}),
					},
		unitBelow: say(`report.stays.axis.${unit}`),
		table: {
			caption: say('report.stays.name'),
			head: [
				say(`report.stays.axis.${unit}`),
				say('report.stays.still'),
				say('report.column.interval'),
				say('report.column.n'),
			],
			rows: steps.map((one) => [
				String(one.at),
				percent(one.share),
				rateRange(inPercent(one), language),
				figureText(one.atRisk, 'count', language),
			]),
		},
	};
}

const mostCohorts = 12;

function cohortsOf(
	cohorts: readonly GroupItem[],
	found: ValueContext,
	{ say, language }: ReportContext,
): MadeSection['blocks'][number] {
	return {
		kind: 'words',
		title: say('report.stays.cohorts'),
		about: say('report.stays.cohortsAbout', { until: untilOf(found, language) }),
		items: [],
		table: {
			caption: say('report.stays.cohorts'),
			head: [
				say('report.stays.firstMonth'),
				say('report.stays.still'),
				say('report.column.interval'),
				say('report.column.n'),
			],
			rows: cohorts
				.slice(-mostCohorts)
				.map(({ group, stillThere }) => [
					group ?? '–',
					stillThere.percent === null
						? say('verdict.too_few')
						: rateText(stillThere.percent, language),
					stillThere.interval === null ? '–' : rateRange(stillThere.interval, language),
					figureText(stillThere.n, 'count', language),
				]),
		},
	};
}

function figureOf(
	{ method, verdict }: GroupItem,
	{ percent, interval, n }: GroupItem['retention'],
	name: string,
	group: string | null,
): MadeSection['figures'][number] {
	const head = { section: 'stays', name, group, value: percent, unit: 'percent' as const };
	return { ...head, interval, n, change: null, p: null, verdict, method };
}
