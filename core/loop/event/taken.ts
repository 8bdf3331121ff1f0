import type { Note } from '../../language/note';
import type { Heard, RefusalReason, SourceAnswer } from '../../systems/source/source';
import type { House } from '../house';
import type { Intake } from './intake';
import type { ReceivedEvent } from './receive-event';
import { refusalFault } from './refusal-fault';

/** What became of a request; its answer is to leave first. */
export type Taken =
	/** It starts nothing: a connection test, or an event that is not looked for (`reason`). */
	| { kind: 'answered'; answer: SourceAnswer; reason: string | null }
	/**
	 * It was not let in, cannot be read, or cannot be stored now. `fault` tells whoever tries the node out; `log` is
	 * without anything that the sender sent, since an erasure does not reach a log.
	 */
	| { kind: 'refused'; answer: SourceAnswer; fault: Error; log: string }
	/** These events are stored and still have to start the workflow; `log` says that others could not be read. */
	| ({ kind: 'start'; answer: SourceAnswer; log?: string } & Accepted);

export type Accepted = {
	house: House;
	received: ReceivedEvent[];
	/** Remarks for the admin, e.g. an address left out. */
	notes: Note[];
};

/** Who takes the request, and how the store is reached for what is let in. */
export type Receiving = {
	/** `<workflow id>/<node id>`. */
	receiver: string;
	test: boolean;
	open: () => Promise<House>;
};

/** The request is not let in. */
export function refused(
	{ system, sender }: Intake,
	reason: RefusalReason,
	message: string,
): Extract<Taken, { kind: 'refused' }> {
	// Whoever cannot prove who they are is told nothing about us.
	const answer = sender.refuse(reason, reason === 'invalid' ? message : undefined);
	const fault = refusalFault(system, reason, message);
	const log = reason === 'invalid' ? 'A request could not be read as an event.' : fault.message;
	return { kind: 'refused', answer, fault, log };
}

/** It is not read, but kept: the sender has done its part, and the admin has to do theirs. */
export function kept(intake: Intake, heard: Heard, message: string): Taken {
	const outcome = {
		kind: 'ignored',
		reason: `It is kept until it can be read: ${message}`,
	} as const;
	return {
		kind: 'refused',
		answer: intake.sender.acknowledge(outcome, heard),
		fault: refusalFault(intake.system, 'invalid', message),
		log: 'A request could not be read as an event; it is kept. The health check says what is wrong.',
	};
}

/** It could be let in, but not now: the sender is told to come again. */
export function unavailable({ sender }: Intake, fault: Error): Taken {
	const answer = sender.refuse('unavailable');
	return { kind: 'refused', answer, fault, log: `An event cannot be stored now: ${fault.message}` };
}
