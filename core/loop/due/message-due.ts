import { findCustomer } from '../../store/repositories/customers';
import { findMessage } from '../../store/repositories/messages';
import { customerPart } from '../item/item-parts';
import type { PlannedMessage } from '../send/plan-message';
import { sayOf } from '../workspace/spoken';
import { done, type DueKindOf, dueData } from './due-kind';

/**
 * A mail of one's own that could not leave when it was written, or whose process died over it: it is
 * given out again as it was rendered.
 */
export const messageDue: DueKindOf<'message'> = {
	key: 'message',
	takers: ['message'],
	prepare: async (tx, house, row) => {
		const { workspace } = house;
		const known = await findMessage(tx, workspace, { key: row.ref_key });
		// Erased with the person it was for, or gone meanwhile.
		if (!known || known.state === 'sent') return done;
		const customer = known.customer_id
			? await findCustomer(tx, workspace, known.customer_id)
			: undefined;
		const planned = dueData<PlannedMessage>(row) as PlannedMessage;
		return {
			kind: 'give',
			items: [
				{
					test: row.test === 1,
					outcome: { code: 'send_now', text: sayOf(house)('due.message') },
					customer: customer ? customerPart(customer) : null,
					message: { key: row.ref_key, kind: 'own', short: '', markdown: '', ...planned },
				},
			],
		};
	},
};
