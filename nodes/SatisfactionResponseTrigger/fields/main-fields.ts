import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import { standardQuestion, usualSatisfiedFrom } from '../../../core/loop/survey/survey-definition';
import { fromRoot } from '../../connection/from-root';

type Standard = Parameters<typeof standardQuestion>;

/** The one field of the question, before all others, under the standard wording that is asked while it is empty. */
function question(
	metric: Standard[0],
	scale: Standard[1],
	purpose: Standard[2],
	show: NonNullable<IDisplayOptions['show']> = {},
): INodeProperties {
	return {
		displayName: 'Question',
		name: 'question',
		type: 'string',
		noDataExpression: true,
		displayOptions: { show: fromRoot({ metric: [metric], ...show }) },
		default: '',
		placeholder: standardQuestion(metric, scale, purpose),
		description:
			'What the customer rates. Leave it empty for the standard wording, in every language of the survey. A question you write is asked in the language it is written in; give others under Texts.',
	};
}

const csatScales = ['csat_1_10', 'csat_1_5', 'csat_1_5_faces', 'csat_1_5_stars', 'csat_1_7'];
const verifies = { 'options.purpose': ['verification'] };
const verifiesNot = { 'options.purpose': [{ _cnd: { not: 'verification' } }] };

const questions: INodeProperties[] = [
	question('csat', 'csat_1_5', 'transactional', { csatScale: csatScales, ...verifiesNot }),
	question('csat', 'csat_1_5', 'verification', { csatScale: csatScales, ...verifies }),
	question('csat', 'yes_no', 'verification', { csatScale: ['yes_no'] }),
	question('ces', 'ces_1_7_agreement', 'transactional', { cesScale: ['ces_1_7_agreement'] }),
	question('ces', 'ces_1_7_effort', 'transactional', { cesScale: ['ces_1_7_effort'] }),
	question('csi', 'csi', 'transactional'),
	question('nps', 'nps', 'transactional'),
];

/** One field a scale, since a number of another scale means something else. */
function satisfiedFrom(max: number, scales: string[]): INodeProperties {
	const usual = usualSatisfiedFrom({ min: 1, max, direction: 'higher_is_better' });
	return {
		displayName: 'Satisfied From',
		name: `satisfiedFrom${max}`,
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 2, maxValue: max, numberPrecision: 0 },
		displayOptions: { show: { metric: ['csat'], csatScale: scales } },
		default: usual,
		description: `The first rating that counts as satisfied. Usual are the two best, ${usual}–${max} of ${max}. Changing it makes a new version: answers keep the cut they were given under, and both are counted apart.`,
	};
}

/** What is asked, on which scale, under which key: all that a survey needs. */
export const mainFields: INodeProperties[] = [
	...questions,
	{
		displayName: 'Metric',
		name: 'metric',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'CES', value: 'ces', description: 'How much effort it took' },
			{ name: 'CSAT', value: 'csat', description: 'How satisfied the customer is' },
			{ name: 'CSI', value: 'csi', description: 'A weighted index over several items' },
			{ name: 'NPS', value: 'nps', description: 'How likely the customer is to recommend, 0–10' },
		],
		default: 'csat',
	},
	{
		displayName: 'Scale',
		name: 'csatScale',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { metric: ['csat'] } },
		options: [
			{ name: '1–10 Numbers', value: 'csat_1_10' },
			{ name: '1–5 Faces', value: 'csat_1_5_faces' },
			{ name: '1–5 Numbers', value: 'csat_1_5' },
			{ name: '1–5 Stars', value: 'csat_1_5_stars' },
			{ name: '1–7 Numbers', value: 'csat_1_7' },
			{ name: 'No or Yes', value: 'yes_no', description: 'For a verification: is it solved' },
		],
		default: 'csat_1_5',
		description: 'Changing the scale later makes a new version; results of both are kept apart',
	},
	satisfiedFrom(5, ['csat_1_5', 'csat_1_5_faces', 'csat_1_5_stars']),
	satisfiedFrom(7, ['csat_1_7']),
	satisfiedFrom(10, ['csat_1_10']),
	{
		displayName: 'Scale',
		name: 'cesScale',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { metric: ['ces'] } },
		options: [
			{
				name: '1–7 Agreement',
				value: 'ces_1_7_agreement',
				description: 'Agrees that it was easy: high is good',
			},
			{
				name: '1–7 Effort',
				value: 'ces_1_7_effort',
				description: 'How much effort it was: low is good',
			},
		],
		default: 'ces_1_7_agreement',
	},
	{
		displayName: 'Scale',
		name: 'csiScale',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { metric: ['csi'] } },
		options: [
			{ name: '1–10 Numbers', value: 'csi' },
			{ name: '1–5 Faces', value: 'csat_1_5_faces' },
			{ name: '1–5 Numbers', value: 'csat_1_5' },
			{ name: '1–5 Stars', value: 'csat_1_5_stars' },
			{ name: '1–7 Numbers', value: 'csat_1_7' },
		],
		default: 'csi',
		description: 'Every item is rated on it',
	},
	{
		displayName: 'Survey Key',
		name: 'surveyKey',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. after-service',
		description:
			'Names the survey in other nodes, in reports and in the address of its page: small letters, digits, "_" and "-". Each key is served by one published trigger. Links that were sent keep it, so do not change it later. May be empty where Options give a path.',
	},
];
