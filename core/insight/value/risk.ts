import { figureText } from '../../language/figures';
import { sayIn, sentenceLanguage } from '../../language/say';
import { dayInWords, spanInWords } from '../../language/time-words';
import type { Level, Metric } from '../../model/metric';
import { fewestOrders } from '../health-points';
import {
	type Life,
	type LostRule,
	orderTimes,
	type Standing,
	standingAt,
	usualGap,
} from './standing';
import type { Worth } from './worth';

/** How likely it is that somebody stays: `lost` by the house's own rule, the others by the model. */
export type RiskBand = 'lost' | 'likely_lost' | 'at_risk' | 'staying' | 'unknown';

/** Beside what somebody bought: their newest answer and open cases. */
export type Beside = {
	newest: { metric: Metric; level: Level; value: number; max: number; at: number } | null;
	openCases: number;
};

export type Risk = {
	band: RiskBand;
	standing: Standing;
	/** A good score hides that they buy less, or bought once alone. */
	hidden: boolean;
	reasons: RiskReason[];
};

export type RiskReason =
	| { code: 'silent'; since: number; gap: number; n: number; isOwn: boolean }
	| { code: 'contractOver'; at: number }
	| { code: 'lowScore'; metric: Metric; value: number; max: number }
	| { code: 'openCase'; count: number }
	| { code: 'hidden'; value: number; max: number; since: number }
	| { code: 'onlyOne'; value: number; max: number };

/** How somebody stands, by what they buy and what they say together. */
export function riskOf(life: Life & Beside, worth: Worth, now: number, rule: LostRule): Risk {
	const standing = standingAt(life, now, rule);
	const times = orderTimes(life, now);
	const last = times.at(-1);
	const houseGap = rule.by === 'orders' ? rule.houseGap : null;
	const gap = usualGap(times, houseGap);
	const since = last === undefined ? null : now - last;
	const isSilent = since !== null && gap !== null && since > gap * quietAfter;
	const reasons: RiskReason[] = [];
	if (standing.state === 'lost' && rule.by === 'contract') {
		reasons.push({ code: 'contractOver', at: standing.since });
	}
	if (isSilent) {
		const isOwn = times.length >= fewestOrders;
		reasons.push({ code: 'silent', since, gap, n: times.length, isOwn });
	}
	const { newest, openCases } = life;
	if (newest?.level === 'low') {
		const { metric, value, max } = newest;
		reasons.push({ code: 'lowScore', metric, value, max });
	}
	if (openCases > 0) reasons.push({ code: 'openCase', count: openCases });
	const isGood = newest?.level === 'high';
	// One order alone is a risk once the time for a second one has passed.
	const hidden = isGood && isSilent;
	if (newest && hidden) {
		const { value, max } = newest;
		reasons.push(
			times.length === 1 ? { code: 'onlyOne', value, max } : { code: 'hidden', value, max, since },
		);
	}
	return { band: bandOf(standing, worth.alive), standing, hidden, reasons };
}

/** So many times as long as usual is a silence; who is lost is silent for longer. */
const quietAfter = 1.5;

function bandOf({ state }: Standing, alive: number | null): RiskBand {
	if (state === 'lost') return 'lost';
	if (alive === null) return state === 'there' ? 'staying' : 'unknown';
	if (alive < 0.5) return 'likely_lost';
	return alive < 0.8 ? 'at_risk' : 'staying';
}

const day = 86_400_000;

/** Hours say nothing of a silence of days. */
const inDays = (span: number, language: string): string =>
	spanInWords(span < 2 * day ? span : Math.round(span / day) * day, language);

/** A reason as a sentence with its numbers. */
export function reasonInWords(reason: RiskReason, language: string, timeZone: string): string {
	const say = sayIn(language);
	const spoken = sentenceLanguage(language);
	const rating = (value: number) => figureText(value, 'count', spoken, value % 1 === 0 ? 0 : 1);
	switch (reason.code) {
		case 'silent': {
			const since = inDays(reason.since, spoken);
			const gap = inDays(reason.gap, spoken);
			return reason.isOwn
				? say('value.reason.silent', { since, gap, n: reason.n })
				: say('value.reason.silentHouse', { since, gap });
		}
		case 'contractOver':
			return say('value.reason.contractOver', { day: dayInWords(reason.at - 1, timeZone, spoken) });
		case 'lowScore':
			return say('value.reason.lowScore', {
				metric: reason.metric.toUpperCase(),
				value: rating(reason.value),
				max: rating(reason.max),
			});
		case 'openCase':
			return say('value.reason.openCase', { count: reason.count });
		case 'hidden':
			return say('value.reason.hidden', {
				value: rating(reason.value),
				max: rating(reason.max),
				since: inDays(reason.since, spoken),
			});
		case 'onlyOne':
			return say('value.reason.onlyOne', { value: rating(reason.value), max: rating(reason.max) });
	}
}
