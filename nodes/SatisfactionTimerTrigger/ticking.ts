import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { expireInvitations } from '../../core/loop/due/expire';
import {
	type DueRow,
	type DueScope,
	type DueWork,
	failDue,
	fetchDue,
	finishDue,
} from '../../core/loop/due/fetch';
import type { House } from '../../core/loop/house';
import { dueItem } from '../../core/loop/due/due-kind';
import { outputOf, type TimerOutput, timerOutputs } from './work-kinds';

/** Hands items to the workflow on one output; settles when that execution has ended. */
export type Emit = (
	outputs: INodeExecutionData[][],
) => Promise<{ ok: true } | { ok: false; error: string }>;

export type Ticking = {
	house: House;
	scope: DueScope;
	/** Rows fetched at most in one tick, and rows under way at most. */
	limit: number;
	leaseMs: number;
	holder: string;
	emit: Emit;
	/** Says that this timer still beats; called about once a minute. */
	alive: (now: number) => Promise<void>;
	clock: () => number;
};

type Batch = { output: TimerOutput; work: DueWork[] };

const minute = 60_000;

/**
 * One beat of the timer: claims what is due and starts one execution for each output. A row that has
 * failed before travels alone, so that it cannot take others with it. Beats that come while one is
 * still claiming, or while too much is under way, do nothing.
 */
export function timerTick(ticking: Ticking): () => Promise<void> {
	let claiming = false;
	let underWay = 0;
	let lastMinute = 0;

	return async () => {
		const room = ticking.limit - underWay;
		if (claiming || room <= 0) return;
		claiming = true;
		try {
			const { house, clock } = ticking;
			if (clock() - lastMinute >= minute) {
				lastMinute = clock();
				await ticking.alive(clock());
				await expireInvitations(house, clock());
			}
			const fetched = await fetchDue(house, clock(), { ...ticking, ...ticking.scope, limit: room });
			for (const batch of batchesOf(fetched.work)) {
				underWay += batch.work.length;
				void deliver(ticking, batch).finally(() => {
					underWay -= batch.work.length;
				});
			}
			if (fetched.stuck.length > 0)
				void ticking.emit(outputsWith('Stuck', fetched.stuck.map(stuckItem)));
		} finally {
			claiming = false;
		}
	};
}

function batchesOf(work: DueWork[]): Batch[] {
	const batches: Batch[] = [];
	const together = new Map<TimerOutput, Batch>();
	for (const one of work) {
		const output = outputOf[one.row.kind];
		if (one.row.attempt > 1) {
			batches.push({ output, work: [one] });
			continue;
		}
		const batch = together.get(output) ?? { output, work: [] };
		batch.work.push(one);
		together.set(output, batch);
	}
	return [...together.values(), ...batches];
}

async function deliver(ticking: Ticking, batch: Batch): Promise<void> {
	const { house, clock, emit } = ticking;
	const rows = batch.work.map(({ row }) => row);
	const items = batch.work.flatMap(({ items: own }) =>
		own.map((json) => ({ json: json as IDataObject })),
	);
	const ended = await emit(outputsWith(batch.output, items));
	if (ended.ok) {
		await finishDue(house, { rows });
		return;
	}
	for (const row of rows) {
		const stuck = await failDue(house, clock(), { row, error: ended.error });
		if (stuck) void emit(outputsWith('Stuck', [stuckItem({ row, error: ended.error })]));
	}
}

/** Items on one output, nothing on the others. */
export function outputsWith(
	output: TimerOutput,
	items: INodeExecutionData[],
): INodeExecutionData[][] {
	return timerOutputs.map((name) => (name === output ? items : []));
}

function stuckItem({ row, error }: { row: DueRow; error: string }): INodeExecutionData {
	const text = `Given up after ${row.attempt} attempts: ${error}`;
	return { json: dueItem(row, { outcome: { code: 'stuck', text } }) as IDataObject };
}
