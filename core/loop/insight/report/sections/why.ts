import { dateOf } from '../../../../calendar/wall-time';
import { figureText, rangeText, rateRange, rateText } from '../../../../language/figures';
import { clausesInARow, sentencesInARow, wordsInARow } from '../../../../language/in-a-row';
import { axisAround } from '../../../../pages/chart/place';
import type { BlockView } from '../../../../pages/report/report-view';
import { type DriverItem, findDrivers } from '../../drivers/find-drivers';
import type { MadeSection, ReportContext, ReportSection } from '../report-context';

/** A quarter has too few complete answers of most surveys. */
const daysBack = 365;

type Driver = Extract<DriverItem, { driver: string }>;

/** What moves the score: drivers by two methods, and which of them to mend first. */
export const why: ReportSection = {
	key: 'why',
	title: (say) => say('report.why.title'),
	async make(context) {
		const { house, now, input, scope, say } = context;
		const { last } = scope.days;
		const items = await findDrivers(house, now, {
			...input,
			language: context.language,
			period: 'range',
			from: dateOf(last - daysBack + 1),
			until: dateOf(last),
		});
		const drivers = items.filter((one): one is Driver => one.driver !== null);
		const surveys = [...new Set(drivers.map(({ survey }) => survey?.key ?? ''))].slice(0, 2);
		if (surveys.length === 0) return null;
		const groups = surveys.map((key) => drivers.filter(({ survey }) => survey?.key === key));
		const [first] = groups;
		const fix = first?.find(({ quadrant }) => quadrant === 'concentrate');
		return {
			about: say('report.why.about'),
			blocks: groups.flatMap((group, at) => blocksOf(group, at, context)),
			figures: drivers.map((one) => ({
				section: 'why',
				name: say('report.why.weight'),
				group: one.label,
				value: one.weight.percent,
				unit: 'percent',
				interval: one.weight.interval,
				n: one.n,
				change: null,
				p: one.p,
				verdict: one.verdict,
				method: one.method,
			})),
			...(fix !== undefined && {
				todo: say('report.sentence', { text: say('report.why.fixFirst', { driver: fix.label }) }),
			}),
		} satisfies MadeSection;
	},
};

function blocksOf(drivers: readonly Driver[], at: number, context: ReportContext): BlockView[] {
	const { say, language } = context;
	const [first] = drivers;
	const model = first?.model;
	if (first === undefined || model == null) return [];
	const name =
		first.survey?.name === '' || first.survey === null
			? (first.survey?.key ?? '')
			: first.survey.name;
	const percent = (value: number) => figureText(value, 'percent', language);
	const n = figureText(model.n, 'count', language);
	const place = ({ rank, ranks }: Driver) => {
		const [from, to] = [Math.round(ranks?.low ?? rank), Math.round(ranks?.high ?? rank)];
		return from === to
			? { text: `✓ ${from}`, isSure: true }
			: { text: `≈ ${from}–${to}`, isSure: false };
	};
	const weightsTitle = place(first).isSure
		? say(model.agree === true ? 'report.why.firstBoth' : 'report.why.first', {
				driver: first.label,
			})
		: say('report.why.shared', {
				drivers: wordsInARow(
					drivers.filter(({ ranks }) => (ranks?.low ?? 9) <= 1).map(({ label }) => label),
					say,
				),
			});
	const fix = drivers.filter(({ quadrant }) => quadrant === 'concentrate');
	const ends = drivers.flatMap((one) => {
		const { low, high } = inPercent(one);
		return [low, high];
	});
	const widest = Math.max(...drivers.map(({ weight }) => weight.interval?.high ?? weight.percent));
	const driversTable = {
		caption: say('report.why.name'),
		head: [
			say('report.column.driver'),
			say('report.why.weight'),
			say('report.column.interval'),
			'LMG',
			say('report.column.interval'),
			say('report.column.place'),
		],
		rows: drivers.map((one) => [
			one.label,
			rateText(one.weight.percent, language),
			one.weight.interval === null ? '–' : rateRange(one.weight.interval, language, 'count'),
			rateText(one.lmg.percent, language),
			one.lmg.interval === null ? '–' : rateRange(one.lmg.interval, language, 'count'),
			place(one).text.replace(/^\S+ /, ''),
		]),
	};
	return [
		{
			kind: 'drivers',
			id: `drivers-${at}`,
			title: weightsTitle,
			about: say('report.why.weights', {
				survey: name,
				n,
				percent: percent(100 * (model.r2 ?? 0)),
			}),
			name: say('report.why.name'),
			told: drivers.map(({ label, weight }) => `${label} ${percent(weight.percent)}`).join(', '),
			key: [
				{ sign: 'bar', text: say('report.why.weight') },
				{ sign: 'outline', text: 'LMG' },
			],
			note: say('report.why.places'),
			rows: drivers.map((one) => ({
				label: one.label,
				first: { value: one.weight.percent, ...(one.weight.interval ?? flat(one.weight.percent)) },
				second: { value: one.lmg.percent, ...(one.lmg.interval ?? flat(one.lmg.percent)) },
				place: place(one).text,
				isSure: place(one).isSure,
			})),
			table: driversTable,
		},
		{
			kind: 'quadrant',
			id: `quadrant-${at}`,
			title:
				fix.length > 0
					? say('report.why.fixFirst', {
							driver: wordsInARow(
								fix.map(({ label }) => label),
								say,
							),
						})
					: say('report.why.nothingFirst'),
			about: say('report.why.quadrantAbout'),
			name: say('report.why.quadrant'),
			told: clausesInARow(
				drivers.map(({ label, weight, performance }) =>
					wordsInARow([`${label} ${percent(weight.percent)}`, percent(performance)], say),
				),
				say,
			),
			x: {
				from: 0,
				to: Math.max(10, Math.ceil(widest / 10) * 10),
				unit: 'percent',
				text: say('report.why.importance'),
			},
			y: {
				...axisAround(ends, 10, { least: 0, most: 100 }),
				unit: 'percent',
				text: say('report.why.performance'),
			},
			cross: { x: model.cross?.importance ?? 0, y: model.cross?.performance ?? 50 },
			fields: [
				say('report.why.overkill'),
				say('report.why.keep'),
				say('report.why.low'),
				say('report.why.concentrate'),
			],
			points: drivers.map((one) => {
				const y = inPercent(one);
				const cross = model.cross?.performance ?? 50;
				return {
					label: one.label,
					x: { value: one.weight.percent, ...(one.weight.interval ?? flat(one.weight.percent)) },
					y,
					isBelow: one.performance < cross,
					isSure: y.low > cross || y.high < cross,
				};
			}),
			table: {
				caption: sentencesInARow([say('report.why.influenceAbout')], say),
				head: [
					say('report.column.driver'),
					say('report.why.performance'),
					say('report.column.interval'),
					say('report.column.n'),
					say('report.why.influence'),
					say('report.why.list'),
				],
				rows: drivers.map((one) => [
					one.label,
					percent(one.performance),
					rangeText(inPercent(one), 'percent', language),
					figureText(one.rated, 'count', language),
					figureText(one.influence, 'count', language),
					one.horizon === null ? '–' : say(`report.why.list.${one.horizon}`),
				]),
			},
		},
	];
}

const flat = (value: number) => ({ low: value, high: value });

/** How far up its scale a driver is, with its interval. */
function inPercent({ performance, scale, meanInterval }: Driver) {
	const { min, max, direction } = scale;
	const percent = (value: number) => {
		const share = (value - min) / (max - min);
		return 100 * (direction === 'higher_is_better' ? share : 1 - share);
	};
	const ends = [percent(meanInterval.low), percent(meanInterval.high)];
	return { value: performance, low: Math.min(...ends), high: Math.max(...ends) };
}
