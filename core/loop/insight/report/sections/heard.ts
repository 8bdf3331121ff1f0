import { figureText, rateRange, rateText } from '../../../../language/figures';
import { groupName } from '../../../../language/group-name';
import type { Say } from '../../../../language/say';
import type { BlockView } from '../../../../pages/report/report-view';
import { countAsked } from '../../../../store/repositories/summary-strata';
import { reasonsInWords } from '../reasons';
import {
	headlineRows,
	type MadeSection,
	type ReportContext,
	type ReportSection,
	scoreName,
} from '../report-context';
import type { ReportFigure } from '../report-figures';

/** Who was asked, who answered, and what the silent could change. */
export const heard: ReportSection = {
	key: 'heard',
	title: (say) => say('report.heard.title'),
	async make(context) {
		const { summary, say } = context;
		if (summary.responseRate.invited === 0) return null;
		return {
			about: say('report.heard.about'),
			blocks: [...funnel(context), ...(await bounds(context)), ...groups(context)],
			figures: figuresOf(context),
		} satisfies MadeSection;
	},
};

type Step = { label: string; n: number };

function stepsOf({ summary, say }: ReportContext): Step[] {
	const { invited, sent, viewed, partial, completed } = summary.responseRate;
	return [
		{ label: say('report.step.asked'), n: invited },
		{ label: say('report.step.delivered'), n: sent },
		{ label: say('report.step.opened'), n: viewed },
		{ label: say('report.step.answered'), n: partial + completed },
		{ label: say('report.step.whole'), n: completed },
	];
}

function funnel(context: ReportContext): BlockView[] {
	const { summary, say, language } = context;
	const { responseRate: rate } = summary;
	const steps = stepsOf(context);
	const percent = (n: number, of: number) => (of === 0 ? '–' : rateText((100 * n) / of, language));
	const answered = rate.partial + rate.completed;
	return [
		{
			kind: 'funnel',
			id: 'funnel',
			title: say('report.heard.rate', { percent: percent(answered, rate.sent) }),
			about:
				rate.value === null
					? null
					: say('report.heard.rateAbout', {
							answered: figureText(answered, 'count', language),
							sent: figureText(rate.sent, 'count', language),
							range: rateRange(rate.interval, language),
						}),
			name: say('report.heard.name'),
			told: steps.map(({ label, n }) => `${label} ${figureText(n, 'count', language)}`).join(', '),
			note: reasonsInWords(summary.notAsked, context),
			steps: steps.map((step, at) => ({
				...step,
				ofBefore:
					at === 0
						? null
						: say('report.ofBefore', { percent: percent(step.n, steps[at - 1]?.n ?? 0) }),
				isAnswer: at >= 3,
			})),
			table: {
				caption: say('report.heard.name'),
				head: [
					say('report.column.step'),
					say('report.column.number'),
					say('report.column.ofBefore'),
					say('report.column.ofAsked'),
				],
				rows: steps.map(({ label, n }, at) => [
					label,
					figureText(n, 'count', language),
					at === 0 ? '–' : percent(n, steps[at - 1]?.n ?? 0),
					at === 0 ? '–' : percent(n, steps[0]?.n ?? 0),
				]),
			},
		},
	];
}

/** Of the score that most were asked for. */
async function bounds(context: ReportContext): Promise<BlockView[]> {
	const { say, language, scope } = context;
	const row = headlineRows(context)
		.filter(
			({ worstCase, value, verdict }) => worstCase !== null && value !== null && verdict === 'ok',
		)
		.sort((a, b) => b.n - a.n)[0];
	if (row?.worstCase == null || row.value === null) return [];
	const { worstCase, value, interval, unit, weighted } = row;
	const shown = (one: number) => figureText(one, unit, language);
	// Of the survey that the bounds are of, not of all.
	const silent = (await countAsked(scope))
		.filter(({ surveyKey }) => surveyKey === row.surveyKey)
		.reduce((sum, { sent, answered }) => sum + Math.max(0, sent - answered), 0);
	const sentences = [
		say('report.bounds.about', {
			name: scoreName(row, context),
			low: shown(worstCase.low),
			high: shown(worstCase.high),
		}),
		weighted === null ? '' : say('report.bounds.weighted', { value: shown(weighted.value) }),
	];
	return [
		{
			kind: 'bounds',
			id: 'bounds',
			title: say('report.bounds.title'),
			about: sentences.filter(Boolean).join(' '),
			name: say('report.bounds.name'),
			told: sentences.filter(Boolean).join(' '),
			axis: unit === 'points' ? { from: -100, to: 100, unit } : { from: 0, to: 100, unit },
			measured: {
				value,
				low: interval.low,
				high: interval.high,
				text: say('report.bounds.measured', { value: shown(value) }),
			},
			bounds: worstCase,
			table: {
				caption: say('report.bounds.name'),
				head: [say('report.column.figure'), say('report.column.value')],
				rows: [
					[say('report.bounds.row.measured'), shown(value)],
					[say('report.bounds.row.low'), shown(worstCase.low)],
					[say('report.bounds.row.high'), shown(worstCase.high)],
					...(weighted === null
						? []
						: [[say('report.bounds.row.weighted'), shown(weighted.value)]]),
					[say('report.bounds.row.silent'), figureText(silent, 'count', language)],
				],
			},
		},
	];
}

const segmentName = (segment: string | null, say: Say): string =>
	segment === null ? say('report.unknownGroup') : groupName(segment, say);

const mostGroups = 12;

/** Segments of which enough were asked to be named, in the drawing as in the files. */
const largeGroups = ({ summary }: ReportContext) =>
	summary.heard.filter(({ asked }) => asked >= summary.minimumN);

function groups(context: ReportContext): BlockView[] {
	const { say, language, summary } = context;
	const shown = largeGroups(context).slice(0, mostGroups);
	const [quietest] = shown;
	if (quietest === undefined || shown.length < 2) return [];
	const nameOf = (segment: string | null) => segmentName(segment, say);
	const isSure = quietest.verdict === 'unlikely_chance' && quietest.difference < 0;
	return [
		{
			kind: 'dots',
			id: 'heard-groups',
			title: isSure
				? say('report.heard.quietest', {
						group: nameOf(quietest.segment),
						percent: rateText(quietest.percent, language),
					})
				: say('report.heard.alike'),
			about: say('report.heard.groupsAbout', { count: summary.heard.length }),
			name: say('report.heard.groupsName'),
			told: shown
				.map(({ segment, percent }) => `${nameOf(segment)} ${rateText(percent, language)}`)
				.join(', '),
			key: [
				{ sign: 'filled', text: say('chart.key.filled') },
				{ sign: 'diamond', text: say('report.key.quieter') },
				{ sign: 'hollow', text: say('chart.key.hollow') },
			],
			axis: { from: 0, to: 100, unit: 'percent' },
			all: null,
			rows: shown
				.map(({ segment, asked, percent, interval, verdict, difference }) => ({
					label: nameOf(segment),
					n: asked,
					value: percent,
					...interval,
					mark:
						verdict === 'unlikely_chance'
							? difference < 0
								? ('worse' as const)
								: ('better' as const)
							: verdict === 'too_few'
								? ('few' as const)
								: ('maybe' as const),
				}))
				.reverse(),
			brackets: [],
			table: {
				caption: say('report.heard.groupsName'),
				head: [
					say('report.column.group'),
					say('report.step.asked'),
					say('report.step.answered'),
					say('report.column.share'),
					say('report.column.interval'),
					say('report.column.verdict'),
				],
				rows: shown.map((one) => [
					nameOf(one.segment),
					figureText(one.asked, 'count', language),
					figureText(one.answered, 'count', language),
					rateText(one.percent, language),
					rateRange(one.interval, language),
					say(`verdict.${one.verdict}`),
				]),
			},
		},
	];
}

function figuresOf(context: ReportContext): ReportFigure[] {
	const { summary, say } = context;
	const { responseRate: rate } = summary;
	const plain = { section: 'heard', change: null, p: null } as const;
	return [
		...stepsOf(context).map(({ label, n }) => ({
			...plain,
			name: label,
			group: null,
			value: n,
			unit: 'count' as const,
			interval: null,
			n,
			verdict: 'ok' as const,
			method: 'count',
		})),
		{
			...plain,
			name: say('report.column.share'),
			group: null,
			value: rate.value,
			unit: 'percent',
			interval: rate.value === null ? null : rate.interval,
			n: rate.n,
			verdict: rate.verdict,
			method: rate.interval.method,
		},
		...largeGroups(context).map((one) => ({
			...plain,
			name: say('report.column.share'),
			group: segmentName(one.segment, say),
			value: one.percent,
			unit: 'percent' as const,
			interval: one.interval,
			n: one.asked,
			verdict: one.verdict,
			method: 'wilson',
		})),
	];
}
