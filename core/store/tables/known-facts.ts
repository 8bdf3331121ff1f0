/** A word that a customer is grouped by. */
export type CustomerTagTable = {
	workspace_id: string;
	customer_id: string;
	tag: string;
};

/** A day of a customer that matters: one of `knownDates`, or the key of a date of the workspace's own. */
export type CustomerDateTable = {
	workspace_id: string;
	customer_id: string;
	name: string;
	calendar: 'solar' | 'lunar';
	/** `null` = not known. */
	year: number | null;
	/** 1–12. */
	month: number;
	/** 1–31, lunar 1–30; `null` = not known. */
	day: number | null;
	/** 1: of a lunar leap month. */
	leap: number;
	/** `YYYY-MM-DD` of a solar date that is known in full, to look spans up by. */
	on_date: string | null;
};

/** The value of an attribute of the workspace's own. A yes is the number 1, a no is 0. */
export type CustomerAttributeTable = {
	workspace_id: string;
	customer_id: string;
	/** Its key. */
	name: string;
	text: string | null;
	number: number | null;
};
