import type { INodeProperties } from 'n8n-workflow';

import { pickerField } from '../../connection/pickers';

/** Which case is meant. */
export const caseIdField: INodeProperties = {
	displayName: 'Case ID',
	name: 'caseId',
	type: 'string',
	default: '',
	placeholder: 'e.g. cas_0123456789abcdefghjk',
	description: 'Empty takes the case of the item, or that of its answer',
};

/** Whose rights count; a button in a chat gives the id of who pressed it by an expression. */
export const inNameOfField: INodeProperties = pickerField('people', {
	displayName: 'In the Name Of',
	name: 'inNameOf',
	none: 'The Workflow Itself',
	description:
		'Who decided this, for example by a button in a chat: their rights and limits count. Their ID, email, external ID or ID in the chat is understood',
});

/** What stays in the history. */
export const noteField: INodeProperties = {
	displayName: 'Note',
	name: 'note',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. Called twice, nobody answered',
	description: 'Kept in the history of the case',
};
