import { InputError } from '../../model/errors';
import { shown } from '../../model/shown';

/** A form as it is asked for: what names a record, and which fields come in a list. */
export type Form = { id: string; key: string; fields: readonly string[] };

/** Fields of the usual forms that are of use here; all of them are of the head, so that a bill is one row. */
const usual: readonly Form[] = [
	{
		id: 'BD_Customer',
		key: 'FCUSTID',
		fields: ['FNumber', 'FName', 'FDocumentStatus', 'FForbidStatus'],
	},
	{
		id: 'SAL_SaleOrder',
		key: 'FID',
		fields: [
			'FBillNo',
			'FDate',
			'FDocumentStatus',
			'FCloseStatus',
			'FCustId',
			'FCustId.FNumber',
			'FCustId.FName',
			'FSalerId.FNumber',
			'FSalerId.FName',
		],
	},
	{
		id: 'SAL_OUTSTOCK',
		key: 'FID',
		fields: [
			'FBillNo',
			'FDate',
			'FDocumentStatus',
			'FCustomerID',
			'FCustomerID.FNumber',
			'FCustomerID.FName',
			'FSalesManID.FNumber',
			'FSalesManID.FName',
		],
	},
];

/** The forms that the panel offers. */
export const usualForms: ReadonlyArray<{ value: string; name: string }> = [
	{ value: 'BD_Customer', name: '客户 Customer' },
	{ value: 'SAL_SaleOrder', name: '销售订单 Sales Order' },
	{ value: 'SAL_OUTSTOCK', name: '销售出库单 Delivery' },
];

/** What every form has that is watched for changes. */
export const modified = 'FModifyDate';

/**
 * A form as people write it: its id, or `id:key field,further fields` for one that is not usual or that
 * has fields of its own.
 *
 * @throws InputError for anything else: the names become part of a query
 */
export function formOf(object: string): Form {
	const match = /^\s*(\w{1,80})\s*(?::\s*([\w.]+(?:\s*,\s*[\w.]+)*))?\s*$/.exec(object);
	if (!match) {
		throw new InputError(
			`${shown(object)} names no form of Kingdee K/3 Cloud.`,
			'Give the id of the form, e.g. SAL_SaleOrder, or with the fields of a list: SAL_SaleOrder:FID,FBillNo,FCustId.FName.',
		);
	}
	const [, id = '', list] = match;
	const known = usual.find((one) => one.id.toLowerCase() === id.toLowerCase());
	if (list === undefined)
		return known ?? { id, key: 'FID', fields: ['FBillNo', 'FDocumentStatus'] };
	const [key = 'FID', ...fields] = list.split(',').map((name) => name.trim());
	return { id: known?.id ?? id, key, fields };
}
