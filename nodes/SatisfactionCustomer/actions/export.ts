import { copyAsJson } from '../../../core/loop/customer/copy-as-json';
import { exportCustomer } from '../../../core/loop/customer/export';
import { customerPart } from '../../../core/loop/item/item-parts';
import { sayOf } from '../../../core/loop/workspace/spoken';
import { fillItem } from '../../../core/model/item';
import { doerOf } from '../../connection/doer-of';
import type { Operation } from '../../connection/operation';
import { customerField, customerGiven } from './customer-given';

/** Copies all that is stored of a person. */
export const exportOperation: Operation = {
	value: 'export',
	name: 'Export',
	action: 'Export the data of a customer',
	description:
		'Copy all that is stored about a customer: as JSON, and as a page for the customer to read; executed by hand, too, it stands in the audit trail',
	resource: 'privacy',
	// All of a person's data would be in a chat.
	tool: null,
	fields: [customerField],
	async execute(call) {
		const { context, house, now, json } = call;
		const { customer } = await customerGiven(call);
		const { copy, html, rows } = await exportCustomer(house, now, {
			customerId: customer.customer_id,
			doer: doerOf(context),
		});
		const { prepareBinaryData } = context.helpers;
		const data = await copyAsJson(copy);
		const outcome = { code: 'exported', text: sayOf(house)('privacy.exported', { rows }) };
		const item = fillItem(json, { customer: customerPart(customer), outcome });
		return [
			{
				item: { ...item, export: copy },
				binary: {
					data: await prepareBinaryData(data, 'data.json', 'application/json'),
					page: await prepareBinaryData(Buffer.from(html), 'data.html', 'text/html'),
				},
			},
		];
	},
};
