import { dateOf, dayAt } from '../../calendar/wall-time';
import { type CaseInList, renderCaseList } from '../../mail/case-list-mail';
import { sentencesInARow } from '../../language/in-a-row';
import type { Say } from '../../language/say';
import { derivedId } from '../../model/id';
import {
	fillItem,
	type ItemCase,
	type ItemMessage,
	type ItemOwner,
	type SatisfactionItem,
} from '../../model/item';
import type { Person } from '../../model/people';
import type { Settings } from '../../model/settings';
import { byUrgency, isOverdue, type TeamCase } from '../../pages/team-page';
import { type CaseFilter, findCases } from '../../store/repositories/case-list';
import type { CaseRow } from '../../store/repositories/cases';
import { findEndpoint } from '../../store/repositories/endpoints';
import { listPeople } from '../../store/repositories/people';
import { loadSettings } from '../../store/repositories/workspaces';
import type { House } from '../house';
import { casePart } from '../item/case-part';
import { sayOf } from '../workspace/spoken';
import { readersLanguage } from './case-message';
import { linkOfGroup, linkOfOwner } from './case-notices';
import { listedCases } from './listed-cases';
import { caseOwner } from './recipients';

/** A case in the list of its owner. */
export type OwnedCase = ItemCase & { customerName: string | null; subjectTitle: string | null };

/** An owner with all their cases that fit, and the message that lists them. */
export type OwnerCases = SatisfactionItem & {
	count: number;
	/** How many have a clock that has run out. */
	overdue: number;
	cases: OwnedCase[];
};

type Owned = { row: CaseRow; listed: TeamCase };

/**
 * The cases that fit, an item an owner, those with overdue ones first: the message tells the owner in
 * their language, what is late first. The same list is told once a day to the same person. Cases
 * without an owner are the last item, with nobody to tell.
 */
export async function casesByOwner(
	house: House,
	now: number,
	filter: Omit<CaseFilter, 'limit'>,
): Promise<OwnerCases[]> {
	const { db } = house.store;
	const rows = await findCases(db, house.workspace, { ...filter, limit: null }, now);
	const settings = await loadSettings(db, house.workspace);
	const people = await listPeople(db, house.workspace);
	const page = await findEndpoint(db, house.workspace, 'case', '');
	const linkTo = (row: CaseRow) => linkOfOwner(house, row, { page, settings }).link;
	const groupLinkTo = (row: CaseRow) => linkOfGroup(house, row, { page, settings });
	const listed = await listedCases(house, now, rows, { people, linkTo });
	const owners = new Map<string | null, Owned[]>();
	rows.forEach((row, at) => {
		const one = listed[at];
		if (!one) return;
		const owned = owners.get(row.owner_id) ?? [];
		owned.push({ row, listed: one });
		owners.set(row.owner_id, owned);
	});
	const byUrgent = byUrgency(now);
	const say = sayOf(house);
	const items = [...owners].map(([ownerId, owned]) => {
		owned.sort((one, other) => byUrgent(one.listed, other.listed));
		const person = people.find(({ id }) => id === ownerId);
		const [first] = owned;
		const owner = ownerId !== null && first ? caseOwner(first.row, people) : null;
		const hint = owner && first ? linkOfOwner(house, first.row, { page, settings }).hint : null;
		return itemOf(now, owned, { owner, person, hint, settings, groupLinkTo, filter, say });
	});
	return items.sort(
		(one, other) =>
			Number(one.owner === null) - Number(other.owner === null) ||
			other.overdue - one.overdue ||
			(one.owner?.name ?? '').localeCompare(other.owner?.name ?? ''),
	);
}

type Listing = {
	owner: ItemOwner | null;
	person: Person | undefined;
	/** Why there are no links. */
	hint: string | null;
	settings: Settings;
	/** The link to a case that a group may see. */
	groupLinkTo: (row: CaseRow) => string | null;
	filter: Omit<CaseFilter, 'limit'>;
	say: Say;
};

function itemOf(now: number, owned: readonly Owned[], about: Listing): OwnerCases {
	const { owner, person, hint, filter } = about;
	const overdue = owned.filter(({ listed }) => isOverdue(listed, now)).length;
	const left = person?.active === false;
	const said = saidOf(owner, left, { count: owned.length, overdue }, about.say);
	const text = sentencesInARow([said, hint ?? ''], about.say);
	const code = owner === null ? 'no_owner' : left ? 'owner_left' : 'listed';
	const message = owner === null || left ? null : messageTo(owner, now, owned, overdue, about);
	return {
		...fillItem({}, { test: filter.test, owner, message, outcome: { code, text } }),
		count: owned.length,
		overdue,
		cases: owned.map(({ row, listed: { link, customerName, subjectTitle } }) => ({
			...casePart(row, { link, groupLink: about.groupLinkTo(row) }, about.settings),
			customerName,
			subjectTitle,
		})),
	};
}

function messageTo(
	owner: ItemOwner,
	now: number,
	owned: readonly Owned[],
	overdue: number,
	{ person, settings, groupLinkTo, filter }: Listing,
): ItemMessage {
	return {
		key: keyOf(now, { settings, filter }, owner),
		kind: 'report',
		to: owner.email,
		...renderCaseList({
			language: readersLanguage(person, settings.languages),
			brand: settings.brand,
			testMode: filter.test,
			recipientName: owner.name,
			now,
			cases: owned.map(({ row, listed }): CaseInList => ({
				...listed,
				groupLink: groupLinkTo(row),
			})),
			overdue,
		}),
	};
}

type Counted = { count: number; overdue: number };

function saidOf(owner: ItemOwner | null, gone: boolean, counted: Counted, say: Say): string {
	const { count, overdue } = counted;
	const cases =
		count === 1 ? say('owned.case', { overdue }) : say('owned.cases', { count, overdue });
	if (owner === null) return say('owned.nobody', { cases });
	const person = owner.name ?? owner.email ?? owner.id ?? '';
	return gone ? say('owned.left', { person, cases }) : say('owned.owner', { person, cases });
}

/** One list tells one person once on a day of the workspace; another filter is another list. */
function keyOf(
	now: number,
	{ settings, filter }: Pick<Listing, 'settings' | 'filter'>,
	owner: ItemOwner,
): string {
	const { states, team, customerId, overdueOnly, test } = filter;
	const day = dateOf(dayAt(settings.timeZone, now));
	const list = JSON.stringify([states && [...states].sort(), team, customerId, overdueOnly, test]);
	return derivedId('msg', 'cases', owner.id ?? owner.email ?? '', day, list);
}
