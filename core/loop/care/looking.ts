import { Books, type OpenOccasion, stepRef } from '../../care/books';
import type { Campaign } from '../../care/campaign';
import type { CareDecision } from '../../care/decide';
import { type Follows, followsFrom } from '../../care/follow';
import type { HeldStep, Look } from '../../care/look';
import type { Settings } from '../../model/settings';
import {
	type CampaignRow,
	type CareOccasionRow,
	type CareStepRow,
	lookAgainAt,
} from '../../store/repositories/care';
import {
	changeOccasions,
	type DecidedStep,
	dropPlannedSteps,
	insertOccasions,
	type NewOccasion,
	type OccasionChange,
	saveSteps,
} from '../../store/repositories/care-writes';
import { releaseContacts, reserveContacts, type Reserved } from '../../store/repositories/contacts';
import { planMuch } from '../../store/repositories/due';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { careOfKey } from './care-item';
import type { CareKnown } from './care-known';
import { openOf } from './stored-occasion';

/** Whether the clock sends what is due, or a Message node of the workflow that has found it. */
export type SentBy = 'clock' | 'workflow';

/** One run of a campaign. */
export type CareRun = {
	campaign: Campaign;
	row: CampaignRow;
	settings: Settings;
	/** `null`: it was handed out before, and is about to leave. */
	sentBy: SentBy | null;
	/** The step that is about to leave: of others nothing is handed out. */
	only?: number;
	now: number;
	/** Who came in, and since when they are on the list. */
	listed: ReadonlyMap<string, number>;
};

/** What was decided about one occasion, by itself or about its steps. */
export type CareResult = {
	known: CareKnown;
	careId: string;
	foundAt: number;
	/** It comes on a day of theirs. */
	isDay: boolean;
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

/** Some customers of a run: each decision counts for those behind it. */
export class Looking {
	readonly results: CareResult[] = [];
	readonly books: Books;
	readonly #run: CareRun;
	readonly #known: ReadonlyMap<string, CareKnown>;
	readonly #steps = new Map<string, CareStepRow[]>();
	readonly #fresh: ReadonlyMap<string, NewOccasion>;
	readonly #changes: OccasionChange[] = [];
	readonly #saved: DecidedStep[] = [];
	readonly #reserved: Reserved[] = [];
	readonly #released = new Set<string>();
	readonly #unplanned = new Set<string>();
	readonly #displaced = new Set<string>();
	readonly #given: Array<{ careId: string; key: string }> = [];

	/** @param stored.fresh occasions that are not stored yet: they are with what is decided about them */
	constructor(
		run: CareRun,
		known: ReadonlyMap<string, CareKnown>,
		{ steps, fresh }: { steps: readonly CareStepRow[]; fresh: readonly NewOccasion[] },
	) {
		this.#run = run;
		this.#known = known;
		this.#fresh = new Map(fresh.map((one) => [one.care_id, one]));
		for (const step of steps) {
			this.#steps.set(step.care_id, [...(this.#steps.get(step.care_id) ?? []), step]);
		}
		this.books = new Books(
			[...known].map(([customerId, { mailbox, contacts }]) => ({ customerId, mailbox, contacts })),
		);
	}

	open(row: CareOccasionRow): OpenOccasion {
		return openOf(row, this.#steps.get(row.care_id) ?? [], this.#run.row);
	}

	look(row: CareOccasionRow): void {
		const known = this.#known.get(row.customer_id);
		if (!known) return;
		// What had to give way in this very run is planned anew here.
		this.#displaced.delete(row.care_id);
		const { campaign, settings, now, sentBy } = this.#run;
		const open = this.open(row);
		const look = this.books.look(campaign, known, open, settings, now);
		const within = sentBy === 'workflow' ? workflowSendsWithin : clockSendsWithin;
		const decided = this.#onlyAsked(followsFrom(look, campaign, now, within));
		const before = this.#steps.get(row.care_id)?.find(({ step }) => step === decided.step?.step);
		const isGiven = decided.step?.state === 'given';
		const wasGiven = before?.state === 'given';
		// Whoever had it handed out has as long as they were given: a process that dies now loses nothing.
		const isOnItsWay = sentBy === null && isGiven && wasGiven && row.again_at !== null;
		const follows = isOnItsWay ? { ...decided, again: row.again_at } : decided;
		// What a workflow was given in vain so often is not given again.
		const gaveUp = sentBy === 'workflow' && isGiven && wasGiven && before.attempt >= mostGiven;
		this.#change(row, look, gaveUp ? { ...follows, again: now, contact: null } : follows);
		if (follows.step) {
			const key = this.books.mailboxKey(campaign, open, follows.step.step);
			this.#saved.push({
				...this.#base(row, follows.step.step),
				recipient: follows.step.to,
				address: follows.step.to === 'customer' ? known.mailbox : null,
				mailbox_once: gaveUp ? null : key,
				state: gaveUp ? 'failed' : follows.step.state,
				due_at: before?.due_at ?? follows.step.at,
				valid_until: follows.step.validUntil,
				at: follows.step.at,
				attempt: (before?.attempt ?? 0) + (isGiven && sentBy !== null ? 1 : 0),
			});
		}
		this.#book(known, open, gaveUp ? { ...follows, contact: null } : follows);
		// The clock tries again by itself.
		const isNew = isGiven && !gaveUp && !(sentBy === 'clock' && wasGiven);
		const { dropped, decision } = look;
		const { care_id: careId, found_at: foundAt } = row;
		const isDay = row.anchor_kind === 'day';
		this.results.push({ known, careId, foundAt, isDay, dropped, decision, isGiven: isNew });
	}

	/** Where the step that was to leave falls out, the one behind it is for a run to hand out. */
	#onlyAsked(follows: Follows): Follows {
		const { only, now } = this.#run;
		if (only === undefined || follows.step === null || follows.step.step === only) return follows;
		const nothing = { step: null, contact: null, group: null, displaced: [] };
		return { ...follows, ...nothing, again: now };
	}

	#base(row: CareOccasionRow, step: number) {
		return {
			care_id: row.care_id,
			step,
			campaign_key: row.campaign_key,
			customer_id: row.customer_id,
			asks: this.#run.campaign.steps[step]?.asks === true ? 1 : 0,
			reason: null,
			mark: this.#run.campaign.steps[step]?.mark ?? null,
		};
	}

	#change(row: CareOccasionRow, { dropped }: Look, follows: Follows): void {
		const { campaign, now, sentBy } = this.#run;
		const { care_id: careId } = row;
		this.#changes.push({
			care_id: careId,
			again_at: follows.again,
			over_because: follows.over,
			group_name: follows.group,
			first_sent_at: follows.group === null ? null : now,
		});
		for (const { step, reason } of dropped) {
			this.#saved.push({
				...this.#base(row, step),
				recipient: campaign.steps[step]?.to ?? 'customer',
				address: null,
				mailbox_once: null,
				state: 'held',
				reason,
				due_at: now,
				valid_until: now,
				at: now,
				attempt: 0,
			});
		}
		if (follows.step === null && !this.#fresh.has(careId)) this.#unplanned.add(careId);
		if (follows.step?.state !== 'given' || sentBy !== 'clock') return;
		this.#given.push({ careId, key: stepRef(careId, follows.step.step) });
	}

	#book(known: CareKnown, open: OpenOccasion, follows: Follows): void {
		const { released, reserved } = this.books.keep(this.#run.campaign, open, follows);
		for (const ref of released) this.#released.add(ref);
		for (const ref of follows.displaced) {
			const of = careOfKey(ref);
			if (of) this.#displaced.add(of.careId);
		}
		if (reserved === null) return;
		this.#released.delete(reserved.ref);
		this.#reserved.push({
			refId: reserved.ref,
			customerId: open.customerId,
			address: known.mailbox,
			at: reserved.at,
			metric: 'care',
			movable: reserved.movable,
		});
	}

	/** The new occasions as they stand now. */
	#found(): NewOccasion[] {
		return this.#changes.flatMap((change) => {
			const fresh = this.#fresh.get(change.care_id);
			return fresh ? [{ ...fresh, ...change }] : [];
		});
	}

	async save(tx: Tx, { store, workspace }: House): Promise<void> {
		const { now } = this.#run;
		const { dialect } = store;
		await releaseContacts(tx, dialect, workspace, [...this.#released]);
		await dropPlannedSteps(tx, dialect, workspace, [...this.#unplanned, ...this.#displaced]);
		const isFresh = ({ care_id: careId }: OccasionChange) => this.#fresh.has(careId);
		await insertOccasions(tx, dialect, workspace, this.#found());
		const known = this.#changes.filter((one) => !isFresh(one));
		await changeOccasions(tx, dialect, workspace, known);
		await lookAgainAt(tx, workspace, [...this.#displaced], now);
		await saveSteps(tx, dialect, workspace, this.#saved);
		await reserveContacts(tx, dialect, workspace, this.#reserved);
		const planned = this.#given.map(({ careId: refId, key }) => ({
			kind: 'care' as const,
			key,
			refId,
			dueAt: now,
			test: false,
		}));
		await planMuch(tx, dialect, workspace, { planned, now });
	}
}
