import { unacceptable } from '../../model/read-input';
import { rowPath, rows, text, textList } from '../option/fields';
import { type OptionsOf, refined } from '../option/option';
import { fieldColumns, fieldOf } from '../source/field-columns';
import { senderZone } from '../source/sender-zone';
import { isRecordId, longId } from './record-id';

/** Fields that fill ours unless the admin says otherwise: Salesforce's own, and formulas by these names. */
const usualFields: Record<string, string> = {
	Name: 'subject.title',
	Subject: 'subject.title',
	Amount: 'value.amount',
	TotalAmount: 'value.amount',
	CurrencyIsoCode: 'value.currency',
	ContactId: 'customer.externalId',
	Contact_Id__c: 'customer.externalId',
	SuppliedName: 'customer.name',
	SuppliedEmail: 'customer.email',
	SuppliedPhone: 'customer.phone',
	ContactPhone: 'customer.phone',
	ContactMobile: 'customer.phone',
	ContactEmail: 'customer.email',
	'Contact.Name': 'customer.name',
	'Contact.Email': 'customer.email',
	'Contact.MobilePhone': 'customer.phone',
	Contact_Name__c: 'customer.name',
	Contact_Email__c: 'customer.email',
	Contact_Phone__c: 'customer.phone',
	Contact_Language__c: 'customer.language',
	Contact_Time_Zone__c: 'customer.timeZone',
	Contact_Segment__c: 'customer.segment',
	OwnerId: 'owner.id',
	'Owner.Name': 'owner.name',
	'Owner.Email': 'owner.email',
	Owner_Name__c: 'owner.name',
	Owner_Email__c: 'owner.email',
};

const words = (label: string, hint: string, usual: readonly string[], example: string) =>
	refined(textList({ label, hint, example }), (given) =>
		(given.length === 0 ? usual : given).map((word) => word.toLowerCase()),
	);

export const options = {
	fields: refined(
		rows({
			label: 'Fields',
			hint: 'Which field of Salesforce is what. Its own ones, and formulas such as Contact_Email__c, are known already; what is none of ours becomes an attribute by its API name.',
			row: 'Field',
			columns: {
				api: text({
					label: 'API Name',
					hint: 'As Salesforce has it',
					example: 'Survey_Email__c',
					fallback: '',
				}),
				...fieldColumns,
			},
		}),
		(given, place) => {
			const fields = new Map(Object.entries(usualFields));
			for (const [index, row] of given.entries()) {
				if (row.api === '') continue;
				const own = fieldOf(row, rowPath(place, index));
				// What the admin says wins over the usual fields of the same kind.
				for (const [usual, taken] of fields) if (taken === own) fields.delete(usual);
				fields.set(row.api, own);
			}
			return fields;
		},
	),
	organization: refined(
		text({
			label: 'Organization ID',
			hint: 'Let in outbound messages of this organization only: Setup → Company Information, 15 or 18 characters. Empty means that the secret alone decides.',
			example: '00D7F00000107Xs',
			fallback: null,
		}),
		(id, place) => {
			if (id === null) return null;
			if (id.startsWith('00D') && isRecordId(id)) return longId(id);
			throw unacceptable(place, id, '15 or 18 characters that begin with 00D');
		},
	),
	wonStages: words(
		'Won Stages',
		'Stages, between commas, that mean an opportunity is won, where IsWon is not sent. Empty means Closed Won.',
		['Closed Won'],
		'Closed Won',
	),
	lostStages: words(
		'Lost Stages',
		'Stages that mean an opportunity is lost, where IsWon is not sent. Empty means Closed Lost.',
		['Closed Lost'],
		'Closed Lost',
	),
	closedStatuses: words(
		'Closed Statuses',
		'Statuses, between commas, that mean a case is closed, where IsClosed is not sent. Empty means Closed.',
		['Closed'],
		'Closed, Done',
	),
	reopenedStatuses: words(
		'Reopened Statuses',
		'Statuses that only cases have which were closed before. Empty means that Salesforce does not tell.',
		[],
		'Reopened',
	),
	senderZone,
};

export type SalesforceOptions = OptionsOf<typeof options>;
