import type { Delivered, Letter } from '../../systems/channel';
import { Pace } from '../../systems/http/pace';
import { SystemError } from '../../systems/system-error';
import { inTurn } from './in-turn';
import type { Turn } from './keep-sending';
import type { Sending } from './sending';

/** What each line has taken of late, in this process. */
const pace = new Pace();

/** Lines that have said themselves that they take no more, and until when (epoch ms). */
const resting = new Map<string, number>();

/** How long a line rests that has said so, where it names no stretch of time of its own, ms. */
const restFor = 60_000;

/** What its lines share, and what they are told apart by. */
const serverOf = ({ channel, line }: Pick<Sending, 'channel' | 'line'>): string =>
	`${channel.key} ${line.server}`;

/** After which time there is room again on a channel that takes no more for the moment, ms. */
export function roomAgainIn(sending: Pick<Sending, 'channel' | 'line' | 'clock'>): number {
	const rests = (resting.get(serverOf(sending)) ?? 0) - sending.clock();
	return Math.max(restFor, sending.channel.limit.pace?.perMs ?? 0, rests);
}

/**
 * Hands a letter to its channel within that one's limits: of size, of how many at once, and of how many in a
 * stretch of time. What is over the last waits for the clock, and not here.
 *
 * @param turn is asked when its turn has come; if it may not leave, that is what is returned
 */
export async function deliverLetter<Stays extends Exclude<Turn, { kind: 'leave' }>>(
	sending: Sending,
	letter: Letter,
	turn: () => Promise<Stays | { kind: 'leave' }>,
): Promise<Delivered | Stays> {
	const { channel, line, tools } = sending;
	if (channel.reaches === 'person' && channel.address(letter.to.address) === null) {
		return { kind: 'refused', code: 'no_address', reply: '', addressIsWrong: true };
	}
	const tooLarge = overSize(sending, letter);
	if (tooLarge) return tooLarge;
	// Never more at once than the server lets in, however many executions send.
	const server = serverOf(sending);
	return await inTurn(server, channel.limit.atOnce, async () => {
		const now = await turn();
		if (now.kind !== 'leave') return now;
		const full = await noRoom(sending, server);
		if (full) return full;
		const result = await line.deliver(letter, tools);
		// Too much for one person says nothing of the others.
		if (result.kind === 'unavailable' && result.code === 'limited' && result.everybody) {
			const { pace: stretch, rest = stretch?.perMs ?? 0 } = channel.limit;
			resting.set(server, sending.clock() + Math.max(restFor, rest));
		}
		return result;
	});
}

function overSize({ channel }: Sending, letter: Letter): Delivered | null {
	const { limit, key } = channel;
	const attached = (letter.attachments ?? []).reduce((sum, { content }) => sum + content.length, 0);
	// Each channel takes one form of a text, and cuts it if it can; of a mail all forms travel.
	const text = letter.subject + letter.text + letter.html;
	const bytes = key === 'email' ? Buffer.byteLength(text) : 0;
	const over =
		bytes > limit.bytes
			? [bytes, limit.bytes]
			: attached > limit.attached && key === 'email'
				? [attached, limit.attached]
				: null;
	if (!over) return null;
	const reply = `${over[0]} > ${over[1]} bytes`;
	return { kind: 'refused', code: 'too_large', reply, addressIsWrong: false };
}

/** Why a line takes nothing just now, by its own word or by what it has taken; `null` = it does. */
async function noRoom(
	{ channel, tools, clock }: Sending,
	server: string,
): Promise<Delivered | null> {
	const limited = (reply: string): Delivered => ({
		kind: 'unavailable',
		code: 'limited',
		reply,
		everybody: false,
	});
	const until = resting.get(server) ?? 0;
	if (until > clock()) return limited(`${Math.ceil((until - clock()) / 1000)} s`);
	resting.delete(server);
	if (channel.limit.pace === null) return null;
	try {
		await pace.turn(server, channel.limit.pace, { ...tools, now: clock });
		return null;
	} catch (error) {
		if (error instanceof SystemError && error.fault === 'limited') return limited(error.message);
		throw error;
	}
}
