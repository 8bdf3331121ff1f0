import type { Visitor } from './visitor';

/** A page as somebody can come upon it, and the way there. */
export type State = {
	name: string;
	/** The rating of a survey: one screen on a phone. */
	oneScreen?: boolean;
	/** 200 by default. */
	status?: number;
	reach: (visitor: Visitor) => Promise<void>;
};
