import type { INodeProperties } from 'n8n-workflow';

import { usualSample } from '../../../core/loop/survey/sample';
import { answeredInField } from './answered-in';
import { incentiveField } from './incentive';
import { nextStepField } from './next-step';
import { usualChangeWindow, usualExpiry } from '../survey-parameters';

/** What most surveys leave as it is. */
export const optionFields: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Accept Answers',
			name: 'acceptAnswers',
			type: 'boolean',
			noDataExpression: true,
			default: true,
			description:
				'Whether the survey is asked and answered. Switch it off to retire a survey and keep the workflow published, so that old links still open a page.',
		},
		{
			displayName: 'Answer May Be Changed For (Hours)',
			name: 'changeWindowHours',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 0, maxValue: 720 },
			default: usualChangeWindow,
			description: 'After it the answer stands. 0 for not at all.',
		},
		answeredInField,
		{
			displayName: 'Ask for a Comment',
			name: 'askComment',
			type: 'boolean',
			noDataExpression: true,
			default: true,
			description: 'Whether the customer can write something after the rating',
		},
		{
			displayName: 'Comment Required After a Low Rating',
			name: 'commentRequiredWhenLow',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether the second page asks for it. The low rating itself has started the workflow before.',
		},
		{
			displayName: 'CSI: High From (%)',
			displayOptions: { show: { '/metric': ['csi'] } },
			name: 'highFrom',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 80,
			description: 'An index from here on is high',
		},
		{
			displayName: 'CSI: Low Below (%)',
			displayOptions: { show: { '/metric': ['csi'] } },
			name: 'lowBelow',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 60,
			description: 'An index below this is low',
		},
		{
			displayName: 'Default Language',
			name: 'defaultLanguage',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. fr',
			description: 'Used where a customer reads none of the languages. The first one when empty.',
		},
		incentiveField,
		{
			displayName: 'Languages',
			name: 'languages',
			type: 'multiOptions',
			noDataExpression: true,
			options: [
				{ name: 'Chinese (Simplified)', value: 'zh-CN' },
				{ name: 'English', value: 'en' },
			],
			default: ['en', 'zh-CN'],
			description: 'Languages whose texts are built in. The first one chosen is the default.',
		},
		{
			displayName: 'Link Valid For (Days)',
			name: 'expiresAfterDays',
			type: 'number',
			noDataExpression: true,
			typeOptions: { minValue: 1, maxValue: 365 },
			default: usualExpiry,
		},
		nextStepField,
		{
			displayName: 'Offer Reasons',
			name: 'offerReasons',
			type: 'boolean',
			noDataExpression: true,
			default: true,
			description:
				'Whether the customer can tick reasons after the rating: your own, else the built-in ones that follow it',
		},
		{
			displayName: 'Other Languages',
			name: 'otherLanguages',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. fr, de',
			description:
				'Language tags between commas. Give their texts under Texts; what is missing is shown in the default language.',
		},
		{
			displayName: 'Path',
			name: 'path',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. surveys/after-service',
			description:
				'Last part of the address of the survey page, unique in this n8n. The survey key when empty. Links that were sent keep their address, so do not change it later.',
		},
		{
			displayName: 'Purpose',
			name: 'purpose',
			type: 'options',
			noDataExpression: true,
			options: [
				{
					name: 'Relationship',
					value: 'relationship',
					description: 'About the relation as a whole, once a round',
				},
				{ name: 'Transactional', value: 'transactional', description: 'About one event' },
				{
					name: 'Verification',
					value: 'verification',
					description:
						'Whether a fix has solved the problem: the answer confirms or reopens the case',
				},
			],
			default: 'transactional',
			hint: 'Decides how often a customer is asked: transactional once about each event, relationship once a round (a quarter), verification after every fix, whatever else they were asked.',
		},
		{
			displayName: 'Sample for Tests',
			name: 'sample',
			type: 'json',
			noDataExpression: true,
			default: JSON.stringify(usualSample, null, 2),
			description:
				'Event, customer and owner that an answer carries while you try the survey out, so that what follows can be tried, too. Such answers count nowhere; mail goes to the test address of the workspace.',
		},
		{
			displayName: 'Survey Name',
			name: 'surveyName',
			type: 'string',
			noDataExpression: true,
			default: '',
			placeholder: 'e.g. After Service',
			description: 'Shown to colleagues. The key when empty.',
		},
		{
			displayName: 'Test Mode',
			name: 'testMode',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description:
				'Whether the address may be opened without a link, to try the survey out. Such answers are marked as a test and count nowhere. While you listen for a test event, it may be opened at any rate.',
		},
		{
			displayName: 'Touchpoint',
			name: 'touchpoint',
			type: 'options',
			noDataExpression: true,
			options: [
				{ name: 'As the Event Says', value: '' },
				{ name: 'Awareness', value: 'awareness' },
				{ name: 'Critical Moment', value: 'critical_moment' },
				{ name: 'Purchase', value: 'purchase' },
				{ name: 'Renewal', value: 'renewal' },
				{ name: 'Use', value: 'use' },
			],
			default: '',
			hint: 'The stage of the customer journey that the survey is about. Results are compared by it. Counts for events that do not say their own.',
		},
	],
};
