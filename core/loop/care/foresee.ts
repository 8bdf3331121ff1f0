import { Books, type OpenOccasion } from '../../care/books';
import type { Campaign } from '../../care/campaign';
import { followsFrom } from '../../care/follow';
import { careInWords, heldInWords } from '../../care/in-words';
import { plannedIn } from '../../care/planned';
import { sayIn } from '../../language/say';
import type { SatisfactionItem } from '../../model/item';
import { isoTime } from '../../model/item';
import type { Settings } from '../../model/settings';
import {
	type CampaignRow,
	type CareOccasionRow,
	type CareStepRow,
	occasionsOf,
	stepsOf,
	takenMailboxes,
} from '../../store/repositories/care';
import { momentSaid } from '../../survey/suppression-text';
import type { House } from '../house';
import { careParts } from './care-item';
import { firstLookedAt } from './candidates';
import type { CareKnown } from './care-known';
import { knownAtOnce } from './known-at-once';
import { openOf } from './stored-occasion';

/** A campaign whose days to come are played; `null` = it has never run. */
export type Looking = { campaign: Campaign; row: CampaignRow | null };

/** What would become of a step. */
export type Foreseen = {
	kind: 'due' | 'held';
	at: number;
	/** The item that says so; made for those alone that are shown. */
	item(): Partial<SatisfactionItem> & { preview: ForeseenMessage | null };
};

/** What would be written: no Message node sends it. */
export type ForeseenMessage = { to: string | null; subject: string; text: string };

export type Played = {
	from: number;
	until: number;
	every: number;
	now: number;
	/** Who is on the list of a campaign about a list of its own, and since when. */
	listed: ReadonlyMap<string, number>;
};

/** An occasion on its way through the span. */
type Playing = Looking & {
	known: CareKnown;
	open: OpenOccasion;
	/** The run that looks at it. */
	at: number;
	/** Since when it waits for that. */
	waits: number;
	/** That run looks its customer up, since a step comes on that day. */
	isFound: boolean;
	/** Of its campaign among those that run, one behind the other. */
	place: number;
};

/** Runs one after the other, campaigns one behind the other; each looks first at what it finds. */
function inOrder(one: Playing, other: Playing): number {
	return (
		one.at - other.at ||
		one.place - other.place ||
		Number(other.isFound) - Number(one.isFound) ||
		one.waits - other.waits ||
		byText(one.open.customerId, other.open.customerId) ||
		byText(one.open.occasion.key, other.open.occasion.key)
	);
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * Plays what campaigns would do with some customers in a span, look by look in their order, each as a run of that
 * hour would. Whoever shares a mailbox has to be among them.
 *
 * @returns in order of time
 */
export async function foresee(
	house: House,
	settings: Settings,
	looked: readonly Looking[],
	customerIds: readonly string[],
	span: Played,
): Promise<Foreseen[]> {
	const queue: Playing[] = [];
	let books: Books | null = null;
	for (const [place, looking] of looked.entries()) {
		const about = { settings, now: span.now };
		const { campaign } = looking;
		const { db } = house.store;
		const known = await knownAtOnce(db, house, campaign, customerIds, about);
		const people = [...known].map(([customerId, one]) => ({ customerId, ...one }));
		books ??= new Books(people);
		queue.push(...(await playingOf(house, settings, { ...looking, known, books, span, place })));
	}
	const foreseen: Foreseen[] = [];
	queue.sort(inOrder);
	while (books && queue.length > 0) {
		const next = queue.shift();
		if (!next || next.at > span.until) break;
		const again = look(next, books, settings, foreseen, queue, span.every);
		if (again === null) continue;
		next.at = onTick(again.at, span);
		next.waits = again.at;
		next.isFound = again.isFound;
		const place = queue.findIndex((one) => inOrder(one, next) > 0);
		queue.splice(place < 0 ? queue.length : place, 0, next);
	}
	return foreseen;
}

/** The run that would see it. */
const onTick = (at: number, { from, every }: Played): number =>
	Math.max(Math.ceil(at / every) * every, Math.ceil(from / every) * every);

/** What is stored and not over, and what comes up. */
async function playingOf(
	{ store, workspace }: House,
	settings: Settings,
	about: Looking & {
		known: Map<string, CareKnown>;
		books: Books;
		span: Played;
		place: number;
	},
): Promise<Playing[]> {
	const { campaign, row, known, books, span, place } = about;
	const ids = [...known.keys()];
	const asked = { campaign: campaign.key, customerIds: ids };
	const stored = await occasionsOf(store.db, store.dialect, workspace, asked);
	const waiting = stored.filter((one) => one.again_at !== null);
	const steps = stepsByOccasion(
		await stepsOf(
			store.db,
			store.dialect,
			workspace,
			waiting.map((one) => one.care_id),
		),
	);
	const playing: Playing[] = [];
	for (const one of waiting) {
		const who = known.get(one.customer_id);
		if (!who) continue;
		who.facts.listedAt = one.found_at;
		const open = openOf(one, steps.get(one.care_id) ?? [], row ?? running);
		const waits = one.again_at ?? 0;
		playing.push({
			campaign,
			row,
			known: who,
			open,
			at: onTick(waits, span),
			waits,
			place,
			isFound: false,
		});
	}
	if (row?.stopped_at == null) {
		const keys = keysByCustomer(stored);
		for (const [id, who] of known) {
			who.facts.listedAt = span.listed.get(id) ?? who.facts.listedAt;
			playing.push(...comingUp(settings, about, id, who, keys.get(id) ?? new Set()));
		}
	}
	const taken = playing.flatMap(({ open }) => books.mailboxKeys(campaign, open));
	books.take(await takenMailboxes(store.db, store.dialect, workspace, [...new Set(taken)]));
	return playing;
}

const running = { stopped_at: null, stopped_because: null };

function stepsByOccasion(rows: readonly CareStepRow[]): Map<string, CareStepRow[]> {
	const steps = new Map<string, CareStepRow[]>();
	for (const row of rows) steps.set(row.care_id, [...(steps.get(row.care_id) ?? []), row]);
	return steps;
}

function keysByCustomer(rows: readonly CareOccasionRow[]): Map<string, Set<string>> {
	const keys = new Map<string, Set<string>>();
	for (const { customer_id: id, occasion_key: key } of rows) {
		keys.set(id, (keys.get(id) ?? new Set()).add(key));
	}
	return keys;
}

function comingUp(
	{ timeZone }: Settings,
	{ campaign, row, span, place }: Looking & { span: Played; place: number },
	customerId: string,
	known: CareKnown,
	stored: ReadonlySet<string>,
): Playing[] {
	const found = new Map<string, Playing>();
	const within = { from: firstLookedAt(row, { from: playedFrom(row, span) }), until: span.until };
	for (const { occasion, dueAt } of plannedIn(campaign, known.facts, within, timeZone)) {
		if (stored.has(occasion.key)) continue;
		const at = onTick(dueAt, span);
		const before = found.get(occasion.key);
		if (before && before.at <= at) continue;
		const id = `${customerId} ${campaign.key} ${occasion.key}`;
		const open: OpenOccasion = {
			id,
			customerId,
			occasion,
			foundAt: at,
			done: [],
			stopped: null,
			group: null,
		};
		found.set(occasion.key, { campaign, row, known, open, at, waits: at, place, isFound: true });
	}
	return [...found.values()];
}

/** Looks at an occasion at its moment. @returns when again; `null` = it is over */
function look(
	playing: Playing,
	books: Books,
	settings: Settings,
	foreseen: Foreseen[],
	queue: Playing[],
	every: number,
): { at: number; isFound: boolean } | null {
	const { campaign, known, open, at } = playing;
	const { dropped, decision } = books.look(campaign, known, open, settings, at);
	const follows = followsFrom({ dropped, decision }, campaign, at, 0);
	books.keep(campaign, open, follows);
	// What gives way is looked at anew, by the run of that hour.
	for (const other of queue) {
		if (!follows.displaced.some((ref) => ref.startsWith(`${other.open.id}:`))) continue;
		// A campaign that has run in this hour already does so in the next one.
		other.at = other.place < playing.place ? at + every : at;
		other.waits = at;
		other.isFound = false;
	}
	if (follows.displaced.length > 0) queue.sort(inOrder);
	open.group ??= follows.group;
	const parts = (step: number, code: string, text: string, validUntil: number | null = null) => ({
		...careParts(campaign, known, {
			careId: null,
			step,
			validUntil,
			outcome: { code, text },
			message: null,
		}),
		due: { id: '', kind: 'care' as const, dueAt: isoTime(at) ?? '', attempt: 0 },
	});
	const say = (one: Omit<Foreseen, 'at'>) => foreseen.push({ ...one, at });
	for (const { step, reason, values } of dropped) {
		open.done = [...open.done, { step, at, outcome: 'held' }];
		if (reason === 'too_late' && (values.until ?? at) <= open.foundAt) continue;
		const text = () => heldInWords(reason, values, settings);
		say({ kind: 'held', item: () => ({ ...parts(step, reason, text()), preview: null }) });
	}
	const text = () => careInWords(decision, settings, at);
	switch (decision.kind) {
		case 'waits':
			break;
		case 'held': {
			const { step, reason } = decision;
			say({ kind: 'held', item: () => ({ ...parts(step, reason, text()), preview: null }) });
			break;
		}
		case 'over': {
			const { reason } = decision;
			if (reason === 'finished') break;
			if (reason === 'past' && open.occasion.anchor.kind !== 'day') break;
			say({ kind: 'held', item: () => ({ ...parts(0, reason, text()), preview: null }) });
			break;
		}
		case 'due': {
			const { step, validUntil, message, to } = decision;
			if (decision.at > at) {
				const item = () => ({ ...parts(step, 'later', text(), validUntil), preview: null });
				say({ kind: 'held', item });
				break;
			}
			const mark = campaign.steps[step]?.mark ?? null;
			open.done = [...open.done, { step, at, outcome: 'sent', mark }];
			sent(known, open, { at, asks: campaign.steps[step]?.asks === true });
			const address = to === 'owner' ? (known.owner?.email ?? null) : known.customer.email;
			const { subject, text: body } = message;
			const preview = { to: address, subject, text: body };
			const would = () => wouldBeSent(step, at, settings);
			const item = () => ({ ...parts(step, 'would_send', would(), validUntil), preview });
			say({ kind: 'due', item });
		}
	}
	// What was handed out is sent before the next run, which looks at what comes behind it.
	const again = follows.step?.state === 'given' ? at + 1 : follows.again;
	const isFound = decision.kind === 'waits' && open.occasion.anchor.kind === 'day';
	return again === null ? null : { at: again, isFound };
}

/** What was sent counts for what comes behind it. */
function sent(
	{ facts }: CareKnown,
	{ occasion: { key } }: OpenOccasion,
	{ at, asks }: { at: number; asks: boolean },
): void {
	const others = facts.past.filter((one) => one.key !== key);
	facts.past = [...others, { key, lastSentAt: at }];
	if (asks) facts.favours = [...facts.favours, at];
}

/**
 * From when on something comes up: of a span that has begun, since the last run, or from now on where the campaign
 * has never run.
 */
export function playedFrom(row: CampaignRow | null, { from, until, now }: Played): number {
	const isUnderWay = from < now && now < until;
	return isUnderWay ? Math.max(from, Math.min(now, row?.looked_until ?? now)) : from;
}

function wouldBeSent(step: number, at: number, settings: Settings): string {
	const moment = momentSaid(at, settings);
	return sayIn(settings.languages[0] ?? 'en')('care.would', { step: step + 1, moment });
}
