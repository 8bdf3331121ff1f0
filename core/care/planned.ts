import { dayAt } from '../calendar/wall-time';
import { firstTimeZone } from '../calendar/time-zone';
import type { Span } from '../model/care-audience';
import type { Campaign } from './campaign';
import type { CareFacts, Occasion, Window } from './occasion';
import { stepTimes } from './step-times';

const dayMs = 86_400_000;

/** A step of an occasion that comes due. */
export type Planned = {
	campaign: string;
	occasion: Occasion;
	step: number;
	/** Epoch ms. */
	dueAt: number;
	validUntil: number;
};

/**
 * What comes up for one customer in a span, as far as it is known now: the same for a look ahead as for a
 * run. Spans in a row give together what the whole one does. Whether it is sent is `decideCare`'s to say.
 *
 * @param timeZone the workspace's, for customers whose own is not known
 */
export function plannedIn(
	campaign: Campaign,
	facts: CareFacts,
	span: Span,
	timeZone: string,
): Planned[] {
	const zone = firstTimeZone([facts.customer.timeZone, timeZone]) ?? 'UTC';
	return campaign.rules.occasions(facts, windowOf(campaign, span, zone)).flatMap((occasion) =>
		campaign.steps.flatMap((_, step) => {
			const times = stepTimes(campaign, step, occasion, { zone, done: [], events: [] });
			const isInside = span.from < times.dueAt && times.dueAt <= span.until;
			return isInside ? [{ campaign: campaign.key, occasion, step, ...times }] : [];
		}),
	);
}

/** Where the anchors lie of all that comes due in a span; some more, since an hour may belong to the day beside. */
function windowOf({ steps }: Campaign, { from, until }: Span, zone: string): Window {
	const days = steps.map((step) => step.days);
	const [first, last] = [Math.min(...days), Math.max(...days)];
	return {
		firstDay: dayAt(zone, from) - last - 2,
		lastDay: dayAt(zone, until) - first + 2,
		from: from - last * dayMs - 1,
		until: until - first * dayMs,
	};
}
