import type { INodeProperties } from 'n8n-workflow';

import { createProblem } from '../../../../core/loop/problem/create';
import { seenIn, seenInCause } from '../../../../core/loop/problem/seen-in';
import { sayOf } from '../../../../core/loop/workspace/spoken';
import { doerOf } from '../../../connection/doer-of';
import { collection, type Operation, textOf, textParameter } from '../../../connection/operation';
import { hintOnce } from '../../../connection/hint-once';
import { fromModel, ifKnown } from '../../../connection/tool';
import { detailFields, problemOutcome, saidIn, withProblem } from './problem-fields';

const titleField: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Deliveries on Saturdays come late',
	description:
		'What is wrong, in a few words. Empty takes what the item is about: a topic, an alarm, a driver, a proposal of List.',
};

const detailsField: INodeProperties = {
	displayName: 'Details',
	name: 'problemDetails',
	type: 'collection',
	placeholder: 'Add detail',
	default: {},
	options: [
		...detailFields.slice(0, 5),
		{
			displayName: 'Root Cause',
			name: 'rootCause',
			type: 'string',
			default: '',
			placeholder: 'e.g. slow_response',
			description:
				'Code or name of a root cause: its cases of a year hang on the problem. In place of what the item is about.',
		},
		...detailFields.slice(5),
	],
};

/** Notes what many cases have in common. */
export const createProblemOperation: Operation = {
	value: 'createProblem',
	name: 'Create',
	action: 'Create a problem',
	description: 'Note what many cases, a topic or an alarm have in common; the same is noted once',
	resource: 'problem',
	tool: {
		description:
			'Notes a problem that many customers have. Returns it with its ID; one that was noted of the same before comes back as it is.',
		inputs: { title: fromModel('Title', 'What is wrong, in a few words', ifKnown) },
	},
	fields: [titleField, detailsField],
	async execute(call) {
		const { house, now, json, context, trial } = call;
		const cause = textOf(collection(call, 'problemDetails').rootCause);
		const seen = cause === null ? seenIn(json) : seenInCause(house, cause);
		const said = saidIn(call, 'problemDetails');
		const created = await createProblem(house, now, {
			said: {
				...said,
				title: textParameter(call, 'title') ?? seen.title,
				influence: said.influence ?? seen.influence,
				surveyKey: said.surveyKey ?? seen.surveyKey,
			},
			seen,
			doer: doerOf(context),
			test: trial || json.test === true,
		});
		const outcome = problemOutcome(call, created.kind, created.row, created.unknownOwner);
		if (created.unknownOwner !== null) hintOnce(context, outcome.text);
		if (created.row.test === 1) {
			hintOnce(context, sayOf(house)('problem.trial', { title: created.row.title }));
		}
		return [{ item: await withProblem(call, created.row, outcome) }];
	},
};
