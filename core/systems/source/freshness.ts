import { number } from '../option/fields';
import { refined } from '../option/option';

/** How far the time that a sender signs may lie from now; ms once it is read, 0 = no limit. */
export const freshness = refined(
	number({
		label: 'Freshness (Minutes)',
		hint: 'How far the signed time may be from now. 0 means no limit.',
		min: 0,
		max: 1440,
		fallback: 5,
	}),
	(minutes) => minutes * 60_000,
);
