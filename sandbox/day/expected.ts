import type { Rating } from '../customers/behaviour';
import type { DayCounts } from './counts';
import { caseMails, verificationBand } from './rules';
import { type Day, isForgotten, type PlannedDeed, type PlannedEvent, type Verdict } from './plan';

const add = (counts: Record<string, number>, name: string, n = 1): void => {
	counts[name] = (counts[name] ?? 0) + n;
};

/** CSAT from 1 to 5, as the template asks it. */
function bandOf(rating: Rating): string {
	const value = rating === 'best' ? 5 : rating === 'worst' ? 1 : rating;
	return value >= 4 ? 'satisfied' : value === 3 ? 'neutral' : 'dissatisfied';
}

/** What the script implies, by the rules of the product and the templates; no result is looked at. */
export function expectedCounts(day: Day): DayCounts {
	const counts: DayCounts = {
		events: day.events.length,
		duplicatesRefused: day.events.filter(({ again }) => again !== undefined).length,
		forgedRefused: day.forgeries.length,
		invited: 0,
		suppressed: {},
		viewed: 0,
		partial: 0,
		responses: {},
		cases: 0,
		acknowledged: 0,
		escalated: 0,
		resolved: 0,
		confirmed: 0,
		reopened: 0,
		unconfirmed: 0,
		customers: new Set(day.events.map(({ customer }) => customer)).size,
		doubles: switchboards(day),
		merged: 0,
		erased: 0,
		exported: 0,
		objections: {},
		mails: 0,
	};
	for (const event of day.events) countEvent(event, counts);
	for (const { does } of day.deeds) countDeed(does, counts);
	return counts;
}

/** Two who have the same number may be one person; nobody joins them by that. */
function switchboards({ customers, events }: Day): number {
	const here = new Set(events.map(({ customer }) => customer));
	const numbers = [...here].flatMap((key) => customers[key]?.phone ?? []);
	return numbers.length - new Set(numbers).size;
}

function countDeed(does: PlannedDeed['does'], counts: DayCounts): void {
	switch (does.kind) {
		case 'merge':
			counts.merged += 1;
			counts.customers -= 1;
			return;
		case 'objects':
			add(counts.objections, does.purpose);
	}
}

function countEvent(event: PlannedEvent, counts: DayCounts): void {
	const { ends } = event;
	if (isForgotten(event)) return countForgotten(event, counts);
	switch (ends.kind) {
		case 'reopening':
			return;
		case 'not_asked':
			add(counts.suppressed, ends.reason);
			return;
		case 'bounced':
			add(counts.suppressed, 'send_failed');
			return;
		case 'cancelled':
			add(counts.suppressed, 'subject_reopened');
			return;
		case 'asked':
			countInvitation(counts);
			countAnswer(ends.does, counts);
			if (ends.case) countCase(ends.case, counts);
	}
}

/** The mail that asked stays sent, and the admin got one; the rating stays, without words. */
function countForgotten({ ends }: PlannedEvent, counts: DayCounts): void {
	counts.erased += 1;
	counts.customers -= 1;
	counts.mails += 2;
	if (ends.kind === 'asked') countAnswer(ends.does, counts);
}

/** One mail, whose link the scanner has opened. */
function countInvitation(counts: DayCounts): void {
	counts.invited += 1;
	counts.viewed += 1;
	counts.mails += 1;
}

function countAnswer(
	does: Extract<PlannedEvent['ends'], { kind: 'asked' }>['does'],
	counts: DayCounts,
): void {
	switch (does.kind) {
		case 'answers':
			add(counts.responses, bandOf(does.rating));
			return;
		case 'half':
			add(counts.responses, bandOf(does.rating));
			counts.partial += 1;
			return;
		case 'requests':
			add(counts.responses, bandOf(does.rating));
			counts.partial += 1;
			if (does.what === 'data') counts.exported += 1;
			return;
		case 'twice':
			add(counts.responses, bandOf(does.then));
			return;
		case 'silent':
			// One reminder.
			counts.mails += 1;
			return;
		case 'opts_out':
			add(counts.objections, 'survey');
	}
}

function countCase(
	{ owner, verdicts }: { owner: 'resolves' | 'ignores'; verdicts: Verdict[] },
	counts: DayCounts,
): void {
	counts.cases += 1;
	counts.mails += caseMails.opened;
	if (owner === 'ignores') {
		counts.escalated += 1;
		counts.mails += caseMails.ignored;
		return;
	}
	counts.acknowledged += 1;
	counts.resolved += 1;
	for (const verdict of verdicts) {
		countInvitation(counts);
		switch (verdict) {
			case 'good':
				add(counts.responses, verificationBand.good);
				counts.confirmed += 1;
				counts.mails += caseMails.confirmed;
				break;
			case 'bad':
				add(counts.responses, verificationBand.bad);
				counts.reopened += 1;
				counts.escalated += 1;
				counts.mails += caseMails.reopened;
				break;
			case 'silent':
				counts.unconfirmed += 1;
				counts.mails += 1 + caseMails.unconfirmed;
		}
	}
}
