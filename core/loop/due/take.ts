import type { SatisfactionItem } from '../../model/item';
import {
	claimDueRows,
	type DueRow,
	finishDueRows,
	peekDueRows,
	postponeDueRow,
	releaseDueClaims,
	releaseDueRow,
} from '../../store/repositories/due';
import { postponedKeys } from '../../store/repositories/messages';
import type { House } from '../house';
import { kindOfWork, kindsFor } from '.';
import { dueItem, type Taker } from './due-kind';

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
};

/** Who takes what: `scope` is a survey's key or a receiver of events; `null` = everything. */
export type Taking = { taker: Taker; scope: string | null };

export type TakenDue = {
	/** How many rows were claimed, also those that turned out to be void. */
	claimed: number;
	work: DueWork[];
};

/**
 * Claims what has come due and makes items of it. Effects are done, what is void is finished at once,
 * what the policy moves is put back; a row whose preparation fails is tried again later, alone.
 */
export async function takeDue(
	house: House,
	now: number,
	input: Taking & { limit: number; holder: string; leaseMs: number },
): Promise<TakenDue> {
	const kinds = kindsFor(input.taker);
	const rows = await claimDueRows(house.store, house.workspace, { ...input, kinds }, now);
	const work: DueWork[] = [];
	for (const row of rows) {
		try {
			if (row.attempt > mostSilent) {
				const error = `${row.last_error ?? 'No execution of it has ended'}; n8n stopped each time.`;
				await failDue(house, now, { row, error });
				continue;
			}
			const given = await prepared(house, row, now);
			if (given) work.push(given);
		} catch (error) {
			await failDue(house, now, { row, error: explained(error) });
		}
	}
	return { claimed: rows.length, work };
}

/** What went wrong and what to do about it. */
function explained(error: unknown): string {
	const { message, hint } = error as { message: string; hint?: string };
	return hint ? `${message} ${hint}` : message;
}

async function prepared(house: House, row: DueRow, now: number): Promise<DueWork | null> {
	return await house.store.transaction(async (tx) => {
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
 * brought again, also where the node that sends was told to go on after an error.
 *
 * @param input.since when the work was handed over, epoch ms
 */
export async function settleDue(
	house: House,
	now: number,
	{ work, since }: { work: readonly DueWork[]; since: number },
): Promise<void> {
	const keysOf = ({ items }: DueWork) => items.flatMap(({ message }) => message?.key ?? []);
	const { store, workspace } = house;
	const unsent = await postponedKeys(store.db, workspace, work.flatMap(keysOf), since);
	const waits = (one: DueWork): boolean => keysOf(one).some((key) => unsent.includes(key));
	await finishDue(house, { rows: work.filter((one) => !waits(one)).map(({ row }) => row) });
	const error = 'The message could not be sent yet.';
	for (const { row } of work.filter(waits)) await failDue(house, now, { row, error });
}

/** The workflow has done its part. */
export async function finishDue(house: House, input: { rows: DueRow[] }): Promise<void> {
	const ids = input.rows.map((row) => row.due_id);
	await house.store.transaction(async (tx) => await finishDueRows(tx, house.workspace, ids));
}

/**
 * It failed: the row is tried again after a growing pause, five times in all. Then it is stuck, and
 * the clock tells so.
 */
export async function failDue(
	house: House,
	now: number,
	{ row, error }: { row: DueRow; error: string },
): Promise<void> {
	const stuck = row.attempt >= maxAttempts;
	const pause = pauses[Math.min(row.attempt, pauses.length) - 1] ?? 0;
	await house.store.transaction(
		async (tx) =>
			await releaseDueRow(tx, house.workspace, row, { error, retryAt: now + pause, stuck }),
	);
}

/** Gives back what a holder had claimed when its process ended. */
export async function releaseClaims(house: House, holder: string): Promise<void> {
	await releaseDueClaims(house.store.db, house.workspace, holder);
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
