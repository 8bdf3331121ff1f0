import type { SatisfactionItem } from '../../model/item';
import type { Level } from '../../model/metric';
import type { DueKind } from '../../model/states';
import {
	claimDueRows,
	type DueRow,
	type DueScope,
	finishDueRows,
	peekDueRows,
	releaseDueRow,
} from '../../store/repositories/due';
import type { House } from '../house';
import { prepareEvent, prepareLowScore, preparePartial } from './answer-due';
import {
	prepareBreach,
	preparePromise,
	prepareRung,
	prepareSilence,
	prepareVerification,
	prepareWarning,
} from './case-due';
import { prepareInvitation, prepareReminder } from './invitation-due';
import { dueItem, type Prepare } from './due-kind';

export type { DueRow, DueScope };

const nothing: Prepare = async () => await Promise.resolve({ kind: 'done' });

const preparations: Record<DueKind, Prepare> = {
	invitation_due: prepareInvitation,
	reminder: prepareReminder,
	sla_warning: prepareWarning,
	sla_breach: prepareBreach,
	rung: prepareRung,
	promise_due: preparePromise,
	verification_due: prepareVerification,
	verification_silent: prepareSilence,
	partial_to_close: preparePartial,
	low_score_without_case: prepareLowScore,
	unprocessed_event: prepareEvent,
	notice: nothing,
	message: nothing,
	ask_again: nothing,
	activity: nothing,
};

/** Tries before a row is called stuck. */
export const maxAttempts = 5;
const firstBackOff = 30_000;
const longestBackOff = 30 * 60_000;

/** Work to hand to the workflow: a claimed row and its items. */
export type DueWork = {
	row: DueRow;
	level: Level | null;
	items: Array<SatisfactionItem & Record<string, unknown>>;
};

export type FetchedDue = {
	work: DueWork[];
	/** Rows that have failed for the last time, with why. */
	stuck: Array<{ row: DueRow; error: string }>;
};

/**
 * Claims what has come due and makes items of it. What is void is finished at once, what the policy
 * moves is put back; a row whose preparation fails is tried again later, alone.
 */
export async function fetchDue(
	house: House,
	now: number,
	input: DueScope & { limit: number; holder: string; leaseMs: number },
): Promise<FetchedDue> {
	const rows = await claimDueRows(house.store, house.workspace, input, now);
	const fetched: FetchedDue = { work: [], stuck: [] };
	for (const row of rows) {
		try {
			const work = await prepare(house, row, now);
			if (work) fetched.work.push(work);
		} catch (error) {
			const text = (error as Error).message;
			if (await failDue(house, now, { row, error: text })) fetched.stuck.push({ row, error: text });
		}
	}
	return fetched;
}

async function prepare(house: House, row: DueRow, now: number): Promise<DueWork | null> {
	return await house.store.transaction(async (tx) => {
		const prepared = await preparations[row.kind](tx, house, row, now);
		switch (prepared.kind) {
			case 'done':
				await finishDueRows(tx, house.workspace, [row.due_id]);
				return null;
			case 'later':
				await tx
					.updateTable('due')
					.set({ due_at: prepared.dueAt, lease_until: 0, lease_by: null, attempt: row.attempt - 1 })
					.where('workspace_id', '=', house.workspace)
					.where('due_id', '=', row.due_id)
					.execute();
				return null;
			case 'emit':
				return {
					row,
					level: prepared.level,
					items: prepared.items.map((item) => dueItem(row, item)),
				};
		}
	});
}

/** The workflow has done its part. */
export async function finishDue(house: House, input: { rows: DueRow[] }): Promise<void> {
	const ids = input.rows.map((row) => row.due_id);
	await house.store.transaction(async (tx) => await finishDueRows(tx, house.workspace, ids));
}

/**
 * The workflow failed: the row is tried again after a growing pause, five times in all.
 *
 * @returns true if that was the last try
 */
export async function failDue(
	house: House,
	now: number,
	input: { row: DueRow; error: string },
): Promise<boolean> {
	const { row, error } = input;
	const stuck = row.attempt >= maxAttempts;
	const pause = Math.min(firstBackOff * 2 ** (row.attempt - 1), longestBackOff);
	await house.store.transaction(
		async (tx) =>
			await releaseDueRow(tx, house.workspace, row, { error, retryAt: now + pause, stuck }),
	);
	return stuck;
}

/** Gives back what a holder had claimed when its process ended. */
export async function releaseClaims(house: House, holder: string): Promise<void> {
	await house.store.transaction(
		async (tx) =>
			await tx
				.updateTable('due')
				.set({ lease_until: 0, lease_by: null })
				.where('workspace_id', '=', house.workspace)
				.where('lease_by', '=', holder)
				.where('state', '=', 'pending')
				.execute(),
	);
}

/** What would come next, as rows; claims nothing and changes nothing. */
export async function peekDue(
	house: House,
	now: number,
	scope: DueScope & { limit: number },
): Promise<DueRow[]> {
	return await peekDueRows(house.store, house.workspace, scope, now);
}
