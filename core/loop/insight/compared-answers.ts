import { readMoment } from '../../calendar/read-moment';
import type { Pair } from '../../insight/compare-groups';
import { scaleKey, sizeOf } from '../../insight/tally';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn, type Say } from '../../language/say';
import { InputError } from '../../model/errors';
import type { Tally } from '../../model/tally';
import { highRange } from '../../score/cut';
import {
	type AnswerGroup,
	countInBoth,
	countOffScaleIn,
	talliesOfGroup,
} from '../../store/repositories/compared-answers';
import { listPeople } from '../../store/repositories/people';
import type { SurveyTally } from '../../store/repositories/summary';
import type { House } from '../house';
import type { Comparable } from './comparable';
import { type InsightInput, insightScope } from './insight-scope';
import { nobodyFits } from './nobody-fits';
import { responsibleScope } from './scope';

/** What makes answers belong to a group, over what both have in common; `null` = as both. */
export type GroupInput = {
	name: string | null;
	surveyKey: string | null;
	segment: string | null;
	touchpoint: string | null;
	team: string | null;
	owner: string | null;
	tag: string | null;
	attribute: string | null;
	attributeValue: string | null;
	from: unknown;
	until: unknown;
};

export type AnswersInput = InsightInput & { of: 'answers'; a: GroupInput; b: GroupInput };

/**
 * Two groups of stored answers: for each survey and scale that both have, its headline figure and the mean.
 *
 * @throws InputError for groups that share answers or have no scale in common
 */
export async function comparedAnswers(
	house: House,
	now: number,
	input: AnswersInput,
	language: string,
): Promise<Comparable> {
	const scope = await insightScope(house, now, input);
	const { timeZone } = scope.settings;
	const say = sayIn(language);
	const people = await listPeople(house.store.db, house.workspace);
	const groupOf = async (given: GroupInput, label: string): Promise<AnswerGroup> => {
		const filters = {
			...scope.filters,
			surveyKey: given.surveyKey ?? scope.filters.surveyKey,
			segment: given.segment ?? scope.filters.segment,
			touchpoint: given.touchpoint ?? scope.filters.touchpoint,
			team: given.team ?? scope.filters.team,
			owner: given.owner ?? scope.filters.owner,
		};
		const from = readMoment(given.from, `${label}: From`, timeZone) ?? scope.period.from;
		const until = readMoment(given.until, `${label}: Until`, timeZone, true) ?? scope.period.until;
		if (until <= from) throw emptySpan(label);
		return {
			period: { from, until },
			filters,
			responsible: await responsibleScope(house, people, filters),
			tag: given.tag,
			attribute: attributeOf(given, label),
		};
	};
	const a = await groupOf(input.a, 'Group A');
	const b = await groupOf(input.b, 'Group B');
	const at = { place: house, now };
	const inBoth = await countInBoth(at, a, b);
	if (inBoth.answers > 0) {
		throw new InputError(
			`${inBoth.answers} answers are in both groups, so nothing can be compared.`,
			'Tell the groups apart by something that an answer is only one of: survey, segment, touchpoint, an attribute or the period.',
		);
	}
	const [first, second] = [await talliesOfGroup(at, a), await talliesOfGroup(at, b)];
	const names = { a: input.a.name ?? 'A', b: input.b.name ?? 'B' };
	const unfit: string[] = [];
	for (const [group, found, name] of [
		[a, first, names.a],
		[b, second, names.b],
	] as const) {
		if (found.length > 0) continue;
		const period = { ...scope.period, ...group.period };
		const { filters, responsible } = group;
		const said = await nobodyFits({ ...scope, language, period, filters, responsible });
		if (said !== '') unfit.push(say('compare.unfit', { group: name, sentence: said }));
	}
	return {
		names,
		pairs: pairsOf(first, second, names, say),
		isRandom: false,
		isRunning: Math.max(a.period.until, b.period.until) >= now,
		inBoth: inBoth.customers,
		unfit: sentencesInARow(unfit, say),
		offScale: (await countOffScaleIn(at, a)) + (await countOffScaleIn(at, b)),
	};
}

const emptySpan = (label: string): InputError =>
	new InputError(
		`The period of ${label} ends before it begins.`,
		'Give From a date before Until, or leave both empty for the period above.',
	);

function attributeOf({ attribute, attributeValue }: GroupInput, label: string) {
	if (attribute === null) return null;
	if (attributeValue === null) {
		throw new InputError(
			`${label} names the attribute "${attribute}" without a value.`,
			'Give Attribute Value what the customers of the group have there; yes or no for a yes/no attribute.',
		);
	}
	const said = attributeValue.toLowerCase();
	const isYes = ['yes', 'true', '是'].includes(said);
	const isNo = ['no', 'false', '否'].includes(said);
	const number = isYes ? 1 : isNo ? 0 : Number(attributeValue);
	return { name: attribute, text: attributeValue, number: Number.isFinite(number) ? number : null };
}

type Paired = Comparable['pairs'][number];

/** Each survey with itself; where a group has one survey alone, with that of the other. */
function pairsOf(
	first: readonly SurveyTally[],
	second: readonly SurveyTally[],
	names: { a: string; b: string },
	say: Say,
): Paired[] {
	if (first.length === 0 && second.length === 0) {
		const nobody = { x: 0, n: 0 };
		return [{ pair: { figure: 'share', a: nobody, b: nobody }, figure: null, survey: null }];
	}
	const surveys = (tallies: readonly SurveyTally[]) =>
		new Set(tallies.map(({ surveyKey, purpose }) => JSON.stringify([surveyKey, purpose])));
	const isOneEach = surveys(first).size <= 1 && surveys(second).size <= 1;
	const keyOf = ({ surveyKey, purpose, tally }: SurveyTally) =>
		JSON.stringify([scaleKey(tally), isOneEach ? '' : surveyKey, isOneEach ? '' : purpose]);
	const pairs = first.flatMap((one) => {
		const other = second.find((two) => keyOf(two) === keyOf(one));
		return other ? [{ one, other }] : [];
	});
	// One side is empty: the other says what nobody has answered there.
	if (first.length === 0 || second.length === 0) {
		const [known] = [...first, ...second];
		if (!known) return [];
		const none = { ...known, tally: { ...known.tally, ...empty } };
		const pair = first.length === 0 ? [none, known] : [known, none];
		return figuresOf(pair[0] ?? none, pair[1] ?? none, say).slice(0, 1);
	}
	if (pairs.length === 0) throw noScale(first, second, names);
	pairs.sort((x, y) => sizes(y) - sizes(x));
	return pairs.flatMap(({ one, other }) => figuresOf(one, other, say));
}

const empty = { low: 0, middle: 0, high: 0, sum: 0, sumSquares: 0, values: [] };

const sizes = ({ one, other }: { one: SurveyTally; other: SurveyTally }): number =>
	sizeOf(one.tally) + sizeOf(other.tally);

function noScale(
	first: readonly SurveyTally[],
	second: readonly SurveyTally[],
	names: { a: string; b: string },
): InputError {
	const scales = (tallies: readonly SurveyTally[]) =>
		[...new Set(tallies.map(({ tally }) => scaleKey(tally)))].slice(0, 3).join('; ');
	return new InputError(
		`${names.a} was answered as ${scales(first)}, ${names.b} as ${scales(second)}: they have no survey with one scale and cut in common.`,
		'Nothing is averaged across scales: choose groups that were asked on one scale, or one survey for each group.',
	);
}

function figuresOf(one: SurveyTally, other: SurveyTally, say: Say): Paired[] {
	const [a, b] = [one.tally, other.tally];
	const survey = one.surveyKey === other.surveyKey ? one.surveyKey : null;
	const label = (figure: string) => (survey === null ? figure : `${survey}, ${figure}`);
	const mean = (pair: Pair, figure: string): Paired => ({ pair, figure: label(figure), survey });
	if (a.metric === 'csi') {
		const percents: Pair = { figure: 'mean', a: inPercent(a), b: inPercent(b) };
		return [mean(percents, say('compare.figure.meanPercent'))];
	}
	const means: Pair = { figure: 'mean', a: sumsOf(a), b: sumsOf(b) };
	const last = mean(means, say('compare.figure.mean'));
	if (a.metric === 'nps') {
		const pair: Pair = { figure: 'nps', a: npsOf(a), b: npsOf(b) };
		return [{ pair, figure: label(say('compare.figure.nps')), survey }, last];
	}
	const pair: Pair = { figure: 'share', a: shareOf(a), b: shareOf(b) };
	const figure = say('compare.figure.shareFrom', {
		range: highRange(a.scale, a.highFrom),
		max: a.scale.max,
	});
	return [{ pair, figure: label(figure), survey }, last];
}

const sumsOf = (tally: Tally) => ({
	n: sizeOf(tally),
	sum: tally.sum,
	sumSquares: tally.sumSquares,
});

const shareOf = (tally: Tally) => ({ x: tally.high, n: sizeOf(tally) });

const npsOf = ({ low, middle, high }: Tally) => ({
	promoters: high,
	passives: middle,
	detractors: low,
});

/** The sums of the same answers in percent of the scale, its direction applied. */
function inPercent(tally: Tally) {
	const { min, max, direction } = tally.scale;
	const n = sizeOf(tally);
	const slope = (direction === 'higher_is_better' ? 100 : -100) / (max - min);
	const start = direction === 'higher_is_better' ? min : max;
	return {
		n,
		sum: slope * (tally.sum - n * start),
		sumSquares: Math.max(
			0,
			slope ** 2 * (tally.sumSquares - 2 * start * tally.sum + n * start ** 2),
		),
	};
}
