import type { Finding } from '../../insight/finding';
import { reasonInWords, type Risk, type RiskReason, riskOf } from '../../insight/value/risk';
import { type SecondOpinion, secondInWords, secondOf } from '../../insight/value/second-opinion';
import { type Worth, worthOf } from '../../insight/value/worth';
import { figureText, rateText } from '../../language/figures';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import type { ItemOwner } from '../../model/item';
import type { KnownLife } from './lives';
import type { ValueContext } from './value-asked';

/** One customer: how likely they are to stay, and why not. */
export type CustomerItem = Finding & {
	customer: { id: string; name: string | null };
	/** Who looks after them, or stands in; `null` = nobody who is there. */
	owner: ItemOwner | null;
	group: string | null;
	band: Risk['band'];
	/** 0–1; `null` = no model. */
	probabilityAlive: number | null;
	/** In the twelve months to come. */
	expectedOrders: number | null;
	expectedValue: number | null;
	/** What Pareto/NBD says of them; `null` = no model. */
	secondOpinion: SecondOpinion | null;
	/** What they have spent a year. */
	yearlyValue: number | null;
	currency: string | null;
	/** A good score hides that they buy less. */
	hiddenRisk: boolean;
	reasons: Array<{ code: RiskReason['code']; text: string }>;
	/** Customers that were not looked at, because there are too many to hold at once; 0 = all were. */
	leftOut: number;
};

/** The weight is how likely they are to leave, and what they are worth. */
type Rated = { life: KnownLife; worth: Worth; risk: Risk; weight: number };

/** Those with an order (or a contract), who is likeliest to leave and worth most first. */
export async function customerItems(
	context: ValueContext,
): Promise<Array<Omit<CustomerItem, 'owner'>>> {
	const { lives, model, rule, scope, input } = context;
	let rated: Rated[] = [];
	for (const life of lives) {
		await context.breathe();
		const worth = worthOf(life.purchases, scope.now, model);
		const risk = riskOf(life, worth, scope.now, rule);
		if (risk.standing.state === 'none') continue;
		if (input.items === 'at_risk' && !mayLeave(risk)) continue;
		const gone = risk.band === 'lost' ? 1 : 1 - (worth.alive ?? 1);
		rated.push({ life, worth, risk, weight: gone * (1 + (worth.yearly ?? 0)) });
		// A hundred thousand sorted at one go would hold everything up.
		if (rated.length >= 2 * input.most + 1_000) rated = firstOf(rated, input.most);
	}
	const items: Array<Omit<CustomerItem, 'owner'>> = [];
	for (const { life, worth, risk } of firstOf(rated, input.most)) {
		await context.breathe();
		items.push(itemOf(life, worth, risk, context));
	}
	return items;
}

const firstOf = (rated: readonly Rated[], most: number): Rated[] =>
	[...rated]
		.sort(
			(a, b) =>
				b.weight - a.weight ||
				Number(b.risk.hidden) - Number(a.risk.hidden) ||
				(a.life.id < b.life.id ? -1 : 1),
		)
		.slice(0, most);

/** Who is lost left already; whom the model says nothing of, or trusts too long, the reasons name. */
const mayLeave = ({ band, reasons }: Risk): boolean =>
	band === 'likely_lost' ||
	band === 'at_risk' ||
	(band === 'staying' && reasons.some(({ code }) => code === 'silent')) ||
	(band === 'unknown' && reasons.length > 0);

function itemOf(
	life: KnownLife,
	worth: Worth,
	risk: Risk,
	context: ValueContext,
): Omit<CustomerItem, 'owner'> {
	const { scope, model, second, currency } = context;
	const { language, settings } = scope;
	const say = sayIn(language);
	const reasons = risk.reasons.map((reason) => ({
		code: reason.code,
		text: reasonInWords(reason, language, settings.timeZone),
	}));
	const { alive, expectedOrders: orders, expectedValue: value } = worth;
	const n = life.purchases.length;
	const isSilent = reasons.some(({ code }) => code === 'silent');
	const opinion = second && secondOf(life.purchases, scope.now, second);
	// A model that is sure of somebody who is silent for long trusts too long.
	const trustsTooLong = (one: number | null): boolean => isSilent && (one ?? 0) >= 0.8;
	return {
		text: sentencesInARow(
			[
				risk.band === 'lost' ? say('value.customer.lost') : '',
				...reasons.map(({ text }) => text),
				risk.band === 'lost' || alive === null || n < 2 || trustsTooLong(alive)
					? ''
					: say('value.customer.alive', {
							percent: rateText(100 * alive, language),
						}),
				risk.band === 'lost' ||
				alive === null ||
				opinion === null ||
				trustsTooLong(opinion.probabilityAlive)
					? ''
					: secondInWords(opinion, { alive, orders: n }, language),
				orders === null || risk.band === 'lost' || trustsTooLong(alive)
					? ''
					: value === null
						? say('value.customer.expected', { orders: figureText(orders, 'count', language, 1) })
						: say('value.customer.expectedWorth', {
								orders: figureText(orders, 'count', language, 1),
								worth: money(value, currency, language),
							}),
			],
			say,
		),
		n,
		interval: null,
		verdict: model.orders === null ? 'too_few' : 'ok',
		method: model.orders === null ? 'rule' : 'bg_nbd',
		customer: { id: life.id, name: life.name },
		group: life.by,
		band: risk.band,
		probabilityAlive: alive,
		expectedOrders: orders,
		expectedValue: value,
		secondOpinion: opinion,
		yearlyValue: worth.yearly,
		currency,
		hiddenRisk: risk.hidden,
		reasons,
		leftOut: context.leftOut,
	};
}

export const money = (value: number, currency: string | null, language: string): string =>
	[figureText(value, 'count', language), ...(currency === null ? [] : [currency])].join('\u00a0');
