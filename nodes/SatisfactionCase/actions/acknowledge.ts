import type { Operation } from '../../connection/operation';
import { caseIdField, inNameOfField } from './case-fields';
import { doToCase } from './case-given';

/** Somebody takes care of it: the clock of the first response stops. */
export const acknowledgeCase: Operation = {
	value: 'acknowledge',
	name: 'Acknowledge',
	action: 'Acknowledge a case',
	description: 'Stop the clock of the first response',
	resource: 'work',
	fields: [caseIdField, inNameOfField],
	execute: async (call) => await doToCase(call, () => ({ kind: 'acknowledge' })),
};
