import type { Campaign } from './campaign';
import { isOfTypes } from '../model/event';

/** The type of an event that says by itself that the goal of a campaign was reached; no other event shows it. */
export const goalReached = 'goal.reached';

/** Where such an event comes from. */
export const goalSource = 'care';

/** What such an event is about: the campaign, by its key. */
export const goalSubject = 'campaign';

/** So many days are measured where a campaign does not say how long its goal counts. */
const usualDays = 30;

type WithGoal = Pick<Campaign, 'goal'>;

/** So many days after something was sent first it counts as its effect. */
export const goalDays = ({ goal }: WithGoal): number => goal?.days ?? usualDays;

/** Types of events that show that the goal is reached: those that the campaign names, and what was recorded. */
const goalTypes = ({ goal }: WithGoal): string[] => [goalReached, ...(goal?.events ?? [])];

/**
 * Whether an event shows that the goal of a campaign was reached.
 *
 * @param type of an event that is not about another campaign
 */
export const isGoal = (type: string, campaign: WithGoal): boolean =>
	isOfTypes(type, goalTypes(campaign));
