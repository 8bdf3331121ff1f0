import type { Campaign } from '../../care/campaign';
import { nextStep } from '../../care/next-step';
import type { Occasion } from '../../care/occasion';
import { plannedIn } from '../../care/planned';
import type { Span } from '../../model/care-audience';
import { newId } from '../../model/id';
import { mailboxOf } from '../../model/mailbox';
import type { Settings } from '../../model/settings';
import {
	type CareOccasionRow,
	endOrphans,
	findCampaign,
	findOccasion,
	occasionsToLookAt,
	stepsOf,
	takenMailboxes,
} from '../../store/repositories/care';
import {
	type NewOccasion,
	occasionName,
	storedOccasions,
} from '../../store/repositories/care-writes';
import { type CareStop, careStopsOf } from '../../store/repositories/care-stops';
import { lockCustomers, lockMailboxes } from '../../store/repositories/lock';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { storedCampaign } from './campaigns';
import type { CareKnown } from './care-known';
import { knownAtOnce } from './known-at-once';
import { type CareResult, type CareRun, Looking } from './looking';

/**
 * Looks at all that is due of some customers, and stores what follows. They and their mailboxes are locked, so
 * that whatever else draws on their contact budget comes before it or after.
 *
 * @param find new occasions are looked for in this span; `null` = none are
 */
export async function lookAtCustomers(
	tx: Tx,
	house: House,
	run: CareRun,
	customerIds: readonly string[],
	find: Span | null,
): Promise<CareResult[]> {
	const { store, workspace } = house;
	const { campaign, settings, now } = run;
	const locked = await lockCustomers(tx, store.dialect, workspace, customerIds);
	const mailboxes = locked.map(({ email }) => (email === null ? null : mailboxOf(email)));
	await lockMailboxes(
		tx,
		store.dialect,
		workspace,
		mailboxes.filter((one) => one !== null),
	);
	const ids = locked.map((one) => one.customer_id);
	const known = await knownAtOnce(tx, house, campaign, ids, { settings, now });
	for (const [id, one] of known) one.facts.listedAt = run.listed.get(id) ?? null;
	const stops = await careStopsOf(tx, store.dialect, workspace, campaign.key, ids);
	const fresh = find ? await freshIn(tx, house, foundIn(run, known.values(), { find, stops })) : [];
	const gone = customerIds.filter((id) => !known.has(id));
	await endOrphans(tx, workspace, campaign.key, gone);
	const about = { campaign: campaign.key, customerIds: ids, now: openUntil(run) };
	const rows = await occasionsToLookAt(tx, store.dialect, workspace, about);
	return await lookAtRows(tx, house, run, { known, stops, rows, fresh });
}

/** Those of the occasions that nobody has found before. */
async function freshIn(
	tx: Tx,
	{ store, workspace }: House,
	found: readonly NewOccasion[],
): Promise<NewOccasion[]> {
	const stored = await storedOccasions(tx, store.dialect, workspace, found);
	return found.filter((one) => !stored.has(occasionName(one)));
}

/**
 * Looks once more at an occasion of which a step was handed out, before it is sent: a goal that was met, a case that
 * was opened or an objection since then stops it.
 *
 * @param about.step where it is not the next one, nothing is stored
 * @returns `null` where there is no such occasion, or nobody to write to
 */
export async function lookOnceMore(
	tx: Tx,
	house: House,
	{ careId, step }: { careId: string; step: number },
	now: number,
): Promise<(CareResult & { campaign: Campaign; settings: Settings }) | null> {
	const { store, workspace } = house;
	const named = await findOccasion(tx, workspace, careId);
	if (!named) return null;
	const [locked] = await lockCustomers(tx, store.dialect, workspace, [named.customer_id]);
	const mailbox = mailboxOf(locked?.email ?? '');
	if (mailbox !== null) await lockMailboxes(tx, store.dialect, workspace, [mailbox]);
	const row = await findOccasion(tx, workspace, careId);
	const of = row && (await findCampaign(tx, workspace, row.campaign_key));
	if (!locked || !row || !of || row.customer_id !== locked.customer_id) return null;
	const settings = await loadSettings(tx, workspace);
	const campaign = storedCampaign(of, settings);
	const known = await knownAtOnce(tx, house, campaign, [locked.customer_id], { settings, now });
	for (const one of known.values()) one.facts.listedAt = row.found_at;
	const run = { campaign, row: of, settings, now, sentBy: null, only: step, listed: new Map() };
	const ids = [locked.customer_id];
	const stops = await careStopsOf(tx, store.dialect, workspace, campaign.key, ids);
	const [result] = await lookAtRows(tx, house, run, { known, stops, rows: [row], fresh: [] });
	return result ? { ...result, campaign, settings } : null;
}

async function lookAtRows(
	tx: Tx,
	house: House,
	run: CareRun,
	about: {
		known: ReadonlyMap<string, CareKnown>;
		stops: ReadonlyMap<string, CareStop>;
		rows: readonly CareOccasionRow[];
		/** Found now, and stored with what is decided about them. */
		fresh: readonly NewOccasion[];
	},
): Promise<CareResult[]> {
	const { store, workspace } = house;
	const { known, stops, fresh } = about;
	const careIds = about.rows.map((row) => row.care_id);
	const steps = await stepsOf(tx, store.dialect, workspace, careIds);
	const looking = new Looking(run, known, { steps, fresh });
	const rows = [
		...about.rows,
		...fresh.map((one) => ({ ...unsent, workspace_id: workspace, ...one })),
	];
	rows.sort(asTheyWait);
	const keys = rows.flatMap((row) => looking.books.mailboxKeys(run.campaign, looking.open(row)));
	looking.books.take(await takenMailboxes(tx, store.dialect, workspace, keys));
	for (const row of rows) {
		// What was stopped stays so, even where it is let go on before it leaves.
		const isStopped = wasStopped(row) || stops.get(row.customer_id)?.isStopped === true;
		looking.look(isStopped ? { ...row, stopped_at: row.stopped_at ?? run.now } : row);
	}
	const { campaign, only } = run;
	// What comes behind it is for a run to decide, which tells it.
	const isOther = (row: CareOccasionRow) => nextStep(campaign, looking.open(row).done) !== only;
	if (only === undefined || !rows.some(isOther)) await looking.save(tx, house);
	return looking.results;
}

const unsent = { stopped_at: null, last_sent_at: null, merge_id: null };

/** As `occasionsToLookAt` gives them. */
function asTheyWait(one: CareOccasionRow, other: CareOccasionRow): number {
	const waits = (one.again_at ?? 0) - (other.again_at ?? 0);
	if (waits !== 0) return waits;
	if (one.customer_id !== other.customer_id) return one.customer_id < other.customer_id ? -1 : 1;
	return one.occasion_key < other.occasion_key ? -1 : 1;
}

/** Of a campaign that is stopped all that is open is looked at, and ends; else what has come due. */
export const openUntil = ({ row, now }: Pick<CareRun, 'row' | 'now'>): number =>
	row.stopped_at === null ? now : Number.MAX_SAFE_INTEGER;

const wasStopped = ({ over_because: because }: CareOccasionRow): boolean =>
	because === 'stopped' || because === 'campaign_stopped' || because === 'too_many_opt_outs';

/** New occasions, to be looked at now; of somebody who was let go on, those since then. */
function foundIn(
	{ campaign, settings, now }: CareRun,
	known: Iterable<CareKnown>,
	{ find, stops }: { find: Span; stops: ReadonlyMap<string, CareStop> },
): NewOccasion[] {
	const rows: NewOccasion[] = [];
	for (const { facts, customer } of known) {
		const endedAt = stops.get(customer.customer_id)?.endedAt ?? null;
		const span = { ...find, from: Math.max(find.from, endedAt ?? find.from) };
		const occasions = new Map<string, Occasion>();
		for (const one of plannedIn(campaign, facts, span, settings.timeZone)) {
			occasions.set(one.occasion.key, one.occasion);
		}
		for (const { key, mailboxKey, anchor, values } of occasions.values()) {
			rows.push({
				care_id: newId('car'),
				campaign_key: campaign.key,
				customer_id: customer.customer_id,
				occasion_key: key,
				mailbox_key: mailboxKey,
				anchor_kind: anchor.kind,
				anchor_at: anchor.kind === 'day' ? anchor.day : anchor.at,
				said: JSON.stringify(values),
				found_at: now,
				again_at: now,
				over_because: null,
				group_name: null,
				first_sent_at: null,
			});
		}
	}
	return rows;
}
