import type { IDataObject, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';

import { startEvents } from '../../core/loop/event/start-events';
import type { House } from '../../core/loop/house';
import { checkWatched } from '../../core/loop/poll/check-watched';
import { look, noteFailure } from '../../core/loop/poll/look';
import type { Looking } from '../../core/loop/poll/looking';
import { showNewest } from '../../core/loop/poll/show';
import { SatisfactionError } from '../../core/model/errors';
import { receiverKey } from '../../core/loop/workspace/endpoints';
import { connectTo } from '../connection/client-system';
import { emitAndWait, endedWithin } from '../connection/due-work';
import { everySeconds } from '../connection/every-seconds';
import { asNodeError } from '../connection/node-error';
import { openHouse } from '../connection/open-house';
import { takeOwnWork } from '../connection/own-work';
import { sayOnce } from '../connection/say-once';
import { servingNode } from '../connection/serving-node';
import { paces, watchOf } from './watch-fields';

/** After this long an execution that has not ended is not waited for any more, ms. */
const longestRun = 10 * 60_000;
/** How n8n starts a workflow that somebody publishes or changes. */
const publishing: readonly string[] = ['activate', 'create', 'update'];
/** How often it is asked whether the next look is due, s. */
const beat = 5;
/** A little less than the pause: a beat that comes late must not cost a whole one. */
const early = 2_000;

/** Receivers of this process that look at this moment: two looks of one would do the same work twice. */
const looking = new Set<string>();

/** Looks at the system at its pace; executed by hand, it shows what was changed last. */
export async function startLooking(trigger: ITriggerFunctions): Promise<ITriggerResponse> {
	try {
		const house = await openHouse(trigger);
		const watch = watchOf(trigger, Date.now());
		const connected = await connectTo(trigger, watch.system);
		const clock = () => Date.now();
		if (trigger.getMode() === 'manual') {
			return {
				manualTriggerFunction: async () => await show(trigger, house, { watch, connected, clock }),
			};
		}
		// Publishing finds what would fail at every look; a start of n8n, or a new leader, must not hang on another system.
		if (publishing.includes(trigger.getActivationMode())) {
			await connected.test();
			await checkWatched(connected, watch, clock());
		}
		const receiver = receiverKey(servingNode(trigger));
		let published = true;
		const own = await takeOwnWork(trigger, 'events', receiver);
		const about: Looking = {
			watch,
			connected,
			receiver,
			clock,
			isOver: () => !published,
			hand: async (received, notes) => {
				const items = await startEvents(house, clock(), { received, notes, receiver });
				if (items.length === 0) return;
				const output = items.map((json) => ({ json: json as IDataObject }));
				await endedWithin(house, longestRun, emitAndWait(trigger, house, [output]));
			},
		};
		const pause = (paces[String(trigger.getNodeParameter('pace', '5m'))] ?? 300) * 1_000;
		let next = 0;
		everySeconds(trigger, beat, async () => {
			if (!published || performance.now() < next) return;
			next = performance.now() + pause - early;
			await lookOnce(trigger, house, about);
		});
		return {
			closeFunction: async () => {
				published = false;
				await own.closeFunction?.();
			},
		};
	} catch (error) {
		throw asNodeError(trigger.getNode(), error);
	}
}

async function lookOnce(trigger: ITriggerFunctions, house: House, about: Looking): Promise<void> {
	const key = `${house.workspace} ${about.receiver}`;
	if (looking.has(key)) return;
	looking.add(key);
	try {
		await look(house, about);
	} catch (error) {
		await tell(trigger, house, about, error);
	} finally {
		looking.delete(key);
	}
}

/**
 * A system that cannot be read is told once, as an execution that has failed, which the error workflow
 * hears of; the next look begins where the last one that succeeded has ended.
 */
async function tell(
	trigger: ITriggerFunctions,
	house: House,
	about: Looking,
	error: unknown,
): Promise<void> {
	const node = trigger.getNode();
	const { message } = error as Error;
	sayOnce(trigger.logger, 'error', `${node.name}: ${message}`);
	if (!(error instanceof SatisfactionError)) return;
	const isNews = await noteFailure(house, about, message);
	if (isNews) trigger.saveFailedExecution(asNodeError(node, error));
}

async function show(
	trigger: ITriggerFunctions,
	house: House,
	about: Pick<Looking, 'watch' | 'connected' | 'clock'>,
): Promise<void> {
	try {
		const items = await showNewest(house, about);
		trigger.emit([items.map((json) => ({ json: json as IDataObject }))]);
	} catch (error) {
		throw asNodeError(trigger.getNode(), error);
	}
}
