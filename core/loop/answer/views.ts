import { markViewed } from '../../store/repositories/invitations';
import type { Store } from '../../store/store';
import type { House } from '../house';

/** Views are noted together: a scanner that opens a page a hundred times costs one write. */
const flushAfter = 250;

type Noted = { workspace: string; invitationIds: Set<string>; at: number };

const notedBy = new Map<Store, Map<string, Noted>>();

/**
 * Notes that a page was opened. Nothing is decided by it and losing it in a crash is harmless, so
 * it is written shortly after, away from the request.
 */
export function noteViewed(house: House, invitationId: string, now: number): void {
	let noted = notedBy.get(house.store);
	if (!noted) {
		noted = new Map();
		notedBy.set(house.store, noted);
		setTimeout(() => void flushViews(house.store), flushAfter).unref();
	}
	const own = noted.get(house.workspace) ?? {
		workspace: house.workspace,
		invitationIds: new Set<string>(),
		at: now,
	};
	own.invitationIds.add(invitationId);
	own.at = now;
	noted.set(house.workspace, own);
}

/** Writes what is noted for a store; a failure only loses views. */
export async function flushViews(store: Store): Promise<void> {
	const noted = notedBy.get(store);
	notedBy.delete(store);
	for (const { workspace, invitationIds, at } of noted?.values() ?? []) {
		try {
			await store.transaction(
				async (tx) => await markViewed(tx, workspace, [...invitationIds], at),
			);
		} catch {
			// The page was served; that it was seen is all that is lost.
		}
	}
}
