import { sentencesInARow } from '../../language/in-a-row';
import type { SatisfactionItem } from '../../model/item';
import type { DueRow } from '../../store/repositories/due';
import {
	claimDueRows,
	finishDueRows,
	peekDueRows,
	postponeDueRow,
	releaseDueClaims,
	releaseDueRows,
	releaseFutureClaims,
	renewDueRows,
	returnDueRows,
} from '../../store/repositories/due-claims';
import { postponedTries } from '../../store/repositories/messages';
import { sharedTransaction } from '../../store/shared-transaction';
import type { House } from '../house';
import { sayOf } from '../workspace/spoken';
import { kindOfWork, kindsFor } from '.';
import { dueItem, type Taker } from './due-kind';
import type { ClaimHolder } from './holder';

/** Tries before a row is called stuck. */
export const maxAttempts = 5;
/** So often a row may be claimed without anybody telling what became of it: each time the process died. */
const mostSilent = 20;
/**
 * How long a row rests after its first try, its second, …, ms: a network stumbles for seconds, a mail
 * server is down for an hour, and somebody has to come in to correct a password.
 */
const pauses = [30_000, 5 * 60_000, 30 * 60_000, 4 * 3_600_000];

/** Work to hand to a workflow: a claimed row and its items. */
export type DueWork = {
	row: DueRow;
	items: Array<SatisfactionItem & Record<string, unknown>>;
	/** How often its messages had been tried in vain before, by their keys. */
	tried: ReadonlyMap<string, number>;
};

/** What is prepared, before its messages are looked up. */
type PreparedWork = Omit<DueWork, 'tried'>;

/** Who takes what: `scope` is a survey's key or a receiver of events; `null` = everything. */
export type Taking = { taker: Taker; scope: string | null };

export type TakenDue = {
	/** How many rows were claimed, also those that turned out to be void. */
	claimed: number;
	work: DueWork[];
};

/** Rows that are prepared at once: they share a transaction, and pages have their turn between two. */
const preparedAtOnce = 16;

/**
 * Claims what has come due and makes items of it. Effects are done, what is void is finished at once,
 * what the policy moves is put back; a row whose preparation fails is tried again later, alone.
 */
export async function takeDue(
	house: House,
	now: number,
	input: Taking & { limit: number; holder: ClaimHolder; leaseMs: number },
): Promise<TakenDue> {
	const kinds = kindsFor(input.taker);
	const claim = { ...input, kinds, holder: input.holder.own };
	const rows = await claimDueRows(house.store, house.workspace, claim, now);
	const work: PreparedWork[] = [];
	for (let from = 0; from < rows.length; from += preparedAtOnce) {
		const some = rows.slice(from, from + preparedAtOnce);
		const given = await Promise.all(some.map(async (row) => await workOf(house, row, now)));
		work.push(...given.filter((one) => one !== null));
	}
	const tried = await postponedTries(house.store.db, house.workspace, work.flatMap(keysOf));
	return { claimed: rows.length, work: work.map((one) => ({ ...one, tried })) };
}

const keysOf = ({ items }: PreparedWork): string[] =>
	items.flatMap(({ message }) => message?.key ?? []);

async function workOf(house: House, row: DueRow, now: number): Promise<PreparedWork | null> {
	try {
		if (row.attempt <= mostSilent) return await prepared(house, row, now);
		const say = sayOf(house);
		const before = row.last_error ?? say('due.noEnd');
		const error = sentencesInARow([before, say('due.stopped')], say);
		await failDue(house, now, { rows: [row], error });
	} catch (error) {
		await failDue(house, now, { rows: [row], error: explained(error) });
	}
	return null;
}

/** What went wrong and what to do about it. */
function explained(error: unknown): string {
	const { message, hint } = error as { message: string; hint?: string };
	return hint ? `${message} ${hint}` : message;
}

async function prepared(house: House, row: DueRow, now: number): Promise<PreparedWork | null> {
	return await sharedTransaction(house.store, async (tx) => {
		const result = (await kindOfWork(row.kind)?.prepare(tx, house, row, now)) ?? { kind: 'done' };
		switch (result.kind) {
			case 'done':
				await finishDueRows(tx, house.workspace, [row.due_id]);
				return null;
			case 'later':
				await postponeDueRow(tx, house.workspace, row, result.dueAt);
				return null;
			case 'give':
				return { row, items: result.items.map((item) => dueItem(row, item)) };
		}
	});
}

/**
 * The execution has ended well: its rows are done. A message that was tried and could not leave is
 * brought again, also where the node that sends was told to go on after an error. Whether it was tried
 * is told by the number of its tries: a worker on another machine has a clock of its own.
 *
 * @returns how many rows come again
 */
export async function settleDue(
	house: House,
	now: number,
	{ work }: { work: readonly DueWork[] },
): Promise<number> {
	const { store, workspace } = house;
	const unsent = await postponedTries(store.db, workspace, work.flatMap(keysOf));
	const waits = (one: DueWork): boolean =>
		keysOf(one).some((key) => (unsent.get(key) ?? 0) > (one.tried.get(key) ?? 0));
	await finishDue(house, { rows: work.filter((one) => !waits(one)).map(({ row }) => row) });
	const error = sayOf(house)('due.unsent');
	return await failDue(house, now, { rows: work.filter(waits).map(({ row }) => row), error });
}

/** The workflow has done its part. */
export async function finishDue(house: House, input: { rows: readonly DueRow[] }): Promise<void> {
	const ids = input.rows.map((row) => row.due_id);
	await house.store.transaction(async (tx) => await finishDueRows(tx, house.workspace, ids));
}

/**
 * It failed: the rows are tried again after a growing pause, five times in all. Then they are stuck,
 * and the clock tells so.
 *
 * @returns how many there still are: what had left before the failure is done
 */
export async function failDue(
	house: House,
	now: number,
	{ rows, error }: { rows: readonly DueRow[]; error: string },
): Promise<number> {
	if (rows.length === 0) return 0;
	const { store, workspace } = house;
	const attempts = [...new Set(rows.map(({ attempt }) => attempt))];
	return await store.transaction(async (tx) => {
		let left = 0;
		for (const attempt of attempts) {
			const ids = rows.filter((row) => row.attempt === attempt).map((row) => row.due_id);
			const pause = pauses[Math.min(attempt, pauses.length) - 1] ?? 0;
			const failure = { error, retryAt: now + pause, stuck: attempt >= maxAttempts };
			left += await releaseDueRows(tx, workspace, { ids, attempt }, failure);
		}
		return left;
	});
}

/** Gives back what was claimed and never begun; the try does not count. */
export async function returnDue(house: House, input: { rows: readonly DueRow[] }): Promise<void> {
	await returnDueRows(house.store.db, house.workspace, input.rows);
}

/** A claim that nobody has renewed for so long was made by a process that has ended, ms. */
const claimLives = 60_000;
/** So often a process renews what is under way in it, ms. */
export const claimsAnewAfter = claimLives / 3;

/** Whose claims, and for how long each is made, ms. */
export type Holding = { holder: ClaimHolder; leaseMs: number };

/** Says that work is still under way in this process: until its lease ends nobody else takes it. */
export async function keepClaims(
	{ store, workspace }: House,
	now: number,
	{ holder, leaseMs, ids }: Holding & { ids: readonly string[] },
): Promise<void> {
	await renewDueRows(store.db, workspace, { ids, holder: holder.own }, now + leaseMs);
}

/**
 * Gives back what a node had claimed in processes that have ended. What this process holds for it stays
 * claimed: a workflow that is published again has executions of before still under way. So does what
 * another process has claimed or renewed a moment ago: while n8n is replaced by a newer one, the old one
 * still ends its executions.
 *
 * @returns how much other processes may still hold; what they leave is given back when it is asked again
 */
export async function releaseClaims(
	{ store, workspace }: House,
	now: number,
	{ holder, leaseMs }: Holding,
): Promise<number> {
	const end = now + leaseMs;
	// A process whose clock is a little ahead is alive as well.
	const alive = { from: end - claimLives, until: end + claimLives };
	return await releaseDueClaims(store.db, workspace, holder, alive);
}

/** No claim and no pause is longer, ms. */
const longestClaim = 5 * 3_600_000;

/** The machine's clock was set back: what is claimed until a day that is far off comes again now. */
export async function clockSetBack(house: House, now: number): Promise<void> {
	await releaseFutureClaims(house.store.db, house.workspace, now + longestClaim);
}

/** What would come next, as rows; claims nothing and changes nothing. */
export async function peekDue(
	house: House,
	now: number,
	input: Taking & { limit: number },
): Promise<DueRow[]> {
	const kinds = kindsFor(input.taker);
	return await peekDueRows(house.store, house.workspace, { ...input, kinds }, now);
}
