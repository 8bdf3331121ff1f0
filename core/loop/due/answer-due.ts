import { caseOfResponse } from '../../store/repositories/cases';
import { findCustomer } from '../../store/repositories/customers';
import { findEvent } from '../../store/repositories/events';
import { findInvitation, updateInvitation } from '../../store/repositories/invitations';
import { findResponse, type ResponseRow, updateResponse } from '../../store/repositories/responses';
import type { Tx } from '../../store/store';
import type { House } from '../house';
import { customerPart, eventPart, storedOwner } from '../item/item-parts';
import { responseItem } from '../answer/response-item';
import { settleVerification } from '../answer/settle-verification';
import type { Prepare, Prepared } from './due-kind';

/** Half an answer has waited long enough: it leaves as it is, in the Response Trigger's shape. */
export const preparePartial: Prepare = async (tx, house, row, now) => {
	const response = await findResponse(tx, house.workspace, row.ref_id);
	if (!response) return { kind: 'done' };
	// Closed by an earlier claim that could not be handed over, else finished by the customer.
	const again = row.attempt > 1 && response.handed_over > 0;
	if (response.state !== 'partial' && !again) return { kind: 'done' };
	const closed: ResponseRow = {
		...response,
		state: 'completed',
		completed_at: response.completed_at ?? now,
		handed_over: Math.max(1, response.handed_over),
		updated_at: now,
	};
	await updateResponse(tx, house.workspace, response.response_id, {
		state: closed.state,
		completed_at: closed.completed_at,
		handed_over: closed.handed_over,
		updated_at: now,
	});
	if (response.invitation_id) {
		const change = { state: 'completed' as const, updated_at: now };
		await updateInvitation(tx, house.workspace, response.invitation_id, change);
		// A good rating of a fix confirms it, also without the second page.
		const invitation = await findInvitation(tx, house.workspace, response.invitation_id);
		if (invitation) await settleVerification(tx, house, invitation, closed, now);
	}
	return await asAnswer(tx, house, closed, 'The customer gave a rating and left it at that.');
};

/** A low score that nobody has made a case of: the net under a crash between two nodes. */
export const prepareLowScore: Prepare = async (tx, house, row) => {
	const response = await findResponse(tx, house.workspace, row.ref_id);
	if (response?.level !== 'low') return { kind: 'done' };
	if (await caseOfResponse(tx, house.workspace, response.response_id)) return { kind: 'done' };
	return await asAnswer(tx, house, response, 'This low score has no case yet.');
};

async function asAnswer(
	tx: Tx,
	house: House,
	response: ResponseRow,
	text: string,
): Promise<Prepared> {
	const invitation = response.invitation_id
		? await findInvitation(tx, house.workspace, response.invitation_id)
		: undefined;
	const parts = await responseItem(
		house,
		{ response, invitation: invitation ?? null, handOver: 'completed' },
		tx,
	);
	const outcome = { code: parts.outcome?.code ?? 'completed', text };
	return { kind: 'emit', items: [{ ...parts, outcome }], level: response.level };
}

/** An event that was accepted but never decided about: it starts again. */
export const prepareEvent: Prepare = async (tx, house, row) => {
	const event = await findEvent(tx, house.workspace, row.ref_id);
	if (!event || event.processed_at !== null) return { kind: 'done' };
	const customer = event.customer_id
		? await findCustomer(tx, house.workspace, event.customer_id)
		: undefined;
	return {
		kind: 'emit',
		level: null,
		items: [
			{
				test: event.test === 1,
				outcome: { code: 'unprocessed', text: 'This event has no decision yet.' },
				event: eventPart(event),
				customer: customer ? customerPart(customer) : null,
				owner: storedOwner(event.owner),
			},
		],
	};
};
