/** At most `limit` contacts within `days`. */
export type CareCap = { limit: number; days: number };

/** What holds for care in a workspace: how often, when again, and when it has to stop. */
export type CareSettings = {
	/** Of care alone. */
	caps: {
		/** The short one, which a greeting passes, since its day does not wait. */
		near: CareCap | null;
		far: CareCap | null;
	};
	/** Of surveys and care together. */
	capTogether: CareCap | null;
	/** So long after the customer has confirmed that a case is solved, promotion is sent again, ms. */
	coolingTime: number;
	/** 29 February in a common year. */
	leapDay: '02-28' | '03-01';
	/** A campaign stops itself when more than `percent` of those written to opt out. */
	optOutLimit: {
		/** Of messages that were sent, 0–100. */
		percent: number;
		/** With fewer messages a share says nothing. */
		least: number;
	};
};

const day = 86_400_000;

/**
 * What a workspace starts with. Four a month is what the largest Chinese channel allows a brand, and once
 * a week spreads them.
 */
export const defaultCareSettings = (): CareSettings => ({
	caps: { near: { limit: 1, days: 7 }, far: { limit: 4, days: 30 } },
	capTogether: { limit: 2, days: 14 },
	coolingTime: 7 * day,
	leapDay: '02-28',
	optOutLimit: { percent: 1, least: 200 },
});
