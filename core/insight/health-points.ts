import type { HealthPointSettings, HealthReason } from '../model/health-points';
import { medianGap } from '../model/orders';
import type { Level, Metric } from '../model/metric';

const day = 86_400_000;

/** With fewer orders nobody knows how far apart theirs usually lie. */
export const fewestOrders = 4;
/** With fewer contacts in a period a smaller number says nothing. */
export const fewestContacts = 4;

/** What is known of a customer that health points are reckoned from; all times in epoch ms. */
export type HealthFacts = {
	/** Newest first. */
	answers: ReadonlyArray<{ metric: Metric; level: Level; value: number; max: number; at: number }>;
	promises: ReadonlyArray<{ until: number; state: string }>;
	/** Surveys that were sent to them and whose time to answer is over or used, newest first. */
	surveys: ReadonlyArray<{ answered: boolean }>;
	/** How often something happened with them in the period, and in as long a time before it. */
	contacts: { recent: number; before: number } | null;
	/** When they ordered, oldest first. */
	orders: readonly number[];
	/** A last order that is known by its day alone. */
	lastOrderAt: number | null;
	/** `YYYY-MM-DD`, and how many days it is from today where the workspace is. */
	renewal: { on: string; inDays: number } | null;
};

/** Why points were lost, with the numbers that say so. */
export type LostPoints = { lost: number } & (
	| {
			code: 'lowScore';
			metric: Metric;
			value: number;
			max: number;
			at: number;
			low: number;
			n: number;
	  }
	| { code: 'brokenPromise'; count: number; n: number }
	| { code: 'openPromise'; count: number; n: number }
	| { code: 'unanswered'; count: number }
	| { code: 'fallingContact'; recent: number; before: number; days: number }
	| { code: 'noOrder'; since: number; gap: number; n: number }
	| { code: 'renewalNear'; days: number; on: string }
);

export type HealthPoints = {
	/** 0–100; `null` = too little is known to say. */
	points: number | null;
	verdict: 'ok' | 'too_few';
	/** The dearest first. */
	reasons: LostPoints[];
	/** What there was enough of to look at: nothing is lost for what is not known. */
	judged: HealthReason[];
};

/** What each reason finds: `null` = too little is known, `false` = nothing to complain of. */
type Found<Code> = Omit<Extract<LostPoints, { code: Code }>, 'lost' | 'code'> | false | null;
type Look = { [Code in HealthReason]: Found<Code> };

/**
 * How well a customer is, as points of a hundred of which named reasons take some away. A reason of which
 * too little is known takes nothing away and says nothing for them either; where that is so of all, no
 * number is given. A date of renewal alone says nothing of how they are.
 */
export function healthPoints(
	facts: HealthFacts,
	settings: HealthPointSettings,
	now: number,
): HealthPoints {
	const look: Look = {
		lowScore: lowScore(facts, settings, now),
		...promises(facts, settings, now),
		unanswered: unanswered(facts, settings),
		fallingContact: falling(facts, settings),
		noOrder: noOrder(facts, settings, now),
		renewalNear: renewalNear(facts, settings),
	};
	const codes = Object.keys(look) as HealthReason[];
	const judged = codes.filter((code) => look[code] !== null);
	const reasons = codes
		.flatMap((code) => {
			const lost = settings.weights[code];
			const found = look[code];
			return found && lost > 0 ? [{ code, lost, ...found } as LostPoints] : [];
		})
		.sort((a, b) => b.lost - a.lost);
	if (judged.every((code) => code === 'renewalNear')) {
		return { points: null, verdict: 'too_few', reasons, judged };
	}
	const lost = reasons.reduce((sum, reason) => sum + reason.lost, 0);
	return { points: Math.max(0, 100 - lost), verdict: 'ok', reasons, judged };
}

/** The newest answer to any of the metrics was low; the levels of metrics are the same three words. */
function lowScore(
	{ answers }: HealthFacts,
	{ period }: HealthPointSettings,
	now: number,
): Found<'lowScore'> {
	const counted = answers.filter(({ at }) => at > now - period);
	if (counted.length === 0) return null;
	const newest = counted.filter(
		({ metric }, place) => counted.findIndex((one) => one.metric === metric) === place,
	);
	const worst = newest.find(({ level }) => level === 'low');
	if (!worst) return false;
	const { metric, value, max, at } = worst;
	const low = counted.filter(({ level }) => level === 'low').length;
	return { metric, value, max, at, low, n: counted.length };
}

function promises(
	facts: HealthFacts,
	{ period }: HealthPointSettings,
	now: number,
): Pick<Look, 'brokenPromise' | 'openPromise'> {
	const binding = facts.promises.filter(
		({ state, until }) => ['open', 'kept', 'broken'].includes(state) && until > now - period,
	);
	const n = binding.length;
	if (n === 0) return { brokenPromise: null, openPromise: null };
	const counted = (state: string) => binding.filter((one) => one.state === state).length;
	const of = (count: number) => (count > 0 ? { count, n } : (false as const));
	return { brokenPromise: of(counted('broken')), openPromise: of(counted('open')) };
}

function unanswered(
	{ surveys }: HealthFacts,
	{ unansweredSurveys: silence }: HealthPointSettings,
): Found<'unanswered'> {
	const answered = surveys.findIndex((survey) => survey.answered);
	const count = answered === -1 ? surveys.length : answered;
	if (count >= silence) return { count };
	return surveys.length < silence && answered === -1 ? null : false;
}

/** Half as many as before, or fewer. */
function falling(
	{ contacts }: HealthFacts,
	{ period }: HealthPointSettings,
): Found<'fallingContact'> {
	if (contacts === null || contacts.before < fewestContacts) return null;
	const { recent, before } = contacts;
	return 2 * recent <= before && { recent, before, days: Math.round(period / day) };
}

function noOrder(
	{ orders, lastOrderAt }: HealthFacts,
	{ orderGaps }: HealthPointSettings,
	now: number,
): Found<'noOrder'> {
	const last = orders.at(-1);
	if (last === undefined || orders.length < fewestOrders) return null;
	const gap = medianGap(orders);
	const since = now - Math.max(last, lastOrderAt ?? last);
	return since > orderGaps * gap && { since, gap, n: orders.length };
}

function renewalNear(
	{ renewal }: HealthFacts,
	{ renewalWithin }: HealthPointSettings,
): Found<'renewalNear'> {
	if (renewal === null) return null;
	const { on, inDays: days } = renewal;
	return days >= 0 && days * day <= renewalWithin && { days, on };
}
