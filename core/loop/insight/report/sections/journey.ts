import { dateOf, dayAt } from '../../../../calendar/wall-time';
import { figureText, rangeText, signedText } from '../../../../language/figures';
import { inJourneyOrder, stagesOver } from '../../../../insight/journey-stage';
import type { Level } from '../../../../model/metric';
import type { JourneyView } from '../../../../pages/report/report-view';
import { journeyQuotes } from '../journey-quotes';
import type { MadeSection, ReportContext, ReportSection } from '../report-context';
import { axisFor, type Broken, brokenBy, markIn, nameOf } from './where';

/** Two points are no curve, and more than ten have no room. */
const fewestStops = 3;
const mostStops = 10;

/** Touchpoints in the order in which a customer lives them, each against the rest. */
export const journey: ReportSection = {
	key: 'journey',
	title: (say) => say('report.journey.title'),
	async make(context) {
		const [now] = await brokenBy('touchpoint', context);
		if (now === undefined || now.groups.length < fewestStops) return null;
		const { from, until, timeZone } = context.before.period;
		const input = {
			...context.input,
			period: 'range',
			from: dateOf(dayAt(timeZone, from)),
			until: dateOf(dayAt(timeZone, until - 1)),
		};
		const earlier = await brokenBy('touchpoint', { ...context, input });
		const name = nameOf(now, context);
		const before = earlier.find((one) => one.all.surveyKey === now.all.surveyKey);
		const isAlike = before !== undefined && nameOf(before, context) === name;
		return {
			about: context.say('report.journey.rail'),
			blocks: [viewOf(now, isAlike ? before : null, await quotesOf(now, context), context)],
			// Each is among the figures of where already.
			figures: [],
		} satisfies MadeSection;
	},
};

/** Of a stop that is worse somebody who was not content, else of the level that most were of. */
async function quotesOf(now: Broken, { scope }: ReportContext): Promise<Map<string, string>> {
	const stops = stopsOf(now).flatMap((group) => {
		const touchpoint = group.groups?.[0]?.value ?? null;
		const { distribution, verdict } = group;
		if (touchpoint === null || distribution === null || verdict === 'too_few') return [];
		const levels: readonly Level[] = ['high', 'middle', 'low'];
		const [usual = 'high'] = [...levels].sort((a, b) => distribution[b] - distribution[a]);
		return [{ touchpoint, level: markIn(group) === 'worse' ? ('low' as const) : usual }];
	});
	return await journeyQuotes(scope, now.all.surveyKey, stops);
}

/** Those with most answers, in the order of the journey. */
const stopsOf = ({ groups }: Broken): Broken['groups'] =>
	inJourneyOrder(
		[...groups].sort((a, b) => b.n - a.n).slice(0, mostStops),
		({ name }) => name ?? '',
	);

function viewOf(
	now: Broken,
	before: Broken | null,
	quotes: ReadonlyMap<string, string>,
	context: ReportContext,
): JourneyView {
	const { say, language, words } = context;
	const unit = now.all.unit ?? 'percent';
	const shown = (value: number | null) =>
		value === null ? '–' : figureText(value, unit, language);
	const stops = stopsOf(now).map((group) => ({
		group,
		was:
			before?.groups.find(({ name, verdict }) => name === group.name && verdict !== 'too_few')
				?.value ?? null,
	}));
	const groups = stops.map(({ group }) => group);
	const worst = groups
		.filter((one) => markIn(one) === 'worse')
		.sort((a, b) => (a.difference?.points ?? 0) - (b.difference?.points ?? 0))[0];
	const name = nameOf(now, context);
	return {
		kind: 'journey',
		id: 'journey',
		title:
			worst === undefined
				? say('report.journey.same')
				: say('report.journey.low', { stop: worst.name ?? '', value: shown(worst.value) }),
		about: say('report.journey.about', { name, then: words.then, count: now.all.correction.tests }),
		name: say('report.journey.name', { name }),
		told: groups.map((one) => `${one.name ?? ''} ${shown(one.value)}`).join(', '),
		key: [
			{ sign: 'filled', text: say('chart.key.filled') },
			{ sign: 'diamond', text: say('chart.key.diamond') },
			{ sign: 'hollow', text: say('chart.key.hollow') },
			...(before === null ? [] : [{ sign: 'ghost' as const, text: words.then }]),
		],
		axis: axisOver(stops, unit),
		stages: stagesOver(groups.map(({ name: label }) => label ?? '')).map(
			({ stage, stops: wide }) => ({
				text: stage === null ? '' : say(`report.journey.stage.${stage}`),
				stops: wide,
			}),
		),
		stops: stops.map(({ group, was }) => ({
			label: group.name ?? '',
			n: group.n,
			now:
				group.value === null
					? null
					: {
							value: group.value,
							low: group.interval?.low ?? group.value,
							high: group.interval?.high ?? group.value,
						},
			before: was,
			mark: markIn(group),
			quote: quotes.get(group.groups?.[0]?.value ?? '') ?? null,
			action: null,
		})),
		beforeText: before === null ? null : words.then,
		table: {
			caption: say('report.journey.name', { name }),
			head: [
				say('report.column.touchpoint'),
				say('report.column.value'),
				say('report.column.interval'),
				say('report.column.n'),
				say('report.column.before'),
				say('report.column.rest'),
				say('report.column.verdict'),
			],
			rows: stops.map(({ group, was }) => [
				group.name ?? '',
				shown(group.value),
				group.interval === null ? '–' : rangeText(group.interval, unit, language),
				figureText(group.n, 'count', language),
				shown(was),
				group.difference === null ? '–' : signedText(group.difference.points, language),
				say(`verdict.${group.verdict}`),
			]),
		},
	};
}

function axisOver(
	stops: ReadonlyArray<{ group: Broken['groups'][number]; was: number | null }>,
	unit: 'percent' | 'points' | 'scale',
): JourneyView['axis'] {
	const plain = stops.flatMap(({ group, was }) => [
		{ ...group, fair: null },
		...(was === null ? [] : [{ ...group, fair: null, interval: null, value: was }]),
	]);
	// Without an interval a value stands for both ends.
	const whole = plain.map((one) => ({
		...one,
		interval: one.interval ?? { low: one.value ?? 0, high: one.value ?? 0 },
	}));
	return axisFor(whole, unit);
}
