import { NotFoundError } from '../../model/errors';
import { isObject } from '../../model/json';
import { findInvitation } from '../../store/repositories/invitations';
import { findResponse } from '../../store/repositories/responses';
import type { House } from '../house';
import { responseItem } from '../answer/response-item';

/**
 * An item as it can be routed: one that has only the id of an answer is filled from the store.
 *
 * @param responseId takes the place of the item's own
 * @throws NotFoundError if there is no such answer
 */
export async function routableItem(
	house: House,
	item: Record<string, unknown>,
	responseId: string | null,
): Promise<Record<string, unknown>> {
	const own =
		isObject(item.response) && typeof item.response.id === 'string' ? item.response.id : null;
	const wanted = responseId ?? own;
	if (wanted === null || (wanted === own && isObject(item.score))) return item;
	const { db } = house.store;
	const response = await findResponse(db, house.workspace, wanted);
	if (!response) {
		throw new NotFoundError(
			`There is no response "${wanted}" in the workspace "${house.workspace}".`,
			'Use the item of a Response Trigger, or record the answer with Satisfaction Score first.',
		);
	}
	const invitation = response.invitation_id
		? ((await findInvitation(db, house.workspace, response.invitation_id)) ?? null)
		: null;
	// As if it were handed over again: with its case, if it has one.
	return { ...item, ...(await responseItem(house, { response, invitation, handOver: 'changed' })) };
}
