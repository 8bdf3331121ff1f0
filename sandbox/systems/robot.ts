import type { SimAnswer, SimRequest } from './simulated';

/** What a robot of a group took. */
export type RobotMessage = { at: number; body: Record<string, unknown> };

/** A robot of a group: it answers 200 whatever happens; whether the message was taken is in the body. */
export type Robot = {
	/** Below the address of its system, with what makes the address secret. */
	path: string;
	answer(request: SimRequest, now: number): SimAnswer;
	messages: readonly RobotMessage[];
};

export type RobotSettings = {
	/** Without one it asks for no signature. */
	secret?: string;
	/** A word that has to be in each message. */
	keyword?: string;
	/** Whether it counts how often it is called; a day of the sandbox lasts minutes, so there it does not. */
	counts?: boolean;
};
