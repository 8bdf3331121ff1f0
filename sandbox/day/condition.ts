import type { Stage } from '../stage/stage';
import { until } from '../until';
import type { Performance } from './cast';
import { hasCase, hasOptedOut, isBounced, isDecided } from './facts';
import type { Condition } from './plan';

/** How long a system tries, and waits for what must come before, ms. */
export const patience = 900_000;

/** What has been done by hand, by the keys of the script. */
export type Following = { done: ReadonlySet<string>; signal?: AbortSignal | undefined };

/** Waits until what an event or a deed follows has happened. */
export async function conditionMet(
	{ store }: Stage,
	{ deliveryOf, emailOf }: Performance,
	condition: Condition,
	{ done, signal }: Following,
): Promise<void> {
	const met = async (): Promise<boolean> => {
		if ('decided' in condition) return await isDecided(store, deliveryOf(condition.decided));
		if ('bounced' in condition) return await isBounced(store, deliveryOf(condition.bounced));
		if ('caseOpen' in condition) return await hasCase(store, deliveryOf(condition.caseOpen));
		if ('done' in condition) return done.has(condition.done);
		return await hasOptedOut(store, emailOf(condition.optedOut) ?? '');
	};
	const [[what, who] = []] = Object.entries(condition);
	await until(`${who} to be ${what}`, met, {
		within: patience,
		every: 200,
		...(signal ? { signal } : {}),
	});
}
