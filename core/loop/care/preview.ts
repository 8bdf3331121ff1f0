import { readCampaign } from '../../care/read-campaign';
import { dateOf, dayAt } from '../../calendar/wall-time';
import { sentencesInARow } from '../../language/in-a-row';
import { InputError } from '../../model/errors';
import type { SatisfactionItem } from '../../model/item';
import { mailboxOf } from '../../model/mailbox';
import type { Settings } from '../../model/settings';
import {
	customersLookedAtUntil,
	emailsOf,
	findCampaign,
	listCampaigns,
} from '../../store/repositories/care';
import { loadSettings } from '../../store/repositories/workspaces';
import { breather } from '../breathe';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { campaignAbout, storedCampaign } from './campaigns';
import { candidates } from './candidates';
import { type Foreseen, foresee, type Looking, type Played, playedFrom } from './foresee';

/** Customers who are looked up at once. */
const foundAtOnce = 500;
/** Customers whose year is played at once; who share a mailbox are among the same. */
const playedAtOnce = 100;
/** More than these are counted and not shown. */
const mostShown = 10_000;
const longestSpan = 800 * 86_400_000;

export type CarePreview = {
	due: Array<Partial<SatisfactionItem>>;
	held: Array<Partial<SatisfactionItem>>;
	/** In the workspace's zone, each day of the span on which there is anything. */
	days: Array<{ date: string; due: number; held: number }>;
	/** What somebody should know of it; `null` = nothing. */
	note: string | null;
};

export type PreviewCare = {
	/** A campaign as its node has it; `null` = stored ones. */
	definition: unknown;
	/** Keys of stored campaigns; `null` = all that run. */
	campaigns: string[] | null;
	/** Epoch ms; the first outside, the last inside. */
	from: number;
	until: number;
	/** Of one customer alone. */
	customerId: string | null;
	/** Who is on the list of a campaign about a list of its own, as if it came in at once; else nobody. */
	listed?: readonly string[];
	/** How often campaigns run, ms: what is due in between waits for the next run. An hour. */
	every?: number;
};

/**
 * Who would get what in a span, who would be held, and why, if nothing changed: the decisions of a run with
 * another clock, and what one of them reserves counts for the next. Sends and stores nothing.
 *
 * @throws InputError naming what the campaign has wrong, a campaign that there is not, or a span that is none
 */
export async function previewCare(
	house: House,
	now: number,
	{ definition, campaigns, from, until, customerId, listed = [], every = 3_600_000 }: PreviewCare,
): Promise<CarePreview> {
	if (until <= from || until - from > longestSpan) {
		throw new InputError(
			`A preview from ${new Date(from).toISOString()} to ${new Date(until).toISOString()} is none.`,
			'Let it end after it begins, and cover two years at most.',
		);
	}
	const { store, workspace } = house;
	const settings = await loadSettings(store.db, workspace);
	const looked = await campaignsOf(house, settings, definition, campaigns);
	// It comes in when the span begins, or right now.
	const comesAt = Math.max(from, now) + 1;
	const span = { from, until, every, now, listed: new Map(listed.map((id) => [id, comesAt])) };
	const people = await whoIsMeant(house, settings, looked, { ...span, customerId });
	const preview: CarePreview = { due: [], held: [], days: [], note: null };
	const days = new Map<string, { due: number; held: number }>();
	let left = mostShown;
	const breathe = breather();
	for (const ids of inGroups(people)) {
		for (const one of await foresee(house, settings, looked, ids, span)) {
			count(days, settings, one);
			if (left-- > 0) preview[one.kind].push(one.item());
		}
		await breathe();
	}
	preview.days = [...days]
		.map(([date, counts]) => ({ date, ...counts }))
		.sort((one, other) => (one.date < other.date ? -1 : 1));
	const say = sayOf(house);
	const notes = [
		...(until < now ? [say('care.preview.past')] : []),
		...(left < 0 ? [say('care.preview.more', { shown: mostShown, all: mostShown - left })] : []),
	];
	if (notes.length > 0) preview.note = sentencesInARow(notes, say);
	return preview;
}

function count(
	days: Map<string, { due: number; held: number }>,
	{ timeZone }: Settings,
	{ at, kind }: Foreseen,
): void {
	const date = dateOf(dayAt(timeZone, at));
	const counts = days.get(date) ?? { due: 0, held: 0 };
	counts[kind] += 1;
	days.set(date, counts);
}

/**
 * The campaigns that are meant.
 *
 * @throws InputError naming what a definition has wrong, or a campaign that there is not
 */
export async function campaignsOf(
	{ store, workspace }: House,
	settings: Settings,
	definition: unknown,
	keys: string[] | null,
): Promise<Looking[]> {
	if (definition !== null) {
		const campaign = readCampaign(definition, 'campaign', campaignAbout(settings));
		const row = await findCampaign(store.db, workspace, campaign.key);
		// Another kind of occasion begins anew.
		const known = row?.occasion === campaign.kind.key ? row : null;
		return [{ campaign, row: known }];
	}
	const stored = await listCampaigns(store.db, workspace);
	const unknown = keys?.find((key) => stored.every((row) => row.campaign_key !== key));
	if (unknown !== undefined) {
		throw new InputError(
			`There is no campaign "${unknown}".`,
			'Choose one from the list; a campaign is there once its workflow has run.',
		);
	}
	return stored
		.filter((row) => keys?.includes(row.campaign_key) ?? true)
		.map((row) => ({ campaign: storedCampaign(row, settings), row }));
}

/** Everybody of whom anything may come up, with the mailbox that they have. */
async function whoIsMeant(
	house: House,
	settings: Settings,
	looked: readonly Looking[],
	{ customerId, ...span }: Played & { customerId: string | null },
): Promise<Map<string, string | null>> {
	const { store, workspace } = house;
	const people = new Map<string, string | null>();
	const add = async (ids: readonly string[]) => {
		const fresh = ids.filter((id) => !people.has(id));
		const emails = await emailsOf(store.db, store.dialect, workspace, fresh);
		for (const [id, email] of emails) people.set(id, email === null ? null : mailboxOf(email));
	};
	if (customerId !== null) {
		await add([customerId]);
		if (people.size > 0) return people;
		throw new InputError(
			`There is no customer "${customerId}".`,
			'Give the ID of a customer, such as cus_….',
		);
	}
	for (const { campaign, row } of looked) {
		const about = { campaign, row, settings, listed: span.listed };
		const within = { db: store.db, atOnce: foundAtOnce };
		const played = { from: playedFrom(row, span), until: span.until };
		for await (const { ids } of candidates(house, about, played, within)) {
			await add(ids);
		}
		const open = { campaign: campaign.key, until: span.until, atOnce: foundAtOnce };
		for await (const ids of customersLookedAtUntil(store.db, workspace, open)) await add(ids);
	}
	return people;
}

/** Some at a time; who share a mailbox are in one group. */
function* inGroups(people: ReadonlyMap<string, string | null>): Generator<string[]> {
	const byMailbox = new Map<string, string[]>();
	let group: string[] = [];
	const sharing = function* (ids: readonly string[]): Generator<string[]> {
		group.push(...ids);
		if (group.length < playedAtOnce) return;
		yield group;
		group = [];
	};
	for (const [id, mailbox] of people) {
		if (mailbox === null) yield* sharing([id]);
		else byMailbox.set(mailbox, [...(byMailbox.get(mailbox) ?? []), id]);
	}
	for (const ids of byMailbox.values()) yield* sharing(ids);
	if (group.length > 0) yield group;
}
