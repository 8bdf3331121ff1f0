import { StoreError } from '../../model/errors';
import type { RefusedSender } from '../../store/repositories/refused-senders';
import type { SourceRequest, SourceSecrets } from '../../systems/source/source';
import { Admission } from './admission';
import type { Intake } from './intake';
import { isTold, noteLetIn, noteRefused } from './note-refused';
import { takeEvents } from './take-events';
import { type Receiving, refused, type Taken, unavailable } from './taken';
import { within } from './within';

type Incoming = Receiving & {
	/** `null` when the body is larger than an event may be. */
	request: SourceRequest | null;
	/** How long ago it came, ms. */
	age: number;
	/** Asked only where the sender is not open to all. */
	secrets: () => Promise<SourceSecrets>;
};

/** Of this process, which has one event loop for all senders. */
const admission = new Admission();

/** Kept of the sender's time for n8n and the network, at most half of it, ms. */
const reserve = 500;

/**
 * One request of a sender, from its bytes to the stored events that are to start the workflow. Never
 * throws: what cannot be stored in the sender's own time is told to come again.
 */
export async function takeRequest(intake: Intake, now: number, input: Incoming): Promise<Taken> {
	const { answerWithinMs: answerWithin } = intake.system.source;
	const { age } = input;
	if (!admission.enter(now, { age, answerWithin })) return unavailable(intake, tooMuch());
	const time = answerWithin - Math.min(reserve, answerWithin / 2) - age;
	const working = async (isLate: () => boolean) => {
		try {
			return await judge(intake, now, input, isLate);
		} finally {
			// Not before, though the sender has its answer: it still takes the time of others.
			admission.leave();
		}
	};
	try {
		return (await within(time, working)) ?? unavailable(intake, tooLate(time));
	} catch (error) {
		return unavailable(intake, error as Error);
	}
}

const noSecrets: SourceSecrets = { secret: null, previousSecret: null };

async function judge(
	intake: Intake,
	now: number,
	{ request, secrets: ask, receiver, test, open }: Incoming,
	isLate: () => boolean,
): Promise<Taken> {
	const { sender } = intake;
	if (request === null) return refused(intake, 'too_large', 'The body is larger than 1 MB.');
	const secrets = sender.open ? noSecrets : await ask();
	const heard = { request, secrets, now };
	const isNoted = isEncrypting(intake) && !test;
	const letIn = async (): Promise<void> => {
		const house = isNoted ? await open().catch(() => null) : null;
		if (house) await noteLetIn(house, now, receiver);
	};
	const tell = async (reason: RefusedSender['reason']): Promise<void> => {
		const house = await open().catch(() => null);
		const system = intake.system.key;
		if (house) await noteRefused(house, now, { receiver, system, reason });
	};
	const greeting = sender.handshake(heard);
	if (greeting) {
		await letIn();
		return { kind: 'answered', answer: greeting, reason: null };
	}
	const isPost = request.method === 'POST';
	// A greeting that is not let in says why: it is what the admin waits for who enters our address.
	if (isPost || request.method === intake.system.source.greetsBy) {
		const verification = sender.verify(heard);
		if (!verification.ok) {
			const { reason, message } = verification;
			if (isNoted && isTold(reason)) await tell(reason);
			return refused(intake, reason, message);
		}
	}
	// What asks whether we are there, and is no greeting of this sender, is no event.
	if (!isPost) return refused(intake, 'wrong_method', `The sender called with ${request.method}.`);
	await letIn();
	return await takeEvents(intake, heard, { receiver, test, open, isLate });
}

/** Which keys it has by which more than one thing can be wrong. */
const isEncrypting = ({ system: { key, source } }: Intake): boolean =>
	source.secret.encryptionKey !== undefined || key === 'yonbip';

const tooMuch = (): StoreError =>
	new StoreError(
		'More events come than this n8n can take.',
		'They are told to come again. Look at the load of the machine if this happens often.',
	);

const tooLate = (time: number): StoreError =>
	new StoreError(
		`Storing the event took more than ${(time / 1000).toFixed(1)} s, and the sender does not wait longer.`,
		'It is told to come again. Look at the load of the database if this happens again.',
	);
