import { figureText, rateText } from '../../language/figures';
import { sayIn } from '../../language/say';
import type { InSteps } from '../stats/in-steps';
import {
	ordersToCome,
	type ParetoNbd,
	paretoNbdInSteps,
	probabilityThere,
} from '../stats/pareto-nbd';
import type { Purchase } from './standing';
import { rhythmsToFit, rhythmOf, yearInWeeks } from './worth';

/** What a second model of the same orders says of one customer. */
export type SecondOpinion = { probabilityAlive: number; expectedOrders: number };

/** The same of a group, whether it bears the first one out, and which of the two the orders so far fit better. */
export type SecondOfGroup = {
	expectedOrders: number;
	verdict: 'agree' | 'differ';
	/** `null` = both alike. */
	fitsBetter: 'bg_nbd' | 'pareto_nbd' | null;
};

/**
 * Fits Pareto/NBD to the customers that BG/NBD is fitted to: the two take people to leave at different times (at any,
 * or right after an order), so what both expect does not hang on which is true.
 */
export function* secondInSteps(
	customers: ReadonlyArray<{ purchases: readonly Purchase[] }>,
	now: number,
): InSteps<ParetoNbd | null> {
	return yield* paretoNbdInSteps(rhythmsToFit(customers, now));
}

/** What it expects of somebody in the twelve months to come; `null` = they have never ordered. */
export function secondOf(
	purchases: readonly Purchase[],
	now: number,
	model: ParetoNbd,
): SecondOpinion | null {
	const rhythm = rhythmOf(purchases, now);
	return (
		rhythm && {
			probabilityAlive: probabilityThere(model, rhythm),
			expectedOrders: ordersToCome(model, rhythm, yearInWeeks),
		}
	);
}

/** Two forecasts that lie so close are one: a tenth of the larger, or one order. */
const closeBy = { share: 0.1, orders: 1 };

/** Of two models with as many parameters, one fits better whose log-likelihood is higher by this. */
const fitsBetterBy = 2;

/** Whether both expect as many orders of a group. */
export function secondOfGroup(
	first: { orders: number; logLikelihood: number },
	second: { orders: number; logLikelihood: number },
): SecondOfGroup {
	const apart = Math.abs(first.orders - second.orders);
	const most = Math.max(closeBy.orders, closeBy.share * Math.max(first.orders, second.orders));
	const fit = second.logLikelihood - first.logLikelihood;
	return {
		expectedOrders: second.orders,
		verdict: apart <= most ? 'agree' : 'differ',
		fitsBetter: Math.abs(fit) < fitsBetterBy ? null : fit > 0 ? 'pareto_nbd' : 'bg_nbd',
	};
}

export function secondOfGroupInWords(
	{ expectedOrders, verdict, fitsBetter }: SecondOfGroup,
	language: string,
): string {
	const say = sayIn(language);
	const orders = figureText(expectedOrders, 'count', language);
	if (verdict === 'agree') return say('value.second.agree', { orders });
	return say(`value.second.differ.${fitsBetter ?? 'alike'}`, { orders });
}

/** Probabilities that lie so far apart are worth a sentence. */
const farApart = 0.2;

/**
 * What it says where that is news: of one order alone, of which BG/NBD believes that its customer is there, or far from
 * the first. Empty where it is not.
 */
export function secondInWords(
	{ probabilityAlive }: SecondOpinion,
	first: { alive: number; orders: number },
	language: string,
): string {
	const percent = rateText(100 * probabilityAlive, language);
	const say = sayIn(language);
	if (first.orders === 1) return say('value.customer.second.once', { percent });
	const isNews = Math.abs(first.alive - probabilityAlive) >= farApart;
	return isNews ? say('value.customer.second.differ', { percent }) : '';
}
