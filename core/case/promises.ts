/** A step of a case's history that gives a promise or settles one. */
export type PromiseStep = { at: number; kind: string; data: Record<string, unknown> };

/**
 * What became of a promise: `kept` where the case was resolved in time, `broken` where its time has passed
 * without; one that was given anew, or whose case was closed before, binds nobody any more.
 */
export type PromiseState = 'open' | 'kept' | 'broken' | 'replaced' | 'dropped';

export type CasePromise = {
	/** When it was given and until when, epoch ms. */
	at: number;
	until: number;
	text: string;
	state: PromiseState;
};

const settles: Partial<Record<string, PromiseState>> = {
	resolve: 'kept',
	promise: 'replaced',
	close: 'dropped',
};

/**
 * The promises of one case, in the order of its steps.
 *
 * @param steps oldest first; others than those of promises and their ends are passed over
 */
export function promisesOf(steps: readonly PromiseStep[], now: number): CasePromise[] {
	return steps.flatMap(({ kind, at, data }, place) => {
		const until = Number(data.promisedFor);
		if (kind !== 'promise' || !Number.isFinite(until)) return [];
		const next = steps.slice(place + 1).find((step) => settles[step.kind] !== undefined);
		const settled = next !== undefined && next.at <= until ? settles[next.kind] : undefined;
		const state = settled ?? (until < now ? 'broken' : 'open');
		return [{ at, until, text: typeof data.text === 'string' ? data.text : '', state }];
	});
}
