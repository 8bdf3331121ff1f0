import type { INodeProperties } from 'n8n-workflow';

import type { itemProblem } from '../../../../core/loop/problem/problem-part';
import { problemPart } from '../../../../core/loop/problem/problem-part';
import type { SaidOfProblem } from '../../../../core/loop/problem/problem-facts';
import { sayOf } from '../../../../core/loop/workspace/spoken';
import { InputError } from '../../../../core/model/errors';
import { fillItem } from '../../../../core/model/item';
import { type Call, collection, itemText, textParameter } from '../../../connection/operation';
import { pickerField } from '../../../connection/pickers';

export const problemIdField: INodeProperties = {
	displayName: 'Problem ID',
	name: 'problemId',
	type: 'string',
	default: '',
	placeholder: 'e.g. prb_…',
	description: 'Empty takes the problem of the item',
};

/** Which problem is meant: the one that is named, or that of the item. */
export function problemIdOf(call: Call): string {
	const id = textParameter(call, 'problemId') ?? itemText(call, 'problem', 'id');
	if (id !== null) return id;
	throw new InputError(
		'No problem is named, and the item has none.',
		'Fill in Problem ID, or put List or Create of problems before this node.',
	);
}

export const difficultyField: INodeProperties = {
	displayName: 'Difficulty',
	name: 'difficulty',
	type: 'options',
	options: [
		{ name: 'Easy', value: 'easy', description: 'Belongs to the list for 90 days' },
		{ name: 'Hard', value: 'hard', description: 'Belongs to the list for one to three years' },
		{ name: 'Medium', value: 'medium', description: 'Belongs to the list for 90 days' },
	],
	default: 'easy',
};

/** What can be said of a problem besides its title. */
export const detailFields: INodeProperties[] = [
	{
		displayName: 'By When',
		name: 'dueAt',
		type: 'dateTime',
		default: '',
		description: 'The day on which it is to be done',
	},
	difficultyField,
	{
		displayName: 'Expected Influence',
		name: 'influence',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		description: 'Points that the score is expected to gain; the list is sorted by it',
	},
	pickerField('people', {
		displayName: 'Owner',
		name: 'owner',
		none: 'Nobody',
		description: 'Who sees to it',
	}),
	pickerField('surveys', {
		displayName: 'Survey',
		name: 'surveyKey',
		none: 'All Surveys',
		description: 'Whose answers show whether it worked',
	}),
	{
		displayName: 'What Will Be Done',
		name: 'remedy',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. A second courier on Saturdays',
		description: 'Customers who reported it read this once it is done: without names or internals',
	},
];

/** What the collection says; what is not in it stays. */
export function saidIn(call: Call, name: string): SaidOfProblem {
	const { owner, remedy, difficulty, influence, dueAt, surveyKey } = collection(call, name);
	return { owner, remedy, difficulty, influence, dueAt, surveyKey };
}

type Row = Parameters<typeof itemProblem>[0];

/** The item with the problem as it is now, its owner, and what became of it. */
export async function withProblem(
	call: Call,
	row: Row,
	outcome: { code: string; text: string },
): Promise<Record<string, unknown>> {
	const { problem, ownerPart } = await problemPart(call.house, row);
	const parts = { outcome, ...(ownerPart && { owner: ownerPart }) };
	return { ...fillItem(call.json, parts), problem };
}

/** What became of a problem, in one sentence. */
export function problemOutcome(
	call: Call,
	code: 'problem_created' | 'problem_known' | 'problem_changed' | 'problem_linked' | 'unchanged',
	row: Row,
): { code: string; text: string } {
	const say = sayOf(call.house);
	const { title } = row;
	switch (code) {
		case 'problem_created':
			return { code, text: say('problem.created', { title }) };
		case 'problem_known':
			return { code, text: say('problem.known', { title }) };
		case 'problem_linked':
			return { code, text: say('problem.linked', { title }) };
		case 'unchanged':
			return { code, text: say('problem.unchanged', { title }) };
		case 'problem_changed':
			return {
				code,
				text: say('problem.changed', { title, state: say(`problem.state.${row.state}`) }),
			};
	}
}
