import { NotFoundError, SetupError } from '../../model/errors';
import { findCustomer } from '../../store/repositories/customers';
import { anyOptOutLink } from '../ask/opt-out-link';
import type { House } from '../house';

/**
 * A customer's own link to their preference page: what they get, how often, by which way, in which
 * language, what is known about them. It belongs to them alone and works for 400 days. What they say there
 * holds for their present mailbox, too, unless nothing but their own word says that it is theirs.
 *
 * @throws NotFoundError for an id that is not in this workspace, SetupError without a page that people
 * could reach
 */
export async function preferenceLink(
	house: House,
	now: number,
	customerId: string,
): Promise<string> {
	const { store, workspace } = house;
	const customer = await findCustomer(store.db, workspace, customerId);
	if (!customer) {
		throw new NotFoundError(
			`There is no customer "${customerId}" in the workspace "${workspace}".`,
			'Give the customer.id of an item that came from the same workspace.',
		);
	}
	const address = customer.self_named === null ? customer.email : null;
	const whose = { customerId: customer.customer_id, address };
	const link = await anyOptOutLink(house, { ...whose, topic: null, at: now, test: false });
	if (link !== null) return link;
	throw new SetupError(
		'No page of this workspace can be reached, so there is no preference page.',
		'Publish a workflow with a Satisfaction Response Trigger, and set WEBHOOK_URL for n8n or Public Address in the Satisfaction Workspace credential.',
	);
}
