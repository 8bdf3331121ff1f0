import { isObject } from '../../model/json';
import { keepReading, type PollKey } from '../../store/repositories/polls';
import type { ChangedPage, CrmRecord } from '../../systems/client';
import { isPassing, SystemError } from '../../systems/system-error';
import { able } from '../crm/write';
import type { House } from '../house';
import type { Looking } from './looking';

/** Where a look is; times in epoch ms. */
type Reading = {
	/** The span whose pages are being read. */
	since: number;
	until: number;
	/** Where the last span ends: shorter ones follow one another up to there. */
	end: number;
	/** What the next page is asked by. */
	page: string | null;
	began: number;
	/** What was changed before has been met, by the clock of the system; `null` before the first page. */
	reached: number | null;
	isStale: boolean;
};

/** What a look has come to. */
export type Read = {
	/** All that was changed before has been read, epoch ms. */
	reached: number;
	/** Whether a page held records as they were before another process saw them. */
	isStale: boolean;
	/** What was kept of it last. */
	reading: string | null;
};

/** Pages that are read at most in one look; the next one goes on behind them. */
const mostPages = 20_000;

/**
 * Reads a span page by page and keeps where it is, so that a look that is cut off, by a rate limit or a
 * death, is gone on with where it was: the span stays, so what is changed meanwhile is in the next one.
 *
 * @param span.reading where an earlier look was cut off; it goes on in the place of the span that is given
 * @param take gets each page before it counts as read; returns whether the page was out of date
 * @returns `null` where it was not read to its end
 * @throws SystemError
 */
export async function readThrough(
	house: House,
	{ watch, connected, clock, isOver = () => false }: Looking,
	key: PollKey,
	span: { reading: string | null; since: number; until: number },
	take: (records: readonly CrmRecord[], askedAt: number) => Promise<boolean>,
): Promise<Read | null> {
	const { db } = house.store;
	const changed = able(connected.changed, watch.system, 'List Changed');
	const { shortestSpan } = watch.system.poll;
	let kept = span.reading;
	let at = readingIn(kept) ?? anew(span, clock());
	const keep = async (next: Reading | null): Promise<void> => {
		const to = next && JSON.stringify(next);
		if (await keepReading(db, key, { from: kept, to })) kept = to;
	};
	for (let turn = 0; turn < mostPages && !isOver(); turn++) {
		const askedAt = clock();
		const { since, until } = at;
		let answer: ChangedPage;
		try {
			answer = await changed(watch.object, { since, until }, at.page);
		} catch (error) {
			if (!(error instanceof SystemError)) throw error;
			if (error.fault === 'refused' || error.fault === 'missing') await keep(null);
			else if (shortestSpan !== null && at.page !== null && isPassing(error)) {
				await keep(halved(at, shortestSpan));
			}
			throw error;
		}
		const { records, next } = answer;
		// Whatever was missed because it was changed behind this look was changed after it had begun.
		const newest = newestOf(records) - Math.max(0, clock() - at.began);
		const isStale = (await take(records, askedAt)) || at.isStale;
		const reached = Math.max(at.reached ?? -Infinity, Math.min(at.end, newest));
		const isWhole = next === null && until >= at.end;
		if (isWhole) return { reached, isStale, reading: kept };
		const met = { ...at, reached: Number.isFinite(reached) ? reached : null, isStale };
		const step = 2 * (until - since);
		at =
			next === null
				? { ...met, since: until, until: Math.min(at.end, until + step), page: null }
				: { ...met, page: next };
		// A number of a page means something else later: what is kept is where the span begins.
		if (shortestSpan === null || next === null) await keep(at);
	}
	return null;
}

const anew = ({ since, until }: { since: number; until: number }, began: number): Reading => ({
	...{ since, until, end: until, page: null },
	...{ began, reached: null, isStale: false },
});

/** The first half of a span, or the same again where there is none. */
function halved(at: Reading, shortest: number): Reading {
	const half = Math.max(shortest, Math.floor((at.until - at.since) / 2));
	return { ...at, until: Math.min(at.until, at.since + half), page: null };
}

/** When the last of the records was changed; where one does not say so, all may have been until now. */
const newestOf = (records: readonly CrmRecord[]): number =>
	records.reduce((newest, { modifiedAt }) => Math.max(newest, modifiedAt ?? Infinity), -Infinity);

/** What was kept; `null` for nothing, and for what cannot be read. */
function readingIn(kept: string | null): Reading | null {
	const read: unknown = kept === null ? null : parsed(kept);
	if (!isObject(read)) return null;
	const times = [read.since, read.until, read.end, read.began];
	const isReading =
		times.every((time) => typeof time === 'number') &&
		(typeof read.page === 'string' || read.page === null);
	return isReading ? (read as Reading) : null;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
