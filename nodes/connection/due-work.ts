import type { IDataObject, INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

import {
	type DueWork,
	failDue,
	finishDue,
	settleDue,
	takeDue,
	type Taking,
} from '../../core/loop/due/take';
import type { House } from '../../core/loop/house';

export type Ended = { ok: true } | { ok: false; error: string };

/** Hands items to the workflow; settles when that execution has ended. */
export type Emit = (items: INodeExecutionData[]) => Promise<Ended>;

export type Handing = Taking & {
	house: House;
	/** Rows under way at most. */
	limit: number;
	/** After this long an execution that has not ended is taken to be lost, ms. */
	leaseMs: number;
	holder: string;
	/** Whether the workflow has anything to do with it; if not, it counts as done. */
	wants?: (row: DueWork['row']) => boolean;
	emit: Emit;
	clock: () => number;
};

/**
 * Takes what is due and hands it to the workflow, one execution a batch. A row that has failed before
 * travels alone, so that it cannot take others with it. Success means done; an error releases the row.
 *
 * @returns a function that takes as much as there is room for, and says whether there may be more
 */
export function handOut(handing: Handing): () => Promise<boolean> {
	const { house, limit, clock } = handing;
	let underWay = 0;
	return async () => {
		const room = limit - underWay;
		if (room <= 0) return false;
		const { claimed, work } = await takeDue(house, clock(), { ...handing, limit: room });
		const { wants = () => true } = handing;
		const unwanted = work.map(({ row }) => row).filter((row) => !wants(row));
		if (unwanted.length > 0) await finishDue(house, { rows: unwanted });
		for (const batch of batchesOf(work.filter(({ row }) => wants(row)))) {
			underWay += batch.length;
			void deliver(handing, batch)
				// The database is away: the row comes again when its lease ends.
				.catch(() => {})
				.finally(() => {
					underWay -= batch.length;
				});
		}
		return claimed === room && underWay < limit;
	};
}

function batchesOf(work: DueWork[]): DueWork[][] {
	const together = work.filter(({ row }) => row.attempt <= 1);
	const alone = work.filter(({ row }) => row.attempt > 1).map((one) => [one]);
	return together.length === 0 ? alone : [together, ...alone];
}

async function deliver({ house, clock, emit, leaseMs }: Handing, batch: DueWork[]): Promise<void> {
	const rows = batch.map(({ row }) => row);
	const items = batch.flatMap(({ items: own }) =>
		own.map((json) => ({ json: json as IDataObject })),
	);
	const since = clock();
	const running = emit(items);
	// Said before the lease ends, so that the row is released by whoever holds it.
	const ended = await endedWithin(leaseMs * 0.9, running);
	if (ended.ok) await settleDue(house, clock(), { work: batch, since });
	else for (const row of rows) await failDue(house, clock(), { row, error: ended.error });
	// One that was given up and ends well after all need not come again.
	if (ended === lost) {
		void running
			.then(async (late) => {
				if (late.ok) await settleDue(house, clock(), { work: batch, since });
			})
			// Then it comes again, which does no harm.
			.catch(() => {});
	}
}

const lost: Ended = { ok: false, error: 'The execution has not ended in its time.' };

/**
 * The end of an execution, or that it is taken to be lost: n8n may never tell, and whoever waits for
 * it must not stand still.
 *
 * @param most ms
 */
export async function endedWithin(most: number, running: Promise<Ended>): Promise<Ended> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Ended>((resolve) => {
		timer = setTimeout(() => resolve(lost), most);
		timer.unref();
	});
	return await Promise.race([running, late]).finally(() => clearTimeout(timer));
}

/** Starts one execution and waits for its end. */
export async function emitAndWait(
	trigger: ITriggerFunctions,
	outputs: INodeExecutionData[][],
): Promise<Ended> {
	try {
		const done = trigger.helpers.createDeferredPromise<IRun>();
		trigger.emit(outputs, undefined, done);
		const run = await done.promise;
		const failure = run.data.resultData.error;
		return failure || ['error', 'crashed', 'canceled'].includes(run.status)
			? { ok: false, error: failure?.message ?? `The execution ended as ${run.status}.` }
			: { ok: true };
	} catch (error) {
		return { ok: false, error: (error as Error).message };
	}
}

/** Lets `tick` run every few seconds, never twice at once; what goes wrong stands in n8n's log. */
export function everySeconds(
	trigger: ITriggerFunctions,
	seconds: number,
	tick: () => Promise<void>,
): void {
	let running = false;
	const expression = `*/${seconds} * * * * *` as const;
	trigger.helpers.registerCron({ expression }, () => {
		if (running) return;
		running = true;
		tick()
			.catch((error: unknown) => {
				// The next beat tries again; the admin finds the cause in the log.
				trigger.logger.error(`${trigger.getNode().name}: ${(error as Error).message}`);
			})
			.finally(() => {
				running = false;
			});
	});
}
