/**
 * A fault an ops person can act on. `message` says what happened and with which value, `hint` what
 * to do. One class per kind of fault; nodes map them to n8n's errors.
 */
export class SatisfactionError extends Error {
	readonly hint: string;

	constructor(message: string, hint: string) {
		super(message);
		this.name = new.target.name;
		this.hint = hint;
	}
}

/** A value from outside is not what it must be. */
export class InputError extends SatisfactionError {}

/** A setting or a wiring makes the action impossible (no base address, no survey, two triggers). */
export class SetupError extends SatisfactionError {}

/** The thing an id names does not exist in this workspace. */
export class NotFoundError extends SatisfactionError {}

/** The state of a thing does not allow the action. */
export class StateError extends SatisfactionError {}

/** The database cannot be used (unreachable, full, newer, wrong mode). */
export class StoreError extends SatisfactionError {}
