import type {
	IDataObject,
	INodeExecutionData,
	ITriggerFunctions,
	ITriggerResponse,
} from 'n8n-workflow';

import { recomputeClocks } from '../../core/loop/case/recompute-clocks';
import { dueItem } from '../../core/loop/due/due-kind';
import { expireInvitations } from '../../core/loop/due/expire';
import { findStuck, toldStuck } from '../../core/loop/due/stuck';
import { claimHolder } from '../../core/loop/due/holder';
import { clockSetBack, peekDue, takeDue } from '../../core/loop/due/take';
import { planRetention } from '../../core/loop/retention/plan-retention';
import type { House } from '../../core/loop/house';
import {
	beatClock,
	registerClock,
	retirePage,
	type ServingNode,
} from '../../core/loop/workspace/endpoints';
import { sayOf } from '../../core/loop/workspace/spoken';
import { cleaned } from '../../core/model/clean';
import { SetupError } from '../../core/model/errors';
import { claimsTakenBack } from '../connection/claims';
import { emitAndWait, endedWithin, handOut } from '../connection/due-work';
import { everySeconds } from '../connection/every-seconds';
import { asNodeError } from '../connection/node-error';
import { openHouse } from '../connection/open-house';
import { sayOnce } from '../connection/say-once';
import { servingNode } from '../connection/serving-node';

const minute = 60_000;
const mostStuck = 20;

const usual = { interval: 5, atOnce: 100, leaseMinutes: 10 };
type Options = typeof usual;

/** An expression may give a number as a text; what is none counts as not set. */
function optionsOf(trigger: ITriggerFunctions): Options {
	const given = cleaned(trigger.getNodeParameter('options', {}) as IDataObject);
	const numberOr = (name: keyof Options): number => {
		const number = Number(given[name] ?? usual[name]);
		return number > 0 ? number : usual[name];
	};
	return {
		interval: numberOr('interval'),
		atOnce: numberOr('atOnce'),
		leaseMinutes: numberOr('leaseMinutes'),
	};
}

/** Registers the clock and lets it beat; executed by hand, it shows what is due and takes nothing. */
export async function startClock(trigger: ITriggerFunctions): Promise<ITriggerResponse> {
	try {
		const options = optionsOf(trigger);
		const limit = options.atOnce;
		const house = await openHouse(trigger);
		if (trigger.getMode() === 'manual') {
			return { manualTriggerFunction: async () => await peek(trigger, house, limit) };
		}
		if (trigger.getChildNodes(trigger.getNode().name).length === 0) {
			throw new SetupError(
				'Nothing is connected to the clock, so messages that are due would get lost.',
				'Connect a Satisfaction Message node to the output Send.',
			);
		}
		const node = servingNode(trigger);
		await registerClock(house, Date.now(), node);
		const holder = claimHolder(`${node.workflowId}/${node.nodeId}`);
		const leaseMs = options.leaseMinutes * minute;
		const takeBack = await claimsTakenBack(house, { holder, leaseMs });
		const shared = { house, scope: null, limit, leaseMs, holder, clock: () => Date.now() };
		const send = handOut({
			...shared,
			taker: 'message',
			emit: async (items) => await emitAndWait(trigger, house, [items, []]),
			report: ({ message }) =>
				sayOnce(trigger.logger, 'error', `${trigger.getNode().name}: ${message}`),
		});
		const tellStuck = stuckTeller(trigger, house);
		const minutely = minuteHand(house, node);
		everySeconds(trigger, options.interval, async () => {
			await minutely(Date.now());
			await takeBack();
			// Due times follow the calendar before anything is done that is due by them.
			await clocksFollow(house);
			// What happens comes first: the messages about it are planned by it. They wait for no more of it
			// than a batch. What is done in steps goes on until the next beat.
			const nextBeat = Date.now() + options.interval * 1_000;
			for (let more = true; more;) {
				const { claimed } = await takeDue(house, Date.now(), { ...shared, taker: 'effect' });
				more = claimed === limit || (claimed > 0 && Date.now() < nextBeat);
				await send.look();
			}
			await tellStuck();
		});
		return {
			closeFunction: async () => {
				send.stop();
				await retirePage(house, Date.now(), node);
			},
		};
	} catch (error) {
		throw asNodeError(trigger.getNode(), error);
	}
}

/** Cases that are reckoned again in one go, some milliseconds each, and in one beat of the clock. */
const [casesAtOnce, goesPerBeat] = [4, 250];

/** Running clocks follow a change of working time; between two goes whatever else waits has its turn. */
async function clocksFollow(house: House): Promise<void> {
	for (let go = 0; go < goesPerBeat; go++) {
		if ((await recomputeClocks(house, Date.now(), casesAtOnce)) < casesAtOnce) return;
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/** What is done once a minute, also after the machine's clock was set. */
function minuteHand(house: House, node: ServingNode): (now: number) => Promise<void> {
	let last: number | null = null;
	let looked = 0;
	return async (now) => {
		const isBack = last !== null && now < looked - minute;
		looked = now;
		if (isBack) await clockSetBack(house, now);
		if (last !== null && Math.abs(now - last) < minute) return;
		last = now;
		await beatClock(house, now, node);
		await expireInvitations(house, now);
		await planRetention(house, now);
	};
}

/** Tells what is stuck, one execution at a time; the clock does not wait for it. */
function stuckTeller(trigger: ITriggerFunctions, house: House): () => Promise<void> {
	let telling = false;
	return async () => {
		if (telling) return;
		const stuck = await findStuck(house, Date.now(), mostStuck);
		if (stuck.length === 0) return;
		const items = stuck.map(({ item }) => ({ json: item as IDataObject }));
		telling = true;
		// A branch that fails on purpose, so that it is seen, has told it as well.
		void endedWithin(house, 10 * minute, emitAndWait(trigger, house, [[], items]))
			.then(async () => await toldStuck(house, stuck))
			.catch(({ message }: Error) =>
				sayOnce(trigger.logger, 'error', `${trigger.getNode().name}: ${message}`),
			)
			.finally(() => {
				telling = false;
			});
	};
}

async function peek(trigger: ITriggerFunctions, house: House, limit: number): Promise<void> {
	const rows = await peekDue(house, Date.now(), { taker: 'message', scope: null, limit });
	const text = sayOf(house)('due.peeked');
	const items = rows.map((row): INodeExecutionData => ({
		json: dueItem(row, { outcome: { code: 'peek', text } }) as IDataObject,
	}));
	trigger.emit([items, []]);
}
