import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { pendingCompensation } from '../../../core/loop/case/pending-compensation';
import { type CaseAction, workOnCase } from '../../../core/loop/case/work-on-case';
import { readSettings } from '../../../core/loop/workspace/settings';
import { type Action, type Call, textParameter, workGiven } from './action';

const show = { operation: ['compensation'] };

export const compensationFields: INodeProperties[] = [
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
		displayOptions: { show },
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
		displayOptions: { show: { ...show, compensationStep: ['give'] } },
	},
	{
		displayName: 'Amount',
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		displayOptions: { show: { ...show, compensationStep: ['give'] } },
	},
	{
		displayName: 'Currency',
		name: 'currency',
		type: 'string',
		default: '',
		placeholder: 'e.g. EUR',
		displayOptions: { show: { ...show, compensationStep: ['give'] } },
		description: 'Empty takes the currency of the workspace. Another one always needs approval.',
	},
	{
		displayName: 'Compensation ID',
		name: 'compensationId',
		type: 'string',
		default: '',
		displayOptions: { show: { ...show, compensationStep: ['approve', 'decline'] } },
		description: 'Empty takes the one request that waits',
	},
];

/** Gives a compensation, asks for one, or decides a request. */
export const compensateCaseOf: Action = async (call) => {
	const work = {
		...workGiven(call),
		action: async (row: Parameters<typeof pendingCompensation>[1]): Promise<CaseAction> => {
			const step = textParameter(call, 'compensationStep');
			const note = textParameter(call, 'note');
			if (step !== 'approve' && step !== 'decline') return await gift(call, note);
			const named = textParameter(call, 'compensationId');
			const compensationId = await pendingCompensation(call.house, row, named);
			return { kind: step, compensationId, note };
		},
	};
	return (await workOnCase(call.house, call.now, work)) as IDataObject[];
};

async function gift(call: Call, note: string | null): Promise<CaseAction> {
	const { context, house, index } = call;
	const currency =
		textParameter(call, 'currency')?.toUpperCase() ??
		(await readSettings(house)).settings.compensation.currency;
	return {
		kind: 'compensation',
		compensationKind: textParameter(call, 'compensationKind') ?? 'other',
		amount: Number(context.getNodeParameter('amount', index)),
		currency,
		note,
	};
}
