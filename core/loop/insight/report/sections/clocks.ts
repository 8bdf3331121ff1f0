import { workingTimeBetween } from '../../../../calendar/working-time';
import { wilson } from '../../../../insight/intervals';
import { figureText, rateRange, rateText } from '../../../../language/figures';
import { type JsonObject, isObject } from '../../../../model/json';
import type { ClockState } from '../../../../model/states';
import type { BlockView, ClocksView } from '../../../../pages/report/report-view';
import { type CaseTimes, caseTimes } from '../../../../store/repositories/report-cases';
import { calendarOf } from '../../../case/case-context';
import type { ReportContext } from '../report-context';
import type { ReportFigure } from '../report-figures';

/** Of more cases a curve looks the same. */
const mostCases = 2_000;
const hour = 3_600_000;

type Panel = ClocksView['panels'][number];
type Clock = 'response' | 'resolution';

/** How fast cases were answered and solved, in working time, against what was promised. */
export async function clocksOf(
	context: ReportContext,
): Promise<{ blocks: BlockView[]; figures: ReportFigure[] }> {
	const { say, language, scope, before } = context;
	const now = await caseTimes(scope, mostCases);
	const then = await caseTimes(before, mostCases);
	const panels = (['response', 'resolution'] as const).flatMap((clock) =>
		panelOf(clock, now, then, context),
	);
	if (panels.length === 0) return { blocks: [], figures: [] };
	const told = panels.flatMap(({ panel }) => (panel.inTime === null ? [] : [panel]));
	const [first, second] = told.map(({ inTime }) => rateText(inTime?.value ?? 0, language));
	const title =
		first !== undefined && second !== undefined
			? say('report.clocks.both', { response: first, resolution: second })
			: say('report.clocks.title');
	return {
		blocks: [
			{
				kind: 'clocks',
				title,
				about: say('report.clocks.about', { then: context.words.then }),
				panels: panels.map(({ panel }) => panel),
			},
		],
		figures: panels.flatMap(({ figure }) => figure),
	};
}

function panelOf(
	clock: Clock,
	now: readonly CaseTimes[],
	then: readonly CaseTimes[],
	context: ReportContext,
): Array<{ panel: Panel; figure: ReportFigure[] }> {
	const { say, language, words, summary } = context;
	const [one, other] = [hoursOf(clock, now, context), hoursOf(clock, then, context)];
	if (one.hours.length === 0) return [];
	const target = targetOf(clock, now, context);
	const until = endOf(one.hours, target);
	const share =
		clock === 'response' ? summary.cases.acknowledgedInTime : summary.cases.resolvedInTime;
	const shown = share.percent !== null && share.verdict === 'ok';
	const inTime =
		share.percent === null || target === null || !shown
			? null
			: {
					value: share.percent,
					low: share.interval.low,
					high: share.interval.high,
					text: say('report.clocks.inTime', {
						percent: rateText(share.percent, language),
					}),
				};
	const earlier = inTimeOf(clock, then);
	const n = figureText(share.n, 'count', language);
	const about =
		share.percent === null || !shown
			? say('chart.tooFew')
			: say('report.clocks.share', {
					percent: rateText(share.percent, language),
					range: rateRange(share.interval, language),
					n,
					then: words.then,
					before: earlier === null ? say('report.nothing') : rateText(earlier, language),
				});
	const marks = marksOf(until);
	const within = ({ hours, total }: Panel['now'], at: number) =>
		total === 0
			? '–'
			: figureText(
					(100 * hours.filter((hours_) => hours_ <= at).length) / total,
					'percent',
					language,
				);
	const panel: Panel = {
		id: `clock-${clock}`,
		title: say(`report.clocks.${clock}`),
		about,
		name: say(`report.clocks.${clock}`),
		told: about,
		now: one,
		before: other.hours.length === 0 ? null : other,
		target:
			target === null
				? null
				: {
						hours: target,
						text: say('report.clocks.target', { hours: figureText(target, 'count', language) }),
					},
		inTime,
		until,
		ticks: marks.map((at) => ({
			at,
			text: say('report.clocks.hours', { hours: figureText(at, 'count', language) }),
		})),
		table: {
			caption: say(`report.clocks.${clock}`),
			head: [say('report.column.within'), words.shortNow, words.shortThen],
			rows: marks
				.slice(1)
				.map((at) => [
					say('report.clocks.hours', { hours: figureText(at, 'count', language) }),
					within(one, at),
					within(other, at),
				]),
		},
	};
	const figure: ReportFigure = {
		section: 'do',
		name: say(`report.clocks.${clock}`),
		group: null,
		value: share.percent,
		unit: 'percent',
		interval: share.percent === null ? null : share.interval,
		n: share.n,
		change: share.percent === null || earlier === null ? null : share.percent - earlier,
		p: null,
		verdict: share.verdict,
		method: 'wilson',
	};
	return [{ panel, figure: [figure] }];
}

/** Working hours of those that are done, shortest first, of all whose clock ran. */
function hoursOf(
	clock: Clock,
	cases: readonly CaseTimes[],
	{ scope }: ReportContext,
): Panel['now'] {
	const calendar = calendarOf(scope.settings);
	const ran = cases.filter((one) => one[clock] !== 'none');
	const hours = ran.flatMap((one) => {
		const end = clock === 'response' ? one.acknowledgedAt : one.resolvedAt;
		if (end === null) return [];
		const pauses = clock === 'resolution' ? pausesOf(one.pauses) : [];
		return [workingTimeBetween(calendar, one.clockStartedAt, end, pauses) / hour];
	});
	return { hours: hours.sort((a, b) => a - b), total: ran.length };
}

function pausesOf(text: string): Array<{ from: number; to: number }> {
	const spans: unknown = JSON.parse(text);
	return (Array.isArray(spans) ? spans : []).flatMap((span: unknown) => {
		const { from, to } = isObject(span) ? span : ({} as JsonObject);
		return typeof from === 'number' && typeof to === 'number' ? [{ from, to }] : [];
	});
}

/** What most of the cases had as their target, working hours. */
function targetOf(
	clock: Clock,
	cases: readonly CaseTimes[],
	{ scope }: ReportContext,
): number | null {
	const counts = new Map<string, number>();
	for (const { preset } of cases) {
		if (preset !== null) counts.set(preset, (counts.get(preset) ?? 0) + 1);
	}
	const [most] = [...counts].sort(([one, a], [other, b]) =>
		a === b ? (one < other ? -1 : 1) : b - a,
	);
	const preset = most && scope.settings.slaPresets[most[0]];
	return preset ? preset[clock] / hour : null;
}

function inTimeOf(clock: Clock, cases: readonly CaseTimes[]): number | null {
	const states = cases.map((one): ClockState => one[clock]);
	const met = states.filter((state) => state === 'met').length;
	const n = met + states.filter((state) => state === 'breached').length;
	return n === 0 || wilson(met, n).high === 0 ? null : (100 * met) / n;
}

/** Three targets, or as far as nine of ten need. */
function endOf(hours: readonly number[], target: number | null): number {
	const most = hours[Math.min(hours.length - 1, Math.floor(hours.length * 0.9))] ?? 1;
	const wanted = Math.max(
		target === null ? 0 : 2 * target,
		Math.min(most, target === null ? most : 4 * target),
		1,
	);
	const step = wanted > 48 ? 24 : wanted > 12 ? 8 : wanted > 4 ? 4 : 1;
	return Math.ceil(wanted / step) * step;
}

function marksOf(until: number): number[] {
	const steps = [1, 2, 4, 8, 12, 16, 24, 40, 48, 72, 96, 120, 240];
	const step = steps.find((one) => until / one <= 5) ?? Math.ceil(until / 5);
	return Array.from({ length: Math.floor(until / step) + 1 }, (_, at) => at * step);
}
