import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { type CaseAction, workOnCase } from '../../../core/loop/case/work-on-case';
import { readMoment } from '../../../core/calendar/read-moment';
import { readSettings } from '../../../core/loop/workspace/settings';
import { InputError } from '../../../core/model/errors';
import { readWord } from '../../../core/model/read-input';
import { heatSteps } from '../../../core/model/case-words';
import { type Action, type Call, textParameter, workGiven } from './action';

const shown = (what: string) => ({
	show: { operation: ['logAction'], logged: [what] },
});

export const logActionFields: INodeProperties[] = [
	{
		displayName: 'What Was Done',
		name: 'logged',
		type: 'options',
		options: [
			{ name: 'Contact', value: 'contact', description: 'Somebody spoke or wrote to the customer' },
			{
				name: 'HEAT Step',
				value: 'heat',
				description: 'Hear, empathise, apologise, act: all four come before Resolve',
			},
			{ name: 'Promise', value: 'promise', description: 'Something is due by a date' },
			{ name: 'Root Cause', value: 'rootCause', description: 'Why it happened' },
		],
		default: 'contact',
		displayOptions: { show: { operation: ['logAction'] } },
	},
	{
		displayName: 'Channel',
		name: 'channel',
		type: 'options',
		options: [
			{ name: 'Chat', value: 'chat' },
			{ name: 'Email', value: 'email' },
			{ name: 'Other', value: 'other' },
			{ name: 'Phone', value: 'phone' },
			{ name: 'Visit', value: 'visit' },
		],
		default: 'phone',
		displayOptions: shown('contact'),
	},
	{
		displayName: 'Step',
		name: 'heatStep',
		type: 'options',
		options: [
			{ name: 'Act', value: 'act', description: 'Do what solves it' },
			{ name: 'Apologise', value: 'apologise', description: 'Say sorry, without an excuse' },
			{ name: 'Empathise', value: 'empathise', description: 'Say what it meant for the customer' },
			{ name: 'Hear', value: 'hear', description: 'Let the customer finish' },
		],
		default: 'hear',
		displayOptions: shown('heat'),
	},
	{
		displayName: 'Done',
		name: 'heatDone',
		type: 'boolean',
		default: true,
		displayOptions: shown('heat'),
		description: 'Whether the step is done; off takes it back',
	},
	{
		displayName: 'Promised By',
		name: 'promisedBy',
		type: 'dateTime',
		default: '',
		displayOptions: shown('promise'),
		description: 'Without a zone, the time is that of the workspace',
	},
	{
		displayName: 'Root Cause',
		name: 'rootCause',
		type: 'options',
		options: [
			{ name: 'Attitude of Staff', value: 'attitude' },
			{ name: 'Delivery', value: 'delivery' },
			{ name: 'Expectation We Could Not Meet', value: 'expectation' },
			{ name: 'Hard to Use', value: 'hard_to_use' },
			{ name: 'Other', value: 'other' },
			{ name: 'Our Rules', value: 'policy' },
			{ name: 'Price or Billing', value: 'price_billing' },
			{ name: 'Problem Not Solved', value: 'not_solved' },
			{ name: 'Product Defect', value: 'product_defect' },
			{ name: 'Slow Response', value: 'slow_response' },
			{ name: 'Wrong or Missing Information', value: 'wrong_information' },
		],
		default: 'other',
		displayOptions: shown('rootCause'),
		description: 'An expression may give a word of your own',
	},
];

/** Writes down what was done for the customer. */
export const logActionOf: Action = async (call) => {
	const action = await actionOf(call);
	const work = { ...workGiven(call), action: () => action };
	return (await workOnCase(call.house, call.now, work)) as IDataObject[];
};

async function actionOf(call: Call): Promise<CaseAction> {
	const { context, house, index } = call;
	const note = textParameter(call, 'note');
	switch (textParameter(call, 'logged')) {
		case 'heat':
			return {
				kind: 'heat',
				step: readWord(textParameter(call, 'heatStep'), 'Step', heatSteps),
				done: context.getNodeParameter('heatDone', index) === true,
				note,
			};
		case 'promise': {
			const { settings } = await readSettings(house);
			const given = context.getNodeParameter('promisedBy', index, '');
			const at = readMoment(given, 'Promised By', settings.timeZone);
			if (at !== null && note !== null) return { kind: 'promise', at, text: note };
			throw new InputError(
				at === null ? 'The promise has no date.' : 'The promise says nothing.',
				'Fill in Promised By, and what is promised as the Note.',
			);
		}
		case 'rootCause':
			return { kind: 'root_cause', code: textParameter(call, 'rootCause') ?? '', note };
		default:
			return { kind: 'log_contact', channel: textParameter(call, 'channel') ?? 'other', note };
	}
}
