import { amountEffect, type Effect, effectInWords, shareEffect } from '../../care/effect';
import { goalDays, goalReached, goalSubject } from '../../care/goal';
import { reasonInWords } from '../../care/in-words';
import { type Interval, wilson } from '../../insight/intervals';
import { sentencesInARow } from '../../language/in-a-row';
import { sayIn } from '../../language/say';
import type { Group, HeldReason } from '../../model/care-words';
import { InputError } from '../../model/errors';
import { isoTime } from '../../model/item';
import {
	type CountedState,
	countReached,
	countSteps,
	type Measured,
	sumReached,
} from '../../store/repositories/care-effect';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { storedCampaign } from './campaigns';
import { knownCampaign } from './stop';

const day = 86_400_000;
/** So many reasons why something was not sent are told. */
const mostReasons = 5;

export type MeasureEffect = {
	/** Its key. */
	campaign: string;
	/** Epoch ms; `null` = from the beginning, and until now. */
	from: number | null;
	until: number | null;
};

/** How many of how many, as a share with its 95 % interval. */
export type Rate = Interval & { count: number; of: number; share: number | null };

/** An effect as JSON takes it: what is not known is `null`. */
export type ToldEffect = Omit<Effect, 'low' | 'high'> & {
	low: number | null;
	high: number | null;
	text: string;
	method: 'newcombe' | 'welch';
};

export type MeasuredEffect = {
	campaign: string;
	/** What it comes to, and what was not counted. */
	text: string;
	from: string | null;
	until: string | null;
	/** Within so many days the goal counts. */
	days: number;
	n: { treated: number; heldOut: number };
	/** Of the difference of the shares. */
	interval: { low: number | null; high: number | null };
	verdict: Effect['verdict'];
	method: 'newcombe';
	share: ToldEffect;
	/** What the goals were worth, each currency by itself. */
	amounts: Array<ToldEffect & { currency: string | null }>;
	/** Not counted: who was in both groups through a merge, and whose days are not over. */
	notCounted: { mixed: number; open: number };
	sent: number;
	/** Why so many were not sent, most first. */
	held: Array<{ reason: HeldReason; count: number; text: string }>;
	optOuts: Rate;
	/** What could not be delivered, of all that was tried. */
	bounces: Rate;
	/** No mail server tells us of complaints. */
	complaints: null;
};

/**
 * Whether a campaign does anything: of those who were written to more, or fewer, have reached its goal within its
 * days than of those who were left out on purpose. Everybody counts once, by the first time in the span that
 * they were, or would have been, written to, whether or not the message arrived.
 *
 * @throws InputError for a span without length, NotFoundError for a campaign that is not there
 */
export async function measureEffect(
	house: House,
	now: number,
	input: MeasureEffect,
): Promise<MeasuredEffect> {
	const { store, workspace } = house;
	const row = await knownCampaign(store.db, workspace, input.campaign.trim());
	const settings = await loadSettings(store.db, workspace);
	const campaign = storedCampaign(row, settings);
	const from = input.from ?? row.created_at;
	const until = input.until ?? now;
	if (until < from) {
		throw new InputError(
			`The span ends at ${isoTime(until)}, which is before its beginning at ${isoTime(from)}.`,
			'Give From a date before Until, or leave one of them empty.',
		);
	}
	const days = goalDays(campaign);
	const about: Measured = {
		place: { store, workspace },
		campaign: campaign.key,
		from,
		until: until + 1,
		within: days * day,
		types: campaign.goal?.events ?? [],
		recorded: { type: goalReached, subject: goalSubject },
		now,
	};
	const reached = await countReached(about);
	const of = (group: Group, ...states: CountedState[]) =>
		reached
			.filter((one) => one.group === group && states.includes(one.state))
			.reduce((all, one) => ({ x: all.x + one.reached, n: all.n + one.n }), { x: 0, n: 0 });
	const [treated, heldOut] = [of('treated', 'told'), of('held_out', 'told')];
	const language = settings.languages[0] ?? 'en';
	const told = (effect: Effect): ToldEffect => ({
		...effect,
		low: finite(effect.low),
		high: finite(effect.high),
		text: effectInWords(effect, language, settings.minimumN),
		method: effect.of === 'share' ? 'newcombe' : 'welch',
	});
	const share = told(shareEffect(treated, heldOut, settings.minimumN));
	// Some were left out, and their days are not over.
	const isEarly = share.verdict === 'nobody_left_out' && of('held_out', 'open').n > 0;
	const spent = await sumReached(about);
	const amounts = [...new Set(spent.map(({ currency }) => currency))].map((currency) => {
		const sums = (group: Group, n: number) => {
			const found = spent.find((one) => one.group === group && one.currency === currency);
			return { n, sum: found?.sum ?? 0, sumSquares: found?.sumSquares ?? 0 };
		};
		const both = [sums('treated', treated.n), sums('held_out', heldOut.n)] as const;
		return { currency, ...told(amountEffect(...both, settings.minimumN)) };
	});
	const inBoth = of('treated', 'mixed').n + of('held_out', 'mixed').n;
	const open = of('treated', 'open').n + of('held_out', 'open').n;
	const say = sayIn(language);
	const text = sentencesInARow(
		[
			isEarly ? say('effect.early', { days }) : share.text,
			...(inBoth > 0 ? [say('effect.mixed', { count: inBoth.toLocaleString(language) })] : []),
			...(open > 0 ? [say('effect.open', { count: open.toLocaleString(language), days })] : []),
		],
		say,
	);
	const steps = await countSteps(about);
	const sent = countOf(steps, 'sent');
	const failed = countOf(steps, 'failed');
	const optOuts = steps
		.filter(({ state }) => state === 'sent')
		.reduce((all, one) => all + one.optOuts, 0);
	const held = steps.flatMap(({ state, reason, n: count }) =>
		state === 'held' && reason !== null
			? [{ reason, count, text: reasonInWords(reason, language) }]
			: [],
	);
	return {
		campaign: campaign.key,
		text,
		from: isoTime(from),
		until: isoTime(until),
		days,
		n: { treated: treated.n, heldOut: heldOut.n },
		interval: { low: share.low, high: share.high },
		verdict: isEarly ? 'too_few' : share.verdict,
		method: 'newcombe',
		share,
		amounts,
		notCounted: { mixed: inBoth, open },
		sent,
		held: held.slice(0, mostReasons),
		optOuts: rate(optOuts, sent),
		bounces: rate(failed, sent + failed),
		complaints: null,
	};
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

const countOf = (steps: Awaited<ReturnType<typeof countSteps>>, wanted: string): number =>
	steps.filter(({ state }) => state === wanted).reduce((all, { n }) => all + n, 0);

const rate = (count: number, of: number): Rate => ({
	count,
	of,
	share: of === 0 ? null : count / of,
	...wilson(count, of),
});
