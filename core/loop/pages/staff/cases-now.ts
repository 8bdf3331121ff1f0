import { withoutMailbox } from '../../../language/person-name';
import { cleanLine } from '../../../language/plain-text';
import { sayIn } from '../../../language/say';
import type { LiveCase, LiveCases, LiveLoad } from '../../../pages/live-cases';
import { voiceOf } from '../../../pages/page-base';
import { isOverdue } from '../../../pages/team-page';
import { waitingWords } from '../../../pages/waiting-words';
import { mostUrgent, openByOwner, type OwnedCount } from '../../../store/repositories/open-cases';
import { storedOwner } from '../../item/item-parts';
import { ageOf, type Asking, type ToldCase, toldCases } from './case-told';

/** A longer list nobody reads; the page of open cases has all of them. */
const mostOwners = 15;
const mostTeams = 15;
const mostCases = 40;

/**
 * Who carries what, and the open cases, the most urgent first. Read anew each time, however old the figures are;
 * counted by the database, so that it costs the same for a hundred owners and for one. Test cases are left out.
 */
export async function casesNow(asking: Asking): Promise<LiveCases> {
	const { context, team } = asking;
	const { house, now } = context;
	const { store, workspace } = house;
	const counts = await openByOwner(store, workspace, { team, now });
	const rows = await mostUrgent(store, workspace, { team, now, limit: mostCases });
	const told = await toldCases(asking, rows);
	const owners = loadsOf(counts, asking, (one) => ownerOf(one, asking));
	const teams = team === null ? loadsOf(counts, asking, (one) => teamOf(one, asking)) : [];
	const others = owners.slice(mostOwners);
	const sum = (loads: ReadonlyArray<{ open: number; overdue: number }>, of: 'open' | 'overdue') =>
		loads.reduce((all, one) => all + one[of], 0);
	return {
		teams: teams.slice(0, mostTeams),
		owners: owners.slice(0, mostOwners),
		others: { people: others.length, open: sum(others, 'open') },
		cases: told.map((one) => rowOf(one, asking)),
		open: sum(counts, 'open'),
		overdue: sum(counts, 'overdue'),
	};
}

type Named = { key: string; name: string };

const nobodys = '';

function ownerOf({ ownerId, owner }: OwnedCount, { people, context }: Asking): Named {
	const routed = storedOwner(owner);
	const person = people.find(({ id }) => id === ownerId);
	const named = [person?.name, routed?.name, routed?.email, routed?.id, ownerId];
	const name = named.find((one) => one) ?? '';
	const key = ownerId ?? routed?.email ?? routed?.id ?? nobodys;
	return {
		key,
		name: cleanLine(withoutMailbox(name), 80) || sayIn(context.language)('owner.nobody'),
	};
}

/** A team is one however it is written. */
function teamOf({ team }: OwnedCount, { context }: Asking): Named {
	const name = cleanLine(team ?? '', 80);
	return { key: name.toLowerCase(), name: name || sayIn(context.language)('live.carries.noTeam') };
}

type Counted = Omit<LiveLoad, 'next'> & { key: string; nextDue: number | null };

/** Counts under their names: what nobody has first, then who has most that is late, then who has most. */
function loadsOf(
	counts: readonly OwnedCount[],
	{ context: { now, language } }: Asking,
	nameOf: (one: OwnedCount) => Named,
): LiveLoad[] {
	const say = sayIn(language);
	const found = new Map<string, Counted>();
	for (const one of counts) {
		const { key, name } = nameOf(one);
		const known = found.get(key) ?? { key, name, open: 0, overdue: 0, nextDue: null };
		const dues = [known.nextDue, one.nextDue].flatMap((due) => due ?? []);
		found.set(key, {
			...known,
			open: known.open + one.open,
			overdue: known.overdue + one.overdue,
			nextDue: dues.length === 0 ? null : Math.min(...dues),
		});
	}
	const isFirst = ({ key }: Counted) => Number(key !== nobodys);
	return [...found.values()]
		.sort(
			(a, b) =>
				isFirst(a) - isFirst(b) ||
				b.overdue - a.overdue ||
				b.open - a.open ||
				(a.name < b.name ? -1 : 1),
		)
		.map(({ key: _, nextDue, ...load }) => ({
			...load,
			next:
				nextDue === null ? null : say('live.carries.next', { span: ageOf(nextDue, now, language) }),
		}));
}

function rowOf(told: ToldCase, { context }: Asking): LiveCase {
	const { customer, said, isQuote, cause, owner, entry } = told;
	return { customer, said, isQuote, cause, owner, clock: clockOf(told, context), link: entry.link };
}

function clockOf(
	{ entry }: ToldCase,
	{ now, language, settings }: Asking['context'],
): LiveCase['clock'] {
	const say = sayIn(language);
	const { clock, pause } = entry;
	const { dueAt, state } = clock;
	const span = dueAt === null ? '' : ageOf(dueAt, now, language);
	if (isOverdue(entry, now)) {
		const isPast = dueAt !== null && dueAt < now;
		const text = isPast ? say('live.over', { span }) : say('owner.clock.breached');
		return { text, tone: 'over' };
	}
	if (pause !== null) {
		return { text: waitingWords(pause, settings.timeZone, voiceOf(language)), tone: 'wait' };
	}
	if (dueAt === null || state === 'none') return { text: say('team.noClock'), tone: 'wait' };
	return { text: say('live.left', { span }), tone: 'left' };
}
