import type { PushWords } from '../record-push/words';

/** Fxiaoke's own objects; people come as lists of ids, names of what is looked up with `__r`. */
export const words: PushWords = {
	system: 'Fxiaoke',
	key: 'fxiaoke',
	id: '_id',
	changed: ['last_modified_time', 'create_time'],
	everywhere: {
		name: 'subject.title',
		owner: 'owner.id',
		'owner__r.name': 'owner.name',
		'owner__r.email': 'owner.email',
		account_id: 'customer.externalId',
		account_id__r: 'customer.name',
	},
	kinds: {
		AccountObj: {
			noun: 'account',
			fields: {
				_id: 'customer.externalId',
				name: 'customer.name',
				tel: 'customer.phone',
				email: 'customer.email',
			},
		},
		ContactObj: {
			noun: 'contact',
			fields: {
				_id: 'customer.externalId',
				name: 'customer.name',
				mobile1: 'customer.phone',
				email: 'customer.email',
			},
		},
		LeadsObj: {
			noun: 'lead',
			fields: { mobile: 'customer.phone', email: 'customer.email' },
		},
		NewOpportunityObj: { noun: 'deal', fields: { amount: 'value.amount' } },
		OpportunityObj: { noun: 'deal', fields: { expected_deal_amount: 'value.amount' } },
		SalesOrderObj: { noun: 'order', fields: { order_amount: 'value.amount' } },
		ContractObj: { noun: 'contract', fields: {} },
		CasesObj: { noun: 'ticket', fields: {} },
	},
	example: { object: 'NewOpportunityObj', field: 'sales_status', value: '2' },
	usual: 'header',
};
