import { chanceText, figureText, rangeText, signedText } from '../../../../language/figures';
import { axisAround } from '../../../../pages/chart/place';
import type { DotsView } from '../../../../pages/report/report-view';
import { breakDown } from '../../break-down';
import type { BreakdownField } from '../../breakdown-input';
import type { BreakdownItem } from '../../breakdown-item';
import {
	type MadeSection,
	markOf,
	pointsInWords,
	type ReportContext,
	type ReportSection,
	scoreName,
} from '../report-context';
import type { ReportFigure } from '../report-figures';

/** A chart of more groups is none. */
const mostGroups = 12;

/** Groups of one survey on one scale, and the whole that they are parts of. */
export type Broken = {
	all: BreakdownItem;
	/** The best first. */
	groups: BreakdownItem[];
	/** Those with a place, in the order of the board. */
	ranked: BreakdownItem[];
};

/** Which part of the business, and which customers: each against the rest. */
export const where: ReportSection = {
	key: 'where',
	title: (say) => say('report.where.title'),
	async make(context) {
		const { say } = context;
		const found = [
			...(await brokenBy('touchpoint', context)).slice(0, 2),
			...(await brokenBy('segment', context)).slice(0, 2),
		];
		if (found.length === 0) return null;
		const worst = found
			.flatMap(({ groups }) => groups)
			.filter(
				({ verdict, difference }) => verdict === 'unlikely_chance' && (difference?.points ?? 0) < 0,
			)
			.sort((a, b) => (a.difference?.points ?? 0) - (b.difference?.points ?? 0))[0];
		return {
			about: say('report.where.about'),
			blocks: found.map((one, at) => dotsOf(one, `where-${at}`, context)),
			figures: found.flatMap((one) => figuresOf(one, 'where', context)),
			...(worst !== undefined && {
				happened: say('report.sentence', { text: findingOf(worst, context) }),
				todo: say('report.where.todo', { group: worst.name ?? '' }),
			}),
		} satisfies MadeSection;
	},
};

/** @returns the surveys with most answers first; those with fewer than two groups that can be shown are left out */
export async function brokenBy(
	field: BreakdownField,
	{ house, now, input, scope, language }: ReportContext,
): Promise<Broken[]> {
	const items = await breakDown(house, now, {
		...input,
		language,
		by: [field],
		minimumCell: scope.settings.minimumN,
		rankPeople: true,
	});
	const found: Broken[] = [];
	for (const item of items) {
		if (item.kind === 'all') found.push({ all: item, groups: [], ranked: [] });
		else if (!item.isOthers && item.value !== null) {
			found.at(-1)?.groups.push(item);
			if (item.place !== null) found.at(-1)?.ranked.push(item);
		}
	}
	return found
		.map(({ all, groups, ranked }) => ({
			all,
			ranked,
			groups: [...groups].sort((a, b) => (b.value ?? 0) - (a.value ?? 0)).slice(0, mostGroups),
		}))
		.filter(({ all, groups }) => groups.length > 1 && all.n > 0 && all.purpose !== 'verification')
		.sort((a, b) => b.all.n - a.all.n);
}

export function nameOf({ all }: Broken, context: ReportContext): string {
	const { metric, scale, highFrom, surveyKey } = all;
	if (metric === null || scale === null || highFrom === null) return surveyKey ?? '';
	return scoreName({ metric, scale, highFrom, surveyKey: surveyKey ?? '' }, context);
}

export function fieldOf({ all }: Broken, { say }: ReportContext): string {
	const [field] = all.by;
	switch (field) {
		case 'touchpoint':
		case 'segment':
		case 'owner':
		case 'team':
			return say(`report.field.${field}`);
		default:
			return field ?? '';
	}
}

function findingOf(item: BreakdownItem, context: ReportContext): string {
	const { say, language } = context;
	const points = item.difference?.points ?? 0;
	const unit = item.unit ?? 'points';
	return say(points < 0 ? 'report.where.worse' : 'report.where.better', {
		group: item.name ?? '',
		value: figureText(item.value ?? 0, unit, language),
		points: pointsInWords(points, unit, context),
	});
}

export const markIn = ({ verdict, difference }: BreakdownItem) =>
	markOf(verdict, difference?.points ?? 0);

function dotsOf(broken: Broken, id: string, context: ReportContext): DotsView {
	const { say, language } = context;
	const { all, groups } = broken;
	const unit = all.unit ?? 'percent';
	const name = nameOf(broken, context);
	// What is worse first: that is what somebody can mend.
	const apart = groups.filter(({ verdict }) => verdict === 'unlikely_chance');
	const sure = [...apart].sort(
		(a, b) => (a.difference?.points ?? 0) - (b.difference?.points ?? 0),
	)[0];
	const field = fieldOf(broken, context);
	return {
		kind: 'dots',
		id,
		title: sure === undefined ? say('report.where.same', { field }) : findingOf(sure, context),
		about: say('report.where.drawn', { name, field, count: all.correction.tests }),
		name: say('report.where.name', { name, field }),
		told: groups
			.map((one) => `${one.name ?? ''} ${figureText(one.value ?? 0, unit, language)}`)
			.join(', '),
		key: [
			{ sign: 'filled', text: say('chart.key.filled') },
			{ sign: 'diamond', text: say('chart.key.diamond') },
			{ sign: 'hollow', text: say('chart.key.hollow') },
			...(groups.some(({ verdict }) => verdict === 'too_few')
				? [{ sign: 'few' as const, text: say('chart.key.few') }]
				: []),
		],
		axis: axisFor(groups, unit),
		all:
			all.value === null
				? null
				: {
						value: all.value,
						text: say('report.where.all', { value: figureText(all.value, unit, language) }),
					},
		rows: groups.map((one) => ({
			label: one.name ?? '',
			n: one.n,
			value: one.value ?? 0,
			low: one.interval?.low ?? one.value ?? 0,
			high: one.interval?.high ?? one.value ?? 0,
			mark: markIn(one),
			verdict: say(`verdict.${one.verdict}`),
		})),
		brackets: [],
		table: {
			caption: say('report.where.name', { name, field }),
			head: [
				field,
				say('report.column.value'),
				say('report.column.interval'),
				say('report.column.n'),
				say('report.column.rest'),
				say('report.column.interval'),
				say('report.column.p'),
				say('report.column.verdict'),
			],
			rows: groups.map((one) => [
				one.name ?? '',
				figureText(one.value ?? 0, unit, language),
				one.interval === null ? '–' : rangeText(one.interval, unit, language),
				figureText(one.n, 'count', language),
				one.difference === null ? '–' : signedText(one.difference.points, language),
				one.difference?.interval == null
					? '–'
					: rangeText(one.difference.interval, 'points', language),
				one.difference?.pCorrected == null ? '–' : chanceText(one.difference.pCorrected, language),
				say(`verdict.${one.verdict}`),
			]),
		},
	};
}

export function axisFor(
	groups: readonly BreakdownItem[],
	unit: 'percent' | 'points' | 'scale',
): DotsView['axis'] {
	const ends = groups.flatMap(({ interval, value, fair, verdict }) =>
		verdict === 'too_few'
			? [fair?.value ?? value ?? 0]
			: [
					fair?.interval.low ?? interval?.low ?? 0,
					fair?.interval.high ?? interval?.high ?? 0,
					value ?? 0,
				],
	);
	const whole = unit === 'points' ? { least: -100, most: 100 } : { least: 0, most: 100 };
	return { ...axisAround(ends, 20, whole), unit };
}

export function figuresOf(broken: Broken, section: string, context: ReportContext): ReportFigure[] {
	return broken.groups.map((one) => ({
		section,
		name: nameOf(broken, context),
		group: one.name,
		value: one.value,
		unit: one.unit ?? 'percent',
		interval: one.interval,
		n: one.n,
		change: one.difference?.points ?? null,
		p: one.difference?.pCorrected ?? null,
		verdict: one.verdict,
		method: one.method,
	}));
}
