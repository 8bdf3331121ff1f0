import { setImmediate as nextTurn } from 'node:timers/promises';

import { isObject, parsedJson } from '../../model/json';
import {
	dropUnread,
	findUnread,
	keepOn,
	unreadIds,
	type UnreadPush,
} from '../../store/repositories/unread-pushes';
import type { SourceRequest, SourceSecrets } from '../../systems/source/source';
import type { House } from '../house';
import type { Intake } from './intake';
import { type KeptRequest, toldOf } from './keep-unread';
import { startEvents } from './start-events';
import { takeEvents } from './take-events';

/**
 * Reads anew what a trigger could not read, by what is set in it now, and starts the workflow with what
 * is an event now. What still is none stays.
 *
 * @param input.secrets what encrypted requests are opened with
 * @param input.start is given the items of one request at a time
 * @throws what went wrong first, once all others have been read
 */
export async function readAgain(house: House, now: number, input: ReadingAgain): Promise<void> {
	const { db } = house.store;
	const faults: unknown[] = [];
	for (const id of await unreadIds(db, house.workspace, input.receiver)) {
		// Looked for at its turn: an erasure takes what is kept.
		const one = { receiver: input.receiver, push_id: id };
		try {
			const push = await findUnread(db, house.workspace, one);
			if (push) await readOne(house, now, input, push);
		} catch (fault) {
			faults.push(fault);
		}
		await nextTurn();
	}
	if (faults.length > 0) throw faults[0];
}

type ReadingAgain = {
	intake: Intake;
	secrets: SourceSecrets;
	receiver: string;
	start: (items: Array<Record<string, unknown>>) => void;
};

async function readOne(
	house: House,
	now: number,
	{ intake, secrets, receiver, start }: ReadingAgain,
	push: UnreadPush,
): Promise<void> {
	const { db } = house.store;
	const request = requestOf(push.request);
	if (push.system !== intake.system.key || request === null) return;
	// Read as of then: its signature was in time, and what says no time happened when it came.
	const heard = { request, secrets, now: push.at };
	let isStillUnread = false;
	const taken = await takeEvents(intake, heard, {
		receiver,
		test: false,
		open: async () => await Promise.resolve(house),
		isLate: () => false,
		again: {
			now,
			keep: async (why) => {
				isStillUnread = true;
				await keepOn(db, house.workspace, push, toldOf(why));
			},
		},
	});
	if (!isStillUnread) await dropUnread(db, house.workspace, push);
	if (taken.kind !== 'start') return;
	const { received, notes } = taken;
	const items = await startEvents(house, now, { received, notes, receiver });
	if (items.length > 0) start(items);
}

function requestOf(text: string): SourceRequest | null {
	const content = parsedJson(text);
	if (!isObject(content) || typeof content.body !== 'string') return null;
	const { headers, query, body } = content as KeptRequest;
	const rawBody = Buffer.from(body, 'base64');
	return { method: 'POST', url: '', headers, query, rawBody, body: {} };
}
