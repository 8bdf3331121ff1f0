import type { INodeProperties } from 'n8n-workflow';

import type { itemProblem } from '../../../../core/loop/problem/problem-part';
import { problemPart } from '../../../../core/loop/problem/problem-part';
import type { SaidOfProblem } from '../../../../core/loop/problem/problem-facts';
import { type ProblemOutcome, textOfOutcome } from '../../../../core/loop/problem/outcome-text';
import { InputError } from '../../../../core/model/errors';
import { fillItem } from '../../../../core/model/item';
import { type Call, collection, itemText, textParameter } from '../../../connection/operation';
import { pickerField } from '../../../connection/pickers';

export const problemIdField: INodeProperties = pickerField('problems', {
	displayName: 'Problem',
	name: 'problemId',
	none: 'That of the Item',
	description: 'Which problem is meant',
});

/** Which problem is meant: the one that is named, or that of the item. */
export function problemIdOf(call: Call): string {
	const id = textParameter(call, 'problemId') ?? itemText(call, 'problem', 'id');
	if (id !== null) return id;
	throw new InputError(
		'No problem is named, and the item has none.',
		'Choose it under Problem, or put List or Create of problems before this node.',
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

const publicTextsField: INodeProperties = {
	displayName: 'Public Texts',
	name: 'publicTexts',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Language',
	default: {},
	description:
		'What everybody reads on the page "You said, we did" once it is done. Without it the problem never appears there. Names, addresses and words of a customer are refused.',
	options: [
		{
			displayName: 'Text',
			name: 'text',
			values: [
				{
					displayName: 'Language',
					name: 'language',
					type: 'string',
					default: '',
					placeholder: 'e.g. zh-CN',
					description: 'Tag of the language, e.g. en, zh-CN, fr',
				},
				{
					displayName: 'Said',
					name: 'said',
					type: 'string',
					typeOptions: { rows: 2 },
					default: '',
					placeholder: 'e.g. Deliveries on Saturdays come late',
					description:
						'What was heard. Empty, with Did empty, too, takes the language off the page.',
				},
				{
					displayName: 'Did',
					name: 'did',
					type: 'string',
					typeOptions: { rows: 2 },
					default: '',
					placeholder: 'e.g. A second courier drives on Saturdays',
					description: 'What was done about it',
				},
			],
		},
	],
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
	publicTextsField,
	pickerField('answeredSurveys', {
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
	const { owner, remedy, difficulty, influence, dueAt, surveyKey, publicTexts } = collection(
		call,
		name,
	);
	return { owner, remedy, difficulty, influence, dueAt, surveyKey, publicTexts };
}

type Row = Parameters<typeof itemProblem>[0];

/** The item with the problem as it is now, its owner, and what became of it. */
export async function withProblem(
	call: Call,
	row: Row,
	outcome: { code: string; text: string },
): Promise<Record<string, unknown>> {
	const { problem, ownerPart } = await problemPart(call.house, call.now, row);
	const parts = {
		outcome,
		...(row.test === 1 && { test: true }),
		...(ownerPart && { owner: ownerPart }),
	};
	return { ...fillItem(call.json, parts), problem };
}

/** What became of a problem, in a sentence or two. */
export function problemOutcome(
	{ house }: Call,
	code: ProblemOutcome,
	row: Row,
	unknownOwner: string | null = null,
): { code: string; text: string } {
	return { code, text: textOfOutcome(house, code, row, unknownOwner) };
}
