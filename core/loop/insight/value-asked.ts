import type { LostRule } from '../../insight/value/standing';
import type { ParetoNbd } from '../../insight/stats/pareto-nbd';
import type { WorthModel } from '../../insight/value/worth';
import type { InsightInput, InsightScope } from './insight-scope';
import type { KnownLife, LivesContext } from './lives';

/** What Retention and Value is asked. */
export type ValueInput = InsightInput & {
	/** `at_risk`: customers who may leave and have not yet. */
	items: 'groups' | 'customers' | 'at_risk' | 'healthPoints';
	/** What customers are grouped by; `cohort` is the month of their first order. */
	by: 'all' | 'cohort' | 'segment' | 'country' | { attribute: string };
	lostBy: 'orders' | 'contract';
	/** So many times as long as their orders usually lie apart without one, and a customer is lost. */
	gaps: number;
	/** Attribute of an order that says what it was of. */
	category: string;
	/** Of money a year later, above 0. */
	discount: number;
	recontactDays: number;
	/** So many customers at most leave as items, who is likeliest to leave and worth most first. */
	most: number;
};

/** What is asked, as items are made of it. */
export type Asked = {
	scope: InsightScope;
	input: ValueInput;
	/** Epoch ms; `until` is not in the future. */
	period: { from: number; until: number };
	lives: LivesContext;
	/** What has to be said beside the figures. */
	notes: string[];
	/** Customers that were not looked at. */
	leftOut: number;
	/** To be awaited after each customer. */
	breathe: () => Promise<void>;
};

/** All that items of groups and of customers are made of. */
export type ValueContext = Omit<Asked, 'lives'> & {
	rule: LostRule;
	model: WorthModel;
	/** Another model of the same orders (Pareto/NBD); `null` = there is none, or it is not asked for. */
	second: ParetoNbd | null;
	lives: readonly KnownLife[];
	currency: string | null;
};
