import type { Simulated } from './simulated';

/** Whether what it tells makes us ask a customer by mail. */
export const asksByItself = ({ push, api }: Simulated): boolean =>
	push ? push.says !== 'answer' && push.asks !== false : api?.poll !== undefined;

/**
 * Of a system that is only written into or only takes messages, or whose own events name nobody to ask, a shop
 * tells what happened.
 */
export const isToldByShop = (system: Simulated): boolean => {
	const { words = {}, api, push } = system;
	const isOnlyWritten = push === undefined && Object.keys(api?.parameters ?? {}).length > 0;
	return (Object.keys(words).length > 0 || isOnlyWritten) && !asksByItself(system);
};
