import type { Operation } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { caseIdField, inNameOfField } from './case-fields';
import { doToCase } from './case-given';

/** A pause ends before its time. */
export const resumeCase: Operation = {
	value: 'resume',
	name: 'Resume',
	action: 'Resume a case',
	description: 'Let the clock of a paused case run again',
	resource: 'work',
	tool: {
		description:
			'Ends the pause of a case before its time, so that its clock runs again. Returns the case with its new due times.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
		},
	},
	fields: [caseIdField, inNameOfField],
	execute: async (call) => await doToCase(call, () => ({ kind: 'resume' })),
};
