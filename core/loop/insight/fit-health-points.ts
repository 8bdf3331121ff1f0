import type { Finding } from '../../insight/finding';
import type { Interval } from '../../insight/intervals';
import {
	countReasons,
	fewestOfEach,
	fitPoints,
	type PointsFit,
	type ReasonCounts,
	shareLost,
} from '../../insight/value/points-fit';
import {
	houseGapInSteps,
	type Life,
	type LostRule,
	standingAt,
} from '../../insight/value/standing';
import { figureText, rateRange, rateText } from '../../language/figures';
import { sentencesInARow, wordsInARow } from '../../language/in-a-row';
import { sayIn, sentenceLanguage } from '../../language/say';
import { dayInWords } from '../../language/time-words';
import type { HealthReason } from '../../model/health-points';
import { isoTime } from '../../model/item';
import type { CustomerLives } from '../../store/repositories/customer-lives';
import { type HealthRows, healthRows } from '../../store/repositories/health-rows';
import { inBreaths } from '../breathe';
import { promisesOfDays, reasonsThen } from './facts-then';
import { livesOf } from './lives';
import type { Asked } from './value-asked';

/** How often of a hundred a leaver had lost more points than a stayer, with its interval. */
type Apart = { percent: number; interval: Interval };

/** What reasons would cost if points were fitted to who left, beside what they cost now. */
export type HealthPointsItem = Finding & {
	/** Reasons are those of its beginning, who left is known at its end; ISO 8601. */
	between: { from: string; until: string };
	/** Were there at the beginning, and how many of them have left since. */
	customers: number;
	lost: number;
	/** Of each reason, the customers who had it and how many of them left. */
	points: Array<{
		reason: HealthReason;
		inUse: number;
		/** `null` = the one in use stays. */
		proposed: number | null;
		customers: number;
		lost: number;
		lostPercent: number | null;
		interval: Interval | null;
	}>;
	/** All points as settings take them; `null` = those in use stay. */
	weights: Record<HealthReason, number> | null;
	/** Among customers held out, who were not learned from. */
	apart: { customers: number; lost: number; proposed: Apart; inUse: Apart } | null;
	/** Of those held out, the least likely to leave first: percent that were expected to leave, and that left. */
	calibration: Array<{ predicted: number; observed: number; n: number; interval: Interval }>;
	/** Customers that were not looked at, because there are too many to hold at once; 0 = all were. */
	leftOut: number;
};

type Known = { id: string; then: Life; later: Life; reasons: HealthReason[] };

/**
 * Fits health points to who left in the period: the reasons that customers who were there had when it began, by what
 * was known then alone. Nothing is set: the points are proposed.
 *
 * @param pages customers with what they bought until the end of the period
 */
export async function fitHealthPoints(
	asked: Asked,
	pages: AsyncGenerator<CustomerLives>,
): Promise<HealthPointsItem> {
	const { scope, input, period, breathe } = asked;
	const moment = period.from;
	const known: Known[] = [];
	for await (const page of pages) {
		const [first, last] = [page.customers[0], page.customers.at(-1)];
		if (!first || !last) continue;
		const read = await healthRows(scope.place, {
			first: first.id,
			last: last.id,
			moment,
			period: scope.settings.healthPoints.period,
			promisesSince: moment - promisesOfDays,
		});
		const rows = rowsByCustomer(read);
		// An order that was cancelled later was one then.
		const purchases = page.purchases.filter(({ occurred_at: at }) => at <= moment);
		const then = livesOf({ ...page, purchases }, asked.lives);
		const later = livesOf(page, asked.lives);
		for (const [at, life] of then.entries()) {
			await breathe();
			const own = rows.get(life.id);
			known.push({
				id: life.id,
				then: bare(life),
				later: bare(later[at] ?? life),
				reasons: own ? reasonsThen(own, moment, scope.settings) : [],
			});
		}
	}
	const lives = known.map(({ then }) => then);
	const rule: LostRule =
		input.lostBy === 'contract'
			? { by: 'contract' }
			: {
					by: 'orders',
					gaps: input.gaps,
					houseGap: await inBreaths(houseGapInSteps(lives, moment), breathe),
				};
	if (rule.by === 'contract' && lives.every(({ contractEnd }) => contractEnd === null)) {
		asked.notes.unshift(sayIn(scope.language)('value.needsContracts'));
	}
	const counts: ReasonCounts = new Map();
	for (const { id, then, later, reasons } of known) {
		await breathe();
		if (standingAt(then, moment, rule).state !== 'there') continue;
		const { state } = standingAt(later, period.until, rule);
		if (state === 'there' || state === 'lost') {
			countReasons(counts, { id, reasons, isLost: state === 'lost' });
		}
	}
	return itemOf(fitPoints(counts, scope.settings.healthPoints.weights), asked);
}

const bare = ({ purchases, contractEnd, renewals }: Life): Life => ({
	purchases,
	contractEnd,
	renewals,
});

function rowsByCustomer(read: HealthRows): Map<string, HealthRows> {
	const found = new Map<string, HealthRows>();
	const of = (id: string): HealthRows => {
		const known = found.get(id) ?? { events: [], answers: [], invitations: [], promises: [] };
		found.set(id, known);
		return known;
	};
	for (const row of read.events) of(row.customer_id).events.push(row);
	for (const row of read.answers) of(row.customer_id).answers.push(row);
	for (const row of read.invitations) of(row.customer_id).invitations.push(row);
	for (const row of read.promises) of(row.customer_id).promises.push(row);
	return found;
}

const percent = ({ area, low, high }: Interval & { area: number }): Apart => ({
	percent: 100 * area,
	interval: { low: 100 * low, high: 100 * high },
});

function itemOf(fit: PointsFit, asked: Asked): HealthPointsItem {
	const { period, scope } = asked;
	const { state, all, heldOut } = fit;
	const apart = fit.apart && {
		customers: heldOut.n,
		lost: heldOut.x,
		proposed: percent(fit.apart.proposed),
		inUse: percent(fit.apart.inUse),
	};
	const item: HealthPointsItem = {
		text: '',
		n: all.n,
		interval: apart?.proposed.interval ?? null,
		verdict:
			state === 'too_few' ? 'too_few' : state === 'fitted' ? 'unlikely_chance' : 'could_be_chance',
		method: 'logistic',
		between: { from: isoTime(period.from) ?? '', until: isoTime(period.until) ?? '' },
		customers: all.n,
		lost: all.x,
		points: fit.points.map(({ had, ...point }) => {
			const share = shareLost(had);
			return {
				...point,
				customers: had.n,
				lost: had.x,
				lostPercent: share?.percent ?? null,
				interval: share?.interval ?? null,
			};
		}),
		weights: state === 'fitted' ? weightsOf(fit, scope.settings.healthPoints.weights) : null,
		apart,
		calibration: fit.calibration.map(({ predicted, observed, n, interval }) => ({
			predicted: 100 * predicted,
			observed: 100 * observed,
			n,
			interval: { low: 100 * interval.low, high: 100 * interval.high },
		})),
		leftOut: asked.leftOut,
	};
	return { ...item, text: textOf(item, asked) };
}

function weightsOf(
	{ points }: PointsFit,
	inUse: Readonly<Record<HealthReason, number>>,
): Record<HealthReason, number> {
	const weights = { ...inUse };
	for (const { reason, proposed } of points) if (proposed !== null) weights[reason] = proposed;
	return weights;
}

function textOf(item: HealthPointsItem, { scope, period, input, notes }: Asked): string {
	const { language } = scope;
	const say = sayIn(language);
	const spoken = sentenceLanguage(language);
	const day = dayInWords(period.from, scope.settings.timeZone, spoken);
	const { customers: n, lost, apart } = item;
	const share = shareLost({ x: lost, n });
	const head =
		share === null
			? say('pointsFit.nobody', { day })
			: say('pointsFit.left', {
					n: figureText(n, 'count', language),
					lost: figureText(lost, 'count', language),
					day,
					percent: rateText(share.percent, language),
					range: rateRange(share.interval, language),
				});
	const shown = ({ percent: value }: Apart) => rateText(value, language);
	const range = ({ interval }: Apart) => rateRange(interval, language);
	const told =
		apart === null
			? ''
			: say('pointsFit.apart', {
					n: figureText(apart.customers, 'count', language),
					proposed: shown(apart.proposed),
					range: range(apart.proposed),
					inUse: shown(apart.inUse),
					inUseRange: range(apart.inUse),
				});
	const kept = item.points.filter(({ proposed }) => proposed === null);
	const named = (points: HealthPointsItem['points']) =>
		wordsInARow(
			points.map(({ reason, proposed, inUse }) => {
				const name = say(`pointsFit.reason.${reason}`);
				const value = figureText(proposed ?? inUse, 'count', language, inUse % 1 === 0 ? 0 : 1);
				return proposed === null
					? say('pointsFit.one', { name, value })
					: say('pointsFit.two', {
							name,
							value: String(proposed),
							inUse: String(Math.round(inUse * 10) / 10),
						});
			}),
			say,
		);
	const end =
		item.verdict === 'too_few'
			? [say('pointsFit.tooFew', { least: fewestOfEach })]
			: item.weights === null
				? [told, say('pointsFit.nothingTells')]
				: [
						told,
						apart !== null && apart.proposed.percent <= apart.inUse.percent
							? say('pointsFit.noBetter')
							: '',
						say('pointsFit.points', {
							list: named(item.points.filter(({ proposed }) => proposed !== null)),
						}),
						say('pointsFit.kept', { list: named(kept) }),
						input.lostBy === 'orders' && item.weights.noOrder > 0 ? say('pointsFit.byOrders') : '',
						say('pointsFit.notSet'),
					];
	return sentencesInARow([head, ...end, ...notes], say);
}
