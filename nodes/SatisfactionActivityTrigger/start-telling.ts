import type {
	IDataObject,
	INodeExecutionData,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';

import {
	type ActivityFilter,
	beginActivities,
	failedActivities,
	recentActivities,
	takeActivities,
	toldActivities,
} from '../../core/loop/activity/take-activities';
import { claimHolder } from '../../core/loop/due/holder';
import type { House } from '../../core/loop/house';
import { cleaned } from '../../core/model/clean';
import { claimsTakenBack } from '../connection/claims';
import { type Ended, emitAndWait, endedWithin, handOut } from '../connection/due-work';
import { everySeconds } from '../connection/every-seconds';
import { asNodeError } from '../connection/node-error';
import { openHouse } from '../connection/open-house';
import { servingNode } from '../connection/serving-node';

const mostShown = 10;
/** After this long an execution that has not ended is taken to be lost, ms. */
const longestRun = 10 * 60_000;

function filterOf(trigger: ITriggerFunctions): ActivityFilter {
	const list = <Word extends string>(value: unknown): Word[] =>
		Array.isArray(value) ? (cleaned(value) as Word[]).filter((word) => word !== '') : [];
	const options = trigger.getNodeParameter('options', {}) as IDataObject;
	return {
		kinds: list(trigger.getNodeParameter('activities', [])),
		surveys: list(trigger.getNodeParameter('surveys', [])),
		teams: list(options.teams),
		levels: list(options.levels),
		test: options.tests === true,
		oneEach: options.oneEach === true,
	};
}

/** Tells what has happened, batch by batch; executed by hand, it shows what happened last. */
export async function startTelling(trigger: ITriggerFunctions): Promise<ITriggerResponse> {
	try {
		const house = await openHouse(trigger);
		const filter = filterOf(trigger);
		if (trigger.getMode() === 'manual') {
			return { manualTriggerFunction: async () => await show(trigger, house, filter) };
		}
		const { workflowId, nodeId } = servingNode(trigger);
		const receiver = `${workflowId}/${nodeId}`;
		const holder = claimHolder(receiver);
		const takeBack = await claimsTakenBack(house, { holder, leaseMs: longestRun });
		await beginActivities(house, Date.now(), receiver);
		// What was stuck and is to be told after all; one by one, as all that has failed before.
		const retried = handOut({
			house,
			taker: 'activities',
			scope: receiver,
			limit: mostShown,
			leaseMs: longestRun,
			holder,
			emit: async (items) => await emitAndWait(trigger, house, [items]),
			clock: () => Date.now(),
		});
		let published = true;
		everySeconds(trigger, 5, async () => {
			await takeBack();
			await retried.look();
			const about = { receiver, filter };
			while (published && (await onceAtATime(house, receiver, () => tell(trigger, house, about))));
		});
		return {
			closeFunction: async () => {
				published = false;
				await Promise.resolve(retried.stop());
			},
		};
	} catch (error) {
		throw asNodeError(trigger.getNode(), error);
	}
}

/** Cursors by which somebody tells at this moment. */
const telling = new WeakMap<House['store'], Set<string>>();

/**
 * Lets one trigger at a time tell by a cursor: where a workflow is published again, the execution that
 * was started before is waited for.
 */
async function onceAtATime(
	{ store, workspace }: House,
	receiver: string,
	work: () => Promise<boolean>,
): Promise<boolean> {
	const cursors = telling.get(store) ?? new Set();
	telling.set(store, cursors);
	const cursor = `${workspace} ${receiver}`;
	if (cursors.has(cursor)) return false;
	cursors.add(cursor);
	try {
		return await work();
	} finally {
		cursors.delete(cursor);
	}
}

/** One batch; `true` if there may be more. */
async function tell(
	trigger: ITriggerFunctions,
	house: House,
	about: { receiver: string; filter: ActivityFilter },
): Promise<boolean> {
	const taken = await takeActivities(house, Date.now(), about);
	if (!taken) return false;
	const items = taken.items.map((json): INodeExecutionData => ({ json: json as IDataObject }));
	const ended = await endOf(trigger, house, items, taken.broken);
	if (!ended.ok) {
		await failedActivities(house, Date.now(), taken, ended.error);
		return false;
	}
	await toldActivities(house, Date.now(), taken);
	return taken.full;
}

async function endOf(
	trigger: ITriggerFunctions,
	house: House,
	items: INodeExecutionData[],
	broken: string | undefined,
): Promise<Ended> {
	if (broken !== undefined) return { ok: false, error: broken };
	if (items.length === 0) return { ok: true };
	return await endedWithin(house, longestRun, emitAndWait(trigger, house, [items]));
}

async function show(
	trigger: ITriggerFunctions,
	house: House,
	filter: ActivityFilter,
): Promise<void> {
	const items = await recentActivities(house, filter, filter.oneEach ? 1 : mostShown);
	trigger.emit([items.map((json) => ({ json: json as IDataObject }))]);
}
