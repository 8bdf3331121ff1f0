import { StoreError } from '../../model/errors';
import type { SourceRequest, SourceSecrets } from '../../systems/source/source';
import type { Intake } from './intake';
import { takeEvents } from './take-events';
import { type Receiving, refused, type Taken, unavailable } from './taken';
import { within } from './within';

type Incoming = Receiving & {
	/** `null` when the body is larger than an event may be. */
	request: SourceRequest | null;
	/** Asked only where the sender is not open to all. */
	secrets: () => Promise<SourceSecrets>;
};

/** Kept of the sender's time for n8n and the network, at most half of it, ms. */
const reserve = 500;

/**
 * One request of a sender, from its bytes to the stored events that are to start the workflow. Never
 * throws: what cannot be stored in the sender's own time is told to come again.
 */
export async function takeRequest(intake: Intake, now: number, input: Incoming): Promise<Taken> {
	const { answerWithinMs } = intake.system.source;
	const time = answerWithinMs - Math.min(reserve, answerWithinMs / 2);
	try {
		const taken = await within(time, async (isLate) => await judge(intake, now, input, isLate));
		return taken ?? unavailable(intake, tooLate(time));
	} catch (error) {
		return unavailable(intake, error as Error);
	}
}

async function judge(
	intake: Intake,
	now: number,
	{ request, secrets: ask, ...receiving }: Incoming,
	isLate: () => boolean,
): Promise<Taken> {
	const { sender } = intake;
	if (request === null) return refused(intake, 'too_large', 'The body is larger than 1 MB.');
	const secrets = sender.open ? { secret: null, previousSecret: null } : await ask();
	const heard = { request, secrets, now };
	const greeting = sender.handshake(heard);
	if (greeting) return { kind: 'answered', answer: greeting, reason: null };
	const verification = sender.verify(heard);
	if (!verification.ok) return refused(intake, verification.reason, verification.message);
	return await takeEvents(intake, heard, { ...receiving, isLate });
}

const tooLate = (time: number): StoreError =>
	new StoreError(
		`Storing the event took more than ${time / 1000} s, and the sender does not wait longer.`,
		'It is told to come again. Look at the load of the database if this happens again.',
	);
