/** Why a customer loses health points. */
export const healthReasons = [
	'lowScore',
	'brokenPromise',
	'openPromise',
	'unanswered',
	'fallingContact',
	'noOrder',
	'renewalNear',
] as const;
export type HealthReason = (typeof healthReasons)[number];

/** What costs health points, and how many of the hundred. */
export type HealthPointSettings = {
	/** Points that each reason costs, 0–100; 0 = it does not count. */
	weights: Record<HealthReason, number>;
	/** How far back answers and promises count; contact is compared with as long a time before, ms. */
	period: number;
	/** So many surveys in a row without an answer are silence. */
	unansweredSurveys: number;
	/** A renewal within this time is near, ms. */
	renewalWithin: number;
	/** So many times as long as their own orders usually lie apart is too long. */
	orderGaps: number;
};

const day = 86_400_000;

/** Weights of our own choosing, to begin with: what was said and promised counts most. */
export const defaultHealthPoints = (): HealthPointSettings => ({
	weights: {
		lowScore: 25,
		brokenPromise: 20,
		openPromise: 5,
		unanswered: 15,
		fallingContact: 15,
		noOrder: 25,
		renewalNear: 10,
	},
	period: 90 * day,
	unansweredSurveys: 3,
	renewalWithin: 60 * day,
	orderGaps: 2,
});
