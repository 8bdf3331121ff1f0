import type { INodeProperties } from 'n8n-workflow';

import { changeProblem } from '../../../../core/loop/problem/update';
import { doerOf } from '../../../connection/doer-of';
import { collection, type Operation, textOf } from '../../../connection/operation';
import {
	detailFields,
	problemIdField,
	problemIdOf,
	problemOutcome,
	saidIn,
	withProblem,
} from './problem-fields';

const changesField: INodeProperties = {
	displayName: 'Changes',
	name: 'problemChanges',
	type: 'collection',
	placeholder: 'Add change',
	default: {},
	options: [
		...detailFields,
		{
			displayName: 'Reason',
			name: 'reason',
			type: 'string',
			default: '',
			description: 'Why it is given up',
		},
		{
			displayName: 'State',
			name: 'state',
			type: 'options',
			options: [
				{ name: 'Being Done', value: 'being_done' },
				{
					name: 'Done',
					value: 'done',
					description: 'Whether it worked is then shown by the answers',
				},
				{ name: 'Given Up', value: 'given_up', description: 'Needs a reason' },
				{
					name: 'Planned',
					value: 'planned',
					description: 'Needs an owner, what will be done, and by when',
				},
				{ name: 'Seen', value: 'seen' },
			],
			default: 'planned',
		},
		{ displayName: 'Title', name: 'title', type: 'string', default: '' },
	],
};

/** Changes a problem, or where the work on it stands. */
export const updateProblemOperation: Operation = {
	value: 'updateProblem',
	name: 'Update',
	action: 'Update a problem',
	description: 'Say who does what by when, and where the work stands',
	resource: 'problem',
	// Who takes on what is for people to decide.
	tool: null,
	fields: [problemIdField, changesField],
	async execute(call) {
		const { state, reason, title } = collection(call, 'problemChanges');
		const { kind, row } = await changeProblem(call.house, call.now, {
			problemId: problemIdOf(call),
			said: {
				...saidIn(call, 'problemChanges'),
				state,
				reason: textOf(reason),
				title: textOf(title),
			},
			doer: doerOf(call.context),
		});
		return [{ item: await withProblem(call, row, problemOutcome(call, kind, row)) }];
	},
};
