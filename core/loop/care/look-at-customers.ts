import type { Campaign } from '../../care/campaign';
import type { CareCase, CareHouse, CareDecision } from '../../care/decide';
import { type Follows, followsFrom } from '../../care/follow';
import { type HeldStep, lookAt } from '../../care/look';
import type { Occasion, OccasionValues } from '../../care/occasion';
import { onceKeys } from '../../care/once-keys';
import { plannedIn } from '../../care/planned';
import type { Done } from '../../care/step-times';
import type { Span } from '../../model/care-audience';
import { newId } from '../../model/id';
import { mailboxOf } from '../../model/mailbox';
import type { Settings } from '../../model/settings';
import {
	type CampaignRow,
	type CareOccasionRow,
	type CareStepRow,
	changeOccasions,
	dropPlannedSteps,
	endOrphans,
	findCampaign,
	findOccasion,
	insertOccasions,
	lookAgainAt,
	type OccasionChange,
	occasionsToLookAt,
	saveSteps,
	stepsOf,
	takenMailboxes,
} from '../../store/repositories/care';
import { releaseContacts, reserveContacts, type Reserved } from '../../store/repositories/contacts';
import { planDue } from '../../store/repositories/due';
import { lockCustomers, lockMailboxes } from '../../store/repositories/lock';
import { loadSettings } from '../../store/repositories/workspaces';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { careMessageKey, careOfKey } from './care-item';
import type { CareKnown } from './care-known';
import { storedCampaign } from './campaigns';
import { knownAtOnce } from './known-at-once';

/** Whether the clock sends what is due, or a Message node of the workflow that has found it. */
export type SentBy = 'clock' | 'workflow';

/** One run of a campaign. */
export type CareRun = {
	campaign: Campaign;
	row: CampaignRow;
	settings: Settings;
	/** `null`: it was handed out before, and is about to leave. */
	sentBy: SentBy | null;
	now: number;
	/** Who came in, and since when they are on the list. */
	listed: ReadonlyMap<string, number>;
};

/** What was decided about one occasion, by itself or about its steps. */
export type CareResult = {
	known: CareKnown;
	careId: string;
	foundAt: number;
	/** Steps that fell out unsent. */
	dropped: HeldStep[];
	decision: CareDecision;
	/** It is handed out to be sent now. */
	isGiven: boolean;
};

/** How long a workflow has to send what it was given, ms; then it is given again. */
const workflowSendsWithin = 15 * 60_000;
/** The clock tries again by itself; so long after, it is looked at whether there is anything left to try. */
const clockSendsWithin = 86_400_000;
/** So often a workflow is given the same. */
const mostGiven = 5;

/** What a house has that decisions ask about. */
export const careHouse = (settings: Settings): CareHouse => settings;

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
	if (find) await insertOccasions(tx, foundIn(house, run, known.values(), find));
	const gone = customerIds.filter((id) => !known.has(id));
	await endOrphans(tx, workspace, campaign.key, gone);
	const about = { campaign: campaign.key, customerIds: ids, now };
	const rows = await occasionsToLookAt(tx, store.dialect, workspace, about);
	return await lookAtRows(tx, house, run, known, rows);
}

/**
 * Looks once more at an occasion of which a step was handed out, before it is sent: a goal that was met, a case that
 * was opened or an objection since then stops it.
 *
 * @returns `null` where there is no such occasion, or nobody to write to
 */
export async function lookOnceMore(
	tx: Tx,
	house: House,
	careId: string,
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
	const run = { campaign, row: of, settings, now, sentBy: null, listed: new Map() };
	const [result] = await lookAtRows(tx, house, run, known, [row]);
	return result ? { ...result, campaign, settings } : null;
}

async function lookAtRows(
	tx: Tx,
	house: House,
	run: CareRun,
	known: Map<string, CareKnown>,
	rows: readonly CareOccasionRow[],
): Promise<CareResult[]> {
	const { store, workspace } = house;
	const careIds = rows.map((row) => row.care_id);
	const looking = new Looking(run, known, await stepsOf(tx, store.dialect, workspace, careIds));
	const keys = rows.flatMap((row) => looking.mailboxKey(row) ?? []);
	looking.taken = await takenMailboxes(tx, store.dialect, workspace, keys);
	for (const row of rows) looking.look(row);
	await looking.save(tx, house);
	return looking.results;
}

/** New occasions, to be looked at now. */
function foundIn(
	{ workspace }: House,
	{ campaign, settings, now }: CareRun,
	known: Iterable<CareKnown>,
	span: Span,
): CareOccasionRow[] {
	const rows: CareOccasionRow[] = [];
	for (const { facts, customer } of known) {
		const occasions = new Map<string, Occasion>();
		for (const one of plannedIn(campaign, facts, span, settings.timeZone)) {
			occasions.set(one.occasion.key, one.occasion);
		}
		for (const { key, mailboxKey, anchor, values } of occasions.values()) {
			rows.push({
				workspace_id: workspace,
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
				stopped_at: null,
				group_name: null,
				first_sent_at: null,
				last_sent_at: null,
				merge_id: null,
			});
		}
	}
	return rows;
}

/** An occasion as it is stored. */
export const occasionOf = (row: CareOccasionRow): Occasion => ({
	key: row.occasion_key,
	mailboxKey: row.mailbox_key,
	anchor:
		row.anchor_kind === 'day'
			? { kind: 'day', day: row.anchor_at }
			: { kind: 'moment', at: row.anchor_at },
	values: JSON.parse(row.said) as OccasionValues,
});

/** What is done of an occasion, oldest first. */
export const doneOf = (steps: readonly CareStepRow[]): Done[] =>
	steps
		.filter(({ state }) => state === 'sent' || state === 'held' || state === 'failed')
		.map(({ step, at, state }) => ({ step, at, outcome: state === 'sent' ? 'sent' : 'held' }));

/** Some customers of a run: each decision counts for those behind it. */
class Looking {
	readonly results: CareResult[] = [];
	taken: Map<string, string> = new Map();
	readonly #run: CareRun;
	readonly #known: Map<string, CareKnown>;
	readonly #steps: Map<string, CareStepRow[]>;
	readonly #changes: OccasionChange[] = [];
	readonly #saved: CareStepRow[] = [];
	readonly #reserved: Reserved[] = [];
	readonly #released = new Set<string>();
	readonly #unplanned = new Set<string>();
	readonly #displaced = new Set<string>();
	readonly #given: Array<{ careId: string; key: string }> = [];

	constructor(run: CareRun, known: Map<string, CareKnown>, steps: readonly CareStepRow[]) {
		this.#run = run;
		this.#known = known;
		this.#steps = new Map();
		for (const step of steps) {
			this.#steps.set(step.care_id, [...(this.#steps.get(step.care_id) ?? []), step]);
		}
	}

	/** The key under which the next step of an occasion goes to a mailbox. */
	mailboxKey(row: CareOccasionRow): string | null {
		const known = this.#known.get(row.customer_id);
		if (!known) return null;
		const { campaign } = this.#run;
		const next = this.#nextStep(row);
		const to = campaign.steps[next]?.to;
		const mailbox = to === 'customer' ? known.mailbox : null;
		const about = { customerId: row.customer_id, mailbox };
		return onceKeys(campaign.key, next, occasionOf(row), about).mailbox;
	}

	#nextStep({ care_id: careId }: CareOccasionRow): number {
		const done = doneOf(this.#steps.get(careId) ?? []);
		return this.#run.campaign.steps.findIndex((_, at) => done.every(({ step }) => step !== at));
	}

	look(row: CareOccasionRow): void {
		const known = this.#known.get(row.customer_id);
		const { campaign, settings, now, sentBy } = this.#run;
		if (!known) return;
		const steps = this.#steps.get(row.care_id) ?? [];
		const key = this.mailboxKey(row);
		const taker = key === null ? undefined : this.taken.get(key);
		const { customer } = known.facts;
		const sharesMessage = taker !== undefined && taker !== row.care_id;
		const asked: CareCase = {
			campaign,
			facts: { ...known.facts, customer: { ...customer, sharesMessage } },
			occasion: occasionOf(row),
			progress: {
				since: row.found_at,
				done: doneOf(steps),
				stopped: this.#stopped(row),
				groups: row.group_name === null ? known.groups : [row.group_name, ...known.groups],
			},
			contacts: known.contacts.filter(({ ref }) => careOfKey(ref)?.careId !== row.care_id),
		};
		const look = lookAt(asked, careHouse(settings), now);
		const within = sentBy === 'workflow' ? workflowSendsWithin : clockSendsWithin;
		this.#keep(row, known, steps, look, followsFrom(look, campaign, now, within));
	}

	#stopped(row: CareOccasionRow): CareCase['progress']['stopped'] {
		const { stopped_at: stopped, stopped_because: because } = this.#run.row;
		if (stopped !== null) return because === 'opt_outs' ? 'too_many_opt_outs' : 'campaign_stopped';
		return row.stopped_at === null ? null : 'stopped';
	}

	#keep(
		row: CareOccasionRow,
		known: CareKnown,
		steps: readonly CareStepRow[],
		{ dropped, decision }: ReturnType<typeof lookAt>,
		follows: Follows,
	): void {
		const { campaign, sentBy, now } = this.#run;
		const { care_id: careId, customer_id: customerId } = row;
		const { step, contact } = follows;
		const before = steps.find((one) => one.step === step?.step);
		const wasGiven = before?.state === 'given';
		// What a workflow was given in vain so often is not given again, and neither is what the clock tries.
		const gaveUp =
			sentBy === 'workflow' && step?.state === 'given' && wasGiven && before.attempt >= mostGiven;
		this.#changes.push({
			care_id: careId,
			again_at: gaveUp ? now : follows.again,
			over_because: follows.over,
			group_name: follows.group,
			first_sent_at: follows.group === null ? null : now,
		});
		const base = {
			workspace_id: row.workspace_id,
			care_id: careId,
			campaign_key: row.campaign_key,
			customer_id: customerId,
			attempt: 0,
			opted_out_at: null,
		};
		for (const one of dropped) {
			this.#saved.push({ ...base, ...this.#heldStep(one) });
		}
		if (step) {
			const key = this.mailboxKeyOf(row, known, step);
			if (key !== null) this.taken.set(key, careId);
			const { to, at, validUntil } = step;
			this.#saved.push({
				...base,
				step: step.step,
				recipient: to,
				asks: campaign.steps[step.step]?.asks === true ? 1 : 0,
				address: to === 'customer' ? known.mailbox : null,
				mailbox_once: gaveUp ? null : key,
				state: gaveUp ? 'failed' : step.state,
				reason: null,
				due_at: before?.due_at ?? at,
				valid_until: validUntil,
				at,
				attempt: (before?.attempt ?? 0) + (step.state === 'given' && sentBy !== null ? 1 : 0),
			});
			if (step.state === 'given' && sentBy === 'clock') {
				this.#given.push({ careId, key: careMessageKey(careId, step.step) });
			}
		} else if (steps.some(({ state }) => state === 'planned')) {
			this.#unplanned.add(careId);
		}
		this.#budget(known, careId, follows, gaveUp ? null : contact, step?.step ?? null);
		const isGiven = step?.state === 'given' && !gaveUp && !(sentBy === 'clock' && wasGiven);
		const foundAt = row.found_at;
		this.results.push({ known, careId, foundAt, dropped, decision, isGiven });
	}

	mailboxKeyOf(
		row: CareOccasionRow,
		{ mailbox }: CareKnown,
		{ step, to }: NonNullable<Follows['step']>,
	): string | null {
		const { campaign } = this.#run;
		const about = { customerId: row.customer_id, mailbox: to === 'customer' ? mailbox : null };
		return onceKeys(campaign.key, step, occasionOf(row), about).mailbox;
	}

	#heldStep({ step, reason }: HeldStep) {
		const { campaign, now } = this.#run;
		const of = campaign.steps[step];
		return {
			step,
			recipient: of?.to ?? ('customer' as const),
			asks: of?.asks === true ? 1 : 0,
			address: null,
			mailbox_once: null,
			state: 'held' as const,
			reason,
			due_at: now,
			valid_until: now,
			at: now,
		};
	}

	/** What is reserved counts for all who are decided about behind it, and what gives way does no more. */
	#budget(
		known: CareKnown,
		careId: string,
		{ displaced }: Follows,
		contact: Follows['contact'],
		step: number | null,
	): void {
		const sharing = [...this.#known.values()].filter(
			(one) => one === known || (known.mailbox !== null && one.mailbox === known.mailbox),
		);
		const isOwn = (ref: string) => careOfKey(ref)?.careId === careId;
		for (const ref of [
			...known.contacts
				.filter((one) => one.movable !== null && isOwn(one.ref))
				.map(({ ref }) => ref),
			...displaced,
		]) {
			this.#released.add(ref);
		}
		for (const ref of displaced) {
			const of = careOfKey(ref);
			if (of) this.#displaced.add(of.careId);
		}
		const stays = ({ ref }: { ref: string }) => !displaced.includes(ref) && !isOwn(ref);
		if (contact === null || step === null) {
			for (const one of sharing) {
				one.contacts = one.contacts.filter(
					(other) => stays(other) || (isOwn(other.ref) && other.movable === null),
				);
			}
			return;
		}
		const ref = careMessageKey(careId, step);
		this.#released.delete(ref);
		this.#reserved.push({
			refId: ref,
			customerId: known.customer.customer_id,
			address: known.mailbox,
			at: contact.at,
			metric: 'care',
			movable: contact.movable,
		});
		for (const one of sharing) {
			one.contacts = [
				...one.contacts.filter(
					(other) =>
						stays(other) || (isOwn(other.ref) && other.movable === null && other.ref !== ref),
				),
				{ ref, at: contact.at, of: 'care', movable: contact.movable },
			];
		}
	}

	async save(tx: Tx, { store, workspace }: House): Promise<void> {
		const { now } = this.#run;
		await releaseContacts(tx, workspace, [...this.#released]);
		await dropPlannedSteps(tx, workspace, [...this.#unplanned, ...this.#displaced]);
		await changeOccasions(tx, store.dialect, workspace, this.#changes);
		await lookAgainAt(tx, workspace, [...this.#displaced], now);
		await saveSteps(tx, this.#saved);
		await reserveContacts(tx, workspace, this.#reserved);
		const planned = this.#given.map(({ careId: refId, key }) => ({
			kind: 'care' as const,
			key,
			refId,
			dueAt: now,
			test: false,
		}));
		await planDue(tx, workspace, planned, now);
	}
}
