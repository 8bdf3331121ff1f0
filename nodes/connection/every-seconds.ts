import type { ITriggerFunctions } from 'n8n-workflow';

import { sayOnce } from './say-once';

/** What beats at each pace, by the node: n8n leaves out a second cron of the same expression. */
const beats = new WeakMap<ITriggerFunctions, Map<number, Array<() => void>>>();

/** Lets `tick` run every few seconds, never twice at once; what goes wrong stands in n8n's log, once. */
export function everySeconds(
	trigger: ITriggerFunctions,
	seconds: number,
	tick: () => Promise<void>,
): void {
	let running = false;
	const beat = (): void => {
		if (running) return;
		running = true;
		tick()
			.catch((error: unknown) => {
				// The next beat tries again; the admin finds the cause in the log.
				const line = `${trigger.getNode().name}: ${(error as Error).message}`;
				sayOnce(trigger.logger, 'error', line);
			})
			.finally(() => {
				running = false;
			});
	};
	const own = beats.get(trigger) ?? new Map<number, Array<() => void>>();
	beats.set(trigger, own);
	const known = own.get(seconds);
	if (known) {
		known.push(beat);
		return;
	}
	const all = [beat];
	own.set(seconds, all);
	const expression = `*/${seconds} * * * * *` as const;
	trigger.helpers.registerCron({ expression }, () => {
		for (const one of all) one();
	});
}
