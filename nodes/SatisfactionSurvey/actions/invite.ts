import type { INodeProperties } from 'n8n-workflow';

import { ask } from '../../../core/loop/ask/ask';
import { askedOwner } from '../../../core/loop/ask/asked-owner';
import { readCustomer } from '../../../core/loop/customer/customer-facts';
import { askingWays } from '../../../core/loop/customer/who-they-are';
import { parseDuration } from '../../../core/model/duration';
import { InputError } from '../../../core/model/errors';
import { fillItem } from '../../../core/model/item';
import { readWord } from '../../../core/model/read-input';
import {
	collection,
	itemText,
	type Operation,
	textOf,
	textParameter,
} from '../../connection/operation';
import { pickerField } from '../../connection/pickers';
import { fromModel, ifKnown } from '../../connection/tool';
import { customerField } from './customer-field';
import type { SurveyOutput } from './outputs';
import { surveyField, surveyOf } from './survey-field';

const channel: INodeProperties = {
	displayName: 'Channel',
	name: 'channel',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Another Node',
			value: 'other',
			description:
				'A node behind this one sends it, e.g. by SMS or WeCom, and Record Delivery tells what became of it',
		},
		{
			name: 'As the Receiver Prefers',
			value: 'any',
			description:
				'The clock of the workspace sends it; its Satisfaction Message picks the channel, by what the customer wants and where they can be reached',
		},
		{ name: 'Email', value: 'email', description: 'The clock of the workspace sends it' },
	],
	default: 'email',
	description: 'How the message travels',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Case ID',
			name: 'caseId',
			type: 'string',
			default: '',
			description: 'For a verification: the case that was resolved. From the item when empty.',
		},
		{
			displayName: 'Delay',
			name: 'delay',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2h',
			description:
				'Time between the event and the message, such as 30m, 24h or 3d; 0 asks at once. The delay of the contact policy in the workspace settings when empty.',
		},
		{
			displayName: 'Event ID',
			name: 'eventId',
			type: 'string',
			default: '',
			description: 'The event that is the reason to ask. From the item when empty.',
		},
		pickerField('people', {
			displayName: 'Owner',
			name: 'owner',
			none: 'As the Item Says',
			description:
				'Who is responsible for the answer. An email, external ID or name means a person, too',
		}),
		{
			displayName: 'Test Mode',
			name: 'test',
			type: 'boolean',
			default: false,
			description:
				'Whether the invitation is marked as a test: it spends no contact budget and counts nowhere. Manual executions always are.',
		},
		{
			displayName: 'Wave',
			name: 'wave',
			type: 'string',
			default: '',
			placeholder: 'e.g. 2026-Q4',
			description:
				'A wave is one round of a relationship survey. However often this runs, each customer is asked once in a wave. The calendar quarter when empty.',
		},
	],
};

/** Asks the customer of an item, unless the contact policy says otherwise. */
export const invite: Operation<SurveyOutput> = {
	value: 'invite',
	name: 'Invite',
	action: 'Invite a customer',
	description: 'Ask the customer of each item now, later or not at all',
	plans: true,
	tool: {
		description:
			'Asks one customer to answer a survey, by mail and only if the contact policy allows it. Returns the invitation with its link and when it leaves, or the reason why the customer is not asked.',
		inputs: {
			customer: {
				email: fromModel('Email', 'Mail address of the customer to ask'),
				name: fromModel('Name', 'Name of the customer, if known', ifKnown),
				language: fromModel(
					'Language',
					'Language of the customer as a tag such as en or zh-CN, if known',
					ifKnown,
				),
			},
		},
	},
	fields: [surveyField, channel, customerField, options],
	async execute(call) {
		const { house, now, json, trial } = call;
		const given = collection(call, 'options');
		const eventId = textOf(given.eventId) ?? itemText(call, 'event', 'id');
		const caseId = textOf(given.caseId) ?? itemText(call, 'case', 'id');
		const customer = readCustomer(json.customer, collection(call, 'customer'));
		const survey = await surveyOf(call);
		if (eventId === null && caseId === null && customer.id === null && customer.facts === null) {
			throw new InputError(
				'The item has no event and no customer, so there is nobody to ask.',
				'Connect a Satisfaction CRM Trigger, or fill in Customer.',
			);
		}
		const delay = textOf(given.delay);
		const { kind, item } = await ask(house, now, {
			surveyKey: survey.key,
			draft: survey.draft,
			eventId,
			caseId,
			customerId: customer.id,
			customer: customer.facts,
			owner: await askedOwner(house, json.owner, textOf(given.owner)),
			channel: readWord(textParameter(call, 'channel') ?? 'email', 'channel', askingWays),
			wave: textOf(given.wave),
			delay: delay === null ? null : parseDuration(delay, 'delay'),
			test: trial || json.test === true || given.test === true,
		});
		return [{ item: fillItem(json, item), output: kind === 'not_asked' ? kind : 'asked' }];
	},
};
