import type { CelebratedKey } from '../calendar/celebration';
import type { DayNumber } from '../calendar/wall-time';
import type { Level, Metric } from './metric';

/** Epoch ms; the first outside, the last inside, so that spans in a row miss nothing and share nothing. */
export type Span = { from: number; until: number };

/** Days that have come in some of the zones in which customers live. */
export type LocalDays = { zones: string[]; days: DayNumber[] };

/** What a run looks for, in terms of what occasions are anchored at. */
export type Search = { days: readonly LocalDays[]; moments: Span };

/**
 * Customers as an index of the store finds them. `zones` are those of the customers; who has none that is
 * known lives in the workspace's.
 */
export type Audience =
	/** A day that is celebrated every year, by its key in `customer_date`. */
	| { by: 'yearly'; name: string; zones: string[]; keys: CelebratedKey[] }
	/** A solar day that is known in full, `YYYY-MM-DD`. */
	| { by: 'on_date'; name: string; zones: string[]; dates: string[] }
	/** All who live in one of the countries; `null` = everybody. */
	| { by: 'country'; zones: string[]; countries: string[] | null }
	/** Who has any value of an attribute. */
	| { by: 'attribute'; zones: string[]; name: string }
	/** Whose attribute was changed in the span. */
	| { by: 'attribute_changed'; name: string; changed: Span }
	/** To whom an event of one of the types happened in the span. */
	| { by: 'events'; types: string[]; happened: Span }
	/** Who ordered in the span. */
	| { by: 'orders'; happened: Span }
	/** Who answered in the span. */
	| { by: 'answers'; metrics: Metric[]; level: Level; answered: Span }
	/** Whose silence began in the span: see `quietSince`. */
	| { by: 'silence'; began: Span; quiet: QuietRule }
	/** The items that came in. */
	| { by: 'items' };

/** When an absence is a silence. */
export type QuietRule = {
	leastDays: number;
	leastOrders: number;
};
