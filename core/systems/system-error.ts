import { SatisfactionError } from '../model/errors';

/** What another system, or the way to it, did not do. */
export type SystemFault =
	/** It does not accept who we are: key, token, permission. */
	| 'denied'
	/** It read the request and will never do it. */
	| 'refused'
	/** What an id names is not there (any more). */
	| 'missing'
	/** It was called too often; worth another try later. */
	| 'limited'
	/** It could not be reached, or failed; worth another try. */
	| 'unavailable';

/** Another system did not do what it was asked to; `message` says what it answered, and with which code. */
export class SystemError extends SatisfactionError {
	readonly fault: SystemFault;
	/** The system's own code, as text; `null` where it gave none. */
	readonly code: string | null;

	constructor(fault: SystemFault, message: string, hint: string, code: string | null = null) {
		super(message, hint);
		this.fault = fault;
		this.code = code;
	}
}

/** Whether the same call may do better later. */
export const isPassing = ({ fault }: SystemError): boolean =>
	fault === 'limited' || fault === 'unavailable';
