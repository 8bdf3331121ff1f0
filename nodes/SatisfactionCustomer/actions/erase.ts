import { eraseCustomer, foreseeErasure } from '../../../core/loop/customer/erase';
import {
	erasureInWords,
	erasureMessage,
	erasureReceipt,
} from '../../../core/loop/customer/erasure-receipt';
import { customerPart } from '../../../core/loop/item/item-parts';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { NotFoundError } from '../../../core/model/errors';
import { fillItem } from '../../../core/model/item';
import { doerOf } from '../../connection/doer-of';
import type { Operation } from '../../connection/operation';
import { erasedCustomer, eraseFields } from './erase-fields';

/** Takes a person out of the store, with a receipt. */
export const erase: Operation = {
	value: 'erase',
	name: 'Erase',
	action: 'Erase a customer',
	description:
		'Delete all that is stored of a customer and keep scores that name nobody, with a receipt; executed by hand it only shows what it would do',
	resource: 'privacy',
	// It cannot be undone: no model decides it.
	tool: null,
	plans: true,
	fields: eraseFields,
	async execute(call) {
		const { context, house, now, json, trial } = call;
		const say = sayOf(house);
		const { customer } = await erasedCustomer(call);
		if (trial || json.test === true) {
			const foreseen = await foreseeErasure(house, now, customer.customer_id);
			const { rows = 0, anonymised: scores = 0, removed = {} } = foreseen ?? {};
			const why = trial ? 'privacy.foreseen' : 'privacy.foreseen.test';
			const outcome = { code: 'trial', text: say(why, { rows, scores }) };
			const item = fillItem(json, { customer: customerPart(customer), outcome });
			return [{ item: { ...item, erasure: { id: null, removed, anonymised: scores } } }];
		}
		const done = await eraseCustomer(house, now, {
			customerId: customer.customer_id,
			doer: doerOf(context),
		});
		// Somebody else was faster.
		if (done.kind === 'unknown') {
			throw new NotFoundError(
				say('privacy.unknown', { customer: customer.customer_id }),
				'Nothing has to be done.',
			);
		}
		const erasure = erasureReceipt(house, done);
		const outcome = { code: 'erased', text: erasureInWords(house, erasure) };
		const message = await erasureMessage(house, done);
		// What came in named them; what goes on does so only in the mail to themselves.
		return [{ item: { ...fillItem({}, { outcome, message }), erasure } }];
	},
};
