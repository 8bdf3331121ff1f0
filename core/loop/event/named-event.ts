import { NotFoundError } from '../../model/errors';
import { type EventRow, findEvent } from '../../store/repositories/events';
import type { Db, Tx } from '../../store/store';
import type { House } from '../house';

/**
 * The event that an item names; `null` where it names none.
 *
 * @throws NotFoundError for one that is not in this workspace
 */
export async function namedEvent(
	db: Db | Tx,
	{ workspace }: House,
	eventId: string | null,
): Promise<EventRow | null> {
	if (eventId === null) return null;
	const event = await findEvent(db, workspace, eventId);
	if (event) return event;
	throw new NotFoundError(
		`There is no event "${eventId}" in the workspace "${workspace}".`,
		'Connect a Satisfaction CRM Trigger that uses the same Satisfaction Workspace credential.',
	);
}
