import type { INodeProperties } from 'n8n-workflow';

import { type Operation, textParameter } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { caseIdField, inNameOfField } from './case-fields';
import { doToCase } from './case-given';

const reasonField: INodeProperties = {
	displayName: 'Reason',
	name: 'note',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	required: true,
	placeholder: 'e.g. Opened by mistake',
	description: 'Kept in the history of the case',
};

/** Ends a case by hand; it counts as closed, never as confirmed. */
export const closeCase: Operation = {
	value: 'close',
	name: 'Close',
	action: 'Close a case',
	description: 'End a case by hand: a mistake, a duplicate',
	resource: 'case',
	tool: {
		description:
			'Ends a case by hand, because it was a mistake or a duplicate; the customer is not asked. Returns the case with its new state.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
			note: fromModel('Reason', 'Why it is closed'),
		},
	},
	fields: [caseIdField, inNameOfField, reasonField],
	async execute(call) {
		const reason = textParameter(call, 'note') ?? '';
		return await doToCase(call, () => ({ kind: 'close', reason }));
	},
};
