import { bucketOf } from '../../../calendar/bucket';
import { bucketInWords } from '../../../insight/bucket-words';
import { maskPersonal } from '../../../insight/text/mask';
import { dayAt } from '../../../calendar/wall-time';
import { sentencesInARow } from '../../../language/in-a-row';
import { withoutMailbox } from '../../../language/person-name';
import { cleanLine } from '../../../language/plain-text';
import { sayIn, sentenceLanguage } from '../../../language/say';
import { spanInWords } from '../../../language/time-words';
import type { LiveNeed, LiveNeeds } from '../../../pages/live-needs';
import { problemsOf } from '../../problem/list';
import { linkFor } from '../page-link';
import { decisions, type FoundNeeds, lateCases, promisesDue } from './case-needs';
import type { Asking } from './case-told';

/** The kinds in the order in which they press, and how many of each are shown. */
const kinds = ['case', 'promise', 'decision', 'alarm', 'problem'] as const;
const most: Record<LiveNeed['kind'], number> = {
	...{ case: 5, promise: 3, decision: 3 },
	...{ alarm: 3, problem: 3 },
};

/** A longer headline nobody reads. */
const inHeadline = 2;

/** A signal for the worse that nobody was told of yet: its bucket in words, and the sentence on it. */
export type UnseenAlarm = { when: string; text: string };

/** Days that a link to the problems lives. */
const linkLife = 30;

/**
 * What waits for a lead: cases over their time, promises of today, decisions that they may take, alarms that
 * nobody was told of, and problems past their date. Read anew each time, however old the figures are.
 *
 * @param known.charts where on the page the charts of alarms stand; `null` = nowhere
 * @param known.overdue how many cases are over their time
 */
export async function needsNow(
	asking: Asking,
	known: { alarms: readonly UnseenAlarm[]; charts: string | null; overdue: number },
): Promise<LiveNeeds> {
	const { language } = asking.context;
	const { alarms, charts, overdue } = known;
	const say = sayIn(language);
	const { ids, ...late } = await lateCases(asking, most.case);
	const found: Record<LiveNeed['kind'], FoundNeeds> = {
		// Those that are looked at may be fewer than there are.
		case: { ...late, count: Math.max(late.count, overdue) },
		promise: await promisesDue(asking, ids, most.promise),
		decision: await decisions(asking, most.decision),
		alarm: unseen(alarms, charts, language),
		problem: await lateProblems(asking),
	};
	const sentences = kinds.flatMap((kind) => {
		const { count } = found[kind];
		if (count === 0) return [];
		return [say(`live.head.${kind}.${count === 1 ? 'one' : 'other'}`, { n: count })];
	});
	const entries = kinds.flatMap((kind) => found[kind].entries);
	return {
		headline: sentencesInARow(sentences.slice(0, inHeadline), say) || say('live.head.none'),
		besides: sentencesInARow(sentences.slice(inHeadline), say),
		entries,
		more: kinds.reduce((sum, kind) => sum + found[kind].count, 0) - entries.length,
	};
}

function unseen(alarms: readonly UnseenAlarm[], link: string | null, language: string): FoundNeeds {
	const about = [sayIn(language)('live.unseen')];
	const entries = alarms.slice(0, most.alarm).map(({ when, text }): LiveNeed => ({
		kind: 'alarm',
		badge: { text: when, isOver: true },
		...{ said: text, isQuote: false, about, link },
	}));
	return { entries, count: alarms.length };
}

/** Problems past their date: of a team those that one of its people has, and those that nobody has. */
async function lateProblems({ context, team, people }: Asking): Promise<FoundNeeds> {
	const { house, now, language, settings, audience } = context;
	const say = sayIn(language);
	const found = await problemsOf(house, now, {
		...{ states: null, ownerId: null, overdueOnly: true },
		...{ list: null, limit: null, test: false },
	});
	const ownerOf = (id: string | null) => people.find((person) => person.id === id);
	const name = team?.trim().toLowerCase();
	const ours = found.filter(({ ownerId }) => {
		const theirs = ownerOf(ownerId)?.team ?? null;
		return name === undefined || theirs === null || theirs.trim().toLowerCase() === name;
	});
	const due = (at: string | null) => Date.parse(at ?? '');
	const byDate = [...ours].sort((a, b) => due(a.dueAt) - due(b.dueAt));
	const entries = byDate.slice(0, most.problem).map(({ title, ownerId, dueAt }): LiveNeed => {
		const span = spanInWords(now - due(dueAt), sentenceLanguage(language), 'narrow');
		const owner = cleanLine(withoutMailbox(ownerOf(ownerId)?.name ?? ''), 80);
		const day = bucketOf('day', dayAt(settings.timeZone, due(dueAt) - 1));
		return {
			kind: 'problem',
			badge: { text: say('live.over', { span }), isOver: true },
			said: maskPersonal(title, { language, country: settings.defaultCountry }),
			isQuote: false,
			about: [
				say('live.problem'),
				owner === '' ? say('owner.nobody') : say('live.with', { person: owner }),
				say('live.wasDue', { date: bucketInWords(day, language) }),
			],
			link: linkFor(context, 'problems', { subject: '*', audience, life: linkLife }),
		};
	});
	return { entries, count: ours.length };
}
