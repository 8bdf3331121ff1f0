export const carePriorities = ['high', 'normal', 'low'] as const;
/** Which of two goes first where there is room for one: a high one takes the place of a planned lower one. */
export type CarePriority = (typeof carePriorities)[number];
