import { isObject } from '../../model/json';
import { dropUnread, keepOn, unreadOf } from '../../store/repositories/unread-pushes';
import type { SourceRequest, SourceSecrets } from '../../systems/source/source';
import type { House } from '../house';
import type { Intake } from './intake';
import type { KeptRequest } from './keep-unread';
import { startEvents } from './start-events';
import { takeEvents } from './take-events';

/**
 * Reads anew what a trigger could not read, by what is set in it now, and starts the workflow with what
 * is an event now. What still is none stays.
 *
 * @param input.secrets what encrypted requests are opened with
 * @param input.start is given the items of one request at a time
 */
export async function readAgain(
	house: House,
	now: number,
	input: {
		intake: Intake;
		secrets: SourceSecrets;
		receiver: string;
		start: (items: Array<Record<string, unknown>>) => void;
	},
): Promise<void> {
	const { intake, secrets, receiver, start } = input;
	for (const push of await unreadOf(house.store.db, house.workspace, receiver)) {
		const request = requestOf(push.request);
		if (push.system !== intake.system.key || request === null) continue;
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
					await keepOn(house.store.db, house.workspace, push, why);
				},
			},
		});
		if (!isStillUnread) await dropUnread(house.store.db, house.workspace, push);
		if (taken.kind !== 'start') continue;
		const { received, notes } = taken;
		const items = await startEvents(house, now, { received, notes, receiver });
		if (items.length > 0) start(items);
	}
}

function requestOf(text: string): SourceRequest | null {
	const content: unknown = JSON.parse(text);
	if (!isObject(content) || typeof content.body !== 'string') return null;
	const { headers, query, body } = content as KeptRequest;
	const rawBody = Buffer.from(body, 'base64');
	return { method: 'POST', url: '', headers, query, rawBody, body: {} };
}
