import type { IDataObject, INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

import {
	type DueWork,
	failDue,
	finishDue,
	returnDue,
	settleDue,
	takeDue,
	type Taking,
} from '../../core/loop/due/take';
import type { ClaimHolder } from '../../core/loop/due/holder';
import type { House } from '../../core/loop/house';
import { sayOf } from '../../core/loop/workspace/spoken';
import { heldClaims } from './claims';

/** How an execution has ended; `lost`: nobody has told in its time. */
export type Ended = { ok: true } | { ok: false; error: string; lost?: true };

/** Hands items to the workflow; settles when that execution has ended. */
export type Emit = (items: INodeExecutionData[]) => Promise<Ended>;

export type Handing = Taking & {
	house: House;
	/** Rows under way at most. */
	limit: number;
	/** After this long an execution that has not ended is taken to be lost, ms. */
	leaseMs: number;
	holder: ClaimHolder;
	/** Whether the workflow has anything to do with it; if not, it counts as done. */
	wants?: (row: DueWork['row']) => boolean;
	emit: Emit;
	clock: () => number;
	/** What goes wrong between two looks, e.g. the database. */
	report?: (error: Error) => void;
};

export type HandOut = {
	/** Takes what there is room for, and goes on by itself for as long as there is more. */
	look(): Promise<void>;
	/** Takes nothing any more; what is under way is settled all the same. */
	stop(): void;
};

/** Executions of rows that have failed before, at the same time. */
const aloneAtOnce = 5;
/** While nothing can be done, one row is tried after these pauses, ms. */
const shortestPause = 5_000;
const longestPause = 60_000;

/**
 * Takes what is due and hands it to the workflow, one execution a batch. A row that has failed before
 * travels alone, so that it cannot take others with it. Success means done, and the next batch follows at
 * once; an error releases the rows. Where a whole batch of a backlog fails, the mail server or another
 * system is away: then one row at a time is tried until one succeeds, and the backlog keeps its tries.
 */
export function handOut(handing: Handing): HandOut {
	const { house, limit, clock, leaseMs } = handing;
	const { wants = () => true } = handing;
	const held = heldClaims(house, handing);
	let underWay = 0;
	let stopped = false;
	let taking = false;
	/** Whole batches that have failed in a row, and when the next row may be tried; monotonic ms. */
	let fruitless = 0;
	let notBefore = 0;
	/** Whether the last claim has left something. */
	let more = false;

	const ended = (batch: readonly DueWork[], { left, ok }: Outcome): void => {
		if (ok || left < batch.length) {
			fruitless = 0;
			notBefore = 0;
		} else if (fruitless > 0 || (more && batch.length > 1)) {
			const pause = Math.min(longestPause, shortestPause * 2 ** fruitless);
			notBefore = performance.now() + pause * 0.9;
			fruitless += 1;
		}
	};

	const letGo = (work: readonly DueWork[]): void => {
		underWay -= work.length;
		const ids = work.map(({ row }) => row.due_id);
		for (const id of ids) rowsUnderWay.delete(id);
		held.delete(ids);
	};

	const give = async (batch: DueWork[]): Promise<void> => {
		try {
			ended(batch, await deliver(handing, batch));
		} catch {
			// The database is away: the rows come again when their lease ends.
		} finally {
			letGo(batch);
		}
		if (more && fruitless === 0) void again();
	};

	/** Each alone, a few at the same time; what would not be begun in its time is given back. */
	const giveAlone = async (work: DueWork[]): Promise<void> => {
		const began = performance.now();
		const lane = async (): Promise<void> => {
			for (let one = work.shift(); one; one = work.shift()) {
				if (!stopped && performance.now() - began < leaseMs / 2) await give([one]);
				else await giveBack([one]);
			}
		};
		await Promise.all(Array.from({ length: aloneAtOnce }, lane));
	};

	const giveBack = async (work: DueWork[]): Promise<void> => {
		letGo(work);
		// If that fails, they come again when their lease ends.
		await returnDue(house, { rows: work.map(({ row }) => row) }).catch(() => {});
	};

	const take = async (): Promise<boolean> => {
		const room = fruitless > 0 ? Math.min(1, limit - underWay) : limit - underWay;
		if (stopped || room <= 0 || performance.now() < notBefore) return false;
		const { claimed, work } = await takeDue(house, clock(), { ...handing, limit: room });
		more = claimed === room && fruitless === 0;
		if (claimed === 0) fruitless = 0;
		const mine = work.filter(({ row }) => !isUnderWay(row));
		const unwanted = mine.map(({ row }) => row).filter((row) => !wants(row));
		if (unwanted.length > 0) await finishDue(house, { rows: unwanted });
		const wanted = mine.filter(({ row }) => wants(row));
		for (const { row } of wanted) rowsUnderWay.set(row.due_id, row);
		held.add(wanted.map(({ row }) => row.due_id));
		underWay += wanted.length;
		const together = wanted.filter(({ row }) => row.attempt <= 1);
		if (together.length > 0) void give(together);
		void giveAlone(wanted.filter(({ row }) => row.attempt > 1));
		return more && underWay < limit;
	};

	const look = async (): Promise<void> => {
		if (taking) return;
		taking = true;
		try {
			while (await take());
		} finally {
			taking = false;
		}
	};

	const again = () => look().catch((error: unknown) => handing.report?.(error as Error));
	return { look, stop: () => void (stopped = true) };
}

type Outcome = {
	ok: boolean;
	/** Rows that are not done. */
	left: number;
};

/**
 * Rows whose execution runs in this process, by their id: a claim that ended early, because the machine's
 * clock was set forward or the workflow published again, must not let them be handed out again.
 */
const rowsUnderWay = new Map<string, DueWork['row']>();

function isUnderWay(row: DueWork['row']): boolean {
	const held = rowsUnderWay.get(row.due_id);
	// It is the holder's claim from now on, and counts as the same try.
	if (held) held.attempt = row.attempt;
	return held !== undefined;
}

async function deliver(
	{ house, clock, emit, leaseMs }: Handing,
	batch: DueWork[],
): Promise<Outcome> {
	const rows = batch.map(({ row }) => row);
	const items = batch.flatMap(({ items: own }) =>
		own.map((json) => ({ json: json as IDataObject })),
	);
	const running = emit(items);
	// Said before the lease ends, so that the row is released by whoever holds it.
	const ended = await endedWithin(house, leaseMs * 0.9, running);
	if (ended.ok) return { ok: true, left: await settleDue(house, clock(), { work: batch }) };
	const left = await failDue(house, clock(), { rows, error: ended.error });
	// One that was given up and ends well after all need not come again.
	if (ended.lost) {
		void running
			.then(async (late) => {
				if (late.ok) await settleDue(house, clock(), { work: batch });
			})
			// Then it comes again, which does no harm.
			.catch(() => {});
	}
	return { ok: false, left };
}

/**
 * The end of an execution, or that it is taken to be lost: n8n may never tell, and whoever waits for
 * it must not stand still.
 *
 * @param most ms
 */
export async function endedWithin(
	house: House,
	most: number,
	running: Promise<Ended>,
): Promise<Ended> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Ended>((resolve) => {
		const error = sayOf(house)('due.lost');
		timer = setTimeout(() => resolve({ ok: false, error, lost: true }), most);
		timer.unref();
	});
	return await Promise.race([running, late]).finally(() => clearTimeout(timer));
}

/** Starts one execution and waits for its end. */
export async function emitAndWait(
	trigger: ITriggerFunctions,
	house: House,
	outputs: INodeExecutionData[][],
): Promise<Ended> {
	try {
		const done = trigger.helpers.createDeferredPromise<IRun>();
		trigger.emit(outputs, undefined, done);
		const run = await done.promise;
		const failure = run.data.resultData.error;
		return failure || ['error', 'crashed', 'canceled'].includes(run.status)
			? { ok: false, error: failure?.message ?? sayOf(house)('due.ended', { state: run.status }) }
			: { ok: true };
	} catch (error) {
		return { ok: false, error: (error as Error).message };
	}
}
