import { setTimeout as sleep } from 'node:timers/promises';

import { forge } from '../crm/forge';
import { deliverUntilTaken } from '../crm/send';
import type { Stage } from '../stage/stage';
import type { Performance } from './cast';
import { conditionMet, type Following, patience } from './condition';
import { doDeed } from './desk';
import type { PlannedEvent, PlannedForgery } from './plan';

/** What the sending systems saw. */
export type Sent = {
	/** Delivery ids that were answered 2xx, one entry for each answer. */
	acknowledged: string[];
	forgedRefused: number;
	/** What was done by hand, by the keys of the script. */
	done: Set<string>;
	problems: string[];
};

/** Nothing follows anything within the same second. */
const breath = 1_200;

/** Sends everything the script holds, each event when what it waits for has happened. */
export async function sendAll(
	stage: Stage,
	performance: Performance,
	sent: Sent,
	options: { pace: number; signal?: AbortSignal },
): Promise<void> {
	const { events, deeds, forgeries } = performance.day;
	const { signal } = options;
	const following: Following = { done: sent.done, signal };
	const guarded = async (key: string, work: () => Promise<void>) => {
		try {
			await work();
		} catch (error) {
			if (!signal?.aborted) sent.problems.push(`${key}: ${(error as Error).message}`);
		}
	};
	await Promise.all([
		...events.map(
			async (event, index) =>
				await guarded(event.key, async () => {
					await sleep(index * options.pace, undefined, { signal });
					if (event.after) {
						await conditionMet(stage, performance, event.after, following);
						await sleep(breath, undefined, { signal });
					}
					await sendOne(stage, performance, event, sent, following);
				}),
		),
		...deeds.map(
			async (deed) =>
				await guarded(deed.key, async () => {
					if (deed.after) await conditionMet(stage, performance, deed.after, following);
					await doDeed(stage, performance, deed, signal);
					sent.done.add(deed.key);
				}),
		),
		...forgeries.map(
			async (forgery, index) =>
				await guarded(forgery.key, async () => {
					await sleep((index * 5 + 2) * options.pace, undefined, { signal });
					await sendForged(stage, performance, forgery, sent);
				}),
		),
	]);
}

async function sendOne(
	stage: Stage,
	performance: Performance,
	event: PlannedEvent,
	sent: Sent,
	following: Following,
): Promise<void> {
	const { address, sign, secret } = stage.senders[event.system];
	const happening = performance.happening(event, Date.now());
	const once = async () => {
		const make = () => sign(happening, secret, Date.now());
		const { status, body } = await deliverUntilTaken(address, make, patience);
		if (status >= 300) throw new Error(`The event was answered ${status}: ${body.slice(0, 200)}`);
		sent.acknowledged.push(happening.deliveryId);
	};
	await Promise.all(event.again === 'at_once' ? [once(), once()] : [once()]);
	if (event.again !== 'later') return;
	await conditionMet(stage, performance, { decided: event.key }, following);
	await once();
}

async function sendForged(
	stage: Stage,
	performance: Performance,
	forgery: PlannedForgery,
	sent: Sent,
): Promise<void> {
	const { address, sign, secret } = stage.senders[forgery.system];
	const happening = performance.happening(forgery, Date.now());
	const make = () => forge(sign, happening, secret, Date.now(), forgery.how);
	const { status } = await deliverUntilTaken(address, make, patience);
	const known = await stage.store.count(
		'select count(*) from event where external_id = ?',
		happening.deliveryId,
	);
	if (status === 401 && known === 0) sent.forgedRefused += 1;
	else sent.problems.push(`${forgery.key}: a forged request was answered ${status}.`);
}
