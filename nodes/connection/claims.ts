import { claimsAnewAfter, type Holding, keepClaims, releaseClaims } from '../../core/loop/due/take';
import type { House } from '../../core/loop/house';

/**
 * Gives back what a node held in processes that have ended; one that ends while this one starts leaves
 * some later.
 *
 * @returns to be called at each beat; does nothing once no other process holds anything
 */
export async function claimsTakenBack(
	house: House,
	holding: Holding,
): Promise<() => Promise<void>> {
	let left = await releaseClaims(house, Date.now(), holding);
	let looked = performance.now();
	return async () => {
		if (left === 0 || performance.now() - looked < claimsAnewAfter) return;
		looked = performance.now();
		left = await releaseClaims(house, Date.now(), holding);
	};
}

/** What is under way in this process, and renewed for as long as it is. */
export type Held = { add(ids: readonly string[]): void; delete(ids: readonly string[]): void };

/** Holds on to claimed work for as long as its executions run. */
export function heldClaims(house: House, holding: Holding & { clock: () => number }): Held {
	const held = new Set<string>();
	let timer: NodeJS.Timeout | null = null;
	const renew = (): void => {
		// If that fails, the next one tries again; a claim lives longer than a few of them.
		void keepClaims(house, holding.clock(), { ...holding, ids: [...held] }).catch(() => {});
	};
	return {
		add(ids) {
			for (const id of ids) held.add(id);
			if (held.size === 0) return;
			timer ??= setInterval(renew, claimsAnewAfter).unref();
		},
		delete(ids) {
			for (const id of ids) held.delete(id);
			if (held.size > 0 || timer === null) return;
			clearInterval(timer);
			timer = null;
		},
	};
}
