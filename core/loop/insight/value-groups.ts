import { DateTime } from 'luxon';

import { dayAt } from '../../calendar/wall-time';
import { bucketOf } from '../../calendar/bucket';
import { bucketInWords } from '../../insight/bucket-words';
import type { Share } from '../../insight/difference';
import type { Finding } from '../../insight/finding';
import { type Interval, wilson } from '../../insight/intervals';
import { marginMultiple } from '../../insight/stats/margin-multiple';
import {
	shiftedBetaGeometricInSteps,
	survivalAfter,
} from '../../insight/stats/shifted-beta-geometric';
import { retentionInSteps } from '../../insight/value/retention';
import { riskOf } from '../../insight/value/risk';
import {
	type SecondOfGroup,
	secondOf,
	secondOfGroup,
	secondOfGroupInWords,
} from '../../insight/value/second-opinion';
import { yearLater, type YearLater } from '../../insight/value/watched';
import { worthOf } from '../../insight/value/worth';
import { figureText, rangeText, rateRange, rateText } from '../../language/figures';
import { groupName } from '../../language/group-name';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import { inBreaths } from '../breathe';
import type { KnownLife } from './lives';
import { periodInWords } from './period-words';
import type { ValueContext } from './value-asked';
import { money } from './value-customers';

/** How many of how many, percent, with its 95 % interval; `null` where nobody is counted. */
export type Rate = { count: number; n: number; percent: number | null; interval: Interval | null };

/** One group of customers. */
export type GroupItem = Finding & {
	/** `all`, `cohort`, `segment`, `country` or the name of an attribute. */
	by: string;
	/** `null` = all, or not known. */
	group: string | null;
	customers: number;
	/** Of whom nobody can say whether they are still there. */
	unknown: number;
	retention: Rate;
	churn: Rate;
	stillThere: Rate;
	repurchase: Rate;
	crossBuy: Rate;
	firstContact: Rate;
	recovery: Rate;
	/** Who is still there a year after they began; `null` = too little to say. */
	yearLater: YearLater | null;
	/** How it will go on (sBG): parameters, and who is still there after a year, percent; `null` = too little to fit. */
	projection: { alpha: number; beta: number; unit: 'month' | 'year'; afterYear: number } | null;
	/** Years' margins that a customer is worth, r / (1 + i − r); `null` = no retention to reckon with. */
	marginMultiple: { value: number; interval: Interval; yearlyRetention: number } | null;
	value: {
		/** Who will probably not order again, and what they were worth a year. */
		leaving: number | null;
		leavingWorth: number | null;
		/** In the twelve months to come. */
		expectedOrders: number | null;
		expectedValue: number | null;
		/** What Pareto/NBD expects; `null` = no model. */
		secondOpinion: SecondOfGroup | null;
		currency: string | null;
		/** Why there is no model of orders, or of what they are worth. */
		ordersWhy: string | null;
		spendingWhy: string | null;
		correlation: number | null;
	};
	/** Satisfied, but silent for longer than they usually are. */
	hiddenRisk: number;
	/** Customers that were not looked at, because there are too many to hold at once; 0 = all were. */
	leftOut: number;
};

const noRate: Rate = { count: 0, n: 0, percent: null, interval: null };

/** The one item of a house that cannot be reckoned with, which says why. */
export const emptyGroup = (text: string): GroupItem => ({
	text,
	n: 0,
	interval: null,
	verdict: 'too_few',
	method: 'wilson',
	by: 'all',
	group: null,
	customers: 0,
	unknown: 0,
	retention: noRate,
	churn: noRate,
	stillThere: noRate,
	repurchase: noRate,
	crossBuy: noRate,
	firstContact: noRate,
	recovery: noRate,
	yearLater: null,
	projection: null,
	marginMultiple: null,
	value: {
		leaving: null,
		leavingWorth: null,
		expectedOrders: null,
		expectedValue: null,
		secondOpinion: null,
		currency: null,
		ordersWhy: null,
		spendingWhy: null,
		correlation: null,
	},
	hiddenRisk: 0,
	leftOut: 0,
});

/** One item for each group, the first months or the largest groups first. */
export async function groupItems(context: ValueContext): Promise<GroupItem[]> {
	const { lives, input, scope, notes } = context;
	const isCohort = input.by === 'cohort';
	const groups = new Map<string | null, KnownLife[]>();
	for (const life of lives) {
		await context.breathe();
		const name =
			input.by === 'all'
				? null
				: isCohort
					? monthOf(life.purchases[0]?.at, scope.settings.timeZone)
					: life.by;
		// Who has never ordered has no first month.
		if (isCohort && name === null) continue;
		const known = groups.get(name);
		if (known) known.push(life);
		else groups.set(name, [life]);
	}
	const sorted = [...groups].sort(([a, first], [b, second]) =>
		isCohort ? String(a).localeCompare(String(b)) : second.length - first.length,
	);
	const say = sayIn(scope.language);
	const beside = isCohort && sorted.length === 1 ? [...notes, say('value.oneCohort')] : notes;
	const items: GroupItem[] = [];
	for (const [group, own] of sorted) {
		items.push(await itemOf(group, own, context, items.length === 0 ? beside : []));
	}
	return items;
}

function monthOf(at: number | undefined, timeZone: string): string | null {
	return at === undefined ? null : DateTime.fromMillis(at, { zone: timeZone }).toFormat('yyyy-MM');
}

const year = 365.25 * 86_400_000;

async function itemOf(
	group: string | null,
	lives: readonly KnownLife[],
	context: ValueContext,
	notes: readonly string[],
): Promise<GroupItem> {
	const { input, period, rule, scope } = context;
	const { minimumN } = scope.settings;
	const figures = await inBreaths(retentionInSteps(lives, period, rule), context.breathe);
	const { retention, stillThere } = figures;
	const headline = input.by === 'cohort' ? stillThere : retention;
	const fit =
		figures.stillThere.n >= minimumN
			? await inBreaths(shiftedBetaGeometricInSteps(figures.lifetimes), context.breathe)
			: null;
	const projection = fit && {
		alpha: fit.alpha,
		beta: fit.beta,
		unit: rule.by === 'orders' ? ('month' as const) : ('year' as const),
		afterYear: 100 * survivalAfter(fit, rule.by === 'orders' ? 12 : 1),
	};
	const item: GroupItem = {
		text: '',
		n: headline.n,
		interval: rateOf(headline).interval,
		verdict: headline.n >= Math.max(1, minimumN) ? 'ok' : 'too_few',
		method: 'wilson',
		by: typeof input.by === 'object' ? input.by.attribute : input.by,
		group,
		customers: figures.customers,
		unknown: figures.unknown,
		retention: rateOf(retention),
		churn: rateOf({ x: retention.n - retention.x, n: retention.n }),
		stillThere: rateOf(stillThere),
		repurchase: rateOf(figures.repurchase),
		crossBuy: rateOf(figures.crossBuy),
		firstContact: rateOf(figures.firstContact),
		recovery: rateOf(figures.recovery),
		yearLater: yearLater(figures.lifetimes, rule.by, {
			least: Math.max(1, minimumN),
			expected: projection?.afterYear ?? null,
		}),
		projection,
		marginMultiple: multipleOf(retention, context),
		...(await valueOf(lives, context)),
		leftOut: context.leftOut,
	};
	return { ...item, text: textOf(item, context, notes) };
}

function rateOf({ x, n }: Share): Rate {
	if (n === 0) return noRate;
	const { low, high } = wilson(x, n);
	return { count: x, n, percent: (100 * x) / n, interval: { low: 100 * low, high: 100 * high } };
}

/** The retention of the period as one of a year. */
function multipleOf({ x, n }: Share, { period, input }: ValueContext): GroupItem['marginMultiple'] {
	if (n === 0) return null;
	const times = year / (period.until - period.from);
	const of = (share: number) => marginMultiple(share ** times, input.discount);
	const { low, high } = wilson(x, n);
	return {
		value: of(x / n),
		interval: { low: of(low), high: of(high) },
		yearlyRetention: (x / n) ** times,
	};
}

async function valueOf(
	lives: readonly KnownLife[],
	{ model, second, rule, scope, currency, breathe }: ValueContext,
): Promise<Pick<GroupItem, 'value' | 'hiddenRisk'>> {
	let [leaving, leavingWorth, orders, value, hiddenRisk, ordersToo] = [0, 0, 0, 0, 0, 0];
	let [priced, paid] = [false, false];
	for (const life of lives) {
		await breathe();
		const worth = worthOf(life.purchases, scope.now, model);
		const risk = riskOf(life, worth, scope.now, rule);
		if (risk.hidden) hiddenRisk += 1;
		if (risk.standing.state === 'none') continue;
		const isGone = risk.band === 'lost' || risk.band === 'likely_lost';
		if (isGone) leaving += 1;
		if (isGone && worth.yearly !== null) {
			leavingWorth += worth.yearly;
			paid = true;
		}
		// Who is lost by the house's own rule is not expected to order.
		if (risk.band === 'lost') continue;
		orders += worth.expectedOrders ?? 0;
		ordersToo += (second && secondOf(life.purchases, scope.now, second)?.expectedOrders) ?? 0;
		value += worth.expectedValue ?? 0;
		priced ||= worth.expectedValue !== null;
	}
	const hasModel = model.orders !== null;
	return {
		hiddenRisk,
		value: {
			leaving,
			leavingWorth: paid ? leavingWorth : null,
			expectedOrders: hasModel ? orders : null,
			expectedValue: hasModel && priced ? value : null,
			secondOpinion:
				model.orders &&
				second &&
				secondOfGroup({ ...model.orders, orders }, { ...second, orders: ordersToo }),
			currency,
			ordersWhy: model.ordersWhy,
			spendingWhy: model.spendingWhy,
			correlation: model.correlation,
		},
	};
}

function textOf(item: GroupItem, context: ValueContext, notes: readonly string[]): string {
	const { scope, input, currency, model } = context;
	const { language, settings } = scope;
	const say = sayIn(language);
	const whole = (one: number) => figureText(one, 'count', language);
	const group =
		item.group === null
			? say(input.by === 'all' ? 'value.all' : 'value.none')
			: groupName(item.group, say);
	const said = ({ count, n, percent, interval }: Rate) => ({
		x: whole(count),
		n: whole(n),
		percent: rateText(percent ?? 0, language),
		range: interval === null ? '' : rateRange(interval, language),
	});
	const rate = (
		key: 'value.repurchase' | 'value.crossBuy' | 'value.firstContact' | 'value.recovery',
		one: Rate,
	) => (one.n === 0 ? '' : say(key, said(one)));
	const { timeZone } = settings;
	const days = { period: periodInWords({ ...context.period, timeZone }, language) };
	const head =
		input.by === 'cohort'
			? item.stillThere.n === 0
				? ''
				: say('value.still', {
						group,
						until: bucketInWords(
							bucketOf('day', dayAt(timeZone, context.period.until - 1)),
							language,
						),
						...said(item.stillThere),
					})
			: item.retention.n === 0
				? say('value.nobodyThere', { group, ...days })
				: say('value.stayed', { group, ...days, ...said(item.retention) });
	const { marginMultiple: multiple, value } = item;
	const isFirst = notes.length > 0 || input.by === 'all';
	return sentencesInARow(
		[
			head,
			item.verdict === 'too_few' ? say('value.tooFew', { least: settings.minimumN }) : '',
			rate('value.repurchase', item.repurchase),
			rate('value.crossBuy', item.crossBuy),
			rate('value.firstContact', item.firstContact),
			rate('value.recovery', item.recovery),
			yearText(item.yearLater, context),
			multiple === null || item.verdict === 'too_few'
				? ''
				: say('value.multiple', {
						multiple: figureText(multiple.value, 'scale', language),
						range: rangeText(multiple.interval, 'scale', language),
					}),
			value.leaving === null || item.customers === 0
				? ''
				: value.leavingWorth === null
					? say('value.leaving.unpriced', {
							n: whole(item.customers),
							gone: whole(value.leaving),
						})
					: say('value.leaving', {
							n: whole(item.customers),
							gone: whole(value.leaving),
							worth: money(value.leavingWorth, currency, language),
						}),
			value.expectedOrders === null
				? ''
				: value.expectedValue === null
					? say('value.expected.unpriced', { orders: whole(value.expectedOrders) })
					: say('value.expected', {
							orders: whole(value.expectedOrders),
							worth: money(value.expectedValue, currency, language),
						}),
			value.secondOpinion === null ? '' : secondOfGroupInWords(value.secondOpinion, language),
			item.hiddenRisk > 0 ? say('value.hidden', { count: whole(item.hiddenRisk) }) : '',
			isFirst && item.customers > 0 ? lostText(context) : '',
			...(isFirst ? [modelText(model, language)] : []),
			...notes,
		],
		say,
	);
}

/** Observed where people were watched for so long, else expected: never one for the other. */
function yearText(found: YearLater | null, { rule, scope }: ValueContext): string {
	if (found === null) return '';
	const { language } = scope;
	const say = sayIn(language);
	const { percent, interval, n } = found;
	const values = { percent: rateText(percent, language), n: figureText(n, 'count', language) };
	return interval === null
		? say(`value.year.expected.${rule.by}`, values)
		: say(`value.year.observed.${rule.by}`, { ...values, range: rateRange(interval, language) });
}

/** Who counts as lost. */
function lostText({ rule, scope }: ValueContext): string {
	const say = sayIn(scope.language);
	return rule.by === 'contract'
		? say('value.lost.contract')
		: say('value.lost.orders', {
				gaps: figureText(rule.gaps, 'count', scope.language, rule.gaps % 1 === 0 ? 0 : 1),
			});
}

/** Why something is not foreseen. */
function modelText(
	{ ordersWhy, spendingWhy, correlation }: ValueContext['model'],
	language: string,
) {
	const say = sayIn(language);
	if (ordersWhy === 'nobody_again' || ordersWhy === 'too_few')
		return say(`value.model.${ordersWhy}`);
	if (spendingWhy === 'correlated') {
		return say('value.spending.correlated', {
			correlation: figureText(correlation ?? 0, 'count', language, 2),
		});
	}
	if (spendingWhy === 'no_amounts' || spendingWhy === 'too_few') {
		return say(`value.spending.${spendingWhy}`);
	}
	return '';
}
