/**
 * Long work in pieces of a few milliseconds, with a `yield` after each: whoever runs it lets others have their turn
 * between them, and it is the same work at one go.
 */
export type InSteps<Result> = Generator<void, Result, void>;

/** Does all of it at once. */
export function atOnce<Result>(work: InSteps<Result>): Result {
	let step = work.next();
	while (step.done !== true) step = work.next();
	return step.value;
}
