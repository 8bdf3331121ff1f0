import type { MessageRow } from '../../store/repositories/messages';
import type { House } from '../house';
import { marksAnewAfter, renewSending } from './keep-sending';

/**
 * Does something with a message that is marked as being sent, and marks it anew for as long as that
 * takes: a mail server may let wait for longer at each command than a mark lives.
 */
export async function whileMarked<T>(
	{ house, clock }: { house: House; clock: () => number },
	message: MessageRow,
	work: () => Promise<T>,
): Promise<T> {
	const timer = setInterval(() => {
		// While the database is away nobody else can take it either; the next beat tries again.
		void renewSending(house, clock(), message).catch(() => {});
	}, marksAnewAfter);
	timer.unref();
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}
