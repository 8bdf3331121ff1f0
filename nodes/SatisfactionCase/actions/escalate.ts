import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { workOnCase } from '../../../core/loop/case/work-on-case';
import { type Action, textParameter, workGiven } from './action';

const show = { operation: ['escalate'] };

export const escalateFields: INodeProperties[] = [
	{
		displayName: 'Rung',
		name: 'rung',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		displayOptions: { show },
		description: 'Step of the escalation ladder. 0 takes the next one.',
	},
];

/** Moves a case up the ladder; whom the rung names is told, and takes over if the ladder says so. */
export const escalateCaseOf: Action = async (call) => {
	const asked = Number(call.context.getNodeParameter('rung', call.index, 0));
	const reason = textParameter(call, 'note');
	const work = {
		...workGiven(call),
		action: (row: { rung: number }) => ({
			kind: 'escalate' as const,
			rung: asked === 0 ? row.rung + 1 : asked,
			reason,
			planned: false,
		}),
	};
	return (await workOnCase(call.house, call.now, work)) as IDataObject[];
};
