import { setTimeout as sleep } from 'node:timers/promises';

import { NotFoundError } from '../../model/errors';
import type { Delivered } from '../../systems/channel';
import type { House } from '../house';
import type { Ends } from './ends';

/** What became of a letter that was handed over for good, and when, epoch ms. */
export type Fate = {
	result: Exclude<Delivered, { kind: 'unavailable' }>;
	ends: Ends;
	at: number;
};

/**
 * What this process knows and could not store, by workspace and Message-ID: while it lives, such a
 * message does not leave again.
 */
const unrecorded = new Map<string, Fate>();

/** Pauses between the tries to store what became of a message, ms: some four minutes in all. */
const pauses = [100, 250, 500, 1_000, 2_000, 4_000, ...Array.from({ length: 23 }, () => 10_000)];

const placeOf = ({ workspace }: House, messageId: string): string =>
	JSON.stringify([workspace, messageId]);

/** What became of a message that this process has handed over without being able to store it. */
export function unrecordedFate(house: House, messageId: string): Fate | null {
	return unrecorded.get(placeOf(house, messageId)) ?? null;
}

/**
 * Stores what became of a letter. The mail server's word cannot be had a second time: while the database
 * is away it is kept here, and stored when the database is back.
 *
 * @param record one try to store it
 * @throws what the database threw at last; whoever brings the message next stores it then
 */
export async function recordSurely<T>(
	house: House,
	{ messageId, fate }: { messageId: string; fate: Fate },
	record: () => Promise<T>,
): Promise<T> {
	const place = placeOf(house, messageId);
	unrecorded.set(place, fate);
	for (let tries = 0; ; tries++) {
		try {
			const recorded = await record();
			unrecorded.delete(place);
			return recorded;
		} catch (error) {
			const pause = pauses[tries];
			// The message is gone: there is nothing left to store it with.
			const gone = error instanceof NotFoundError;
			if (gone) unrecorded.delete(place);
			if (gone || pause === undefined) throw error;
			await sleep(pause);
		}
	}
}
