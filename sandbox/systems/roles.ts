import type { Simulated } from './simulated';

/** Whether what it tells makes us ask a customer by mail. */
export const asksByItself = ({ push, api }: Simulated): boolean =>
	push ? push.says !== 'answer' && push.asks !== false : api?.poll !== undefined;

/** Of a system that only takes messages, or whose own events name nobody to ask, a shop tells what happened. */
export const isToldByShop = (system: Simulated): boolean =>
	Object.keys(system.words ?? {}).length > 0 && !asksByItself(system);
