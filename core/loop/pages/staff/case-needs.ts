import { dayAt, momentsOf } from '../../../calendar/wall-time';
import { mayDecide } from '../../../case/compensation';
import { withoutMailbox } from '../../../language/person-name';
import { cleanLine } from '../../../language/plain-text';
import { sayIn, sentenceLanguage } from '../../../language/say';
import { momentInWords, timeOfDayInWords } from '../../../language/time-words';
import { workingCaseStates } from '../../../model/states';
import type { LiveNeed } from '../../../pages/live-needs';
import type { TeamCase } from '../../../pages/team-page';
import { findCases } from '../../../store/repositories/case-list';
import { type CaseRow, listCompensations } from '../../../store/repositories/cases';
import { promisedBefore, waitingCompensations } from '../../../store/repositories/needs-now';
import { compensationOf } from '../../case/case-row';
import { nextClock } from '../../case/listed-cases';
import { linkFor } from '../page-link';
import { ageOf, type Asking, masked, toldCases } from './case-told';

/** More are counted, and looked at in their list. */
const mostCounted = 200;
/** Days that a link to a case lives, as on the list. */
const linkLife = 30;

/** The first few, and how many there are. */
export type FoundNeeds = { entries: LiveNeed[]; count: number };

/** Cases with a clock that has run out, the longest over first; `ids` are those of all of them. */
export async function lateCases(
	asking: Asking,
	most: number,
): Promise<FoundNeeds & { ids: ReadonlySet<string> }> {
	const { context, team } = asking;
	const { house, now, language } = context;
	const say = sayIn(language);
	const filter = {
		...{ states: workingCaseStates, team, ownerId: null, customerId: null },
		...{ overdueOnly: true, test: false, limit: mostCounted },
	};
	const rows = await findCases(house.store.db, house.workspace, filter, now);
	const since = (row: CaseRow) => nextClock(row, now).dueAt ?? now;
	const shown = [...rows].sort((a, b) => since(a) - since(b)).slice(0, most);
	const entries = await entriesOf(asking, shown, ({ entry }) => ({
		kind: 'case',
		badge: {
			text: say('live.over', { span: ageOf(entry.clock.dueAt ?? now, now, language) }),
			isOver: true,
		},
	}));
	const ids = new Set(rows.map(({ case_id: id }) => id));
	return { entries, count: rows.length, ids };
}

/** What was promised by today or earlier, in cases that are not over their time anyway. */
export async function promisesDue(
	asking: Asking,
	late: ReadonlySet<string>,
	most: number,
): Promise<FoundNeeds> {
	const { context, team } = asking;
	const { house, now, settings, language } = context;
	const { timeZone } = settings;
	const say = sayIn(language);
	const [midnight = now] = momentsOf(timeZone, dayAt(timeZone, now) + 1, [0]);
	const limit = mostCounted;
	const found = await promisedBefore(house.store.db, house.workspace, midnight, { team, limit });
	const rows = found.filter(({ case_id: id }) => !late.has(id));
	const entries = await entriesOf(asking, rows.slice(0, most), ({ row, entry }) => {
		const at = row.promise_at ?? now;
		const span = ageOf(at, now, language);
		const time = timeOfDayInWords(at, timeZone, language);
		return {
			kind: 'promise',
			badge:
				at < now
					? { text: say('live.over', { span }), isOver: true }
					: { text: say('live.due', { time }), isOver: false },
			said: say('live.promise', {
				promise: masked(row.promise_text ?? '', entry.customerName, context),
			}),
			isQuote: false,
		};
	});
	return { entries, count: rows.length };
}

/** Requests for compensation that the reader may decide. */
export async function decisions(asking: Asking, most: number): Promise<FoundNeeds> {
	const { context, team, people } = asking;
	const { house, now, settings, language, person, audience } = context;
	const { db } = house.store;
	const say = sayIn(language);
	const limit = mostCounted;
	const waiting = await waitingCompensations(db, house.workspace, { team, limit });
	const mine: typeof waiting = [];
	for (const one of waiting) {
		const all = await listCompensations(db, house.workspace, one.case_id);
		const before = all.map(compensationOf);
		if (mayDecide(person, compensationOf(one), before, settings.compensation)) mine.push(one);
	}
	const entries = mine.slice(0, most).map((one): LiveNeed => {
		const name = withoutMailbox(people.find(({ id }) => id === one.asked_by)?.name ?? '');
		const amount = new Intl.NumberFormat(sentenceLanguage(language), {
			style: 'currency',
			currency: one.currency,
			minimumFractionDigits: 0,
		}).format(one.amount);
		const moment = momentInWords(one.at, settings.timeZone, language);
		const subject = `${one.case_id}:${one.compensation_id}`;
		return {
			kind: 'decision',
			badge: { text: say('live.asked', { span: ageOf(one.at, now, language) }), isOver: false },
			said: say('live.approve', { amount, note: masked(one.note, null, context) }),
			isQuote: false,
			about: [cleanLine(name, 80) && say('live.by', { person: cleanLine(name, 80) }), moment],
			link: linkFor(context, 'approve', { subject, audience, life: linkLife }),
		};
	});
	return { entries, count: mine.length };
}

/** Cases as entries, each with the reader's own link; `told` says what is special to their kind. */
async function entriesOf(
	asking: Asking,
	rows: readonly CaseRow[],
	told: (one: {
		row: CaseRow;
		entry: TeamCase;
	}) => Pick<LiveNeed, 'kind' | 'badge'> & Partial<Pick<LiveNeed, 'said' | 'isQuote'>>,
): Promise<LiveNeed[]> {
	const say = sayIn(asking.context.language);
	const cases = await toldCases(asking, rows);
	return cases.map(({ row, entry, said, isQuote, about, ...names }) => ({
		...{ said, isQuote },
		about: [
			names.customer,
			names.cause,
			about,
			names.owner === '' ? say('owner.nobody') : say('live.with', { person: names.owner }),
		],
		link: entry.link,
		...told({ row, entry }),
	}));
}
