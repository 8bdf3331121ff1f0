import type { INodeProperties } from 'n8n-workflow';

import { pendingCompensation } from '../../../core/loop/case/pending-compensation';
import type { CaseAction } from '../../../core/loop/case/work-on-case';
import { readSettings } from '../../../core/loop/workspace/settings';
import { type Call, type Operation, textParameter } from '../../connection/operation';
import { fromModel, ifKnown } from '../../connection/tool';
import { caseIdField, inNameOfField, noteField } from './case-fields';
import { doToCase } from './case-given';

const compensationFields: INodeProperties[] = [
	{
		displayName: 'What to Do',
		name: 'compensationStep',
		type: 'options',
		options: [
			{ name: 'Approve', value: 'approve', description: 'Say yes to a request' },
			{ name: 'Decline', value: 'decline', description: 'Say no to a request' },
			{
				name: 'Give or Request',
				value: 'give',
				description: 'Within the limit of the person it is granted, above it approval is asked for',
			},
		],
		default: 'give',
	},
	{
		displayName: 'Kind',
		name: 'compensationKind',
		type: 'options',
		options: [
			{ name: 'Discount', value: 'discount' },
			{ name: 'Gift', value: 'gift' },
			{ name: 'Other', value: 'other' },
			{ name: 'Refund', value: 'refund' },
			{ name: 'Replacement', value: 'replacement' },
			{ name: 'Voucher', value: 'voucher' },
		],
		default: 'voucher',
		displayOptions: { show: { compensationStep: ['give'] } },
	},
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		displayOptions: { show: { compensationStep: ['give'] } },
	},
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: '',
		placeholder: 'e.g. EUR',
		displayOptions: { show: { compensationStep: ['give'] } },
		description: 'Empty takes the currency of the workspace. Another one always needs approval.',
	},
	{
		displayName: 'Compensation ID',
		name: 'compensationId',
		type: 'string',
		default: '',
		displayOptions: { show: { compensationStep: ['approve', 'decline'] } },
		description: 'Empty takes the one request that waits',
	},
];

/** Gives a compensation, asks for one, or decides a request. */
export const compensateCase: Operation = {
	value: 'compensation',
	name: 'Compensation',
	action: 'Compensate the customer of a case',
	description: 'Give or request a compensation, or decide a request',
	resource: 'work',
	tool: {
		description:
			'Gives the customer of a case a compensation, or asks for approval where nobody may grant it alone. Returns the compensation and whether it was granted or waits for approval.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
			amount: fromModel('Amount', 'Amount in the currency of the workspace', { kind: 'number' }),
			compensationId: fromModel('Compensation ID', 'ID of the request that is decided', ifKnown),
			note: fromModel('Note', 'What the history of the case should say about it', ifKnown),
		},
	},
	fields: [caseIdField, ...compensationFields, inNameOfField, noteField],
	async execute(call) {
		const step = textParameter(call, 'compensationStep');
		const note = textParameter(call, 'note');
		if (step !== 'approve' && step !== 'decline') {
			const given = await gift(call, note);
			return await doToCase(call, () => given);
		}
		const named = textParameter(call, 'compensationId');
		return await doToCase(call, async (row) => ({
			kind: step,
			compensationId: await pendingCompensation(call.house, row, named),
			note,
		}));
	},
};

async function gift(call: Call, note: string | null): Promise<CaseAction> {
	const currency =
		textParameter(call, 'currency')?.toUpperCase() ??
		(await readSettings(call.house)).settings.compensation.currency;
	return {
		kind: 'compensation',
		compensationKind: textParameter(call, 'compensationKind') ?? 'voucher',
		amount: Number(call.parameter('amount', 0)),
		currency,
		note,
	};
}
