import type { INodeProperties } from 'n8n-workflow';

import { readMoment } from '../../../core/calendar/read-moment';
import type { CaseAction } from '../../../core/loop/case/work-on-case';
import { readSettings } from '../../../core/loop/workspace/settings';
import { heatSteps } from '../../../core/model/case-words';
import { InputError } from '../../../core/model/errors';
import { readWord } from '../../../core/model/read-input';
import { type Call, type Operation, textParameter } from '../../connection/operation';
import { fromModel } from '../../connection/tool';
import { caseIdField, inNameOfField, noteField } from './case-fields';
import { doToCase } from './case-given';

const shown = (...what: string[]) => ({ show: { logged: what } });

const logActionFields: INodeProperties[] = [
	{
		displayName: 'What Was Done',
		name: 'logged',
		type: 'options',
		options: [
			{ name: 'Contact', value: 'contact', description: 'Somebody spoke or wrote to the customer' },
			{
				name: 'HEAT Step',
				value: 'heat',
				description: 'Hear, empathise, apologise, take action: all four come before Resolve',
			},
			{ name: 'Promise', value: 'promise', description: 'Something is due by a date' },
			{ name: 'Root Cause', value: 'rootCause', description: 'Why it happened' },
		],
		default: 'contact',
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
			{ name: 'Hear', value: 'hear', description: 'Let the customer finish' },
			{ name: 'Empathise', value: 'empathise', description: 'Say what it meant for the customer' },
			{ name: 'Apologise', value: 'apologise', description: 'Say sorry, without an excuse' },
			{ name: 'Act', value: 'act', description: 'Do what solves it' },
		],
		default: 'hear',
		displayOptions: shown('heat'),
		description:
			'HEAT: hear, empathise, apologise, take action. A case is resolved only after all four.',
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
	{
		displayName: 'What Is Promised',
		name: 'note',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		required: true,
		placeholder: 'e.g. A new one by Friday',
		displayOptions: shown('promise'),
		description: 'Kept in the history of the case, with a clock of its own',
	},
];

/** Writes down what was done for the customer. */
export const logActionOnCase: Operation = {
	value: 'logAction',
	name: 'Log Action',
	action: 'Log an action on a case',
	description: 'Write down a contact, a HEAT step, a promise or the root cause',
	resource: 'work',
	tool: {
		description:
			'Writes into the history of a case what was done for the customer: a contact, a HEAT step, a promise or the root cause. Returns the case.',
		inputs: {
			caseId: fromModel('Case ID', 'ID of the case, which begins with cas_'),
			heatStep: fromModel('Step', 'hear, empathise, apologise or act'),
			promisedBy: fromModel('Promised By', 'When the promise is due, as 2026-12-31T17:00'),
			rootCause: fromModel(
				'Root Cause',
				'attitude, delivery, expectation, hard_to_use, not_solved, other, policy, price_billing, product_defect, slow_response or wrong_information',
			),
			note: fromModel(
				'Note',
				'What was done or promised, in the words that the history should keep',
			),
		},
	},
	fields: [
		caseIdField,
		...logActionFields,
		inNameOfField,
		{ ...noteField, displayOptions: shown('contact', 'heat', 'rootCause') },
	],
	async execute(call) {
		const action = await actionOf(call);
		return await doToCase(call, () => action);
	},
};

async function actionOf(call: Call): Promise<CaseAction> {
	const note = textParameter(call, 'note');
	switch (textParameter(call, 'logged') ?? 'contact') {
		case 'heat':
			return {
				kind: 'heat',
				step: readWord(textParameter(call, 'heatStep') ?? 'hear', 'Step', heatSteps),
				done: call.parameter('heatDone', true) === true,
				note,
			};
		case 'promise':
			return await promiseOf(call, note);
		case 'rootCause':
			return { kind: 'root_cause', code: textParameter(call, 'rootCause') ?? 'other', note };
		default:
			return { kind: 'log_contact', channel: textParameter(call, 'channel') ?? 'phone', note };
	}
}

async function promiseOf(call: Call, text: string | null): Promise<CaseAction> {
	const { settings } = await readSettings(call.house);
	const at = readMoment(call.parameter('promisedBy', ''), 'Promised By', settings.timeZone);
	if (at !== null && text !== null) return { kind: 'promise', at, text };
	throw new InputError(
		at === null ? 'The promise has no date.' : 'The promise says nothing.',
		'Fill in Promised By and What Is Promised.',
	);
}
