import type { Company, Fate } from './plan';

/** What the month of care came to; the same shape for what the script implies and for what was found. */
export type CareCounts = {
	/** Messages that were sent, by campaign. */
	sent: Record<string, number>;
	/** Steps that were not sent, by reason. */
	held: Record<string, number>;
	/** Series that ended since they had their effect: renewed, back, or the goal of the campaign. */
	goals: Record<string, number>;
	/** Customers who were left out to see whether it works. */
	heldOut: number;
	/** Series that ended for another reason. */
	ended: Record<string, number>;
	/** Mails that the mail server accepted. */
	mails: number;
	/** What a preview of the month after says. */
	ahead: { due: number; held: number };
};

/** One thing that came to somebody, in words that can be compared. */
export type Happened = { who: string; what: string };

export const goals = ['goal_met', 'renewed', 'back'];

/** By mailbox, since of two who share one either may be written to. */
export const whoIs = ({ row }: { row: Record<string, string> }): string =>
	row.Email || (row.Name ?? '?');

export function inWords(fate: Fate): string {
	if ('sent' in fate) return `${fate.campaign} ${fate.sent} sent on ${fate.on}`;
	if ('held' in fate) return `${fate.campaign} ${fate.held} held: ${fate.reason}`;
	return `${fate.campaign} ended: ${fate.ends}`;
}

const isAhead = ({ ahead }: Company, fate: Fate): boolean =>
	'sent' in fate && fate.on >= ahead.from;

/** All that has to have come to everybody in the month, by the script. */
export function expectedOf(company: Company): Happened[] {
	return company.people.flatMap((one) =>
		one.fates
			.filter((fate) => !isAhead(company, fate))
			.map((fate) => ({ who: whoIs(one), what: inWords(fate) })),
	);
}

/** What the month after has to bring, by the script. */
export function expectedAhead(company: Company): Happened[] {
	return company.people.flatMap((one) =>
		one.fates
			.filter((fate) => isAhead(company, fate))
			.map((fate) => ({ who: whoIs(one), what: inWords(fate) })),
	);
}

/** What the script implies; no result is looked at. */
export function expectedCare(company: Company): CareCounts {
	const fates = company.people.flatMap((one) => one.fates);
	const now = fates.filter((fate) => !isAhead(company, fate));
	return {
		...countsOf(now),
		ahead: { due: fates.length - now.length, held: 0 },
	};
}

/** Counts what came. */
export function countsOf(fates: readonly Fate[]): Omit<CareCounts, 'ahead'> {
	const counts: Omit<CareCounts, 'ahead'> = {
		sent: {},
		held: {},
		goals: {},
		heldOut: 0,
		ended: {},
		mails: 0,
	};
	const add = (to: Record<string, number>, name: string) => {
		to[name] = (to[name] ?? 0) + 1;
	};
	for (const fate of fates) {
		if ('sent' in fate) {
			add(counts.sent, fate.campaign);
			counts.mails += 1;
		} else if ('held' in fate) add(counts.held, fate.reason);
		else if (fate.ends === 'held_out') counts.heldOut += 1;
		else add(goals.includes(fate.ends) ? counts.goals : counts.ended, fate.ends);
	}
	return counts;
}

/** What is missing and what came too much, each in a sentence. */
export function careDifferences(
	expected: readonly Happened[],
	actual: readonly Happened[],
): string[] {
	const lines = (all: readonly Happened[]) => all.map(({ who, what }) => `${who}: ${what}`);
	const left = lines(actual);
	const missing = lines(expected).filter((line) => {
		const place = left.indexOf(line);
		if (place >= 0) left.splice(place, 1);
		return place < 0;
	});
	return [
		...missing.map((line) => `care, missing: ${line}`),
		...left.map((line) => `care, unexpected: ${line}`),
	];
}
