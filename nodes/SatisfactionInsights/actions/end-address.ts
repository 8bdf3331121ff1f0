import { endAddress as end } from '../../../core/loop/insight/address/make-address';
import { doerOf } from '../../connection/doer-of';
import { type Operation, textParameter } from '../../connection/operation';
import { addressNameField } from './address-fields';

/** Ends an address that tools pull figures from. */
export const endAddress: Operation = {
	value: 'endAddress',
	name: 'End Address',
	action: 'End an address for tools',
	description: 'End an address that tools pull figures from; they are told that it has ended',
	resource: 'report',
	// Dashboards stop being fed: for a person to decide.
	tool: null,
	fields: [addressNameField('The name it was created with')],
	async execute(call) {
		const { context, house, now } = call;
		const name = textParameter(call, 'addressName') ?? '';
		const { text, ...address } = await end(house, now, { name, doer: doerOf(context) });
		return [{ item: { outcome: { code: 'address_ended', text }, address } }];
	},
};
