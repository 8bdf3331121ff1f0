import type { PushWords } from '../record-push/words';

/** Neocrm's own objects. */
export const words: PushWords = {
	system: 'Neocrm',
	key: 'neocrm',
	id: 'id',
	changed: ['updatedAt', 'createdAt'],
	everywhere: {
		name: 'subject.title',
		ownerId: 'owner.id',
		accountId: 'customer.externalId',
	},
	kinds: {
		account: {
			noun: 'account',
			fields: {
				id: 'customer.externalId',
				accountName: 'customer.name',
				phone: 'customer.phone',
			},
		},
		contact: {
			noun: 'contact',
			fields: {
				id: 'customer.externalId',
				contactName: 'customer.name',
				mobile: 'customer.phone',
				email: 'customer.email',
			},
		},
		lead: {
			noun: 'lead',
			fields: { name: 'customer.name', mobile: 'customer.phone', email: 'customer.email' },
		},
		opportunity: {
			noun: 'deal',
			fields: { opportunityName: 'subject.title', money: 'value.amount' },
		},
		order: { noun: 'order', fields: { amount: 'value.amount' } },
		contract: { noun: 'contract', fields: { title: 'subject.title', amount: 'value.amount' } },
		serviceCase: { noun: 'ticket', fields: { caseAccountId: 'customer.externalId' } },
	},
	example: { object: 'opportunity', field: 'saleStageId', value: '1411588178390021' },
	usual: 'signature',
};
