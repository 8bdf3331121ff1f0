import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { workOnCase } from '../../../core/loop/cases/work-on-case';
import { type Action, textParameter, workGiven } from './action';

export const closeFields: INodeProperties[] = [
	{
		displayName: 'Reason',
		name: 'closeReason',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Opened by mistake',
		displayOptions: { show: { operation: ['close'] } },
		description: 'Why the case ends without the word of the customer',
	},
];

/** Ends a case by hand; it counts as closed, never as confirmed. */
export const closeCaseOf: Action = async (call) => {
	const reason = textParameter(call, 'closeReason') ?? '';
	const work = { ...workGiven(call), action: () => ({ kind: 'close' as const, reason }) };
	return (await workOnCase(call.house, call.now, work)) as IDataObject[];
};
