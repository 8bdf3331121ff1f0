import { setTimeout as sleep } from 'node:timers/promises';

import { forge } from '../crm/forge';
import { deliverUntilTaken } from '../crm/send';
import type { Stage } from '../stage/stage';
import { until } from '../until';
import type { Performance } from './cast';
import { hasCase, hasOptedOut, isBounced, isDecided } from './facts';
import type { Condition, PlannedEvent, PlannedForgery } from './plan';

/** What the sending systems saw. */
export type Sent = {
	/** Delivery ids that were answered 2xx, one entry for each answer. */
	acknowledged: string[];
	forgedRefused: number;
	problems: string[];
};

/** How long a system tries, and waits for what must come before, ms. */
const patience = 900_000;
/** Nothing follows anything within the same second. */
const breath = 1_200;

/** Sends everything the script holds, each event when what it waits for has happened. */
export async function sendAll(
	stage: Stage,
	performance: Performance,
	sent: Sent,
	options: { pace: number; signal?: AbortSignal },
): Promise<void> {
	const { events, forgeries } = performance.day;
	const { signal } = options;
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
						await conditionMet(stage, performance, event.after, signal);
						await sleep(breath, undefined, { signal });
					}
					await sendOne(stage, performance, event, sent, signal);
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
	signal: AbortSignal | undefined,
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
	await conditionMet(stage, performance, { decided: event.key }, signal);
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

async function conditionMet(
	{ store }: Stage,
	{ deliveryOf, emailOf }: Performance,
	condition: Condition,
	signal: AbortSignal | undefined,
): Promise<void> {
	const met = async (): Promise<boolean> => {
		if ('decided' in condition) return await isDecided(store, deliveryOf(condition.decided));
		if ('bounced' in condition) return await isBounced(store, deliveryOf(condition.bounced));
		if ('caseOpen' in condition) return await hasCase(store, deliveryOf(condition.caseOpen));
		return await hasOptedOut(store, emailOf(condition.optedOut) ?? '');
	};
	const [[what, who] = []] = Object.entries(condition);
	await until(`${who} to be ${what}`, met, {
		within: patience,
		every: 200,
		...(signal ? { signal } : {}),
	});
}
