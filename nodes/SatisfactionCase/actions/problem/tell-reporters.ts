import type { INodeProperties } from 'n8n-workflow';

import { tellAnswerers } from '../../../../core/loop/problem/tell-answerers';
import { tellReporters } from '../../../../core/loop/problem/tell-reporters';
import { sayOf } from '../../../../core/loop/workspace/spoken';
import { fillItem } from '../../../../core/model/item';
import { readNumber, readWord } from '../../../../core/model/read-input';
import { doerOf } from '../../../connection/doer-of';
import { hintOnce } from '../../../connection/hint-once';
import { messagesBehind } from '../../../connection/messages-behind';
import { type Call, itemText, type Operation, textParameter } from '../../../connection/operation';
import { pickerField } from '../../../connection/pickers';
import { isProblem, itemProblem } from '../../../../core/loop/problem/problem-part';
import { problemIdField, problemIdOf } from './problem-fields';

const ofAnswerers = { show: { whom: ['answered'] } };

const fields: INodeProperties[] = [
	problemIdField,
	{
		displayName: 'Whom',
		name: 'whom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Everybody Who Answered',
				value: 'answered',
				description: 'In the words that were written for the public; 500 at a time',
			},
			{
				name: 'Those Who Reported It',
				value: 'reported',
				description: 'The customers whose cases hang on it',
			},
		],
		default: 'reported',
		description: 'Who hears that it is done; by a Satisfaction Message nobody hears of it twice',
	},
	{
		...pickerField('answeredSurveys', {
			displayName: 'Survey',
			name: 'answeredSurvey',
			none: "The Problem's Own",
			description: 'Whose answers count; of a problem without a survey those of all',
		}),
		displayOptions: ofAnswerers,
	},
	{
		displayName: 'Days',
		name: 'answeredDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1_100 },
		default: 90,
		displayOptions: ofAnswerers,
		description: 'How long before it was done somebody may have answered',
	},
];

/** Who reported or answered, each customer once, with the words for them. */
export const tellReportersOperation: Operation = {
	value: 'tellReporters',
	name: 'Tell Reporters',
	action: 'Tell those who reported a problem',
	description:
		'Get one item for each customer who reported a problem that is done, or answered before, for a Satisfaction Message, by which each is told once',
	resource: 'problem',
	// Writing to customers is for people to decide.
	tool: null,
	fields,
	async execute(call) {
		const { house, context, json } = call;
		const peek = call.trial || json.test === true;
		const say = sayOf(house);
		if (call.trial && json.test === true && !(await isProblem(house, problemIdOf(call)))) {
			hintOnce(context, say('telling.sample'));
			return [];
		}
		const { row, told } = await toldIn(call, peek);
		const { title } = row;
		if (told.length === 0) hintOnce(context, say('problem.nobodyToTell', { title }));
		return told.map(({ customer, message, telling }) => {
			const who = customer.name ?? customer.email ?? customer.id ?? '';
			const outcome = telling.again
				? { code: 'told_again', text: say('telling.again', { who, title }) }
				: { code: 'told', text: say('problem.told.outcome', { who, title }) };
			const base = fillItem({}, { test: peek || row.test === 1, outcome, customer });
			return { item: { ...base, problem: itemProblem(row), said: message, telling } };
		});
	},
};

async function toldIn(call: Call, peek: boolean) {
	const { house, now, context, parameter } = call;
	const about = {
		problemId: problemIdOf(call),
		doer: doerOf(context),
		peek,
		activityId: itemText(call, 'activity', 'id'),
		// A Satisfaction Message says of each person that their message is taken over; other nodes say nothing.
		takenOver: messagesBehind(call).length > 0,
		workflowId: context.getWorkflow().id ?? null,
	};
	const whom = readWord(parameter('whom', 'reported'), 'Whom', ['reported', 'answered']);
	if (whom === 'reported') {
		const told = await tellReporters(house, now, about);
		const { title } = told.row;
		const say = sayOf(house);
		for (const word of told.hidden) hintOnce(context, say(`telling.hidden.${word}`, { title }));
		return told;
	}
	const told = await tellAnswerers(house, now, {
		...about,
		days: readNumber(parameter('answeredDays', 90), 'Days', 1, 1_100),
		surveyKey: textParameter(call, 'answeredSurvey'),
	});
	const { rest } = told;
	if (rest !== 'none') hintOnce(context, sayOf(house)(`youSaid.outcome.more.${rest}`));
	return told;
}
