import { SetupError } from '../../model/errors';
import { newId } from '../../model/id';
import { signToken, verifyToken } from '../../model/token';
import type { House } from '../house';
import type { Intake } from './intake';
import { takeEvents } from './take-events';
import { type Receiving, type Taken, unavailable } from './taken';

/** How long the call that plays the sample may be on its way, ms. */
const onItsWay = 60_000;

/**
 * A proof that the call of a node to itself comes from that very node: nothing else in a request can
 * tell, since a proxy on the same host calls from the same address.
 *
 * @param receiver `<workflow id>/<node id>`
 */
export function signSampleCall(house: House, now: number, receiver: string): string {
	return signToken(house.keys, {
		workspace: house.workspace,
		purpose: 'sample',
		subject: receiver,
		audience: 'self',
		expiresAt: now + onItsWay,
	});
}

/** Whether a call to a node was made by that node, a moment ago. */
export function isSampleCall(
	{ keys, workspace }: House,
	now: number,
	{ token, receiver }: { token: string; receiver: string },
): boolean {
	const verdict = verifyToken(keys, token, { workspace, purpose: 'sample' }, now);
	return verdict.kind === 'valid' && verdict.claims.subject === receiver;
}

/**
 * Takes the sample of the source as if the sender had sent it just now, under a new id. It passes no
 * signature check; it is for tests alone, and its events are marked as such.
 */
export async function playSample(
	intake: Intake,
	now: number,
	receiving: Omit<Receiving, 'test'>,
): Promise<Taken> {
	const { headers, query, body } = intake.sender.sample(now, newId('evt'));
	const request = {
		method: 'POST',
		url: '',
		headers,
		query,
		rawBody: Buffer.from(body),
		body: null,
	};
	const heard = { request, secrets: { secret: null, previousSecret: null }, now };
	try {
		const taken = await takeEvents(intake, heard, {
			...receiving,
			test: true,
			isLate: () => false,
		});
		if (taken.kind !== 'answered') return taken;
		const fault = misfit(intake, taken.reason ?? '');
		return { kind: 'refused', answer: taken.answer, fault, log: fault.message };
	} catch (error) {
		return unavailable(intake, error as Error);
	}
}

const misfit = ({ system }: Intake, reason: string): SetupError =>
	new SetupError(
		`The sample of ${system.names.en} starts nothing here: ${reason}`,
		'Change the filters or options of this node, or listen for the sender and let it send such an event.',
	);
