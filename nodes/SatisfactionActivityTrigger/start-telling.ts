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
import type { House } from '../../core/loop/house';
import { type Ended, emitAndWait, endedWithin, everySeconds } from '../connection/due-work';
import { asNodeError } from '../connection/node-error';
import { openHouse } from '../connection/open-house';
import { servingNode } from '../connection/serving-node';

const mostShown = 10;
/** After this long an execution that has not ended is taken to be lost, ms. */
const longestRun = 10 * 60_000;

function filterOf(trigger: ITriggerFunctions): ActivityFilter {
	const list = <Word extends string>(value: unknown): Word[] =>
		Array.isArray(value) ? (value as Word[]) : [];
	const options = trigger.getNodeParameter('options', {}) as IDataObject;
	return {
		kinds: list(trigger.getNodeParameter('activities', [])),
		surveys: list(trigger.getNodeParameter('surveys', [])),
		teams: list(options.teams),
		levels: list(options.levels),
		test: options.tests === true,
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
		await beginActivities(house, Date.now(), receiver);
		everySeconds(trigger, 5, async () => {
			while (await tell(trigger, house, { receiver, filter }));
		});
		return {};
	} catch (error) {
		throw asNodeError(trigger.getNode(), error);
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
	const ended = await endOf(trigger, items, taken.broken);
	if (!ended.ok) {
		await failedActivities(house, Date.now(), taken, ended.error);
		return false;
	}
	await toldActivities(house, Date.now(), taken);
	return taken.full;
}

async function endOf(
	trigger: ITriggerFunctions,
	items: INodeExecutionData[],
	broken: string | undefined,
): Promise<Ended> {
	if (broken !== undefined) return { ok: false, error: broken };
	if (items.length === 0) return { ok: true };
	return await endedWithin(longestRun, emitAndWait(trigger, [items]));
}

async function show(
	trigger: ITriggerFunctions,
	house: House,
	filter: ActivityFilter,
): Promise<void> {
	const items = await recentActivities(house, filter, mostShown);
	trigger.emit([items.map((json) => ({ json: json as IDataObject }))]);
}
