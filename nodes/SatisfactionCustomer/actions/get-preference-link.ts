import { customerPart } from '../../../core/loop/item/item-parts';
import { preferenceLink } from '../../../core/loop/customer/preference-link';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { fillItem } from '../../../core/model/item';
import type { Operation } from '../../connection/operation';
import { customerField, customerGiven } from './customer-given';

/** A customer's own link to their preference page. */
export const getPreferenceLink: Operation = {
	value: 'preferenceLink',
	name: 'Get Preference Link',
	action: 'Get the preference link of a customer',
	description: 'Get the link to the page where a customer chooses what they get',
	resource: 'privacy',
	// It opens what is known of one person, and belongs to them alone: no chat should have it.
	tool: null,
	fields: [customerField],
	async execute(call) {
		const { house, now, json } = call;
		const { customer } = await customerGiven(call);
		const link = await preferenceLink(house, now, customer.customer_id);
		const outcome = { code: 'preference_link', text: sayOf(house)('customer.preference_link') };
		const item = fillItem(json, { customer: customerPart(customer), outcome });
		return [{ item: { ...item, preferenceLink: link } }];
	},
};
