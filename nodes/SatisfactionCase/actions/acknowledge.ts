import type { Operation } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { caseIdField, inNameOfField } from './case-fields';
import { doToCase } from './case-given';

/** Somebody takes care of it: the clock of the first response stops. */
export const acknowledgeCase: Operation = {
	value: 'acknowledge',
	name: 'Acknowledge',
	action: 'Acknowledge a case',
	description: 'Stop the clock of the first response',
	resource: 'work',
	tool: {
		description:
			'Says that somebody takes care of a case, which stops the clock of its first response. Returns the case with its new state.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
		},
	},
	fields: [caseIdField, inNameOfField],
	execute: async (call) => await doToCase(call, () => ({ kind: 'acknowledge' })),
};
